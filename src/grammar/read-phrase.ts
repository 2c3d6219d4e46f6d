import type { ActionCall, ActionDescription } from '../core/action.ts';
import type { Because } from '../core/because.ts';
import { canonical } from '../core/json.ts';
import type { Slot } from '../core/slot.ts';
import { cutOptions } from './cut-options.ts';
import { clocksIn, fillPhrase } from './fill-phrase.ts';
import { findDoubt } from './find-doubt.ts';
import { fitsOnly, hoursOf } from './fits-only.ts';
import { MOST_CORRECTED } from './hear.ts';
import { type Heard, type Held, type Laid, layPhrase } from './lay-phrase.ts';
import { isLoose, type Phrase, type PhraseIndex } from './phrase-index.ts';
import { isTelling } from './pattern.ts';
import { isOfTime, readSlot } from './read-slot.ts';
import { createMayBeTime } from './read-times.ts';
import { isAllInPlace } from './read-which.ts';
import type { Filled, Sentence } from './sentence.ts';
import type { Request } from './strip-courtesy.ts';
import type { Token } from './tokens.ts';

/** What the phrases of one language make of a request. */
export type PhraseReading =
  | {
      readonly kind: 'calls';
      readonly calls: readonly ActionCall[];
      readonly action: ActionDescription;
      /** How many of its words are fixed ones. */
      readonly fixed: number;
      /** How many of them are more than articles and other small words. */
      readonly telling: number;
    }
  | { readonly kind: 'none'; readonly because: Because };

/** A phrase laid over the request in one way. */
interface Way {
  readonly phrase: Phrase;
  readonly laid: Laid;
  /** How many words stand in slots that take any words. */
  readonly loose: number;
}

/**
 * The calls that a known phrase means. None when no phrase fits, when what fits best is not certain, and when two
 * phrases that are equally telling mean different things: rather nothing than something that was not meant.
 */
export function readPhrase(
  request: Request,
  index: PhraseIndex,
  heard: Heard,
  sentence: Sentence,
): PhraseReading {
  const ways = waysOf(index, heard, sentence);
  if (ways === undefined) return { kind: 'none', because: 'two readings' };
  const best = firstThatFits(ways, request, sentence);
  if (best?.kind !== 'calls') return none(best);
  const { way, calls } = best;
  // Of one phrase, the later cut counts: "move a to b to c". Other phrases that say as much must mean the same.
  const rivals = ways.filter((one) => one.phrase !== way.phrase && compareWays(one, way) === 0);
  for (const [, same] of Map.groupBy(rivals, ({ phrase }) => phrase)) {
    const rival = firstThatFits(same, request, sentence);
    if (rival?.kind === 'unsure') return none(rival);
    if (rival && canonical(rival.calls) !== canonical(calls))
      return { kind: 'none', because: 'two readings' };
  }
  const telling = tellingIn(way.laid, request.tokens, sentence);
  return { kind: 'calls', calls, action: way.phrase.action, fixed: way.laid.fixed, telling };
}

const tellingIn = ({ held }: Laid, tokens: readonly Token[], { words }: Sentence): number =>
  tokens.filter(
    ({ word }, at) =>
      held.every(({ from, to }) => at < from || at >= to) &&
      ![words.telling, words.articles, words.determiners].some((small) => small.includes(word)),
  ).length;

const none = (unsure: { readonly because?: Because } | undefined): PhraseReading => ({
  kind: 'none',
  because: unsure ? (unsure.because ?? 'not sure it is a request') : 'nothing fits',
});

type Fitting =
  | { readonly kind: 'calls'; readonly calls: readonly ActionCall[]; readonly way: Way }
  | Extract<Filled, { readonly kind: 'unsure' }>;

function firstThatFits(ways: readonly Way[], request: Request, sentence: Sentence): Fitting | undefined {
  for (const way of ways) {
    const read = readWay(way, request, sentence);
    if (read.kind === 'unsure') return read;
    if (read.kind === 'calls') return { ...read, way };
  }
  return undefined;
}

/** All ways in which phrases fit, the most telling first; undefined when they cannot be counted. */
function waysOf(index: PhraseIndex, heard: Heard, sentence: Sentence): readonly Way[] | undefined {
  const { tokens, meant } = heard;
  const wordsAt = (at: number): readonly string[] => [tokens[at]?.word ?? '', ...(meant[at] ?? [])];
  const all = new Set(tokens.flatMap((_token, at) => wordsAt(at)));
  const fits = createFits(tokens, sentence);
  const ways: Way[] = [];
  for (const phrase of index.near(wordsAt(0), all)) {
    // A typing error may make nothing disappear.
    if (meant.length > 0 && phrase.action.effect === 'destroy') continue;
    const laid = layPhrase(phrase.graph(), heard, (held) => fits(phrase, held));
    if (laid === undefined) return undefined;
    for (const one of laid) {
      if (one.corrected <= MOST_CORRECTED) ways.push({ phrase, laid: one, loose: looseIn(phrase, one) });
    }
  }
  // Later cuts first: what stands behind the last fixed word is a name rather than the words before it.
  return ways
    .map((way, order) => ({ way, order }))
    .toSorted((a, b) => compareWays(a.way, b.way) || laterCuts(a.way, b.way) || a.order - b.order)
    .map(({ way }) => way);
}

