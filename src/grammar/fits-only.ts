import type { PartWords } from './languages/parts/words.ts';
import type { Only } from './pattern.ts';
import { readWhich } from './read-which.ts';
import type { Sentence } from './sentence.ts';
import type { Token } from './tokens.ts';

/** A name that is given in passing has no more words: "my summer house list". */
const SHORT = 3;

/** True when these words are what alone a slot takes: `{which:shown}`. */
export function fitsOnly(only: Only, said: readonly Token[], sentence: Sentence): boolean {
  if (typeof only === 'object') return only.words.has(said.map(({ word }) => word).join(' '));
  switch (only) {
    case 'short':
      return said.length <= SHORT;
    case 'word':
      return said.length === 1 && !said.some(({ word }) => /^\d/.test(word));
    case 'shown':
      return readWhich(said, sentence)?.every(isShown) ?? false;
    case 'list':
      return sentence.words.parts !== undefined && isNameOfList(said, sentence.words.parts);
  }
}

/** A number or a word for something said before, without a name or with one that only helps. */
const isShown = (which: unknown): boolean =>
  typeof which === 'number' || (typeof which === 'object' && which !== null && 'ref' in which);

/** "Einkaufsliste": one word that ends like a list and is not the list of tasks itself. */
function isNameOfList([only, ...others]: readonly Token[], { named, noProject }: PartWords): boolean {
  if (!only || others.length > 0 || noProject.includes(only.word)) return false;
  return named.some(
    ({ ending }) => ending !== undefined && only.word.endsWith(ending) && only.word !== ending,
  );
}
