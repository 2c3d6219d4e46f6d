import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { RoomState } from '../core/room-state.ts';
import type { CallAs } from '../matrix/call.ts';
import { findDirectRoom, type Opening, openDirectRoom } from '../matrix/direct-room.ts';
import { createDisplayName } from '../matrix/display-name.ts';
import type { Homeserver } from '../matrix/homeserver.ts';
import { isJoined } from '../matrix/is-joined.ts';
import { joinRoom } from '../matrix/join-room.ts';
import { leaveRoom } from '../matrix/leave-room.ts';
import { ownKeyOf } from '../matrix/own-key-of.ts';
import { placeKnown, placeNow, placeOf } from '../matrix/place-of.ts';
import { readRoom } from '../matrix/read-room.ts';
import { readSent } from '../matrix/read-sent.ts';
import { createRecentRooms, type RecentRooms } from '../matrix/recent-rooms.ts';
import { type Redacting, redactEvent } from '../matrix/redact-event.ts';
import { createSigns } from '../matrix/signs.ts';
import type { Store } from '../store/open-store.ts';
import { sleep } from './sleep.ts';

interface RoomParts {
  readonly now: () => Date;
  readonly store: Pick<Store, 'people' | 'rooms'>;
  readonly homeserver: Homeserver;
  readonly ownUsers: OwnUsers;
  readonly log: Log;
}

export type Rooms = ReturnType<typeof wireRooms>;

/** What `@eis` can ask and do at its homeserver. */
export function wireRooms({ store, homeserver, ownUsers, log, now }: RoomParts) {
  const { call } = homeserver;
  const { bot } = ownUsers;
  const callAsBot: CallAs = async (request) => await call(bot, request);
  const asking = { call, bot, log };
  const recent = createRecentRooms({
    readRoom: async (room) => await readRoom(room, asking),
    changesOf: async (room) => await store.rooms.changesOf(room),
    now,
  });
  const placing = { ...readingOf(store.rooms, recent), ownUsers, log };
  return {
    ...recent,
    placeOf: async (room: RoomId) => await placeOf(room, placing),
    placeNow: async (room: RoomId) => await placeNow(room, placing),
    placeKnown: async (room: RoomId) => await placeKnown(room, placing),
    settle: async (room: RoomId): Promise<void> => {
      await placeNow(room, placing);
    },
    joinRoom: async (room: RoomId, via: readonly string[]) => await joinRoom(room, via, asking),
    leaveRoom: async (room: RoomId, reason?: string) => await leaveRoom(room, reason, asking),
    openDirectRoom: async (user: UserId, opening: Opening) => await openDirectRoom(user, opening, asking),
    wasRead: async (user: UserId) => await store.people.encrypts(user),
    encrypts: async (user: UserId) =>
      (await store.people.encrypts(user)) || (await store.rooms.sharesEncryptedRoom(bot, user)),
    findDirectRoom: async (user: UserId, key: string) =>
      await findDirectRoom(user, key, { ...asking, ...store.rooms }),
    isJoined: async (room: RoomId) => await isJoined(room, asking),
    ownKeyOf: async (room: RoomId, event: EventId) => await ownKeyOf(room, event, asking),
    readSent: async (room: RoomId, event: EventId) => await readSent(room, event, asking),
    redactEvent: async (event: EventId, redacting: Redacting) => await redactEvent(event, redacting, asking),
    displayName: createDisplayName({ callAsBot }),
    ...createSigns({ call, bot, sleep, log }),
  };
}

/** A room counts as settled only if no state of it arrived while it was read. */
function readingOf(rooms: Store['rooms'], { read }: Pick<RecentRooms, 'read'>) {
  const changesBefore = new WeakMap<RoomState, number>();
  return {
    ...rooms,
    readRoom: async (room: RoomId): Promise<RoomState | undefined> => {
      const reading = await read(room);
      if (reading) changesBefore.set(reading.state, reading.changes);
      return reading?.state;
    },
    settleRoom: async (state: RoomState): Promise<void> => {
      await rooms.settleRoom(state, changesBefore.get(state));
    },
  };
}
