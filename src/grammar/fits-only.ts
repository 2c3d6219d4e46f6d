import type { Slot } from '../core/slot.ts';
import type { PartWords } from './languages/parts/words.ts';
import type { LanguageWords } from './languages/words.ts';
import type { Only } from './pattern.ts';
import { readWhich } from './read-which.ts';
import type { Sentence } from './sentence.ts';
import { lengthAtEnd, lengthAtStart, type Token } from './tokens.ts';

/** A name that is given in passing has no more words: "my summer house list". */
const SHORT = 3;

interface SlotWords {
  /** Left out: nothing of the action is looked at. */
  readonly slot?: Slot;
  readonly said: readonly Token[];
  /** The word in front of them. */
  readonly before: Token | undefined;
}

/** How the words of a time are read in a slot: `{at:morning}`. */
export const hoursOf = (only: Only | undefined): Sentence['hours'] =>
  only === 'clock' || only === 'morning' || only === 'later' || only === 'hour' ? only : undefined;

/** True when these words are what alone a slot takes: `{which:shown}`. */
export const fitsOnly = (only: Only, words: SlotWords, sentence: Sentence): boolean =>
  typeof only === 'object' ? only.words.has(spokenWords(words.said)) : FITS[only](words, sentence);

const spokenWords = (said: readonly Token[]): string => said.map(({ word }) => word).join(' ');

const isReadOtherwise = (): boolean => true;

const FITS: Readonly<Record<Exclude<Only, object>, (words: SlotWords, sentence: Sentence) => boolean>> = {
  clock: isReadOtherwise,
  morning: isReadOtherwise,
  later: isReadOtherwise,
  hour: isReadOtherwise,
  short: ({ said }, { words }) => said.length <= SHORT && lengthAtStart(said, words.determiners) === 0,
  fragment: ({ said }, { words }) => said.length <= SHORT && !speaksOtherwise(said, words),
  word: ({ said }, { words }) => said.length === 1 && said.every(({ word }) => isNameLike(word, words)),
  number: ({ said }) => said.length === 1 && /^#?\d{1,3}$/.test(said[0]?.word ?? ''),
  shown: ({ said }, sentence) => readWhich(said, sentence)?.every(isShown) ?? false,
  new: ({ said }, { words }) => !isMade(said, words),
  task: ({ said }, sentence) => isTask(said, sentence),
  known: ({ said, slot }) =>
    slot?.kind === 'text' && slot.known !== undefined && Object.hasOwn(slot.known, spokenWords(said)),
  colon: ({ before }) => before?.marks.includes(':') ?? false,
  list: ({ said }, { words }) => words.parts !== undefined && isNameOfList(said, words.parts),
};

/** "everything" alone is none: in "everything on my list" it is. */
const isTask = (said: readonly Token[], sentence: Sentence): boolean =>
  isAll(said, sentence) || (readWhich(said, sentence) !== undefined && !isOtherThing(said, sentence.words));

/** "everything on my shopping list", never "all reminders" or "everything on my calendar". */
const isAll = (said: readonly Token[], sentence: Sentence): boolean =>
  !isAllOfOthers(said, sentence.words) &&
  readWhich(said, sentence)?.every((which) => typeof which === 'object' && 'all' in which) === true;

function isAllOfOthers(said: readonly Token[], { things, otherThings = [], parts }: LanguageWords): boolean {
  const last = said.at(-1)?.word ?? '';
  const isList = parts?.named.some(({ behind }) => behind.includes(last)) === true;
  return (
    said.some(({ word }) => things.includes(word) && otherThings.includes(word)) ||
    (!isList && otherThings.includes(last))
  );
}

const isNameLike = (word: string, { determiners }: LanguageWords): boolean =>
  !/^\d/.test(word) && !determiners.includes(word);

