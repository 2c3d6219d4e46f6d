import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 30_000;

/** The program as an operator runs it, in a process of its own. */
export interface EisProcess {
  readonly address: string;
  /** Starts it and waits until `/ready` says so. `hoursAhead` runs it with a clock that is ahead by so much. */
  readonly start: (options?: { hoursAhead?: number }) => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly ready: () => Promise<boolean>;
}

interface EisOptions {
  readonly configuration: string;
  readonly port: number;
  readonly log: string;
}

/** `node src/main.ts start` with the given configuration file, not yet started. */
export function createEisProcess({ configuration, port, log }: EisOptions): EisProcess {
  const address = `http://127.0.0.1:${port}`;
  const lines = createWriteStream(log, { flags: 'a' });
  let child: ChildProcess | undefined;

  const ready = async (): Promise<boolean> => {
    try {
      return (await fetch(`${address}/ready`)).status === 200;
    } catch {
      return false;
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    if (!running) return;
    child = undefined;
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
    ready,
    start: async ({ hoursAhead = 0 } = {}) => {
      const program =
        hoursAhead === 0
          ? ['src/main.ts', 'start', '--config', configuration]
          : ['scripts/servers/start-ahead.ts', configuration, String(hoursAhead)];
      child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.pipe(lines, { end: false });
      child.stderr?.pipe(lines, { end: false });
      for (let waited = 0; waited < START_MS; waited += 50) {
        if (await ready()) return;
        if (child.exitCode !== null) throw new Error(`eis ended at once; see ${log}`);
        await sleep(50);
      }
      throw new Error(`eis was not ready within ${START_MS / 1000} s; see ${log}`);
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: async () => {
      await end('SIGTERM');
    },
  };
}
