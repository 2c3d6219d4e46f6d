import type { Accept, Batch } from '../appservice/batch.ts';
import { readOpened } from '../appservice/read-opened.ts';
import type { ReadEventDeps } from '../appservice/read-event.ts';
import type { SyncLoopDeps } from '../appservice/sync-loop.ts';
import { describeError } from '../core/describe-error.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import type { StateChange } from '../core/room-state.ts';
import { keysNotOpen } from '../core/settled-encryption.ts';
import type { Encryption, OpenMachine } from '../crypto/encryption.ts';
import { createOpenEvent } from '../crypto/open-event.ts';
import { createReceiveKeys } from '../crypto/receive-keys.ts';
import { createTrackSoon } from '../crypto/track-members.ts';
import type { Store } from '../store/open-store.ts';
import type { CryptoKeys } from './crypto-keys.ts';
import { sleep } from './sleep.ts';
import { stateSoon } from './state-soon.ts';

interface ReceivingParts extends Pick<ReadEventDeps, 'ownUsers' | 'freshKey'> {
  readonly store: Store;
  readonly encryption: Encryption;
  readonly keys: CryptoKeys;
  readonly accept: Accept;
  readonly requiresVerified: boolean;
  readonly now: () => Date;
  readonly log: Log;
}

/** A row may wait this long for the device to start before it is put back. */
const STARTING_MS = 3_000;

/** How encrypted events and their keys come in. */
export function wireReceiving(parts: ReceivingParts) {
  const { store, encryption, keys, accept } = parts;
  const track = createTrackSoon({ ...encryption, log: parts.log });
  const receiveKeys = createReceiveKeys({
    machine: () => hearingOf(encryption).machine,
    requests: () => hearingOf(encryption).requests,
    now: parts.now,
    log: parts.log,
  });
  hearKeys(parts);
  const keep: SyncLoopDeps['keep'] = async (batch, received, signal) => {
    await encryption.settled(signal);
    // Who is starting again by now takes keys in a moment: they must not count as taken.
    if (encryption.hearing() || encryption.state().kind === 'starting')
      await receiveKeys(received, async (delta) => await keys.current().flushReceived(delta, batch));
    else await accept(batch);
  };
  return {
    keep,
    /** The same `accept`; whoever comes into an encrypted room with it is known from then on. */
    accept: async (batch: Batch) => {
      const accepted = await accept(batch);
      void trackChanges(batch.changes, { ...parts, track });
      return accepted;
    },
    openEvent: createOpenEvent({
      ...encryption,
      store: keys.current,
      requiresVerified: parts.requiresVerified,
      track,
    }),
    readOpened: (event: Fields) => readOpened(event, parts),
    wasRedacted: store.inbox.wasRedacted,
    waitingIn: store.timers.sealedIn,
    encryptionState: async () => await stateSoon(encryption, AbortSignal.timeout(STARTING_MS)),
    keepUnreadable: async (unreadable: Batch['unreadable'][number]) => {
      await accept({ ...nothingNew, unreadable: [unreadable] });
    },
    noteEncryption: async (room: RoomId) => {
      await accept({ ...nothingNew, changes: [{ room, kind: 'encryption' }] });
    },
  };
}

function hearingOf({ hearing }: Pick<Encryption, 'hearing'>): OpenMachine {
  const open = hearing();
  if (open) return open;
  throw keysNotOpen();
}

const nothingNew: Batch = { entries: [], changes: [], redactions: [], unreadable: [] };

interface Trackers extends Pick<ReceivingParts, 'store' | 'ownUsers' | 'encryption' | 'log'> {
  readonly track: (users: readonly UserId[]) => void;
}

/** Some homeservers do not tell that somebody joined, and every message of a device that is not known is refused. */
async function trackChanges(changes: readonly StateChange[], trackers: Trackers): Promise<void> {
  const { store, encryption, ownUsers, track, log } = trackers;
  if (encryption.state().kind !== 'on') return;
  try {
    for (const [room, changed] of Map.groupBy(changes, (change) => change.room)) {
      const users = (await store.rooms.isEncrypted(room)) ? await usersOf(room, changed, store) : [];
      track(users.filter((user) => !ownUsers.isOwn(user)));
    }
  } catch (error) {
    log.debug('who joined is looked at later', describeError(error));
  }
}

async function usersOf(
  room: RoomId,
  changed: readonly StateChange[],
  { rooms }: Pick<Store, 'rooms'>,
): Promise<readonly UserId[]> {
  if (changed.some(({ kind }) => kind === 'encryption')) return await membersOf(room, rooms);
  return changed.flatMap((change) =>
    change.kind === 'member' && change.membership === 'join' ? [change.user] : [],
  );
}

const membersOf = async (room: RoomId, rooms: Store['rooms']): Promise<readonly UserId[]> =>
  ((await rooms.roomState(room))?.members ?? []).map(({ user }) => user);

/**
 * What waits for a key is tried as soon as one comes: also a moment later, because a message may be put aside just
 * then, and at every start, because whoever led before may have ended between the key and the message.
 */
function hearKeys(parts: Omit<Trackers, 'track'>): void {
  const { store, encryption, ownUsers, log } = parts;
  const hasten = createHasten(store, log);
  encryption.onRoomKey((room) => {
    // What waits for our identity does so with all its keys.
    if (encryption.state().kind === 'on') void hasten(room);
  });
  encryption.whenOn(async ({ machine, requests }) => {
    await store.timers.hastenAll();
    void hastenLate(store, log);
    const members = await store.rooms.encryptedMembers();
    const track = createTrackSoon({ machine: () => machine, requests: () => requests, log });
    track(members.filter((user) => !ownUsers.isOwn(user)));
  });
}

/** A message that was tried just before its key came is put aside within this time. */
const PUT_ASIDE_MS = 300;

/** What was being put aside because the device was off goes on as well. */
async function hastenLate({ timers }: Pick<Store, 'timers'>, log: Log): Promise<void> {
  try {
    await sleep(PUT_ASIDE_MS);
    await timers.hastenAll();
  } catch (error) {
    log.warn('what waited for the device waits on', describeError(error));
  }
}

function createHasten({ timers }: Pick<Store, 'timers'>, log: Log) {
  /** Whether another key came since it was last looked at. */
  const hearing = new Map<RoomId, boolean>();
  return async function hasten(room: RoomId): Promise<void> {
    if (hearing.has(room)) {
      hearing.set(room, true);
      return;
    }
    try {
      for (let isHeard = true; isHeard; isHeard = hearing.get(room) === true) {
        hearing.set(room, false);
        await timers.hasten(room);
        await sleep(PUT_ASIDE_MS);
        await timers.hasten(room);
      }
    } catch (error) {
      log.warn('what waited for a key waits on', describeError(error));
    } finally {
      hearing.delete(room);
    }
  };
}
