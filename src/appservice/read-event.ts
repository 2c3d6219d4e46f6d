import * as z from 'zod';
import { parseEventId, type EventId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import type { OwnUsers } from '../core/own-users.ts';
import { type Contribution, nothingRead } from './batch.ts';
import { firstProblem, keyOf, RoomEvent } from './event.ts';
import { asText, isPlainJson } from './plain-json.ts';
import { readState, STATE_TYPES } from './read-state.ts';

/** Which door an event came through. */
export type Via = 'transaction' | 'sync';

export interface ReadEventDeps {
  readonly ownUsers: OwnUsers;
  /** Unique for ever; drawn anew for each invite. */
  readonly freshKey: () => string;
}

/** Type of the state event by which eis finds out whether the homeserver still reaches it. */
const WAKE_TYPE = 'org.eis.wake';

/** Kept when somebody else sent them, as are invites of our accounts. */
const STORED_TYPES: ReadonlySet<string> = new Set([
  'm.room.message',
  'm.room.encrypted',
  'm.reaction',
  'm.room.redaction',
  'm.room.tombstone',
  ...['ready', 'start', 'accept', 'key', 'mac', 'done', 'cancel'].map((step) => `m.key.verification.${step}`),
]);

const Typed = z.looseObject({ type: z.string() });

/**
 * Reads one event by itself. Never throws: what breaks the rules of Matrix in a field that eis needs becomes
 * `unreadable`, and what eis has no use for becomes nothing. Invites get a fresh key each, because their ids repeat
 * (`$placeholder`) or are missing (/sync): whoever handles one looks at our present membership.
 */
export function readEvent(raw: unknown, via: Via, deps: ReadEventDeps): Contribution {
  const typed = Typed.safeParse(raw);
  if (!typed.success) return unreadable(raw, firstProblem(typed.error));
  if (!isOfUse(typed.data.type)) return nothingRead;
  if (!isPlainJson(raw)) return unreadable(raw, 'event: is nested too deeply, or holds numbers without end');
  const event = RoomEvent.safeParse(raw);
  if (!event.success) return unreadable(raw, firstProblem(event.error));
  return deps.ownUsers.isOwn(event.data.sender)
    ? readOwn(raw, event.data)
    : readForeign(raw, event.data, { ...deps, via });
}

const isOfUse = (type: string): boolean =>
  STORED_TYPES.has(type) || STATE_TYPES.has(type) || type === WAKE_TYPE;

const unreadable = (raw: unknown, because: string): Contribution => ({
  ...nothingRead,
  unreadable: [{ raw: asText(raw), because }],
});

/** Our own events come back to us: what we said is dropped, what we changed in a room counts like anybody's. */
const readOwn = (raw: Json, event: RoomEvent): Contribution =>
  event.type === WAKE_TYPE ? { ...nothingRead, heard: [event.content] } : changesOf(raw, event);

function readForeign(raw: Json, event: RoomEvent, deps: ReadEventDeps & { readonly via: Via }): Contribution {
  const read = changesOf(raw, event);
  if (read.unreadable.length > 0) return read;
  const entries = (key: string): Contribution['entries'] => [
    {
      kind: event.type === 'm.room.encrypted' ? 'sealed' : 'event',
      key,
      lane: `${event.room_id}|${event.sender}`,
      payload: { via: deps.via, event: raw },
    },
  ];
  if (isInviteOfOurs(event, deps.ownUsers)) return { ...read, entries: entries(`invite:${deps.freshKey()}`) };
  if (!isStored(event)) return read;
  if (event.type !== 'm.room.redaction') return { ...read, entries: entries(keyOf(event)) };
  const target = redactedBy(event);
  return target === undefined
    ? unreadable(raw, 'redacts: is no valid id')
    : { ...read, entries: entries(keyOf(event)), redactions: [{ target, by: event.sender }] };
}

function changesOf(raw: Json, event: RoomEvent): Contribution {
  const reading = readState(event);
  switch (reading.kind) {
    case 'change':
      return { ...nothingRead, changes: [reading.change] };
    case 'none':
      return nothingRead;
    case 'problem':
      return unreadable(raw, reading.because);
  }
}

const isStored = ({ type, state_key: stateKey }: RoomEvent): boolean =>
  STORED_TYPES.has(type) && (type !== 'm.room.tombstone' || stateKey === '');

const isInviteOfOurs = ({ type, state_key: stateKey, content }: RoomEvent, ownUsers: OwnUsers): boolean =>
  type === 'm.room.member' &&
  content['membership'] === 'invite' &&
  stateKey !== undefined &&
  ownUsers.isOwn(stateKey);

/**
 * The homeserver checks and writes the field that the version of the room asks for, and repeats it in the other
 * one; where a sender filled in both (possible before room version 11), the one outside the content was checked.
 */
const redactedBy = (event: RoomEvent): EventId | undefined =>
  parseEventId(event['redacts'] ?? event.content['redacts']);
