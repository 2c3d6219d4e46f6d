import type { ActionCall } from '../core/action.ts';
import { Repeat } from '../core/repeat.ts';
import { listed, spokenRepeat } from '../core/repeat-words.ts';
import { isWhen, spokenWhen } from '../core/time.ts';
import { plain } from './output.ts';

/** Of all that the command line says. */
const LANGUAGE = 'en';

/** Fields that are words of the person: what looks like a moment there is none. */
const WORDS = new Set(['title', 'what', 'text', 'description', 'name', 'value', 'without']);
/** Never printed in full (conversation.md 13.8). */
const SECRET = 'secret';

/** A call for a person: its action, and a line for each of its parts, with moments and repeats in words. */
export function sayCall({ action, input }: ActionCall, to: string, timeZone: string): readonly string[] {
  const parts = [...fieldsOf(input)].flatMap(([name, value]) => partLines(name, value, timeZone));
  return [`${action} (${to})`, ...(parts.length === 0 ? ['nothing more was said'] : parts).map(indented)];
}

const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> => new Map(Object.entries(Object(value)));

const indented = (line: string): string => `  ${line}`;

function partLines(name: string, value: unknown, timeZone: string): readonly string[] {
  if (name === 'items' && Array.isArray(value)) {
    return [`${name}:`, ...value.flatMap((item) => itemLines(item, timeZone).map(indented))];
  }
  return [`${name}: ${name === SECRET ? '(not shown)' : sayValue(name, value, timeZone)}`];
}

/** One of several tasks: its title, what else was said about it, and what is under it. */
function itemLines(item: unknown, timeZone: string): readonly string[] {
  const parts = fieldsOf(item);
  const rest = [...parts].flatMap(([name, value]) =>
    name === 'title' ? [] : partLines(name, value, timeZone),
  );
  return [`• ${sayValue('title', parts.get('title'), timeZone)}`, ...rest.map(indented)];
}

function sayValue(name: string, value: unknown, timeZone: string): string {
  if (typeof value === 'string') return sayText(name, value, timeZone);
  if (Array.isArray(value))
    return listed(
      value.map((one) => sayValue(name, one, timeZone)),
      LANGUAGE,
    );
  if (typeof value === 'number') return name === 'which' ? `number ${value} of the list` : String(value);
  if (value === true) return 'yes';
  const repeat = Repeat.safeParse(value);
  if (repeat.success) return spokenRepeat(repeat.data, timeZone, LANGUAGE);
  return sayReference(value) ?? sayParts(value, timeZone);
}

const sayText = (name: string, text: string, timeZone: string): string =>
  isWhen(text) && !WORDS.has(name) ? spokenWhen(text, timeZone, LANGUAGE) : plain(JSON.stringify(text));

const REFERENCES: Readonly<Record<string, string>> = {
  it: 'what was written or shown last',
  that: 'what was written or shown last',
  last: 'the last one of the list',
  all: 'all that were shown last',
};

/** What "it", "1, 2, 3 and 4", "the last two" and "that one with …" point at. */
function sayReference(value: unknown): string | undefined {
  const [ref, count, text, lines] = ['ref', 'count', 'text', 'lines'].map((name) =>
    fieldsOf(value).get(name),
  );
  if (Array.isArray(lines)) return `numbers ${lines.join(', ')} of the list`;
  if (typeof ref !== 'string') return undefined;
  if (typeof count === 'number') return `the last ${count} of the list`;
  if (typeof text === 'string') return `the one that was shown with ${plain(JSON.stringify(text))}`;
  return REFERENCES[ref];
}

/** A span or another value with parts: `from Mon 23 Nov 2026, to Sun 29 Nov 2026`. */
function sayParts(value: unknown, timeZone: string): string {
  const parts = [...fieldsOf(value)].map(([name, part]) => {
    const said = part === true ? '' : sayValue(name, part, timeZone);
    return said === '' ? name : `${name} ${said}`;
  });
  return parts.join(', ');
}
