import type { PartWords } from './languages/parts/words.ts';
import type { LanguageWords } from './languages/words.ts';
import type { Only } from './pattern.ts';
import { readWhich } from './read-which.ts';
import type { Sentence } from './sentence.ts';
import { lengthAtEnd, lengthAtStart, type Token } from './tokens.ts';

/** A name that is given in passing has no more words: "my summer house list". */
const SHORT = 3;

interface SlotWords {
  readonly said: readonly Token[];
  /** The word in front of them. */
  readonly before: Token | undefined;
}

/** How the words of a time are read in a slot: `{at:morning}`. */
export const hoursOf = (only: Only | undefined): Sentence['hours'] =>
  only === 'clock' || only === 'morning' || only === 'later' ? only : undefined;

/** True when these words are what alone a slot takes: `{which:shown}`. */
export function fitsOnly(only: Only, { said, before }: SlotWords, sentence: Sentence): boolean {
  if (typeof only === 'object') return only.words.has(said.map(({ word }) => word).join(' '));
  switch (only) {
    case 'clock':
    case 'morning':
    case 'later':
      return true;
    case 'short':
      return said.length <= SHORT && lengthAtStart(said, sentence.words.determiners) === 0;
    case 'fragment':
      return said.length <= SHORT && !beginsOtherwise(said, sentence.words);
    case 'word':
      return said.length === 1 && !said.some(({ word }) => /^\d/.test(word));
    case 'number':
      return said.length === 1 && /^#?\d{1,3}$/.test(said[0]?.word ?? '');
    case 'shown':
      return readWhich(said, sentence)?.every(isShown) ?? false;
    case 'new':
      return !isMade(said, sentence.words);
    case 'task':
      return isTask(said, sentence);
    case 'colon':
      return before?.marks.includes(':') ?? false;
    case 'list':
      return sentence.words.parts !== undefined && isNameOfList(said, sentence.words.parts);
  }
}

/** "everything" alone is none: in "everything on my list" it is. */
const isTask = (said: readonly Token[], sentence: Sentence): boolean =>
  isAll(said, sentence) || (readWhich(said, sentence) !== undefined && !isOtherThing(said, sentence.words));

/** "everything on my shopping list", never "all reminders". */
const isAll = (said: readonly Token[], sentence: Sentence): boolean =>
  !said.some(
    ({ word }) => sentence.words.things.includes(word) && sentence.words.otherThings?.includes(word),
  ) && readWhich(said, sentence)?.every((which) => typeof which === 'object' && 'all' in which) === true;

const beginsOtherwise = (said: readonly Token[], { noRequest, negations, orders }: LanguageWords): boolean =>
  [noRequest, negations, orders].some((beginnings) => lengthAtStart(said, beginnings) > 0);

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

/** "a meeting with Bob" is made elsewhere, and "5 and 7" is arithmetic. */
function isMade(said: readonly Token[], words: LanguageWords): boolean {
  const { indefinite = [], otherThings = [], conjunctions, into } = words;
  const length = lengthAtStart(said, indefinite);
  const isThing = length > 0 && lengthAtStart(said.slice(length), otherThings) > 0;
  const between = [...conjunctions, ...into];
  return isThing || said.every(({ word, quoted }) => quoted === undefined && isNumber(word, between));
}

const isNumber = (word: string, between: readonly string[]): boolean =>
  /^[\d.,+-]+$/.test(word) || between.includes(word);

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
