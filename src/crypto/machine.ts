import type { OlmMachine } from '@matrix-org/matrix-sdk-crypto-wasm';
import { type CryptoDelta, DatabaseAwayError, noDelta } from '../core/crypto-store.ts';
import type { UserId } from '../core/ids.ts';
import type { Engine } from './engine.ts';

export interface MachineDeps {
  readonly account: UserId;
  readonly deviceId: string;
  readonly olm: OlmMachine;
  readonly engine: Pick<Engine, 'takeDelta'>;
  readonly flush: (delta: CryptoDelta) => Promise<void>;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Aborted when this process may not write any more. */
  readonly signal: AbortSignal;
}

/** Asks the machine something; no network within a step, only what the machine itself does. */
export type Step<T> = (olm: OlmMachine) => Promise<T>;

type Flush<T, Stored> = (delta: CryptoDelta, stepped: T) => Promise<Stored>;

/** The crypto machine of one account: one step at a time, and what a step wrote is stored before its result is known. */
export interface Machine {
  readonly account: UserId;
  readonly deviceId: string;
  readonly run: <T>(step: Step<T>) => Promise<T>;
  /** `flush` stores what the step wrote together with what belongs to it; called also when it wrote nothing. */
  readonly runWith: <T, Stored>(step: Step<T>, flush: Flush<T, Stored>) => Promise<Stored>;
  /** How many steps may have changed what is known of people and their devices. */
  readonly news: () => number;
  /** Aborted when memory and database may differ: whoever leads must open the machine anew. */
  readonly dead: AbortSignal;
  /** The step that runs is finished and stored; no other one begins. */
  readonly close: () => Promise<void>;
}

/** No step takes this long; one that never ends has panicked (facts/e2ee.md §3). */
const STEP_LIMIT_MS = 60_000;
const AWAY_MS = 500;

/** The machine's names for what tells nothing of people and their devices: its account, and the keys of sessions. */
const NO_NEWS = new Set([
  'core',
  'session',
  'olm_hashes',
  'inbound_group_sessions3',
  'outbound_group_sessions',
]);

const isNews = ({ rows }: CryptoDelta): boolean => rows.some(({ store }) => !NO_NEWS.has(store));

/** A machine in whose memory nobody may trust any more. */
export class MachineDeadError extends Error {
  override readonly name = 'MachineDeadError';
}

/** Its code itself broke: no machine of this process can be used any more. */
export const hasPanicked = (error: unknown): boolean =>
  error instanceof MachineDeadError && (error.cause instanceof StepLost || isPanic(error.cause));

/** Closes over an `OlmMachine` that nobody else may call from now on. */
export function createMachine(deps: MachineDeps): Machine {
  const { account, deviceId, olm, engine } = deps;
  const died = new AbortController();
  const die = (cause: unknown): MachineDeadError => {
    died.abort(cause);
    return new MachineDeadError('the crypto machine ended', { cause });
  };
  const inTurn = createTurns();
  const within = createLimit(deps, died.signal);

  const storing = createStoring(deps, { died: died.signal, die });
  let isClosing = false;
  let news = 0;

  const runWith: Machine['runWith'] = async (step, flush) => {
    const { stored } = await inTurn(async () => {
      if (isClosing) throw new MachineDeadError('the crypto machine is closed');
      if (died.signal.aborted) throw die(died.signal.reason);
      const stepped = await settle(within(step(olm)), die);
      const delta = engine.takeDelta();
      if (delta && isNews(delta)) news += 1;
      // Not awaited in this turn: the next step may run while the database is at work.
      return { stored: storing.store({ stepped, delta, flush }) };
    });
    return await stored;
  };

  return {
    account,
    deviceId,
    runWith,
    news: () => news,
    run: async (step) =>
      await runWith(step, async (delta, stepped) => {
        if (delta !== noDelta) await deps.flush(delta);
        return stepped;
      }),
    dead: died.signal,
    close: async () => {
      isClosing = true;
      await inTurn(async () => {
        await storing.over();
        die(new Error('closed'));
        closeQuietly(olm);
      });
    },
  };
}

/** After a panic nothing can be closed, and nothing need be. */
function closeQuietly(olm: OlmMachine): void {
  try {
    olm.close();
  } catch {
    return;
  }
}

interface Death {
  readonly died: AbortSignal;
  readonly die: (cause: unknown) => MachineDeadError;
}

interface Written<T, Stored> {
  readonly stepped: Settled<T>;
  readonly delta: CryptoDelta | undefined;
  readonly flush: Flush<T, Stored>;
}

/**
 * Stores what the steps wrote, one after the other, so that the database always holds the state between two steps;
 * the result of a step is known only when everything before it is stored as well. What wrote nothing holds nobody up.
 */
function createStoring(deps: Pick<MachineDeps, 'flush' | 'sleep' | 'signal'>, { died, die }: Death) {
  let written = Promise.resolve();

  /** What a step wrote is stored also when it failed: its writes are done in memory. */
  const storeNow = async <T, Stored>({ stepped, delta, flush }: Written<T, Stored>): Promise<Stored> => {
    if ('value' in stepped)
      return await insist(async () => await flush(delta ?? noDelta, stepped.value), deps, die);
    if (delta) await insist(async () => await deps.flush(delta), deps, die);
    throw stepped.error;
  };
  const storeAfter = async <T, Stored>(before: Promise<void>, given: Written<T, Stored>): Promise<Stored> => {
    await before;
    if (died.aborted) throw die(died.reason);
    return await storeNow(given);
  };

  return {
    /** Keeps the order of its calls. */
    store: async <T, Stored>(given: Written<T, Stored>): Promise<Stored> => {
      const storing = storeAfter(written, given);
      if (given.delta) written = settled(storing);
      return await storing;
    },
    over: async (): Promise<void> => await written,
  };
}

async function settled(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

/** One after the other, whatever becomes of those before. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return await mine;
  };
}

/** The same batch again while the database is away; any other failure is the end. */
async function insist<Stored>(
  flush: () => Promise<Stored>,
  { sleep, signal }: Pick<MachineDeps, 'sleep' | 'signal'>,
  die: (cause: unknown) => MachineDeadError,
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

type Settled<T> = { readonly value: T } | { readonly error: unknown };

async function settle<T>(
  working: Promise<T>,
  die: (cause: unknown) => MachineDeadError,
): Promise<Settled<T>> {
  try {
    return { value: await working };
  } catch (error) {
    // The wasm's own stack is gone after a panic; nothing it holds may be used again.
    if (error instanceof StepLost || isPanic(error)) throw die(error);
    return { error };
  }
}

const isPanic = (error: unknown): boolean => error instanceof Error && error.name === 'RuntimeError';

class StepLost extends Error {}

/**
 * Rejects when a step does not end: after one to two times the limit, because one clock serves all steps. One for each
 * would take longer than a short step.
 */
function createLimit({ sleep }: Pick<MachineDeps, 'sleep'>, over: AbortSignal) {
  let running: PromiseWithResolvers<never> | undefined;
  let isWatching = false;
  const watch = async (): Promise<void> => {
    isWatching = true;
    for (let seen = running; seen; seen = running) {
      await sleep(STEP_LIMIT_MS, over);
      if (running === seen) seen.reject(new StepLost('a step of the crypto machine did not end'));
    }
    isWatching = false;
  };
  return async function within<T>(work: Promise<T>): Promise<T> {
    const limited = Promise.withResolvers<never>();
    running = limited;
    // It ends with the machine.
    if (!isWatching) void watch().catch(() => undefined);
    try {
      return await Promise.race([work, limited.promise]);
    } finally {
      running = undefined;
    }
  };
}
