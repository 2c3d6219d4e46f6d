import type { Heard } from './lay-phrase.ts';
import type { LanguageWords } from './languages/words.ts';
import type { Token } from './tokens.ts';

/** Shorter words differ by one letter from too many others. */
const SHORTEST_WORD = 4;
/** More typing errors than this in one request are another language. */
export const MOST_CORRECTED = 2;

/** Finds the words that a word may have been meant to be. */
export type Correct = (word: string) => readonly string[];

/** The sentence as it was typed. */
export const heardExactly = (tokens: readonly Token[]): Heard => ({ tokens, meant: [] });

/** The sentence with what its words may have been meant to be. Undefined when none of them is near another. */
export function heardWithTypos(tokens: readonly Token[], correct: Correct): Heard | undefined {
  const meant = tokens.map(({ word, quoted }) => (quoted === undefined ? correct(word) : []));
  return meant.some((words) => words.length > 0) ? { tokens, meant } : undefined;
}

/**
 * Makes the finder of words with one letter too many, one missing, one wrong, or two swapped. The first letter is
 * hardly ever the wrong one, and with another one it is mostly another word ("love", "move").
 */
export function createCorrect(
  vocabulary: ReadonlySet<string>,
  { noTypos }: Pick<LanguageWords, 'noTypos'>,
): Correct {
  const own = new Set(noTypos.flatMap((words) => words.split(' ')));
  const byShortened = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (word.length < SHORTEST_WORD) continue;
    for (const shortened of [word, ...shortenedOf(word)]) {
      const there = byShortened.get(shortened);
      if (there) there.push(word);
      else byShortened.set(shortened, [word]);
    }
  }
  return (word) => {
    if (word.length < SHORTEST_WORD || vocabulary.has(word) || own.has(word) || /\d/.test(word)) return [];
    const near = [word, ...shortenedOf(word)].flatMap((shortened) => byShortened.get(shortened) ?? []);
    return [...new Set(near)].filter((known) => isOneEditAway(word, known));
  };
}

const shortenedOf = (word: string): readonly string[] =>
  Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1));

function isOneEditAway(typed: string, known: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === known[start]) start += 1;
  let typedEnd = typed.length;
  let knownEnd = known.length;
  while (typedEnd > start && knownEnd > start && typed[typedEnd - 1] === known[knownEnd - 1]) {
    typedEnd -= 1;
    knownEnd -= 1;
  }
  const wrong = typed.slice(start, typedEnd);
  const right = known.slice(start, knownEnd);
  const isSwapped = wrong.length === 2 && right === `${wrong[1]}${wrong[0]}`;
  return isSwapped || (start > 0 && wrong.length <= 1 && right.length <= 1);
}
