import { combineParts } from './combine-parts.ts';
import type { Piece } from './pieces.ts';
import { LONGEST_EXPRESSION } from './read-patterns.ts';
import type { Read, Reading, Said, Strength } from './reading-time.ts';

/** So many readings of the same words are followed; the strongest. */
const KEPT = 4;

/**
 * What stands together from one place on, in any order: "next friday", "at 5", "in the evening". One reading or
 * more for each place where it may end.
 */
export function assemble(pieces: readonly Piece[], from: number, next: Read<Said>): readonly Reading<Said>[] {
  const ends = new Map<number, Reading<Said>[]>();
  for (const reading of next(from)) keep(ends, reading);
  for (let at = from + 1; at < from + LONGEST_EXPRESSION && at < pieces.length; at += 1) {
    for (const before of ends.get(at) ?? []) extend(pieces, before, { next, ends });
  }
  return [...ends.values()].flat();
}

interface Extended {
  readonly next: Read<Said>;
  readonly ends: Map<number, Reading<Said>[]>;
}

function extend(pieces: readonly Piece[], before: Reading<Said>, { next, ends }: Extended): void {
  const piece = pieces[before.to];
  if (!piece || piece.gap === 'stop' || piece.gap === 'colon') return;
  const from = piece.word === '-' ? before.to + 1 : before.to;
  for (const { to, value } of next(from)) {
    const parts = combineParts(before.value.parts, value.parts);
    if (!parts) continue;
    const strength = stronger(before.value.strength, value.strength);
    keep(ends, { to, value: { parts, strength, isOpen: value.isOpen } });
  }
}

const stronger = (a: Strength, b: Strength): Strength => (a > b ? a : b);

function keep(ends: Map<number, Reading<Said>[]>, reading: Reading<Said>): void {
  const known = ends.get(reading.to) ?? [];
  ends.set(reading.to, known);
  const place = known.findIndex(({ value }) => value.strength < reading.value.strength);
  known.splice(place === -1 ? known.length : place, 0, reading);
  known.length = Math.min(known.length, KEPT);
}
