import { fold } from '../../core/fold.ts';

/** Letters and digits; what stands between digits belongs to the number: `17:00`, `2026-12-01`, `5pm`. */
const WORD = /[\p{L}\p{N}]+(?:[.,:/-]\p{N}+)*/gu;

/** Written without spaces, one word holds many. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+$/u;

/**
 * True when every word was said by the person: a model repeats words, and makes none. A text without any word was
 * said when it stands there as it is.
 */
export function isOwnWords(words: string, said: readonly string[]): boolean {
  const own = said.map(fold);
  const known = new Set(own.flatMap(wordsIn));
  const repeated = wordsIn(fold(words));
  if (repeated.length === 0) return own.some((text) => text.includes(fold(words).trim()));
  return repeated.every(
    (word) => known.has(word) || (UNSPACED.test(word) && own.some((text) => text.includes(word))),
  );
}

const wordsIn = (folded: string): readonly string[] => folded.match(WORD) ?? [];