/** "milk is on my list" is a report. */
const speaksOtherwise = (said: readonly Token[], { noRequest, negations, orders }: LanguageWords): boolean =>
  said.some(({ word }) => noRequest.includes(word)) ||
  [negations, orders].some((beginnings) => lengthAtStart(said, beginnings) > 0);

/** A number or a word for something said before, without a name or with one that only helps. */
const isShown = (which: unknown): boolean =>
  typeof which === 'number' || (typeof which === 'object' && which !== null && 'ref' in which);

/**
 * "the event on monday", "my playlist", "my 3pm": a thing that is no task, by its first word or its last; "call the
 * office" begins like a task.
 */
function isOtherThing(said: readonly Token[], words: LanguageWords): boolean {
  const { articles, determiners, all, otherThings = [], parts } = words;
  const length = Math.max(...[articles, determiners, all].map((before) => lengthAtStart(said, before)));
  const bare = said.slice(length);
  // "the task to call the plumber" begins like one too, "the call" does not.
  if (length !== 1 && parts?.doing.includes(bare[0]?.word ?? '')) return false;
  return lengthAtStart(bare, otherThings) > 0 || endsOtherwise(bare, otherThings);
}

function endsOtherwise(bare: readonly Token[], things: readonly string[]): boolean {
  const last = bare.at(-1)?.word ?? '';
  return lengthAtEnd(bare, things) > 0 || isCompound(last, things) || CLOCK.test(last);
}

const CLOCK = /^\d{1,2}(?::\d{2})?(?:am|pm|h)$|^\d{1,2}:\d{2}$/;
/** Shorter words end many others by chance. */
const LONG = 5;

/** "Zahnarzttermin". */
const isCompound = (last: string, things: readonly string[]): boolean =>
  things.some((thing) => thing.length >= LONG && last.endsWith(thing));

/** "a meeting with Bob" is made elsewhere, "5 and seven" is arithmetic, and "salt to the soup" goes somewhere else. */
function isMade(said: readonly Token[], words: LanguageWords): boolean {
  const { indefinite = [], otherThings = [] } = words;
  const length = lengthAtStart(said, indefinite);
  const isThing =
    length > 0 && [length, length + 1].some((from) => lengthAtStart(said.slice(from), otherThings) > 0);
  return isThing || isSum(said, words) || isPutSomewhere(said, words);
}

function isSum(said: readonly Token[], words: LanguageWords): boolean {
  const { conjunctions, into, sums = [], times } = words;
  const between = [...conjunctions, ...into, ...sums];
  return said.every(
    ({ word, quoted }) =>
      quoted === undefined &&
      (/^[\d.,+-]+$/.test(word) ||
        between.includes(word) ||
        (said.length > 1 && Object.hasOwn(times.numbers, word))),
  );
}

/** A place in the words of a new title is told by no more of them: "to my savings account". */
const LONGEST_PLACE = 4;

/** "salt to the soup", "one to the counter", but "reply to the landlord": what is done has its verb in front. */
function isPutSomewhere(said: readonly Token[], { parts, toward = [], determiners }: LanguageWords): boolean {
  if (parts?.doing.includes(said[0]?.word ?? '')) return false;
  return said.some(({ word, marks }, at) => {
    const place = said.slice(at + 1);
    return (
      at > 0 &&
      marks === '' &&
      toward.includes(word) &&
      place.length <= LONGEST_PLACE &&
      (lengthAtStart(place, determiners) > 0 || /['’]s$/.test(place[0]?.raw ?? ''))
    );
  });
}

/** "Einkaufsliste": one word that ends like a list, or names what is to be bought, and is not the list of tasks itself. */
function isNameOfList(
  [only, ...others]: readonly Token[],
  { named, noProject, shopping }: PartWords,
): boolean {
  if (!only || others.length > 0 || noProject.includes(only.word)) return false;
  if (shopping.includes(only.word)) return true;
  return named.some(
    ({ ending }) => ending !== undefined && only.word.endsWith(ending) && only.word !== ending,
  );
}
