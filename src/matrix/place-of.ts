import { describeError } from '../core/describe-error.ts';
import type { RoomId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { OwnUsers } from '../core/own-users.ts';
import { type Place, unknownPlace } from '../core/place.ts';
import type { RoomState } from '../core/room-state.ts';

export interface PlaceOfDeps {
  readonly roomState: (room: RoomId) => Promise<RoomState | undefined>;
  readonly settleRoom: (state: RoomState) => Promise<void>;
  readonly readRoom: (room: RoomId) => Promise<RoomState | undefined>;
  readonly ownUsers: OwnUsers;
}

/** Beyond these readers are counted by nobody: the room is shared either way. */
const MOST_READERS = 100;

/**
 * The room as the store knows it, if nothing changed since the homeserver was last asked; else as the homeserver
 * describes it now. `unknownPlace` when eis is not in the room, or the homeserver does not answer.
 */
export async function placeOf(room: RoomId, deps: PlaceOfDeps & { readonly log: Log }): Promise<Place> {
  try {
    return (await placeKnown(room, deps)) ?? unknownPlace(room);
  } catch (error) {
    deps.log.warn('room not read', { room, ...describeError(error) });
    return unknownPlace(room);
  }
}

/** The same for callers that tell the cases apart: undefined when eis is not in the room; throws without an answer. */
export async function placeKnown(room: RoomId, deps: PlaceOfDeps): Promise<Place | undefined> {
  const known = await deps.roomState(room);
  return known?.settled ? toPlace(known, deps.ownUsers) : await placeNow(room, deps);
}

/** As the homeserver describes it at this moment; the store learns what it did not know. */
export async function placeNow(room: RoomId, deps: PlaceOfDeps): Promise<Place | undefined> {
  const [known, read] = await Promise.all([deps.roomState(room), deps.readRoom(room)]);
  if (!read) return undefined;
  if (!known?.settled || !isSame(known, read)) await deps.settleRoom(read);
  return toPlace({ ...read, encrypted: read.encrypted || known?.encrypted === true }, deps.ownUsers);
}

/** Encryption is never taken back, so a room known as encrypted stays what it is. */
function isSame(known: RoomState, read: RoomState): boolean {
  const memberships = new Map(known.members.map(({ user, membership }) => [user, membership]));
  return (
    known.joinRule === read.joinRule &&
    known.historyVisibility === read.historyVisibility &&
    (known.encrypted || !read.encrypted) &&
    known.replacement === read.replacement &&
    memberships.size === read.members.length &&
    read.members.every(({ user, membership }) => memberships.get(user) === membership)
  );
}

/** Nothing links a room to anything yet. */
export const toPlace = (state: RoomState, { isOwn }: Pick<OwnUsers, 'isOwn'>): Place => ({
  roomId: state.room,
  readers: state.members
    .map(({ user }) => user)
    .filter((user) => !isOwn(user))
    .slice(0, MOST_READERS),
  joinRule: state.joinRule,
  worldReadable: state.historyVisibility === 'world_readable',
  encrypted: state.encrypted,
  links: [],
});
