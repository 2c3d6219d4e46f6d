import type { TimeWords } from './languages/words.ts';
import { readWhen } from './read-when.ts';
import type { ReadingContext } from './reading.ts';
import { lengthAtEnd, lengthAtStart, type Token } from './tokens.ts';

type Now = Pick<ReadingContext, 'now' | 'timeZone'>;
type Unit = TimeWords['units'][string];

/** How often something comes again, as actions write it. */
export interface Repeat {
  readonly every: number;
  readonly unit: Unit;
  readonly on?: readonly string[] | readonly number[];
  readonly until?: string;
  readonly times?: number;
}

/** No repeat that is read takes more words. */
export const LONGEST_REPEAT = 16;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** More often than this nobody counts. */
const MOST = 1000;

/** The repeat that all these words together are: "every 2 weeks", "every monday and thursday", "daily until friday". */
export function readRepeat(tokens: readonly Token[], words: TimeWords, at: Now): Repeat | undefined {
  if (tokens.length === 0 || tokens.length > LONGEST_REPEAT) return undefined;
  if (tokens.some(({ quoted }) => quoted !== undefined)) return undefined;
  const ended = cutEnd(tokens, words, at);
  const rhythm = ended && readRhythm(ended.rest, words);
  return rhythm && { ...rhythm, ...ended.end };
}

interface Ended {
  readonly rest: readonly Token[];
  readonly end: Pick<Repeat, 'until' | 'times'>;
}

/** "until friday", "10 times" behind it. Undefined when there is an end that is not understood. */
function cutEnd(tokens: readonly Token[], words: TimeWords, at: Now): Ended | undefined {
  const place = tokens.findIndex(({ word }) => words.until.includes(word));
  if (place > 0) {
    const until = readWhen(tokens.slice(place + 1), words, at);
    return until === undefined ? undefined : { rest: tokens.slice(0, place), end: { until } };
  }
  if (lengthAtEnd(tokens, words.times) === 0) return { rest: tokens, end: {} };
  const times = countOf(tokens.at(-2)?.word);
  return times === undefined ? undefined : { rest: tokens.slice(0, -2), end: { times } };
}

const countOf = (word: string | undefined): number | undefined =>
  word !== undefined && /^\d{1,4}$/.test(word) && Number(word) > 0 && Number(word) <= MOST
    ? Number(word)
    : undefined;

function readRhythm([first, ...others]: readonly Token[], words: TimeWords): Repeat | undefined {
  if (!first) return undefined;
  const inOneWord = own(words.rhythms, first.word);
  if (inOneWord) return others.length === 0 ? { every: inOneWord[0], unit: inOneWord[1] } : undefined;
  return words.repeating.includes(first.word) ? readEvery(others, words) : undefined;
}

/** What stands behind "every": "2 weeks", "other friday". */
function readEvery(tokens: readonly Token[], words: TimeWords): Repeat | undefined {
  const next = tokens[0]?.word ?? '';
  const count = countOf(next) ?? own(words.every, next);
  return count === undefined ? readCounted(1, tokens, words) : readCounted(count, tokens.slice(1), words);
}

function readCounted(every: number, tokens: readonly Token[], words: TimeWords): Repeat | undefined {
  const [first, ...others] = tokens;
  const unit = first && own(words.units, first.word);
  if (!unit) {
    const on = weekdaysIn(tokens, words);
    return on && { every, unit: 'week', on };
  }
  if (others.length === 0) return { every, unit };
  const behind = others.slice(lengthAtStart(others, words.prepositions));
  if (behind.length === others.length) return undefined;
  const on =
    unit === 'week' ? weekdaysIn(behind, words) : unit === 'month' ? daysIn(behind, words) : undefined;
  return on && { every, unit, on };
}

/** "monday and thursday", "weekday". */
function weekdaysIn(tokens: readonly Token[], words: TimeWords): readonly string[] | undefined {
  const found = new Set<number>();
  for (const { word } of named(tokens, words)) {
    const day = own(words.weekdays, word) ?? own(words.shortWeekdays, word);
    const days = day === undefined ? own(words.weekdayGroups, word) : [day];
    if (!days) return undefined;
    for (const one of days) found.add(one);
  }
  const sorted = [...found].toSorted((a, b) => a - b);
  return sorted.length === 0 ? undefined : sorted.map((day) => WEEKDAYS[day - 1] ?? '');
}

const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th)?$/;

/** "the 15th", "the 1st and the last day". */
function daysIn(tokens: readonly Token[], words: TimeWords): readonly number[] | undefined {
  const found = new Set<number>();
  let left = named(tokens, words);
  while (left.length > 0) {
    const [day, length] = dayAt(left, words);
    if (day === undefined) return undefined;
    found.add(day);
    left = left.slice(length);
  }
  return found.size === 0 ? undefined : [...found];
}

/** The day of the month that comes first, and how many words it takes; -1 is the last one. */
function dayAt(
  tokens: readonly Token[],
  words: TimeWords,
): readonly [day: number | undefined, length: number] {
  const last = lengthAtStart(tokens, words.lastDay);
  if (last > 0) return [-1, last];
  const articles = lengthAtStart(tokens, words.the);
  const day = Number(ORDINAL.exec(tokens[articles]?.word ?? '')?.[1] ?? 0);
  return [day > 0 && day <= 31 ? day : undefined, articles + 1];
}

const named = (tokens: readonly Token[], { and }: TimeWords): readonly Token[] =>
  tokens.filter(({ word }) => !and.includes(word));

const own = <Value>(record: Readonly<Record<string, Value>>, word: string): Value | undefined =>
  Object.hasOwn(record, word) ? record[word] : undefined;
