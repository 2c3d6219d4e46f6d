import type { Log } from '../core/log.ts';
import { errorText } from './error-text.ts';

export interface InsistDeps {
  /** Resolves, or rejects, as soon as the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

const FIRST_WAIT_MS = 100;
/** A database that is away for minutes is asked every five seconds: soon enough for people, no load for it. */
const LONGEST_WAIT_MS = 5_000;

/** 100 ms, doubled with each failure, at most 5 s. */
export const waitAfter = (failures: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures, 16), LONGEST_WAIT_MS);

/**
 * Repeats what must not be given up (the database is away) until it succeeds. When `stop` is aborted the
 * error of the last attempt is thrown: what was not committed is found again by the next process.
 */
export async function insist<T>(
  what: string,
  attempt: () => Promise<T>,
  { sleep, log }: InsistDeps,
  stop: AbortSignal,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      log.warn('database did not take it', { what, failures: failures + 1, error: errorText(error) });
      if (stop.aborted) throw error;
      await sleep(waitAfter(failures), stop).catch(() => undefined);
    }
  }
}
