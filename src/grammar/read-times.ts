import type { Repeat } from '../core/repeat.ts';
import { instantIn, type When } from '../core/time.ts';
import type { Sentence } from './sentence.ts';
import { asRepeat } from './time/as-repeat.ts';
import { clockAlone } from './time/clock-alone.ts';
import { findTimes } from './time/find-times.ts';
import { resolveTime } from './time/resolve-time.ts';
import type { TimeMatch } from './time/time-match.ts';
import type { TimeMeaning } from './time/time-meaning.ts';
import type { TimeParts } from './time/time-parts.ts';
import type { Token } from './tokens.ts';

type Words = readonly Token[];

/** No expression is longer. */
export const LONGEST_TIME = 16;

/** What was found in words that were looked at before, by their first one: many phrases ask about the same words. */
const found = new WeakMap<Token, Map<string, readonly TimeMatch[]>>();

/** All places in these words that speak of time. */
export function timesIn(
  tokens: Words,
  { words: { tag, times } }: Pick<Sentence, 'words'>,
): readonly TimeMatch[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return [];
  const known = found.get(first) ?? new Map<string, readonly TimeMatch[]>();
  found.set(first, known);
  const key = `${tag} ${tokens.length} ${last.start}`;
  const matches = known.get(key) ?? findTimes(tokens, times);
  known.set(key, matches);
  return matches;
}

/** What was said, laid on the calendar of the person. */
export const meaningOf = (
  parts: readonly TimeParts[],
  { context, hours }: Pick<Sentence, 'context' | 'hours'>,
): TimeMeaning =>
  resolveTime(hours === 'morning' ? parts.map(inTheMorning) : parts, {
    now: context.now,
    timeZone: context.timeZone,
    dateOrder: context.dateOrder ?? 'day-month',
    firstDayOfWeek: context.firstDayOfWeek ?? 1,
  });

/**
 * Tells quickly of which stretches of these words none can be a time: all words of a time are found to be of one in
 * the whole as well.
 */
export function createMayBeTime(
  tokens: Words,
  sentence: Pick<Sentence, 'words'>,
): (from: number, to: number) => boolean {
  let reach: readonly number[] | undefined;
  return (from, to) => {
    reach ??= reachOf(timesIn(tokens, sentence), tokens.length);
    return to <= (reach[from] ?? 0);
  };
}

/** For each word, up to where the words of time reach without a gap. */
function reachOf(matches: readonly TimeMatch[], length: number): readonly number[] {
  const reach = Array.from({ length }, (_, at) => at);
  for (const { from, to } of matches.toReversed()) {
    const end = reach[to] ?? to;
    for (let at = from; at < to; at += 1) reach[at] = end;
  }
  return reach;
}

/** A bare hour is one of the morning. */
function inTheMorning(parts: TimeParts): TimeParts {
  const { clock, dayPart } = parts;
  const isBare = clock && !dayPart && clock.half === undefined && !clock.isExact && clock.hour < 12;
  return isBare ? { ...parts, clock: { ...clock, half: 'am' } } : parts;
}

/** What all these words together say about time; undefined when they say anything else. */
export function readTime(tokens: Words, sentence: Sentence): TimeMeaning | undefined {
  const parts = partsOf(tokens, sentence);
  return parts && meaningOf(parts, sentence);
}

/** The clock time (`18:00`) that is all these words say about time: as it is on a day that is not today. */
export function readClockAlone(tokens: Words, sentence: Sentence): string | undefined {
  const parts = partsOf(tokens, sentence);
  return parts && clockAlone(parts);
}

function partsOf(tokens: Words, sentence: Sentence): readonly TimeParts[] | undefined {
  if (tokens.length === 0 || tokens.length > LONGEST_TIME) return undefined;
  const hour = bareHour(tokens, sentence);
  if (hour) return [hour];
  const matches = timesIn(tokens, sentence);
  let at = 0;
  for (const { from, to } of matches) {
    if (from !== at) return undefined;
    at = to;
  }
  if (at !== tokens.length || !isSaidAsTime(matches, tokens)) return undefined;
  return matches.map(({ parts }) => parts);
}

/** "10" or "6 30", where the phrase says that it is a time. */
function bareHour(tokens: Words, { hours }: Pick<Sentence, 'hours'>): TimeParts | undefined {
  const said = /^(\d{1,2})(?: ([0-5]\d))?$/.exec(tokens.map(({ word }) => word).join(' '));
  if (!said || (hours !== 'clock' && hours !== 'morning' && hours !== 'hour')) return undefined;
  const hour = Number(said[1]);
  const minute = Number(said[2] ?? 0);
  return hour >= 1 && hour <= LAST_HOUR ? { clock: { hour, minute, isExact: false } } : undefined;
}

const LAST_HOUR = 24;

/** "ein", "five" and "second" may be anything where nothing else speaks of time; "10" hardly is. */
const isSaidAsTime = (matches: readonly TimeMatch[], tokens: Words): boolean =>
  matches.some(({ isSure }) => isSure) || tokens.some(({ word }) => /\d/.test(word));

/** The one moment that all these words together mean. */
export function readWhen(tokens: Words, sentence: Sentence): When | undefined {
  const meaning = readTime(tokens, sentence);
  if (meaning?.kind === 'duration' && sentence.hours === 'later') return later(meaning.minutes, sentence);
  return meaning?.kind === 'moment' || meaning?.kind === 'span' ? meaning.when : undefined;
}

const later = (minutes: number | undefined, { context }: Sentence): When | undefined =>
  minutes === undefined
    ? undefined
    : instantIn(new Date(context.now.getTime() + minutes * MINUTE_MS).toISOString(), context.timeZone);

const MINUTE_MS = 60_000;

export type Span = { readonly from: When; readonly to: When };

/** A moment, or the whole span. */
export function readSpan(tokens: Words, sentence: Sentence): When | Span | undefined {
  const meaning = readTime(tokens, sentence);
  if (meaning?.kind === 'span') return meaning.span;
  return meaning?.kind === 'moment' ? meaning.when : undefined;
}

/** The same, where something may come again. */
export const meaningAgain = (parts: readonly TimeParts[], sentence: Sentence): TimeMeaning =>
  meaningOf(parts.map(asRepeat), sentence);

/** True for a day that comes again where something can: "the last friday of the month". */
export const isRepeatAlone = (tokens: Words, sentence: Sentence): boolean =>
  timesIn(tokens, sentence).some(({ parts }) => !parts.repeat && asRepeat(parts).repeat !== undefined);

/** How often something comes again, and when it does so first, where that is said. */
export function readRhythm(
  tokens: Words,
  sentence: Sentence,
): { readonly repeat: Repeat; readonly when?: When } | undefined {
  const last = bareHour(tokens.slice(-1), sentence);
  const hour = last && timesIn(tokens, sentence).every(({ to }) => to < tokens.length) ? [last] : [];
  const parts = timesIn(tokens, sentence).map((match) => match.parts);
  const meaning = meaningAgain([...parts, ...hour], sentence);
  return meaning.kind === 'repeat' ? meaning : undefined;
}

/** How often something comes again. */
export function readRepeat(tokens: Words, sentence: Sentence): Repeat | undefined {
  const meaning = readTime(tokens, sentence);
  return meaning?.kind === 'repeat' ? meaning.repeat : undefined;
}
