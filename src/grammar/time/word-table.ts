import { wordPieces } from './pattern.ts';
import type { Piece } from './pieces.ts';
import type { Reading } from './reading-time.ts';

/** Sequences of words with their values, found by their first word. */
export interface WordTable<Value> {
  readonly byFirst: ReadonlyMap<string, readonly Entry<Value>[]>;
}

interface Entry<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

export function createWordTable<Value>(
  entries: Iterable<readonly [words: string, value: Value]>,
): WordTable<Value> {
  const byFirst = new Map<string, Entry<Value>[]>();
  for (const [text, value] of entries) {
    const words = wordPieces(text);
    const first = words[0];
    if (first === undefined) continue;
    const list = byFirst.get(first) ?? [];
    byFirst.set(first, list);
    list.push({ words, value });
  }
  return { byFirst };
}

/** `'a, b c'` with a value for all of them. */
export const entriesOf = <Value>(words: string, value: Value): readonly (readonly [string, Value])[] =>
  words
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => [one, value] as const);

/** All entries that stand at this place; a hyphen between their words counts as a space. */
export function readTable<Value>(
  table: WordTable<Value>,
  pieces: readonly Piece[],
  at: number,
): readonly Reading<Value>[] {
  const entries = table.byFirst.get(pieces[at]?.word ?? '');
  if (!entries) return [];
  return entries.flatMap(({ words, value }) => {
    const to = endOf(words, pieces, at);
    return to === undefined ? [] : [{ to, value }];
  });
}

function endOf(words: readonly string[], pieces: readonly Piece[], from: number): number | undefined {
  let at = from;
  for (const [index, word] of words.entries()) {
    if (index > 0 && pieces[at]?.word === '-') at += 1;
    const piece = pieces[at];
    if (!piece || piece.word !== word || (index > 0 && !isJoined(piece))) return undefined;
    at += 1;
  }
  return at;
}

/** Nothing but a space stands before it. */
export const isJoined = ({ gap }: Piece): boolean => gap === 'space' || gap === 'glued';
