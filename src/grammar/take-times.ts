import type { LanguageWords } from './languages/words.ts';
import { andIn } from './parts/split-items.ts';
import { LONGEST_TIME, meaningOf, timesIn } from './read-times.ts';
import type { Sentence } from './sentence.ts';
import type { TimeMatch } from './time/time-match.ts';
import type { TimeParts } from './time/time-parts.ts';
import type { Token } from './tokens.ts';

export interface TakenTimes {
  /** The words without those of time. */
  readonly rest: readonly Token[];
  readonly parts: readonly TimeParts[];
}

/**
 * Takes the words of time off a title: those at its end, else those at its beginning, else one place in its middle
 * that is surely about time ("call mum tomorrow about the car"). What may be part of a name stays ("Friday report").
 * Undefined when there is nothing to take; unsure when there are two ("monday and friday").
 */
export function takeTimes(tokens: readonly Token[], sentence: Sentence): TakenTimes | 'unsure' | undefined {
  const matches = timesIn(tokens, sentence)
    .map((match) => withoutLength(match, tokens, sentence))
    .filter((match) => mayBeTaken(match, tokens, sentence));
  const found =
    atEnd(matches, tokens) ?? atStart(matches, tokens, sentence) ?? inside(matches, tokens, sentence);
  if (matches.some((match) => isOneOfTwo(match, tokens, sentence))) return 'unsure';
  if (!found) return undefined;
  const rest = [...tokens.slice(0, found.from), ...tokens.slice(found.to)];
  return { rest, parts: [found.parts] };
}

/** "for 2 hours tomorrow": how long it takes stays in the title, before or behind the moment. */
function withoutLength(match: TimeMatch, tokens: readonly Token[], sentence: Sentence): TimeMatch {
  const { from, to, parts } = match;
  if (!parts.lasting) return match;
  for (let at = from + 1; at < to; at += 1) {
    const behind = momentIn(tokens.slice(at, to), sentence);
    if (behind) return { ...behind, from: at, to };
    const before = momentIn(tokens.slice(from, from + to - at), sentence);
    if (before) return { ...before, from, to: from + to - at };
  }
  return match;
}

/** What all these words say, if that is no length. */
function momentIn(tokens: readonly Token[], sentence: Sentence): TimeMatch | undefined {
  const [match] = timesIn(tokens, sentence);
  return match?.from === 0 && match.to === tokens.length && !match.parts.lasting ? match : undefined;
}

/** How long something takes is no moment: it stays in the title. At the end, "daily" is no adjective. */
const mayBeTaken = (match: TimeMatch, tokens: readonly Token[], sentence: Sentence): boolean =>
  (match.isSure ||
    (match.parts.repeat !== undefined && match.to === tokens.length) ||
    isBeforeVerb(match, tokens, sentence.words)) &&
  !isThing(match, tokens, sentence) &&
  match.to - match.from <= LONGEST_TIME &&
  meaningOf([match.parts], sentence).kind !== 'duration';

const atEnd = (matches: readonly TimeMatch[], tokens: readonly Token[]): TimeMatch | undefined =>
  matches.find(({ to }) => to === tokens.length);

/** One word that names a day may as well name the thing: "Friday report". A mark or a verb behind it tells them apart. */
function atStart(
  matches: readonly TimeMatch[],
  tokens: readonly Token[],
  { words }: Sentence,
): TimeMatch | undefined {
  const match = matches.find(({ from, to }) => from === 0 && to < tokens.length);
  return match && (isStrong(match, tokens) || isSetApart(match, tokens, words)) ? match : undefined;
}

function isSetApart(match: TimeMatch, tokens: readonly Token[], words: LanguageWords): boolean {
  const { to } = match;
  const { parts } = words;
  const isMarked = /[,:]/.test(tokens[to - 1]?.marks ?? '');
  return (
    isMarked || (parts?.doing.includes(tokens[to]?.word ?? '') ?? false) || isBeforeVerb(match, tokens, words)
  );
}

/** "pazartesi kirayı öde", where tasks end with their verb. */
const isBeforeVerb = (
  { from, to, parts: { date } }: TimeMatch,
  tokens: readonly Token[],
  { parts }: LanguageWords,
): boolean =>
  from === 0 &&
  to < tokens.length &&
  date !== undefined &&
  parts?.isVerbLast === true &&
  parts.doing.includes(tokens.at(-1)?.word ?? '');

const inside = (
  matches: readonly TimeMatch[],
  tokens: readonly Token[],
  { words }: Sentence,
): TimeMatch | undefined =>
  matches.find(
    (match) =>
      match.from > 0 && isStrong(match, tokens) && !andIn(words).includes(tokens[match.to]?.word ?? ''),
  );

/** "plan the friday": an article makes a thing of it. */
function isThing({ from, to, parts }: TimeMatch, tokens: readonly Token[], { words }: Sentence): boolean {
  const isBareDay = to - from === 2 && parts.date?.kind === 'weekday' && parts.clock === undefined;
  return isBareDay && words.times.articles.split(/,\s*/).includes(tokens[from]?.word ?? '');
}

/**
 * "monday and friday", "call mum tomorrow at 5 and pay rent": two moments, or two things with one of their own, are one
 * too many.
 */
function isOneOfTwo(match: TimeMatch, tokens: readonly Token[], { words }: Sentence): boolean {
  const { from, to } = match;
  const and = andIn(words);
  const isBehind = to === tokens.length && and.includes(tokens[from - 1]?.word ?? '');
  const isBefore = isStrong(match, tokens) && and.includes(tokens[to]?.word ?? '') && to + 1 < tokens.length;
  return from > 0 && (isBehind || isBefore);
}

/** Said in relation to today, or with a clock time, or in several words. */
function isStrong({ from, to, parts }: TimeMatch, tokens: readonly Token[]): boolean {
  const { date } = parts;
  if (date?.kind === 'away' || parts.clock || parts.fromNow || parts.repeat || parts.instant !== undefined)
    return true;
  const words = tokens.slice(from, to).map(({ word }) => word);
  return words.length > 2 || (words.length === 2 && date?.kind !== 'weekday');
}
