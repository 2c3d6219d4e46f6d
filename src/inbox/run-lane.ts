import { setImmediate as endOfTick } from 'node:timers/promises';
import { UnavailableError } from '../core/errors.ts';
import { type Handled, type Handler, type InboxEntry, nothing, type Outgoing } from '../core/inbox.ts';
import type { InboxKind } from '../core/new-entry.ts';
import type { Json } from '../core/json.ts';
import { errorText } from './error-text.ts';
import { type InsistDeps, insist, waitAfter } from './insist.ts';

export interface ClaimedLane<Entry extends InboxEntry> {
  /** In the order in which they came. */
  readonly entries: readonly Entry[];
}

/** `continued`: the row became another one, and the lane was given back with it in front. */
type Committed = 'done' | 'fenced' | 'continued';

export interface RunLaneDeps<Entry extends InboxEntry, Lane extends ClaimedLane<Entry>> extends InsistDeps {
  readonly recordDecision: (entry: Entry, decision: Json) => Promise<void>;
  readonly progress: (entry: Entry, step: number, say: readonly Outgoing[]) => Promise<void>;
  readonly finish: (entry: Entry, handled: Handled) => Promise<Committed>;
  readonly postpone: (entry: Entry, error: string) => Promise<'again' | 'fenced'>;
  readonly bury: (entry: Entry, error: string, handled: Handled) => Promise<Committed>;
  readonly release: (lane: Lane) => Promise<void>;
  readonly handlers: Readonly<Record<InboxKind, Handler>>;
  /** What is said to the person when we give an entry up. */
  readonly giveUp: (entry: InboxEntry, error: unknown) => Promise<Handled>;
}

/** Our own mistakes rarely heal by themselves: five attempts, then an admin looks. */
const ATTEMPTS = 5;
/** The homeserver that could not be asked comes back: with the store's back-off this waits for a day. */
const ATTEMPTS_OUTSIDE = 300;
/** A commit that fails this often in a row fails because of what is committed, or the database is away. */
const COMMITS = 5;
/** Longer than anything may take (a join over federation: three minutes); what hangs must not hold up its lane for ever. */
const LIMIT_MS = 300_000;
/** Many people may wait for one slow model; each answer has a limit of its own. */
const MODEL_LIMIT_MS = 1_800_000;

type Outcome = { readonly handled: Handled } | { readonly error: unknown };

/**
 * Handles the entries of a claimed lane strictly one after the other. Ends early when the lane is not ours any
 * more, when an entry has to wait, or (giving the lane back) when `stop` is aborted.
 */
export function createRunLane<Entry extends InboxEntry, Lane extends ClaimedLane<Entry>>(
  deps: RunLaneDeps<Entry, Lane>,
  interruptOf: (entry: Entry) => AbortSignal,
) {
  return async function runLane(lane: Lane, stop: AbortSignal): Promise<void> {
    for (const entry of lane.entries) {
      if (stop.aborted) {
        await deps.release(lane);
        return;
      }
      if (!(await runEntry(entry, deps, { interrupt: interruptOf(entry), stop }))) return;
    }
  };
}

type EntryDeps<Entry extends InboxEntry> = Omit<RunLaneDeps<Entry, ClaimedLane<Entry>>, 'release'>;

interface Signals {
  /** The entry was redacted. */
  readonly interrupt: AbortSignal;
  readonly stop: AbortSignal;
}

/** True when the lane may go on with its next entry. */
async function runEntry<Entry extends InboxEntry>(
  entry: Entry,
  deps: EntryDeps<Entry>,
  { interrupt, stop }: Signals,
): Promise<boolean> {
  const outcome = interrupt.aborted ? { handled: nothing } : await attempt(entry, deps, interrupt);
  if (interrupt.aborted) return await commit(entry, nothing, deps, stop);
  if ('handled' in outcome) return await commit(entry, outcome.handled, deps, stop);
  return await fail(entry, outcome.error, deps, stop);
}

async function attempt<Entry extends InboxEntry>(
  entry: Entry,
  deps: EntryDeps<Entry>,
  interrupt: AbortSignal,
): Promise<Outcome> {
  const late = new AbortController();
  const over = new AbortController();
  const signal = AbortSignal.any([interrupt, late.signal]);
  const tools = {
    signal,
    recordDecision: async (decision: Json) => await deps.recordDecision(entry, decision),
    progress: async (step: number, say: readonly Outgoing[]) => {
      if (!signal.aborted) await tell(entry, { step, say }, deps);
    },
  };
  const limitMs = entry.kind === 'model' ? MODEL_LIMIT_MS : LIMIT_MS;
  const limit = async (): Promise<Outcome> => {
    await deps.sleep(limitMs, over.signal).catch(() => undefined);
    late.abort();
    return { error: new Error(`the handler took longer than ${limitMs} ms`) };
  };
  const work = async (): Promise<Outcome> => {
    try {
      return { handled: await deps.handlers[entry.kind](entry, tools) };
    } catch (error) {
      return { error };
    }
  };
  const working = work();
  // Much is done at once: a timer, and what it costs to take it back, would be most of its handling.
  const atOnce = await Promise.race([working, endOfTick()]);
  if (atOnce) return atOnce;
  const outcome = await Promise.race([working, limit()]);
  over.abort();
  return outcome;
}

/** Nobody's request fails because eis could not say that it is at work. */
async function tell<Entry extends InboxEntry>(
  entry: Entry,
  { step, say }: { readonly step: number; readonly say: readonly Outgoing[] },
  { progress, log }: EntryDeps<Entry>,
): Promise<void> {
  try {
    await progress(entry, step, say);
  } catch (error) {
    log.warn('progress not said', { reference: entry.reference, step, error: errorText(error) });
  }
}

async function commit<Entry extends InboxEntry>(
  entry: Entry,
  handled: Handled,
  deps: EntryDeps<Entry>,
  stop: AbortSignal,
): Promise<boolean> {
  let last: unknown;
  for (let failures = 0; failures < COMMITS; failures += 1) {
    try {
      return (await deps.finish(entry, handled)) === 'done';
    } catch (error) {
      last = error;
      deps.log.warn('commit failed', { reference: entry.reference, error: errorText(error) });
      if (!stop.aborted) await deps.sleep(waitAfter(failures), stop).catch(() => undefined);
    }
  }
  return await fail(entry, last, deps, stop);
}

async function fail<Entry extends InboxEntry>(
  entry: Entry,
  error: unknown,
  deps: EntryDeps<Entry>,
  stop: AbortSignal,
): Promise<boolean> {
  const text = errorText(error);
  const { reference, kind } = entry;
  deps.log.error('handling failed', { reference, kind, attempts: entry.attempts + 1, error: text });
  const allowed = error instanceof UnavailableError ? ATTEMPTS_OUTSIDE : ATTEMPTS;
  if (entry.attempts + 1 < allowed) {
    await insist('postpone', async () => await deps.postpone(entry, text), deps, stop);
    return false;
  }
  const said = await deps.giveUp(entry, error).catch(() => nothing);
  return (await insist('bury', async () => await deps.bury(entry, text, said), deps, stop)) === 'done';
}
