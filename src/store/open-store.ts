import type { Handled } from '../core/inbox.ts';
import { nothing } from '../core/inbox.ts';
import type { Log } from '../core/log.ts';
import { createAccept } from './accept.ts';
import { createAnnounce, hearAnnouncements } from './announce.ts';
import { type Bell, createBell } from './bell.ts';
import { assertKey } from './assert-key.ts';
import { openSnapshot } from './backup-snapshot.ts';
import { type ClaimedEntry, createClaim } from './claim.ts';
import { forget } from './clean.ts';
import { createConnections } from './connections.ts';
import { createCounts } from './counts.ts';
import { createCrypto } from './crypto.ts';
import { createDeadLetters } from './dead-letters.ts';
import { createBury, createFreeLanes, createPostpone, createRecordDecision } from './fail.ts';
import { createFinish, createRelease, type FinishDeps } from './finish.ts';
import { createDevices, createNotes } from './house.ts';
import { createLeadership } from './leadership.ts';
import { createLedger } from './ledger.ts';
import { createJournal } from './journal.ts';
import { migrate } from './migrate.ts';
import { createModelKeys } from './model-keys.ts';
import type { EmbeddedDatabase } from './open-pglite.ts';
import type { PostgresDatabase } from './open-postgres.ts';
import { createOutbox } from './outbox.ts';
import { createOwnTasks } from './own-tasks.ts';
import { createPeople } from './people.ts';
import { createForgetEvent, createWasRedacted } from './redact.ts';
import { findRestoration, type Restoration } from './restored.ts';
import { createRooms } from './rooms.ts';
import { type Boxes, createBoxes, type SealDeps } from './seal-rows.ts';
import { createSettings } from './settings.ts';
import { createTelling } from './progress.ts';
import { createPosition } from './sync-position.ts';
import { createTimers } from './timers.ts';
import { createTrace } from './trace.ts';
import { createTurns } from './turns.ts';
import { createWorkflows } from './workflows.ts';
import { createVacuum, keepCheckpoints } from './upkeep.ts';

/** `url` of a Postgres, or the `folder` of an embedded database; neither: in memory. */
export interface StoreOptions {
  readonly url?: string;
  readonly folder?: string;
}

