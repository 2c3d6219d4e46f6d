import type { ActionDescription } from '../core/action.ts';
import { type Correct, createCorrect } from './hear.ts';
import type { LanguageWords } from './languages/words.ts';
import { indexPhrases, type PhraseIndex } from './phrase-index.ts';

/** One language with all that can be said in it. */
export interface Language {
  readonly words: LanguageWords;
  readonly actions: readonly ActionDescription[];
  /** What people call this eis, in lower case. */
  readonly names: readonly string[];
  readonly index: () => PhraseIndex;
  readonly correct: Correct;
  /** Which of its fixed examples are understood, once that was found out. */
  readonly understood: Map<string, boolean>;
}

/** Nothing is compiled before a sentence needs it. */
export function createLanguage(
  words: LanguageWords,
  actions: readonly ActionDescription[],
  names: readonly string[],
): Language {
  let made: PhraseIndex | undefined;
  let corrects: Correct | undefined;
  const index = (): PhraseIndex => {
    made ??= indexPhrases(actions, words);
    return made;
  };
  const correct: Correct = (word) => {
    corrects ??= createCorrect(index().vocabulary(), words);
    return corrects(word);
  };
  return { words, actions, names, index, correct, understood: new Map() };
}
