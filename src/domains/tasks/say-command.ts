import type { ActionContext } from '../../core/action.ts';
import type { Repeat } from './task.ts';
import { spokenRepeat } from './repeat-words.ts';

/** Any of these would end the quotation, or open another one. */
const QUOTATION_MARKS = /["“”„«»`]/;

/** The text within quotation marks, so that it is read letter by letter; undefined when it holds some itself. */
export const quoted = (text: string): string | undefined =>
  QUOTATION_MARKS.test(text) ? undefined : `"${text}"`;

/** The words that name the connection in which this was found, where another one would be taken without them. */
export function atConnection({ at, connections }: Pick<ActionContext, 'at' | 'connections'>): string {
  if (connections.length === 0 || at?.id === connections[0]?.id) return '';
  return at ? ` on ${at.name}` : ' on my own list';
}

type Value = string | number | readonly string[] | Repeat;

/**
 * A command that means exactly this: what is in its place first, then each field with its name. Undefined when some
 * of it cannot be quoted.
 */
export function sayCommand(
  command: string,
  inPlace: string | undefined,
  fields: Readonly<Record<string, Value | undefined>>,
  context: Pick<ActionContext, 'at' | 'connections' | 'caller'>,
): string | undefined {
  const place = inPlace === undefined || inPlace.startsWith('#') ? inPlace : quoted(inPlace);
  const options = Object.entries(fields).flatMap(([field, value]) => {
    if (value === undefined) return [];
    const said = spoken(value, context.caller.timeZone);
    return [said === undefined ? undefined : `--${field} ${said}`];
  });
  const parts = [command, ...(inPlace === undefined ? [] : [place]), ...options];
  return parts.includes(undefined) ? undefined : `${parts.join(' ')}${atConnection(context)}`;
}

function spoken(value: Value, timeZone: string): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  return quoted('length' in value ? value.join(', ') : spokenRepeat(value, timeZone));
}
