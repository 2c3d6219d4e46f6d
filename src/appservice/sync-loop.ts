import * as z from 'zod';
import { describeError } from '../core/describe-error.ts';
import { sha256 } from '../core/digest.ts';
import type { SyncKeys } from '../core/encryption.ts';
import { canonical } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import { type Batch, type Contribution, isEmpty } from './batch.ts';
import { bringsNoKeys } from './read-keys.ts';
import { readSync, type ReadSyncDeps } from './read-sync.ts';

export interface SyncLoopDeps extends ReadSyncDeps {
  /**
   * One long poll, with a filter for invites, redactions and keys; without `since` the homeserver answers at once, with
   * all pending invites. Errors of the homeserver carry its `status`.
   */
  readonly sync: (since: string | undefined, signal: AbortSignal) => Promise<unknown>;
  /**
   * Stores what an answer brought, its position included, in one transaction with what the keys change. The homeserver
   * forgets keys once we ask with the next position: waits as long as nobody can take them, until `signal` is aborted.
   */
  readonly keep: (batch: Batch, keys: SyncKeys, signal: AbortSignal) => Promise<void>;
  /** Where the last answer ended whose rows are stored. */
  readonly position: () => Promise<string | undefined>;
  /** Called after redactions are stored, with the keys of the redacted events. */
  readonly interrupt: (eventKeys: readonly string[]) => void;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/**
 * Where the loop stands. `brought` tells an answer that is repeated from one that brings the like again; `counted`
 * is what was last said about the keys that are left, which changes without the position.
 */
interface Progress {
  readonly since: string | undefined;
  readonly brought: string;
  readonly counted: string;
}

const begin = (since: string | undefined): Progress => ({ since, brought: '', counted: '' });

/**
 * After an answer with nothing for us. Some homeservers ignore the filter and answer at every message of any room;
 * some repeat an old answer at once.
 */
const REST_MS = 1_000;
const FIRST_BACK_OFF_MS = 1_000;
/** A homeserver that is back is heard again within a minute. */
const LONGEST_BACK_OFF_MS = 60_000;

/**
 * The second door: runs until `signal` is aborted, whatever fails. The position is stored in one transaction with
 * the rows it brought, so nothing is skipped; what comes twice is told by its key, as through the first door.
 */
export async function runSyncLoop(deps: SyncLoopDeps, signal: AbortSignal): Promise<void> {
  let progress: Progress | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      progress ??= begin(await deps.position());
      const next = await poll(progress, deps, signal);
      if (failures > 0) deps.log.info('sync works again', { failures });
      failures = 0;
      const wasQuiet = next.brought === '' || next.brought === progress.brought;
      progress = next;
      if (wasQuiet) await pause(REST_MS, deps, signal);
    } catch (error) {
      if (isOver(signal)) return;
      failures += 1;
      deps.log.warn('sync failed', { failures, ...describeError(error) });
      progress = progressAfter(error, progress);
      await pause(backOff(failures), deps, signal);
    }
  }
}

const backOff = (failures: number): number =>
  Math.min(FIRST_BACK_OFF_MS * 2 ** (failures - 1), LONGEST_BACK_OFF_MS);

/** A homeserver that does not know the position has another database: begin again, with the pending invites. */
const progressAfter = (error: unknown, progress: Progress | undefined): Progress | undefined =>
  progress?.since !== undefined && Refused.safeParse(error).success ? begin(undefined) : progress;

const Refused = z.looseObject({ status: z.literal(400) });

/** Returns the same progress again for an answer that was taken before. */
async function poll(progress: Progress, deps: SyncLoopDeps, signal: AbortSignal): Promise<Progress> {
  const answer = await deps.sync(progress.since, signal);
  const { nextBatch, read, keys } = readSync(answer, deps);
  const { heard: _heard, ...batch } = read;
  const brought = isEmpty(batch) && bringsNoKeys(keys) ? '' : digestOf(read, keys);
  const counted = canonical([keys.counts ?? null, keys.unusedFallback ?? null]);
  const isRepeated = brought === '' || brought === progress.brought;
  if (nextBatch === progress.since && isRepeated && counted === progress.counted) return progress;
  await deps.keep({ ...batch, syncPosition: { account: deps.account, position: nextBatch } }, keys, signal);
  if (batch.redactions.length > 0) deps.interrupt(batch.redactions.map(({ target }) => target));
  return { since: nextBatch, brought, counted };
}

/** Without the keys of the entries: those of invites are drawn anew each time. */
const digestOf = (
  { entries, changes, unreadable }: Contribution,
  { toDevice, changed, left }: SyncKeys,
): string =>
  sha256(canonical([entries.map(({ payload }) => payload), changes, unreadable, toDevice, changed, left]));

/** Asked anew: while something was awaited, it may have changed. */
const isOver = (signal: AbortSignal): boolean => signal.aborted;

async function pause(ms: number, { sleep }: SyncLoopDeps, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, signal);
  } catch (error) {
    if (!isOver(signal)) throw error;
  }
}
