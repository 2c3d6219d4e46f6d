import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { requestsOf } from './requests.ts';

const START_MS = 30_000;

/** The program as an operator runs it, in a process of its own. */
export interface EisProcess {
  readonly address: string;
  /** Starts it and waits until `/ready` says so. `hoursAhead` runs it with a clock that is ahead by so much. */
  readonly start: (options?: { hoursAhead?: number }) => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Waits until so many entries of the inbox were handled since its last start. */
  readonly hasHandled: (count: number) => Promise<void>;
  /** Everything that it asked the homeserver in all its lives, but for what a kill made it forget. */
  readonly requests: () => ReadonlySet<string>;
}

interface EisOptions {
  readonly configuration: string;
  readonly port: number;
  readonly log: string;
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/ready`)).status === 200;
  } catch {
    return false;
  }
}

const HANDLED = /^eis_entries_total\{kind="event",outcome="done"\} (\d+)/m;

async function handledBy(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(HANDLED.exec(text)?.[1] ?? 0);
}

async function waitUntil(reached: () => Promise<boolean>, what: string): Promise<void> {
  for (let waited = 0; waited < START_MS; waited += 50) {
    if (await reached()) return;
    await sleep(50);
  }
  throw new Error(`eis has not ${what} within ${START_MS / 1000} s`);
}

/** `node src/main.ts start` with the given configuration file, not yet started. */
export function createEisProcess({ configuration, port, log }: EisOptions): EisProcess {
  const address = `http://127.0.0.1:${port}`;
  const lines = createWriteStream(log, { flags: 'a' });
  const requests = new Set<string>();
  let child: ChildProcess | undefined;

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    if (!running) return;
    child = undefined;
    for (const request of await requestsOf(address).catch(() => [])) requests.add(request);
    const gone = new Promise<void>((done) => {
      running.once('exit', () => {
        done();
      });
    });
    running.kill(signal);
    await gone;
  };
  return {
    address,
    requests: () => requests,
    hasHandled: async (count) => {
      await waitUntil(async () => (await handledBy(address)) >= count, 'handled what was said');
    },
    start: async ({ hoursAhead = 0 } = {}) => {
      const program =
        hoursAhead === 0
          ? ['src/main.ts', 'start', '--config', configuration]
          : ['scripts/servers/start-ahead.ts', configuration, String(hoursAhead)];
      const started = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] });
      started.stdout.pipe(lines, { end: false });
      started.stderr.pipe(lines, { end: false });
      child = started;
      await waitUntil(async () => {
        if (started.exitCode !== null) throw new Error(`eis ended at once; see ${log}`);
        return await isReady(address);
      }, 'become ready');
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: async () => {
      await end('SIGTERM');
    },
  };
}
