import { randomBytes } from 'node:crypto';
import type { NewEntry } from '../../src/core/new-entry.ts';
import type { Batch } from '../../src/store/accept.ts';

/** Two sentences: with its envelope an event has about 600 bytes. */
const TEXT =
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. '.repeat(
    2,
  );

/** A message of one person, as the door hands it to the store. */
export function messageIn(room: string): NewEntry {
  const sender = '@user:example.org';
  const event = {
    event_id: `$${randomBytes(32).toString('base64url')}`,
    room_id: room,
    type: 'm.room.message',
    sender,
    origin_server_ts: Date.now(),
    content: { msgtype: 'm.text', body: TEXT, 'm.mentions': {} },
    unsigned: { age: 12 },
  };
  return {
    kind: 'event',
    key: event.event_id,
    lane: `${room}|${sender}`,
    payload: { via: 'transaction', event },
  };
}

export const batchOf = (entries: readonly NewEntry[]): Batch => ({
  entries,
  changes: [],
  redactions: [],
  unreadable: [],
});

/** Rooms in turn: `next()` gives the first, the second …, and the first again after the last. */
export function createTurn(rooms: readonly string[]): () => string {
  let at = 0;
  return () => {
    const room = rooms[at % rooms.length];
    at += 1;
    if (room === undefined) throw new Error('there are no rooms');
    return room;
  };
}

/** A transaction of a homeserver: `size` messages, each in the next room. */
export const transaction = (size: number, room: () => string): Batch =>
  batchOf(Array.from({ length: size }, () => messageIn(room())));

/** `!r0:example.org` … */
export const roomsFrom = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `!r${index}:example.org`);
