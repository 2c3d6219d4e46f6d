import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { sleep } from '../../src/wiring/sleep.ts';

/** A program of ours in a process of its own. */
export interface Child {
  /** How long it took from its birth until it was ready, in milliseconds. */
  readonly readyAfter: number;
  /** Memory that it holds now, in MB. */
  readonly memory: () => number;
  /** kill -9; settles when the process is gone. */
  readonly kill: () => Promise<void>;
  /** In good order; settles when the process is gone. */
  readonly stop: () => Promise<void>;
}

interface Program {
  /** Arguments of node. */
  readonly program: readonly string[];
  /** False, or rejected, as long as it is not. */
  readonly ready: () => Promise<boolean>;
  readonly environment?: Readonly<Record<string, string>>;
}

const START_LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 5;

const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Settles when it is ready; throws when it ends before. */
export async function startChild({ program, ready, environment }: Program): Promise<Child> {
  const begun = performance.now();
  const child = spawn(process.execPath, program, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  alive.add(child);
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => {
    alive.delete(child);
    resolve();
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  while (!(await ready().catch(() => false))) {
    if (!alive.has(child)) throw new Error(`${program.join(' ')} ended at once`);
    if (performance.now() - begun > START_LIMIT_MS) {
      await end('SIGKILL');
      throw new Error(`${program.join(' ')} was not ready in time`);
    }
    await sleep(LOOK_EVERY_MS);
  }
  return {
    readyAfter: performance.now() - begun,
    memory: () => memoryOf(child.pid),
    kill: async () => await end('SIGKILL'),
    stop: async () => await end('SIGTERM'),
  };
}

const RESIDENT = /^VmRSS:\s+(\d+) kB/m;

function memoryOf(pid: number | undefined): number {
  const found = RESIDENT.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (found === undefined) throw new Error('the process holds no memory');
  return Number(found) / 1024;
}
