import { describeError } from '../core/describe-error.ts';
import type { Log } from '../core/log.ts';
import type { Store } from '../store/open-store.ts';
import { sleep } from './sleep.ts';

interface ReignParts {
  readonly store: { readonly leadership: Pick<Store['leadership'], 'lead'> };
  readonly log: Log;
  readonly signal: AbortSignal;
}

const RETRY_MS = 1_000;

/**
 * Waits until this process leads, does the duties for as long as it does, and waits again: until the signal is
 * aborted. Never rejects.
 */
export async function reign(
  { store, log, signal }: ReignParts,
  duties: (epoch: number, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const { epoch, lost, release } = await store.leadership.lead();
      log.info('leading', { epoch });
      try {
        await duties(epoch, AbortSignal.any([signal, lost]));
      } finally {
        // Also when they broke: nobody could lead while this process holds on to it, not even this process.
        await release();
      }
    } catch (error) {
      if (isOver(signal)) return;
      log.error('duties ended', describeError(error));
      await sleep(RETRY_MS, signal).catch(() => undefined);
    }
  }
}

/** Asked anew: while something was awaited, it may have changed. */
const isOver = (signal: AbortSignal): boolean => signal.aborted;
