import type { Role } from '../core/caller.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import { type Handled, type InboxEntry, nothing } from '../core/inbox.ts';
import type { Place } from '../core/place.ts';
import { isPrivateTo } from '../core/privacy.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import { type JoinTry, joinEntry } from './join-payload.ts';
import type { EncryptedRoom } from './leave-encrypted.ts';

export interface TryJoinDeps extends FindPlaceDeps {
  readonly roleOf: (user: UserId) => Role | undefined;
  /** `refused`: no invite any more, or never; `later`: the servers did not answer or were busy. */
  readonly joinRoom: (room: RoomId, via: readonly string[]) => Promise<'joined' | 'refused' | 'later'>;
  /** Reads the whole state of a room that was just joined; nothing is sent there before. */
  readonly settle: (room: RoomId) => Promise<void>;
  readonly directRoom: (user: UserId) => Promise<RoomId | undefined>;
  readonly setDirectRoom: (user: UserId, room: RoomId) => Promise<void>;
  readonly leaveEncrypted: (room: EncryptedRoom, entry: InboxEntry) => Promise<Handled>;
  /** It is encrypted, and eis has no device there. */
  readonly isClosed: (place: Pick<Place, 'encrypted'>) => Promise<boolean>;
  readonly now: () => Date;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 600_000;
const DAY_MS = 86_400_000;

/** 1 s, doubled with each try, at most 10 minutes. */
const joinWait = (tries: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries, 16), LONGEST_WAIT_MS);

/**
 * Joins once. Says nothing: the greeting comes with the first message, so that nobody is written to who only tried
 * something out. Joining again where eis already is changes nothing.
 */
export function createTryJoin(deps: TryJoinDeps) {
  return async function tryJoin(join: JoinTry, entry: InboxEntry): Promise<Handled> {
    switch (await deps.joinRoom(join.room, join.via)) {
      case 'joined':
        await deps.settle(join.room);
        return await arrive(join, entry, deps);
      case 'refused':
        // An invite that cannot be accepted on any try is a phantom: it is dropped, and nobody is told.
        return join.replaces ? nothing : { say: [{ kind: 'leave', room: join.room }], later: [] };
      case 'later':
        return tryLater(join, deps.now());
    }
  };
}

function tryLater(join: JoinTry, now: Date): Handled {
  if (now.getTime() - join.firstTriedAt.getTime() > DAY_MS) return nothing;
  const next = { ...join, tries: join.tries + 1 };
  return { say: [], later: [joinEntry(next, new Date(now.getTime() + joinWait(join.tries)))] };
}

async function arrive(
  { room, person, replaces }: JoinTry,
  entry: InboxEntry,
  deps: TryJoinDeps,
): Promise<Handled> {
  const place = await findPlace(room, deps);
  if (!place) return nothing;
  const known = deps.roleOf(person) ? person : undefined;
  if (await deps.isClosed(place)) return await deps.leaveEncrypted({ room, person: known }, entry);
  const [reader] = place.readers;
  if (reader && isPrivateTo(place, reader) && deps.roleOf(reader)) {
    const direct = await deps.directRoom(reader);
    if (replaces ? direct === replaces : reader === person) await deps.setDirectRoom(reader, room);
  }
  return nothing;
}
