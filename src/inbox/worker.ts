import { type Bell, createBell } from '../core/bell.ts';
import type { InboxEntry } from '../core/inbox.ts';
import { modelEntryKey } from '../core/new-entry.ts';
import { errorText } from './error-text.ts';
import { waitAfter } from './insist.ts';
import { type ClaimedLane, createRunLane, type RunLaneDeps } from './run-lane.ts';

export interface WorkerDeps<Entry extends InboxEntry, Lane extends ClaimedLane<Entry>>
  extends RunLaneDeps<Entry, Lane> {
  /** The epoch of our leadership: what an older worker still does is fenced by it. */
  readonly worker: number;
  /** How many lanes may run at once, those that wait for models left out. */
  readonly lanes?: number;
  readonly claim: (worker: number, lanes: number) => Promise<readonly Lane[]>;
  readonly freeLanes: (worker: number) => Promise<number>;
  readonly moveDue: (now: Date) => Promise<number>;
  readonly onAccepted: (ring: () => void) => () => void;
  readonly now: () => Date;
}

export interface Worker {
  /** Runs until the signal is aborted and every running entry is committed. Never rejects. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Called at ingest: these events were redacted, so nothing more is said about them, also where a model reads them. */
  readonly interrupt: (eventKeys: readonly string[]) => void;
}

const LANES = 64;
/** Rings can get lost between processes; nobody waits longer than this for it. */
const POLL_MS = 500;
const SWEEP_MS = 1_000;

/** Takes rows from the inbox and hands them to their handlers: many lanes at once, one entry of a lane at a time. */
export function createWorker<Entry extends InboxEntry, Lane extends ClaimedLane<Entry>>(
  deps: WorkerDeps<Entry, Lane>,
): Worker {
  const claimed = new Map<string, AbortController>();
  const never = new AbortController().signal;
  const runLane = createRunLane(deps, ({ key }) => claimed.get(key)?.signal ?? never);

  async function runClaimed(lane: Lane, stop: AbortSignal): Promise<void> {
    for (const { key } of lane.entries) claimed.set(key, new AbortController());
    try {
      await runLane(lane, stop);
    } catch (error) {
      deps.log.warn('lane left behind', { error: errorText(error) });
    } finally {
      for (const { key } of lane.entries) claimed.delete(key);
    }
  }

  return {
    interrupt: (eventKeys) => {
      for (const [key, interrupted] of claimed)
        if (eventKeys.some((event) => isAbout(event, key))) interrupted.abort();
    },
    async run(signal) {
      const bell = createBell(deps.sleep);
      const silence = deps.onAccepted(bell.ring);
      signal.addEventListener('abort', bell.ring, { once: true });
      const sweeping = sweep(deps, bell, signal);
      await claimLanes(deps, { bell, stop: signal, runClaimed });
      silence();
      await sweeping;
    },
  };
}

/**
 * The entry of the event itself, one in which it waits for its room key, or one in which a model reads it, also where
 * that had to be allowed first.
 */
const isAbout = (event: string, key: string): boolean =>
  key === event ||
  isSealed(event, key) ||
  key === modelEntryKey(event) ||
  key.startsWith(`${modelEntryKey(event)}|`);

const isSealed = (event: string, key: string): boolean =>
  key.startsWith('sealed|') && key.endsWith(`|${event}`);

interface Claiming<Lane> {
  readonly bell: Bell;
  readonly stop: AbortSignal;
  readonly runClaimed: (lane: Lane, stop: AbortSignal) => Promise<void>;
}

async function claimLanes<Entry extends InboxEntry, Lane extends ClaimedLane<Entry>>(
  deps: WorkerDeps<Entry, Lane>,
  { bell, stop, runClaimed }: Claiming<Lane>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const thinking = new Set<Promise<void>>();
  const start = (lane: Lane): void => {
    // Whoever waits for a model waits in its queue, and takes nobody's place here.
    const others = lane.entries[0]?.kind === 'model' ? thinking : running;
    const lived: Promise<void> = runClaimed(lane, stop).finally(() => {
      others.delete(lived);
      bell.ring();
    });
    others.add(lived);
  };
  let failures = 0;
  while (!stop.aborted) {
    try {
      const free = (deps.lanes ?? LANES) - running.size;
      const lanes = free > 0 ? await deps.claim(deps.worker, free) : [];
      lanes.forEach(start);
      failures = 0;
      await bell.wait(POLL_MS);
    } catch (error) {
      deps.log.warn('claim failed', { error: errorText(error) });
      failures += 1;
      await deps.sleep(waitAfter(failures), stop).catch(() => undefined);
    }
  }
  await Promise.all([...running, ...thinking]);
}

/** Once a second: what is due moves into its lane, and lanes of dead processes become free. */
async function sweep<Entry extends InboxEntry, Lane extends ClaimedLane<Entry>>(
  deps: WorkerDeps<Entry, Lane>,
  bell: Bell,
  stop: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    try {
      const moved = (await deps.moveDue(deps.now())) + (await deps.freeLanes(deps.worker));
      if (moved > 0) bell.ring();
      failures = 0;
    } catch (error) {
      deps.log.warn('sweep failed', { error: errorText(error) });
      failures += 1;
    }
    await deps.sleep(SWEEP_MS + (failures > 0 ? waitAfter(failures) : 0), stop).catch(() => undefined);
  }
}
