import { fold } from '../../core/fold.ts';
import type { TimeVocabulary } from '../languages/time/words.ts';
import type { Piece } from './pieces.ts';
import { ZONES } from './zones.ts';

const known = new WeakMap<TimeVocabulary, ReadonlySet<string>>();

/** All words that a language has to say about time, without what they are for. */
function wordsOf(vocabulary: TimeVocabulary): ReadonlySet<string> {
  const before = known.get(vocabulary);
  if (before) return before;
  const made = new Set([
    ...fold(JSON.stringify(vocabulary)).split(/[^\p{L}\p{N}]+/u),
    ...Object.keys(ZONES).flatMap((zone) => fold(zone).split(/[^\p{L}\p{N}]+/u)),
  ]);
  known.set(vocabulary, made);
  return made;
}

const IS_WORD = /^\p{L}+$/u;

/** False when none of these words can begin a time: then the words of the language need not be made ready. */
export const mayHoldTime = (pieces: readonly Piece[], vocabulary: TimeVocabulary): boolean =>
  pieces.some(({ word }) => !IS_WORD.test(word)) || pieces.some(({ word }) => wordsOf(vocabulary).has(word));
