import type { TimeWords } from './languages/words.ts';
import { LONGEST_MOMENT, readWhen } from './read-when.ts';
import { LONGEST_REPEAT, readRepeat, type Repeat } from './read-repeat.ts';
import type { ReadingContext } from './reading.ts';
import type { Token } from './tokens.ts';

export interface TakenRepeat {
  readonly rest: readonly Token[];
  readonly repeat: Repeat;
  /** A moment behind it: "every friday at 10". */
  readonly moment: string | undefined;
}

/**
 * Takes a repeat off the end of a title, with a moment that may stand behind it. Undefined when there is none that
 * is surely understood.
 */
export function takeRepeat(
  tokens: readonly Token[],
  words: TimeWords,
  at: Pick<ReadingContext, 'now' | 'timeZone'>,
): TakenRepeat | undefined {
  const earliest = Math.max(1, tokens.length - LONGEST_REPEAT - LONGEST_MOMENT);
  for (let start = tokens.length - 1; start >= earliest; start -= 1) {
    if (!beginsRepeat(tokens, start, words)) continue;
    const found = readBehind(tokens.slice(start), words, at);
    return found && { ...found, rest: tokens.slice(0, start) };
  }
  return undefined;
}

/** "every", or "daily" that belongs to nothing: not "the daily". */
function beginsRepeat(tokens: readonly Token[], start: number, words: TimeWords): boolean {
  const word = tokens[start]?.word ?? '';
  if (words.repeating.includes(word)) return true;
  return Object.hasOwn(words.rhythms, word) && !words.naming.includes(tokens[start - 1]?.word ?? '');
}

function readBehind(
  tail: readonly Token[],
  words: TimeWords,
  at: Pick<ReadingContext, 'now' | 'timeZone'>,
): Omit<TakenRepeat, 'rest'> | undefined {
  const shortest = Math.max(1, tail.length - LONGEST_MOMENT);
  for (let length = tail.length; length >= shortest; length -= 1) {
    const repeat = readRepeat(tail.slice(0, length), words, at);
    const behind = tail.slice(length);
    const moment = behind.length > 0 ? readWhen(behind, words, at) : undefined;
    if (repeat && (behind.length === 0 || moment !== undefined)) return { repeat, moment };
  }
  return undefined;
}
