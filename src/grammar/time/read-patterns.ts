import type { PatternTree } from './pattern.ts';
import type { Piece } from './pieces.ts';
import type { Bound, Reading, SlotReaders } from './reading-time.ts';
import { isJoined } from './word-table.ts';

/** What a pattern means when its slots hold this; nothing when they do not go together. */
export type Build<Value> = (bound: Bound, length: number) => Value | undefined;

/** No expression has more pieces (16 words, some of them cut). */
export const LONGEST_EXPRESSION = 24;

interface Walk<Value> {
  readonly pieces: readonly Piece[];
  readonly slots: SlotReaders;
  readonly from: number;
  readonly found: Reading<Value>[];
}

/** All readings of the patterns at this place. */
export function readPatterns<Value>(
  tree: PatternTree<Build<Value>>,
  from: number,
  { pieces, slots }: Pick<Walk<Value>, 'pieces' | 'slots'>,
): readonly Reading<Value>[] {
  const piece = pieces[from];
  if (!piece) return [];
  const found: Reading<Value>[] = [];
  step({ tree, at: from, bound: {} }, { pieces, slots, from, found });
  return found;
}

interface Place<Value> {
  readonly tree: PatternTree<Build<Value>>;
  readonly at: number;
  readonly bound: Bound;
}

function step<Value>(place: Place<Value>, walk: Walk<Value>): void {
  const { tree, at, bound } = place;
  finish(place, walk);
  const piece = walk.pieces[at];
  if (!piece || !mayGoOn(piece, at, walk)) return;
  const next = tree.words.get(piece.word);
  if (next) step({ tree: next, at: at + 1, bound }, walk);
  fillSlots(place, walk);
  // "half-past", "week-end".
  if (!next && at > walk.from && piece.word === '-' && piece.gap === 'glued') {
    step({ tree: { ...tree, builds: [] }, at: at + 1, bound }, walk);
  }
}

function finish<Value>({ tree, at, bound }: Place<Value>, { from, found }: Walk<Value>): void {
  for (const build of tree.builds) {
    const value = build(bound, at - from);
    if (value !== undefined) found.push({ to: at, value });
  }
}

const mayGoOn = (piece: Piece, at: number, { from }: Pick<Walk<unknown>, 'from'>): boolean =>
  at === from || (at - from < LONGEST_EXPRESSION && (isJoined(piece) || piece.gap === 'colon'));

function fillSlots<Value>({ tree, at, bound }: Place<Value>, walk: Walk<Value>): void {
  for (const [slot, child] of tree.slots) {
    for (const { to, value } of walk.slots[slot](at)) {
      step({ tree: child, at: to, bound: { ...bound, ...value } }, walk);
    }
  }
}
