import * as z from 'zod';
import { parseRoomId, parseUserId } from '../core/ids.ts';
import type { StateChange } from '../core/room-state.ts';
import { firstProblem, type RoomEvent } from './event.ts';

/** What a state event changes; `problem` when it is one of those that count and cannot be understood. */
export type StateReading =
  | { readonly kind: 'change'; readonly change: StateChange }
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly because: string };

/** The types that say who reads a room and whether it still lives. */
export const STATE_TYPES: ReadonlySet<string> = new Set([
  'm.room.member',
  'm.room.join_rules',
  'm.room.history_visibility',
  'm.room.encryption',
  'm.room.tombstone',
]);

const none: StateReading = { kind: 'none' };
const change = (what: StateChange): StateReading => ({ kind: 'change', change: what });

/**
 * A rule that cannot be read becomes `unknown`, which is no rule under which anything private is said; the change
 * makes eis ask the homeserver again. Events without the right `state_key` say nothing about the room.
 */
export function readState(event: RoomEvent): StateReading {
  const { type, state_key: stateKey, room_id: room, sender, content } = event;
  if (type === 'm.room.member') return stateKey === undefined ? none : readMember(event, stateKey);
  if (stateKey !== '') return none;
  switch (type) {
    case 'm.room.join_rules':
      return change({ room, kind: 'join-rule', joinRule: textOr(content['join_rule']) });
    case 'm.room.history_visibility':
      return change({ room, kind: 'history-visibility', visibility: textOr(content['history_visibility']) });
    case 'm.room.encryption':
      return change({ room, kind: 'encryption' });
    case 'm.room.tombstone':
      return change({
        room,
        kind: 'tombstone',
        replacement: parseRoomId(content['replacement_room']),
        by: sender,
      });
    default:
      return none;
  }
}

const Member = z.looseObject({ membership: z.enum(['join', 'invite', 'leave', 'ban', 'knock']) });

function readMember(event: RoomEvent, stateKey: string): StateReading {
  const user = parseUserId(stateKey);
  if (user === undefined) return { kind: 'problem', because: 'state_key: is no valid id' };
  const member = Member.safeParse(event.content);
  if (!member.success) return { kind: 'problem', because: `content.${firstProblem(member.error)}` };
  return change({ room: event.room_id, kind: 'member', user, membership: member.data.membership });
}

/** A rule is one short word; anything else could not be stored as text, or is none. */
const WORD = /^[\w.-]{1,100}$/;

const textOr = (value: unknown): string =>
  typeof value === 'string' && WORD.test(value) ? value : 'unknown';
