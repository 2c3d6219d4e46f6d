import * as z from 'zod';
import { parseRoomId, parseUserId, type RoomId, type UserId } from '../core/ids.ts';
import type { RoomState, Rotation } from '../core/room-state.ts';
import { type Call, clientPath, isRefused } from './call.ts';

export interface ReadRoomDeps {
  readonly call: Call;
  readonly bot: UserId;
}

const StateEvent = z.looseObject({
  type: z.string(),
  state_key: z.string(),
  content: z.looseObject({}).catch({}),
});
type StateEvent = z.output<typeof StateEvent>;
const Answer = z.array(z.unknown());
const Words = z.looseObject({
  membership: z.string().optional().catch(undefined),
  join_rule: z.string().optional().catch(undefined),
  history_visibility: z.string().optional().catch(undefined),
  replacement_room: z.string().optional().catch(undefined),
});

/** Large rooms take the homeserver a while. */
const STATE_TIMEOUT_MS = 60_000;

/** Stands where a part could not be read: nothing is private in a room with such a part. */
const UNREADABLE = 'unreadable';

/**
 * The whole state of a room, as the homeserver has it now, in one answer, so that its parts belong together. Undefined
 * when `@eis` is not in it: what was true when it left says nothing. Throws when the homeserver does not answer.
 */
export async function readRoom(room: RoomId, { call, bot }: ReadRoomDeps): Promise<RoomState | undefined> {
  try {
    const answer = await call(bot, {
      method: 'GET',
      path: clientPath('rooms', room, 'state'),
      timeoutMs: STATE_TIMEOUT_MS,
    });
    const state = toRoomState(room, Answer.parse(answer));
    const isIn = state.members.some(({ user, membership }) => user === bot && membership === 'join');
    return isIn ? state : undefined;
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}

/**
 * Pure. Fails closed: an event that is no state event, or a member whose id is none, makes the room unreadable,
 * because a reader may be hidden there.
 */
export function toRoomState(room: RoomId, raw: readonly unknown[]): RoomState {
  const parsed = raw.map((event) => StateEvent.safeParse(event).data);
  const events = parsed.filter((event) => event !== undefined);
  const members = events.filter(({ type }) => type === 'm.room.member').flatMap(toMember);
  const isWhole = events.length === raw.length && members.every(({ user }) => user !== undefined);
  const wordsOf = (type: string): z.output<typeof Words> | undefined => {
    const event = events.find((one) => one.type === type && one.state_key === '');
    return event && Words.parse(event.content);
  };
  const rules = wordsOf('m.room.join_rules');
  const encryption = events.find((one) => one.type === 'm.room.encryption' && one.state_key === '');
  return {
    room,
    // Without the event a room is joined by invite.
    joinRule: isWhole ? (rules ? (rules.join_rule ?? UNREADABLE) : 'invite') : UNREADABLE,
    historyVisibility: wordsOf('m.room.history_visibility')?.history_visibility ?? 'shared',
    encrypted: encryption !== undefined,
    ...(encryption ? { rotation: rotationOf(encryption.content) } : {}),
    replacement: parseRoomId(wordsOf('m.room.tombstone')?.replacement_room),
    members: members.flatMap(({ user, membership }) => (user ? [{ user, membership }] : [])),
    settled: true,
  };
}

/** A year: longer than any room that means what it says. */
const LONGEST_MS = 366 * 86_400_000;
/** As many messages as a key may serve at most. */
const MOST_MESSAGES = 10_000;
const Encryption = z.looseObject({
  rotation_period_ms: z.number().int().positive().max(LONGEST_MS).optional().catch(undefined),
  rotation_period_msgs: z.number().int().positive().max(MOST_MESSAGES).optional().catch(undefined),
});

/** What makes no sense counts as left out; the algorithm is not asked, because eis speaks only one. */
function rotationOf(content: StateEvent['content']): Rotation {
  const { rotation_period_ms: afterMs, rotation_period_msgs: afterMessages } = Encryption.parse(content);
  return { afterMs, afterMessages };
}

interface Member {
  readonly user: UserId | undefined;
  readonly membership: 'join' | 'invite';
}

/** Who is in the room or may come in; whoever knocks, left or was banned does not read. */
function toMember({ state_key, content }: StateEvent): readonly Member[] {
  const { membership } = Words.parse(content);
  return membership === 'join' || membership === 'invite'
    ? [{ user: parseUserId(state_key), membership }]
    : [];
}