export interface StoreDeps extends SealDeps {
  readonly log: Log;
  readonly now: () => Date;
  /** Ends, or rejects, as soon as its signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export type Store = ReturnType<typeof createStore>;

export type StoreDatabase = PostgresDatabase | EmbeddedDatabase;

interface Opened extends StoreDeps {
  readonly database: StoreDatabase;
  readonly boxes: Boxes;
  readonly restoration: Restoration | undefined;
  readonly closing: AbortController;
}

/**
 * Opens the database, brings its tables up to date and looks whether the master key fits.
 * @throws StoreInUseError, NotDurableError (embedded), SchemaTooNewError, WrongMasterKeyError, or the driver's error
 * when the server cannot be reached.
 */
export async function openStore({ url, folder }: StoreOptions, deps: StoreDeps): Promise<Store> {
  return await openStoreOn(url === undefined ? await openEmbedded(folder) : await openServed(url), deps);
}

// Only the driver that is used takes memory.
async function openEmbedded(folder: string | undefined): Promise<EmbeddedDatabase> {
  const { openPGlite } = await import('./open-pglite.ts');
  return await openPGlite(folder);
}

async function openServed(url: string): Promise<PostgresDatabase> {
  const { openPostgres } = await import('./open-postgres.ts');
  return openPostgres(url);
}

/** The same on a database that is open already; it is closed with the store, or when opening the store fails. */
export async function openStoreOn(database: StoreDatabase, deps: StoreDeps): Promise<Store> {
  const boxes = createBoxes(deps);
  try {
    await migrate(database);
    await assertKey(database, boxes);
    const restoration = await findRestoration(database, boxes, deps.now);
    return createStore({ ...deps, database, boxes, restoration, closing: new AbortController() });
  } catch (error) {
    await database.close();
    throw error;
  }
}

function createStore(opened: Opened) {
  const { database, boxes, now, restoration } = opened;
  const inboxBell = createBell();
  const outboxBell = createBell();
  const leadership = createLeadership(opened);
  const ringInbox = createRingInbox(opened, inboxBell, leadership.leads);
  const isRestored = (acceptedAt: Date): boolean =>
    restoration !== undefined && acceptedAt < restoration.until;
  const ringOutbox = outboxBell.ring;
  const telling = createTelling({ database, boxes, now, isRestored, ringOutbox });
  const finishing = { database, boxes, now, isRestored, ringInbox, ringOutbox, withEnds: telling.withEnds };
  return {
    kind: database.kind,
    inbox: {
      ...createInbox(opened, finishing),
      progress: telling.progress,
      onAccepted: createOnAccepted(opened, inboxBell),
    },
    deadLetters: createDeadLetters({ database, boxes, now, ring: ringInbox }),
    timers: createTimers({ database, now, ring: ringInbox }),
    outbox: {
      ...createOutbox({ database, boxes, now, restoration, ring: outboxBell.ring }),
      onPlanned: outboxBell.onRing,
    },
    rooms: createRooms(database),
    people: createPeople(database, boxes, now),
    ownTasks: createOwnTasks(database, boxes),
    journal: createJournal(database, boxes, now),
    workflows: createWorkflows({ database, boxes, now }),
    connections: createConnections(database, boxes),
    settings: createSettings(database, boxes),
    modelKeys: createModelKeys(database, boxes),
    ledger: createLedger(database, boxes),
    turns: createTurns(database, boxes, now),
    sync: { position: createPosition(database, boxes) },
    devices: createDevices(database, boxes),
    notes: createNotes(database, boxes),
    crypto: createCrypto({ database, boxes, now, ring: ringInbox }),
    /** Whether what was accepted then may have been handled already: the database was put back since. */
    isRestored,
    leadership,
    trace: createTrace(database),
    counts: createCounts(database),
    /** Throws when the database is away, and when it takes nothing: the disk is full, or it may only be read. */
    ping: async (): Promise<void> => {
      await database.query('update settlement set generation = generation where false');
    },
    /** Everything as it is at one moment, for a backup. */
    openSnapshot: async () => await openSnapshot(database),
    clean: createClean(opened),
    close: createClose(opened, leadership.close),
  };
}

function createInbox({ database, log }: Opened, finishing: FinishDeps) {
  const { boxes, now, ringInbox } = finishing;
  const release = createRelease(database);
  const bury = createBury(finishing);
  return {
    accept: createAccept({ database, boxes, now, ring: ringInbox }),
    forgetEvent: createForgetEvent({ database, boxes, now }),
    wasRedacted: createWasRedacted(database),
    claim: createClaim({
      database,
      boxes,
      now,
      log,
      release,
      bury: async (entry: ClaimedEntry, error: string) => await bury(entry, error, nothing),
    }),
    recordDecision: createRecordDecision(finishing),
    finish: createFinish(finishing),
    release,
    postpone: createPostpone(finishing),
    bury: async (entry: ClaimedEntry, error: string, handled: Handled) => await bury(entry, error, handled),
    freeLanes: createFreeLanes(finishing),
  };
}

/** Whoever leads works on what it accepts itself: nobody else has to hear of it. */
function createRingInbox({ database, sleep, closing }: Opened, bell: Bell, leads: () => boolean): () => void {
  if (database.kind === 'pglite') return bell.ring;
  const announce = createAnnounce({ database, sleep, closing: closing.signal });
  return () => {
    bell.ring();
    if (!leads()) announce();
  };
}

/** Other processes are listened to from the first listener on. */
function createOnAccepted({ database, log }: Opened, bell: Bell) {
  let hearing = database.kind === 'pglite';
  return (ring: () => void): (() => void) => {
    if (!hearing && database.kind === 'postgres') {
      hearing = true;
      hearAnnouncements({ database, bell }).catch(() => {
        hearing = false;
        log.warn('announcements of other processes are not heard');
      });
    }
    return bell.onRing(ring);
  };
}

function createClean(opened: Opened) {
  const { database, closing } = opened;
  if (database.kind === 'postgres') return async (now: Date) => await forget(database, now);
  const vacuum = createVacuum({ database });
  if (database.onDisk) void keepCheckpoints({ ...opened, database }, closing.signal);
  return async (now: Date): Promise<void> => {
    await forget(database, now);
    if (database.onDisk) await vacuum(now);
  };
}

function createClose({ database, closing }: Opened, closeLeadership: () => void) {
  return async (): Promise<void> => {
    if (closing.signal.aborted) return;
    closing.abort();
    closeLeadership();
    await database.close();
  };
}