/** Fewer typing errors, then more fixed words, then fewer words that could be anything. */
const compareWays = (a: Way, b: Way): number =>
  a.laid.corrected - b.laid.corrected || b.laid.fixed - a.laid.fixed || a.loose - b.loose;

function laterCuts({ laid: { held: one } }: Way, { laid: { held: other } }: Way): number {
  for (let slot = 1; slot <= Math.min(one.length, other.length); slot += 1) {
    const later = (other.at(-slot)?.from ?? 0) - (one.at(-slot)?.from ?? 0);
    if (later !== 0) return later;
  }
  return 0;
}

const looseIn = ({ slots }: Phrase, { held }: Laid): number =>
  held.reduce((sum, { field, only, from, to }) => {
    const slot = slots.get(field);
    return slot && isLoose(slot) && !isTelling(only) ? sum + to - from : sum;
  }, 0);

/** No time, number or setting is said in more words. */
const LONGEST_TYPED = 16;

/** Tells whether words fit a slot of a certain kind, looking at each stretch of words once. */
function createFits(tokens: readonly Token[], sentence: Sentence): (phrase: Phrase, held: Held) => boolean {
  const known = new Map<Slot | string, Map<number, boolean>>();
  const mayBeTime = createMayBeTime(tokens, sentence);
  const isRead = ({ action }: Phrase, slot: Slot, { field, only, from, to }: Held): boolean => {
    const hours = hoursOf(only);
    const kind = hours ?? sameFor(slot);
    const before = known.get(kind) ?? new Map<number, boolean>();
    known.set(kind, before);
    const key = from * (tokens.length + 1) + to;
    const fits =
      before.get(key) ??
      readSlot(field, tokens.slice(from, to), action, { ...sentence, hours }).kind !== 'no';
    before.set(key, fits);
    return fits;
  };
  return (phrase, held) => {
    const { only, field, from, to } = held;
    const slot = phrase.slots.get(field);
    if (
      !slot ||
      (only && !fitsOnly(only, { said: tokens.slice(from, to), before: tokens[from - 1], slot }, sentence))
    )
      return false;
    if (isLoose(slot)) return true;
    const isNoTime = isOfTime(slot) && hoursOf(only) === undefined && !mayBeTime(from, to);
    if (to - from > LONGEST_TYPED || isNoTime) return false;
    return isRead(phrase, slot, held);
  };
}

/** Slots of one of these kinds take the same words in all actions. */
const sameFor = (slot: Slot): Slot | string => (isOfTime(slot) ? slot.kind : slot);

type Read =
  | { readonly kind: 'calls'; readonly calls: readonly ActionCall[] }
  | Extract<Filled, { readonly kind: 'no' | 'unsure' }>;

/** "delete all tasks" of "delete all tasks on my work list"; in "move all tasks to Home" the place is where they go. */
const isCutShort = (
  { slots }: Phrase,
  { held }: Laid,
  tokens: readonly Token[],
  sentence: Sentence,
): boolean =>
  held.some(
    ({ field, from, to }) =>
      slots.get(field)?.kind === 'which' &&
      !held.some((other) => other.from >= to) &&
      // "all of them" says itself in what.
      !fitsOnly('shown', { said: tokens.slice(from, to), before: undefined }, sentence) &&
      isAllInPlace(tokens, from, to, sentence),
  );

function readWay({ phrase, laid }: Way, request: Request, sentence: Sentence): Read {
  const { action } = phrase;
  const { tokens } = request;
  // An option belongs to a command, not to a sentence.
  if (hasOption(tokens, action)) return { kind: 'unsure' };
  if (isCutShort(phrase, laid, tokens, sentence)) return { kind: 'no' };
  const doubt = findDoubt(phrase, laid, request, sentence);
  if (doubt) return { kind: 'unsure', because: doubt };
  const filled = fillPhrase(phrase, laid, tokens, sentence);
  if (filled.kind !== 'filled' && filled.kind !== 'each') return filled;
  const clocks = clocksIn(phrase, laid, tokens, sentence);
  const calls: ActionCall[] = [];
  for (const fields of filled.kind === 'each' ? filled.each : [filled.fields]) {
    const input = action.input.safeParse(fields);
    if (!input.success) return { kind: 'no' };
    calls.push({ action: action.name, input: input.data, origin: 'phrase', ...clocks });
  }
  return { kind: 'calls', calls };
}

const hasOption = (tokens: readonly Token[], { input }: ActionDescription): boolean =>
  tokens.some(({ raw }) => /^[-—–]/.test(raw)) &&
  cutOptions(tokens, []).options.some(({ name }) => Object.hasOwn(input.shape, name));
