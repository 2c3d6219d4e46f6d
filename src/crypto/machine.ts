import type { OlmMachine } from '@matrix-org/matrix-sdk-crypto-wasm';
import type { CryptoDelta } from '../core/crypto-store.ts';
import type { UserId } from '../core/ids.ts';
import type { Engine } from './engine.ts';
import type { Gathering } from './gather.ts';
import {
  createStoring,
  type Flush,
  flushAlone,
  type Settled,
  type StoringDeps,
  type Written,
} from './storing.ts';

export interface MachineDeps extends StoringDeps {
  readonly account: UserId;
  readonly deviceId: string;
  readonly olm: OlmMachine;
  readonly engine: Pick<Engine, 'takeDelta'>;
}

/** Asks the machine something; no network within a step, only what the machine itself does. */
export type Step<T> = (olm: OlmMachine) => Promise<T>;

/** The crypto machine of one account: one step at a time, and what a step wrote is stored before its result is known. */
export interface Machine {
  readonly account: UserId;
  readonly deviceId: string;
  readonly run: <T>(step: Step<T>) => Promise<T>;
  /** `flush` stores what the step wrote together with what belongs to it; called also when it wrote nothing. */
  readonly runWith: <T, Stored>(step: Step<T>, flush: Flush<T, Stored>) => Promise<Stored>;
  /** What several such steps wrote is stored in one go, where they wait for one another. */
  readonly runTogether: <T, Stored>(step: Step<T>, gathering: Gathering<T, Stored>) => Promise<Stored>;
  /** How many steps may have changed what is known of people and their devices. */
  readonly news: () => number;
  /** Aborted when memory and database may differ: whoever leads must open the machine anew. */
  readonly dead: AbortSignal;
  /** The step that runs is finished and stored; no other one begins. */
  readonly close: () => Promise<void>;
}

/** No step takes this long; one that never ends has panicked (facts/e2ee.md §3). */
const STEP_LIMIT_MS = 60_000;

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

  const runStep = async <T, Stored>(
    step: Step<T>,
    store: (written: Written<T>) => Promise<Stored>,
  ): Promise<Stored> => {
    const { stored } = await inTurn(async () => {
      if (isClosing) throw new MachineDeadError('the crypto machine is closed');
      if (died.signal.aborted) throw die(died.signal.reason);
      const stepped = await settle(within(step(olm)), die);
      const delta = engine.takeDelta();
      if (delta && isNews(delta)) news += 1;
      // Not awaited in this turn: the next step may run while the database is at work.
      return { stored: store({ stepped, delta }) };
    });
    return await stored;
  };

  return {
    account,
    deviceId,
    run: async (step) =>
      await runStep(step, async (written) => await storing.store(written, flushAlone(deps))),
    runWith: async (step, flush) =>
      await runStep(step, async (written) => await storing.store(written, flush)),
    runTogether: async (step, gathering) =>
      await runStep(step, async (written) => await storing.storeTogether(written, gathering)),
    news: () => news,
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

/** One after the other, whatever becomes of those before. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return await mine;
  };
}

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
