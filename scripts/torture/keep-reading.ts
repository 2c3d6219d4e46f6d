import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from './house.ts';

const LOOK_MS = 10;

/** People's clients are open: they read what comes, until this is disposed of. */
export function keepReading({ readings }: Pick<House, 'readings'>): AsyncDisposable {
  const over = new AbortController();
  const read = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await readings.readOn();
      await sleep(LOOK_MS, undefined, { signal: over.signal }).catch(() => undefined);
    }
  };
  const reading = read();
  // What went wrong is thrown at the end.
  reading.catch(() => undefined);
  return {
    [Symbol.asyncDispose]: async () => {
      over.abort();
      await reading;
    },
  };
}
