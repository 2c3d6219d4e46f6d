import type { CryptoDelta } from '../core/crypto-store.ts';

/** Stores what several steps wrote, and what belongs to each; returns what became of each. */
export type FlushAll<T, Stored> = (
  delta: CryptoDelta,
  stepped: readonly T[],
) => Promise<(stepped: T) => Stored>;

interface Batch<T, Stored> {
  readonly add: (stepped: T) => Promise<Stored>;
  /** Whoever was added hears what came of it; never rejects. */
  readonly store: (work: (flush: (delta: CryptoDelta) => Promise<void>) => Promise<void>) => Promise<void>;
}

/** Steps of one kind and of one machine, that may be stored in one go where several of them wait. */
export interface Gathering<T, Stored> {
  /** From now on they are added to a new batch. */
  readonly begin: () => Batch<T, Stored>;
  /** To the newest batch. */
  readonly add: (stepped: T) => Promise<Stored>;
  readonly flushOne: (delta: CryptoDelta, stepped: T) => Promise<Stored>;
}

export function gather<T, Stored>(flush: FlushAll<T, Stored>): Gathering<T, Stored> {
  let newest = createBatch(flush);
  return {
    begin: () => {
      newest = createBatch(flush);
      return newest;
    },
    add: async (stepped) => await newest.add(stepped),
    flushOne: async (delta, stepped) => (await flush(delta, [stepped]))(stepped),
  };
}

function createBatch<T, Stored>(flush: FlushAll<T, Stored>): Batch<T, Stored> {
  const all: T[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<(stepped: T) => Stored>();
  return {
    add: async (stepped) => {
      all.push(stepped);
      return (await promise)(stepped);
    },
    store: async (work) => {
      try {
        await work(async (delta) => resolve(await flush(delta, all)));
      } catch (error) {
        reject(error);
      }
    },
  };
}
