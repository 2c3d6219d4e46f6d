import { sayAround } from '../../src/assistant/sentences.ts';
import type { RoomEvent } from '../../src/playground/homeserver/event.ts';
import type { Request } from './count.ts';
import { BOT, type House } from './house.ts';
import { messagesOf } from './read-lists.ts';

export interface KeyCounts {
  /** Different messages that eis sealed. */
  readonly sealed: number;
  /** Messages that eis or the other side cannot read, and keys of the device that are no longer the ones it had. */
  readonly lostKeys: number;
  /** Places of a ratchet at which eis said more than one thing. */
  readonly reusedIndexes: number;
  /** Requests of eis in which the homeserver could read what was said. */
  readonly plain: number;
}

/** A line each. */
interface KeyFaults {
  readonly sealed: number;
  readonly lost: readonly string[];
  readonly reused: readonly string[];
  readonly plain: readonly string[];
}

type Ground = Pick<House, 'homeserver' | 'readings' | 'watch'>;

/** What eis says about a message whose key it does not have; nobody in the torture speaks another language. */
const { couldNotRead } = sayAround('en');

export function readKeys(requests: readonly Request[], { homeserver, readings, watch }: Ground): KeyFaults {
  const rooms = homeserver.world.roomsOf(BOT, 'join').map(({ id }) => id);
  const notices = rooms
    .flatMap((room) => messagesOf({ readings }, room))
    .filter(({ body }) => body.includes(couldNotRead));
  return {
    sealed: watch.sealed(),
    lost: [
      ...notices.map(({ room }) => `eis could not read a message in ${room}`),
      ...readings.unread().map(unread),
      ...watch.forgotten(),
    ],
    reused: watch.reused(),
    plain: watch.plain(new Set(requests.map(({ nonce }) => nonce))),
  };
}

const unread = ({ sender, event_id: id, room_id: room }: RoomEvent): string =>
  `nobody can read ${id} of ${sender} in ${room}`;

export const countKeys = ({ sealed, lost, reused, plain }: KeyFaults): KeyCounts => ({
  sealed,
  lostKeys: lost.length,
  reusedIndexes: reused.length,
  plain: plain.length,
});

export const faultyKeys = ({ lost, reused, plain }: KeyFaults): readonly string[] => [
  ...lost.map((line) => `lost key: ${line}`),
  ...reused.map((line) => `ratchet used twice: ${line}`),
  ...plain.map((line) => `in the clear: ${line}`),
];
