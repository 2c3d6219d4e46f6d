import { createBell } from '../core/bell.ts';
import { describeError } from '../core/describe-error.ts';
import type { EventId } from '../core/ids.ts';
import type { Outgoing } from '../core/inbox.ts';
import { deliverRow, type DeliverRowDeps, type Outcome, type OutboxRow } from './deliver-row.ts';
import { waitBefore } from './failed-sending.ts';

export interface OutboxDeps extends DeliverRowDeps {
  /** The epoch of our leadership. */
  readonly worker: number;
  /** The first unsent row of each destination that is free, so order is strict in each of them. */
  readonly take: (worker: number, limit: number) => Promise<readonly OutboxRow[]>;
  readonly sent: (key: string, eventId: EventId | undefined, signs: readonly EventId[]) => Promise<void>;
  readonly retry: (key: string, afterMs: number, error: string) => Promise<void>;
  readonly fail: (key: string, error: string) => Promise<void>;
  readonly replaceWith: (key: string, instead: readonly Outgoing[]) => Promise<void>;
  readonly freeStale: (worker: number) => Promise<number>;
  readonly onPlanned: (ring: () => void) => () => void;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** In 0 to 1. */
  readonly random: () => number;
}

/** Rows under way at once; each is a request or two, and most wait for the homeserver. */
const AT_ONCE = 64;
/** Rings can get lost between processes, and rows that wait become due without a ring. */
const POLL_MS = 500;
/** What a dead process left behind is looked for this often; it is found at the start as well. */
const STALE_MS = 10_000;
const DATABASE_WAIT_MS = 500;

/**
 * Sends what was committed, until the signal is aborted; then what is under way is finished. Never rejects. A row is
 * marked in the database before its first byte leaves and after its answer came, so that after any crash it is known
 * which rows may have been sent.
 */
export async function runOutbox(deps: OutboxDeps, signal: AbortSignal): Promise<void> {
  const bell = createBell(deps.sleep);
  const silence = deps.onPlanned(bell.ring);
  signal.addEventListener('abort', bell.ring, { once: true });
  const running = new Set<Promise<void>>();
  const start = (row: OutboxRow): void => {
    const lived: Promise<void> = carryOut(row, deps, signal).finally(() => {
      running.delete(lived);
      bell.ring();
    });
    running.add(lived);
  };
  let freedAt: number | undefined;
  while (!signal.aborted) {
    try {
      const now = deps.now().getTime();
      if (freedAt === undefined || now - freedAt >= STALE_MS || now < freedAt) {
        await deps.freeStale(deps.worker);
        freedAt = now;
      }
      const free = AT_ONCE - running.size;
      if (free > 0) (await deps.take(deps.worker, free)).forEach(start);
      await bell.wait(POLL_MS);
    } catch (error) {
      deps.log.warn('outbox not read', describeError(error));
      await deps.sleep(DATABASE_WAIT_MS, signal).catch(() => undefined);
    }
  }
  silence();
  await Promise.all(running);
}

async function carryOut(row: OutboxRow, deps: OutboxDeps, signal: AbortSignal): Promise<void> {
  const outcome = await deliverRow(row, deps);
  note(outcome, row, deps);
  for (;;) {
    try {
      return await writeDown(outcome, row, deps);
    } catch (error) {
      deps.log.warn('outbox not written', { reference: row.reference, ...describeError(error) });
      // The row stays marked; whoever comes next looks for its echo before anything is sent again.
      if (signal.aborted) return;
      await deps.sleep(DATABASE_WAIT_MS, signal).catch(() => undefined);
    }
  }
}

function note(outcome: Outcome, { reference, outgoing, tries }: OutboxRow, { log }: OutboxDeps): void {
  const fields = { reference, kind: outgoing.kind, tries };
  switch (outcome.kind) {
    case 'sent':
      return log.debug('sent', fields);
    case 'replaced':
      return log.info('said elsewhere', fields);
    case 'retry':
      return log.warn('not sent yet', { ...fields, because: outcome.because });
    case 'failed':
      return log.warn('not sent', { ...fields, because: outcome.because });
  }
}

async function writeDown(outcome: Outcome, { key, tries }: OutboxRow, deps: OutboxDeps): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
      return await deps.sent(key, outcome.eventId, outcome.signs);
    case 'replaced':
      return await deps.replaceWith(key, outcome.instead);
    case 'failed':
      return await deps.fail(key, outcome.because);
    case 'retry':
      return await deps.retry(
        key,
        Math.max(outcome.afterMs ?? 0, waitBefore(tries, deps.random())),
        outcome.because,
      );
  }
}
