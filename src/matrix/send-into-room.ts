import type { EventId, RoomId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { RoomState } from '../core/room-state.ts';
import { type Call, clientPath, HomeserverError, isRefused } from './call.ts';
import { KEY_FIELD } from './content-of.ts';
import type { RecentRooms } from './recent-rooms.ts';
import { FIT_FOR_ENCRYPTED, type RoomEvent, sendEvent, type Sending } from './send-event.ts';

export interface SendIntoRoomDeps extends Pick<RecentRooms, 'readRecently' | 'recentlyRead'> {
  readonly call: Call;
  readonly ownUsers: OwnUsers;
  /** As the store knows it, which never forgets; true as well for a room that it does not know. */
  readonly isEncrypted: (room: RoomId) => Promise<boolean>;
  /** Reads the room and stores what it is. */
  readonly settle: (room: RoomId) => Promise<void>;
  /** The same content for the same transaction id, for ever. */
  readonly sealEvent: (
    sealing: RoomEvent &
      Pick<RoomState, 'room' | 'members' | 'historyVisibility' | 'rotation'> & {
        readonly transactionId: string;
        readonly outside: Fields;
      },
  ) => Promise<Fields>;
}

/** Sends an event the way its room wants it: sealed where it is encrypted, and only there. */
export function createSendIntoRoom(deps: SendIntoRoomDeps) {
  return async function sendIntoRoom(event: RoomEvent, sending: Sending): Promise<EventId | undefined> {
    const isSealed = !FIT_FOR_ENCRYPTED.has(event.type) && (await isEncryptedNow(sending.room, deps));
    return await sendEvent(isSealed ? await seal(event, sending, deps) : event, sending, deps);
  };
}

/** What the store says, unless it is about to say a plain word and nobody has looked at the room just now. */
async function isEncryptedNow(room: RoomId, deps: SendIntoRoomDeps): Promise<boolean> {
  if (await deps.isEncrypted(room)) return true;
  if (await deps.recentlyRead(room)) return false;
  if (!(await hasEncryption(room, deps))) return false;
  await deps.settle(room);
  return true;
}

async function hasEncryption(room: RoomId, { call, ownUsers }: SendIntoRoomDeps): Promise<boolean> {
  try {
    await call(ownUsers.bot, {
      method: 'GET',
      path: clientPath('rooms', room, 'state', 'm.room.encryption'),
    });
    return true;
  } catch (error) {
    // There is no such state; or eis is not in the room, where it cannot say anything either.
    if (isRefused(error)) return false;
    throw error;
  }
}

async function seal(
  { type, content }: RoomEvent,
  { from, room, transactionId }: Sending,
  { ownUsers, readRecently, sealEvent }: SendIntoRoomDeps,
): Promise<RoomEvent> {
  if (from !== ownUsers.bot) throw new Error('only eis itself has a device');
  const state = await readRecently(room);
  if (!state) throw new HomeserverError({ status: 403, errcode: 'M_FORBIDDEN' });
  const { historyVisibility, rotation } = state;
  const members = state.members.filter(({ user }) => !ownUsers.isOwn(user));
  const key = content[KEY_FIELD];
  const sealed = await sealEvent({
    type,
    content,
    room,
    members,
    historyVisibility,
    transactionId,
    ...(rotation ? { rotation } : {}),
    outside: key === undefined ? {} : { [KEY_FIELD]: key },
  });
  return { type: 'm.room.encrypted', content: sealed };
}
