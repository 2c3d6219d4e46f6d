import {
  addDays,
  clockTime,
  compareWhen,
  type Day,
  dayFrom,
  instantOn,
  isWhen,
  today,
  type When,
} from '../core/time.ts';
import { type ClockReading, readClock } from './read-clock.ts';
import type { ReadingContext } from './reading.ts';
import type { TimeWords } from './languages/words.ts';
import { lengthAtEnd, lengthAtStart, type Token } from './tokens.ts';

export type Span = { readonly from: When; readonly to: When };
type Now = Pick<ReadingContext, 'now' | 'timeZone'>;

/** No moment that is read takes more words: "due on this coming friday at 10 pm". */
export const LONGEST_MOMENT = 8;

/**
 * The moment that all these words together mean: a day, a clock time, or both in either order. A clock time alone
 * is the next one to come: later today, else tomorrow.
 */
export function readWhen(tokens: readonly Token[], words: TimeWords, at: Now): When | undefined {
  if (tokens.length > LONGEST_MOMENT || tokens.some(({ quoted }) => quoted !== undefined)) return undefined;
  const behind = tokens.slice(lengthAtStart(tokens, words.prepositions));
  if (behind.length === 0) return undefined;
  const hasPreposition = behind.length < tokens.length;
  return (
    readWhole(behind) ?? dayThenClock(behind, hasPreposition, words, at) ?? clockThenDay(behind, words, at)
  );
}

/** Instants are taken as they were written, offset included. */
function readWhole([only, ...others]: readonly Token[]): When | undefined {
  const written = only?.raw.slice(0, only.end - only.start) ?? '';
  return others.length === 0 && written.includes('T') && isWhen(written) ? written : undefined;
}

function dayThenClock(
  tokens: readonly Token[],
  hasPreposition: boolean,
  words: TimeWords,
  at: Now,
): When | undefined {
  for (let length = Math.min(3, tokens.length); length > 0; length -= 1) {
    const rest = tokens.slice(length);
    const clock = rest.length > 0 ? readClock(rest, words) : undefined;
    const isSure = hasPreposition || clock !== undefined;
    const day = rest.length > 0 && !clock ? undefined : readDay(tokens.slice(0, length), words, at, isSure);
    if (day) return clock ? onDay(day, clock, at) : day.toString();
  }
  return undefined;
}

function clockThenDay(tokens: readonly Token[], words: TimeWords, at: Now): When | undefined {
  for (let length = Math.min(3, tokens.length); length > 0; length -= 1) {
    const clock = readClock(tokens.slice(0, length), words);
    const rest = tokens.slice(length);
    if (clock && rest.length === 0) return clock.isSure ? nextAt(clock, at) : undefined;
    const day = clock && readDay(rest.slice(lengthAtStart(rest, words.prepositions)), words, at, true);
    if (clock && day) return onDay(day, clock, at);
  }
  return undefined;
}

const onDay = (day: Day, { hour, minute }: ClockReading, { timeZone }: Now): When =>
  instantOn(day, clockTime(hour, minute), timeZone);

function nextAt(clock: ClockReading, at: Now): When {
  const day = today(at.now, at.timeZone);
  const soon = onDay(day, clock, at);
  return compareWhen(soon, at.now.toISOString(), at.timeZone) > 0 ? soon : onDay(addDays(day, 1), clock, at);
}

function readDay(tokens: readonly Token[], words: TimeWords, at: Now, isSure: boolean): Day | undefined {
  const last = tokens.at(-1);
  if (!last) return undefined;
  const day = today(at.now, at.timeZone);
  if (tokens.length === 1) {
    const away = own(words.days, last.word);
    if (away !== undefined) return addDays(day, away);
    const written = dayFrom(last.word);
    if (written) return written;
  }
  const weekday =
    own(words.weekdays, last.word) ?? (isSure ? own(words.shortWeekdays, last.word) : undefined);
  const away = weekday === undefined ? undefined : daysUntil(weekday, day, tokens.slice(0, -1), words);
  return away === undefined ? undefined : addDays(day, away);
}

/** Monday is 1. Never today; "next" skips the rest of this week; "this" stays in it. */
function daysUntil(
  weekday: number,
  from: Day,
  before: readonly Token[],
  { next, thisWeeks }: TimeWords,
): number | undefined {
  const isAhead = weekday > from.dayOfWeek;
  const away = (weekday - from.dayOfWeek + 7) % 7 || 7;
  if (before.length === 0) return away;
  if (lengthAtEnd(before, next) === before.length) return isAhead ? away + 7 : away;
  return lengthAtEnd(before, thisWeeks) === before.length && isAhead ? away : undefined;
}

/** A moment, or a whole week from Monday to Sunday. */
export function readSpan(tokens: readonly Token[], words: TimeWords, at: Now): When | Span | undefined {
  const moment = readWhen(tokens, words, at);
  if (moment !== undefined || tokens.length > LONGEST_MOMENT) return moment;
  const behind = tokens.slice(lengthAtStart(tokens, words.prepositions));
  const weeks = own(words.weeks, behind.map(({ word }) => word).join(' '));
  if (weeks === undefined) return undefined;
  const day = today(at.now, at.timeZone);
  const monday = addDays(day, 1 - day.dayOfWeek + 7 * weeks);
  return { from: monday.toString(), to: addDays(monday, 6).toString() };
}

/** Only what the language lists: "constructor" is no day. */
const own = (record: Readonly<Record<string, number>>, word: string): number | undefined =>
  Object.hasOwn(record, word) ? record[word] : undefined;
