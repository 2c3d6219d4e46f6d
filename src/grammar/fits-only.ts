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

/** True when these words are what alone a slot takes: `{which:shown}`. */
export function fitsOnly(only: Only, { said, before }: SlotWords, sentence: Sentence): boolean {
  if (typeof only === 'object') return only.words.has(said.map(({ word }) => word).join(' '));
  switch (only) {
    case 'short':
      return said.length <= SHORT;
    case 'word':
      return said.length === 1 && !said.some(({ word }) => /^\d/.test(word));
    case 'shown':
      return readWhich(said, sentence)?.every(isShown) ?? false;
    case 'task':
      return !isOtherThing(said, sentence.words);
    case 'colon':
      return before?.marks.includes(':') ?? false;
    case 'list':
      return sentence.words.parts !== undefined && isNameOfList(said, sentence.words.parts);
  }
}

/** A number or a word for something said before, without a name or with one that only helps. */
const isShown = (which: unknown): boolean =>
  typeof which === 'number' || (typeof which === 'object' && which !== null && 'ref' in which);

/**
 * "the event on monday", "my playlist": a thing that is no task, by its first word or its last; "call the office" begins
 * like a task.
 */
function isOtherThing(
  said: readonly Token[],
  { articles, determiners, otherThings = [], parts }: LanguageWords,
): boolean {
  const length = Math.max(lengthAtStart(said, articles), lengthAtStart(said, determiners));
  const bare = said.slice(length);
  if (length === 0 && parts?.doing.includes(bare[0]?.word ?? '')) return false;
  return lengthAtStart(bare, otherThings) > 0 || lengthAtEnd(bare, otherThings) > 0;
}

/** "Einkaufsliste": one word that ends like a list and is not the list of tasks itself. */
function isNameOfList([only, ...others]: readonly Token[], { named, noProject }: PartWords): boolean {
  if (!only || others.length > 0 || noProject.includes(only.word)) return false;
  return named.some(
    ({ ending }) => ending !== undefined && only.word.endsWith(ending) && only.word !== ending,
  );
}
