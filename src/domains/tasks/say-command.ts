import type { ActionContext } from '../../core/action.ts';
import type { Repeat } from '../../core/repeat.ts';
import { spokenRepeat } from '../../core/repeat-words.ts';

/** Any of these would end the quotation, or open another one. */
const QUOTATION_MARKS = /["“”„«»`]/;

/** The text within quotation marks, so that it is read letter by letter; undefined when it holds some itself. */
export const quoted = (text: string): string | undefined =>
  QUOTATION_MARKS.test(text) ? undefined : `"${text}"`;

/** What stands within quotation marks, to be quoted elsewhere. */
export const unquoted = (text: string): string => text.replace(/^"([^"]*)"$/, '$1');

/** The words that name the connection in which this was found, where another one would be taken without them. */
function atConnection({ at, connections }: Pick<ActionContext, 'at' | 'connections'>): string {
  if (connections.length === 0 || at?.id === connections[0]?.id) return '';
  return at ? ` on ${at.name}` : ' on my own list';
}

type Value = string | number | readonly string[] | Repeat;

type Place = Pick<ActionContext, 'at' | 'connections' | 'caller'>;

/**
 * A command that means exactly this: what is in its place first, then each field with its name. Undefined when some
 * of it cannot be quoted.
 */
export function commandWords(
  command: string,
  inPlace: string | undefined,
  fields: Readonly<Record<string, Value | undefined>>,
  { caller }: Pick<Place, 'caller'>,
): string | undefined {
  const place = inPlace === undefined ? inPlace : quoted(inPlace);
  const options = Object.entries(fields).flatMap(([field, value]) => {
    if (value === undefined) return [];
    const said = spoken(value, caller.timeZone);
    return [said === undefined ? undefined : `--${field} ${said}`];
  });
  const parts = [command, ...(inPlace === undefined ? [] : [place]), ...options];
  return parts.includes(undefined) ? undefined : parts.join(' ');
}

/** The same, in the connection that it was found in. */
export function sayCommand(
  command: string,
  inPlace: string | undefined,
  fields: Readonly<Record<string, Value | undefined>>,
  context: Place,
): string | undefined {
  return thereToo(commandWords(command, inPlace, fields, context), context);
}

/** The same sentence, for the connection in which something was found. */
export const thereToo = (words: string | undefined, context: Place): string | undefined =>
  words === undefined ? undefined : `${words}${atConnection(context)}`;

function spoken(value: Value, timeZone: string): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  return quoted('length' in value ? value.join(', ') : spokenRepeat(value, timeZone, 'en'));
}
