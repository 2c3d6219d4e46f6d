/** Chance that can be repeated: the same seed makes the same choices. */
export interface Chance {
  /** In 0 to 1. */
  readonly part: () => number;
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  /** True in this part of all cases. */
  readonly hits: (probability: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
}

const TWO_TO_THE_32 = 4_294_967_296;

/** mulberry32: small, and good enough to choose moments. */
export function createChance(seed: number): Chance {
  let state = Math.trunc(seed);
  const part = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / TWO_TO_THE_32;
  };
  const below = (limit: number): number => Math.floor(part() * limit);
  return {
    part,
    below,
    hits: (probability) => part() < probability,
    pick: (from) => from[below(from.length)] ?? from[0],
  };
}
