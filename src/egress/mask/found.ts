import type { TokenKind } from './tokens.ts';

/** A part of a text that must not leave as it is. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** What means the same has the same. Left out: what is said. */
  readonly key?: string;
  /** What is put back; left out: what stood there. */
  readonly shown?: string;
}

/** What weighs more where two things overlap. */
const WEIGHT: readonly TokenKind[] = [
  'secret',
  'private',
  'link',
  'address',
  'number',
  'person',
  'code',
  'word',
];

/** In order, none overlapping another: what overlaps is replaced as one. */
export function merged(found: readonly Found[]): readonly Found[] {
  const result: Found[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (!last || one.start >= last.end) result.push(one);
    else result[result.length - 1] = together(last, one);
  }
  return result;
}

function together(one: Found, other: Found): Found {
  const heavier = WEIGHT.indexOf(other.kind) < WEIGHT.indexOf(one.kind) ? other : one;
  const [start, end] = [Math.min(one.start, other.start), Math.max(one.end, other.end)];
  const isAll = heavier.start === start && heavier.end === end;
  // What is known of a part is not what the whole says, but for parts of one name.
  const isSame = one.kind === other.kind && one.key !== undefined && one.key === other.key;
  return isAll || isSame ? { ...heavier, start, end } : { start, end, kind: heavier.kind };
}
