import type { EventId, RoomId } from '../core/ids.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Encryption } from '../crypto/encryption.ts';
import { createSealEvent } from '../crypto/seal-event.ts';
import type { RoomEvent, Sending } from '../matrix/send-event.ts';
import { createSendIntoRoom } from '../matrix/send-into-room.ts';
import type { Ends } from './ends.ts';
import type { Rooms } from './rooms.ts';
import { sleep } from './sleep.ts';

interface SendingParts extends Pick<Ends, 'store' | 'homeserver' | 'log'> {
  readonly rooms: Rooms;
  readonly ownUsers: OwnUsers;
  readonly encryption: Encryption;
  /** Only devices that their owner has verified are given keys. */
  readonly requiresVerified: boolean;
  readonly now: () => Date;
}

export type SendIntoRoom = (event: RoomEvent, sending: Sending) => Promise<EventId | undefined>;

/** The only way of a message into a room: sealed where the room is encrypted, and never else. */
export function wireSending(parts: SendingParts, epoch: number): SendIntoRoom {
  const { store, encryption, rooms, homeserver, ownUsers } = parts;
  const keys = store.crypto(ownUsers.bot, epoch);
  const sealEvent = createSealEvent({ ...parts, ...encryption, store: () => keys, sleep });
  const isEncrypted = async (room: RoomId): Promise<boolean> => await store.rooms.isEncrypted(room);
  return createSendIntoRoom({ ...rooms, ...homeserver, ownUsers, isEncrypted, sealEvent });
}
