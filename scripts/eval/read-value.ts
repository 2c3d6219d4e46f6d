import { clockTime, dayFrom, instantOn, isWhen } from '../../src/core/time.ts';
import { splitOutside } from './split-outside.ts';

const LOCAL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;
const SPAN = /^([^.]*)\.\.([^.]*)$/;
const NUMBER = /^\d+$/;

const READERS: Readonly<Record<string, (written: string, timeZone: string) => unknown>> = {
  '"': (written) => quoted(written),
  '{': (written, timeZone) => withMoments(JSON.parse(written), timeZone),
  '[': (written, timeZone) => readList(written, timeZone),
  '(': (written, timeZone) => readRepeat(written.slice(1, -1), timeZone),
  '@': (written) => readReference(written.slice(1)),
};

const quoted = (written: string): unknown => JSON.parse(written);

/** The value that `written` stands for (see sentences/README.md). Throws on what is no value. */
export function readValue(written: string, timeZone: string): unknown {
  const read = READERS[written.charAt(0)];
  if (read) return read(written, timeZone);
  if (NUMBER.test(written)) return Number(written);
  if (written === 'true') return true;
  const [, from, to] = SPAN.exec(written) ?? [];
  if (from !== undefined && to !== undefined) return spanOf(from, to, timeZone);
  return momentOf(written, timeZone) ?? word(written);
}

function word(written: string): string {
  if (/^[\p{L}\p{N}_+:/.-]+$/u.test(written)) return written;
  throw new Error(`${written} is no value; words in quotes`);
}

/** A day or an instant of any form; nothing for other words. */
function momentOf(written: string, timeZone: string): string | undefined {
  const [, date = '', hour = '', minute = ''] = LOCAL.exec(written) ?? [];
  const day = dayFrom(date);
  if (day !== undefined) return instantOn(day, clockTime(Number(hour), Number(minute)), timeZone);
  return isWhen(written) ? written : undefined;
}

const spanOf = (from: string, to: string, timeZone: string): unknown => ({
  ...(from === '' ? {} : { from: surely(from, timeZone) }),
  ...(to === '' ? {} : { to: surely(to, timeZone) }),
});

function surely(written: string, timeZone: string): string {
  const moment = momentOf(written, timeZone);
  if (moment === undefined) throw new Error(`${written} is no moment`);
  return moment;
}

const readList = (written: string, timeZone: string): unknown =>
  written.startsWith('[]')
    ? []
    : splitOutside(written.slice(1, -1), ',').map((one) => readValue(one.trim(), timeZone));

/** Texts of JSON that are moments in the zone of the sentence. */
function withMoments(value: unknown, timeZone: string): unknown {
  if (typeof value === 'string') return momentOf(value, timeZone) ?? value;
  if (Array.isArray(value)) return value.map((one) => withMoments(one, timeZone));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withMoments(inner, timeZone)]),
  );
}

/** `it`, `last:2`, `that:"invoice"`. */
function readReference(written: string): unknown {
  const [ref = '', more] = written.split(/:(.*)/s);
  if (more === undefined) return { ref };
  return NUMBER.test(more) ? { ref, count: Number(more) } : { ref, text: JSON.parse(more) };
}

const UNITS = new Set(['minute', 'hour', 'day', 'week', 'month', 'year']);

/** `every 2 weeks on monday thursday until 2026-12-24`. */
function readRepeat(written: string, timeZone: string): unknown {
  const [every, ...words] = written.split(' ');
  const number = Number(words[0]);
  const unit = (Number.isNaN(number) ? words.shift() : words.splice(0, 2)[1])?.replace(/s$/, '') ?? '';
  if (every !== 'every' || !UNITS.has(unit)) throw new Error(`(${written}) is no repeat`);
  const repeat: Record<string, unknown> = { every: Number.isNaN(number) ? 1 : number, unit };
  for (let name = words.shift(); name !== undefined; name = words.shift()) {
    repeat[name] = repeatPart(name, words, timeZone);
  }
  return repeat;
}

const REPEAT_PARTS = new Set(['on', 'nth', 'until', 'times', 'from']);

/** Takes the words of one part off the front of `words`. */
function repeatPart(name: string, words: string[], timeZone: string): unknown {
  const first = words.shift();
  if (first === undefined || !REPEAT_PARTS.has(name)) throw new Error(`“${name}” is no part of a repeat`);
  if (name === 'until') return surely(first, timeZone);
  if (name !== 'on') return Number.isNaN(Number(first)) ? first : Number(first);
  const days = [first];
  while (words[0] !== undefined && !REPEAT_PARTS.has(words[0])) days.push(words.shift() ?? '');
  return days.map((day) => (Number.isNaN(Number(day)) ? day : Number(day)));
}
