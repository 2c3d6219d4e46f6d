import type { Fields } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';

/** What a person calls a task, a project or a label, as it is. */
export const nameIn = (fields: Fields): string => {
  const name = fields['title'] ?? fields['name'];
  return typeof name === 'string' ? name : '';
};

/** The same in Markdown. */
export const nameOf = (fields: Fields): string => literal(nameIn(fields));

/** As much of a name as stands among many others. */
const SHORT_NAME = 60;

export function shortNameOf(fields: Fields): string {
  const name = nameIn(fields);
  const characters = Array.from(name);
  return literal(characters.length > SHORT_NAME ? `${characters.slice(0, SHORT_NAME).join('')}…` : name);
}
