import { type CryptoDelta, DatabaseAwayError, noDelta } from '../core/crypto-store.ts';
import type { Gathering } from './gather.ts';

export interface StoringDeps {
  readonly flush: (delta: CryptoDelta) => Promise<void>;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Aborted when this process may not write any more. */
  readonly signal: AbortSignal;
}

export interface Death {
  readonly died: AbortSignal;
  readonly die: (cause: unknown) => Error;
}

export type Settled<T> = { readonly value: T } | { readonly error: unknown };

export type Flush<T, Stored> = (delta: CryptoDelta, stepped: T) => Promise<Stored>;

/** A step, and what it wrote. */
export interface Written<T> {
  readonly stepped: Settled<T>;
  readonly delta: CryptoDelta | undefined;
}

/** Steps that are stored together, until that begins. */
interface Waiting {
  readonly by: object;
  delta: CryptoDelta;
}

const AWAY_MS = 500;

/**
 * Stores what the steps wrote, one after the other, so that the database always holds the state between two steps;
 * the result of a step is known only when everything before it is stored as well. What wrote nothing holds nobody up.
 */
export function createStoring(deps: StoringDeps, { died, die }: Death) {
  let written = Promise.resolve();
  let last: Waiting | undefined;

  const assertAlive = (): void => {
    if (died.aborted) throw die(died.reason);
  };
  const storeAfter = async <T, Stored>(
    before: Promise<void>,
    given: Written<T>,
    flush: Flush<T, Stored>,
  ): Promise<Stored> => {
    await before;
    assertAlive();
    return await storeNow(given, flush, { ...deps, die });
  };

  /** Keeps the order of its calls. */
  const store = async <T, Stored>(given: Written<T>, flush: Flush<T, Stored>): Promise<Stored> => {
    const storing = storeAfter(written, given, flush);
    if (given.delta) {
      written = settled(storing);
      last = undefined;
    }
    return await storing;
  };

  const beginBatch = <T, Stored>(gathering: Gathering<T, Stored>, delta: CryptoDelta): void => {
    const waiting: Waiting = { by: gathering, delta };
    const batch = gathering.begin();
    const before = written;
    const storing = async (): Promise<void> => {
      await before;
      if (last === waiting) last = undefined;
      await batch.store(async (flush) => {
        assertAlive();
        await insist(async () => await flush(waiting.delta), { ...deps, die });
      });
    };
    written = settled(storing());
    last = waiting;
  };

  return {
    store,
    /** Keeps the order as well: with it are stored only those that come right after one another. */
    storeTogether: async <T, Stored>(given: Written<T>, gathering: Gathering<T, Stored>): Promise<Stored> => {
      const { stepped, delta } = given;
      if (!delta || !('value' in stepped)) return await store(given, gathering.flushOne);
      if (last?.by === gathering) last.delta = joined(last.delta, delta);
      else beginBatch(gathering, delta);
      return await gathering.add(stepped.value);
    },
    over: async (): Promise<void> => await written,
  };
}

/** Where nothing belongs to what a step wrote. */
export const flushAlone =
  ({ flush }: Pick<StoringDeps, 'flush'>) =>
  async <T>(delta: CryptoDelta, stepped: T): Promise<T> => {
    if (delta !== noDelta) await flush(delta);
    return stepped;
  };

/** The last write of each key. */
function joined(one: CryptoDelta, next: CryptoDelta): CryptoDelta {
  const rows = new Map(
    [...one.rows, ...next.rows].map((row) => [JSON.stringify([row.database, row.store, row.key]), row]),
  );
  const schemas = new Map([...one.schemas, ...next.schemas].map((schema) => [schema.database, schema]));
  return { schemas: [...schemas.values()], rows: [...rows.values()] };
}

async function settled(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

type Insisting = StoringDeps & Pick<Death, 'die'>;

/** What a step wrote is stored also when it failed: its writes are done in memory. */
async function storeNow<T, Stored>(
  { stepped, delta }: Written<T>,
  flush: Flush<T, Stored>,
  insisting: Insisting,
): Promise<Stored> {
  if ('value' in stepped)
    return await insist(async () => await flush(delta ?? noDelta, stepped.value), insisting);
  if (delta) await insist(async () => await insisting.flush(delta), insisting);
  throw stepped.error;
}

/** The same again while the database is away; any other failure is the end. */
async function insist<Stored>(
  flush: () => Promise<Stored>,
  { sleep, signal, die }: Insisting,
): Promise<Stored> {
  for (;;) {
    try {
      return await flush();
    } catch (error) {
      if (!(error instanceof DatabaseAwayError) || signal.aborted) throw die(error);
      await sleep(AWAY_MS, signal).catch(() => undefined);
    }
  }
}
