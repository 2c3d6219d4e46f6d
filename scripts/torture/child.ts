import { type ChildProcess, spawn } from 'node:child_process';
import { type News, news, type Order, type Phase, type Setup, type Step } from './messages.ts';

/** One eis, from its birth to its end by kill -9. */
export interface Child {
  /** Rejects when it ends before. */
  readonly loaded: Promise<void>;
  /** Settles with its address. */
  readonly listening: Promise<string>;
  readonly leading: Promise<void>;
  readonly start: (setup: Setup) => void;
  /** Holds the next such call; settles when it is held, and never when the child ends before. */
  readonly trap: (step: Step, phase: Phase) => Promise<void>;
  /** When `kill` was first called, on the clock of `performance`; nothing while it lives. */
  readonly killedAt: () => number | undefined;
  /** Settles when the process is gone. */
  readonly kill: () => Promise<void>;
}

const PROGRAM = new URL('eis.ts', import.meta.url).pathname;
/** A library of a library uses what Node would rather not see used. */
const QUIET = '--disable-warning=DEP0060';
const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export interface SpawnOptions {
  /** The number of an open file; left out: the log goes nowhere. */
  readonly log: number | undefined;
  /** A folder in which Node keeps what it compiled: loading then takes half as long. */
  readonly cache: string;
}

/** Begins to load an eis. */
export function spawnEis({ log, cache }: SpawnOptions): Child {
  const child = spawn(process.execPath, [QUIET, PROGRAM], {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ['ignore', log ?? 'ignore', log ?? 'inherit', 'ipc'],
  });
  alive.add(child);
  const gone = Promise.withResolvers<void>();
  let killedAt: number | undefined;
  const stations = createStations();
  child.once('exit', () => {
    alive.delete(child);
    stations.fail(new Error('this eis has ended'));
    gone.resolve();
  });
  child.on('message', (message) => stations.hear(news.parse(message)));
  const order = (given: Order): void => {
    if (child.connected) child.send(given);
  };
  return {
    loaded: stations.loaded.promise,
    listening: stations.listening.promise,
    leading: stations.leading.promise,
    start: (setup) => order({ kind: 'start', setup }),
    trap: async (step, phase) => {
      const caught = stations.caught();
      order({ kind: 'trap', step, phase });
      await caught;
    },
    killedAt: () => killedAt,
    kill: async () => {
      killedAt ??= performance.now();
      child.kill('SIGKILL');
      await gone.promise;
    },
  };
}

/** What a child has reached, as it tells itself. Each is reached once; being caught counts for the last trap. */
function createStations() {
  const loaded = Promise.withResolvers<void>();
  const listening = Promise.withResolvers<string>();
  const leading = Promise.withResolvers<void>();
  let trap = Promise.withResolvers<void>();
  // A child may be killed before anybody waits for these.
  for (const { promise } of [loaded, listening, leading]) promise.catch(() => undefined);
  const fail = (error: Error): void => {
    for (const { reject } of [loaded, listening, leading]) reject(error);
  };
  const hear = (told: News): void => {
    switch (told.kind) {
      case 'loaded':
        return loaded.resolve();
      case 'listening':
        return listening.resolve(told.address);
      case 'leading':
        return leading.resolve();
      case 'caught':
        return trap.resolve();
      case 'failed':
        return fail(new Error(`this eis could not start: ${told.because}`));
    }
  };
  const caught = async (): Promise<void> => {
    trap = Promise.withResolvers<void>();
    await trap.promise;
  };
  return { loaded, listening, leading, fail, hear, caught };
}
