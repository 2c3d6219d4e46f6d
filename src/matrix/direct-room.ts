import * as z from 'zod';
import { describeError } from '../core/describe-error.ts';
import { parseRoomId, type RoomId, type UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { RoomState } from '../core/room-state.ts';
import { type Call, clientPath, isRefused } from './call.ts';
import { KEY_FIELD } from './content-of.ts';

export interface OpenDirectRoomDeps {
  readonly call: Call;
  readonly bot: UserId;
  readonly log: Log;
}

export interface FindDirectRoomDeps extends OpenDirectRoomDeps {
  readonly roomState: (room: RoomId) => Promise<RoomState | undefined>;
}

/** Inviting somebody from another server asks that server. */
const CREATE_TIMEOUT_MS = 90_000;

const Created = z.looseObject({ room_id: z.string() });

export interface Opening {
  readonly key: string;
  readonly encrypted: boolean;
}

/** The only algorithm of rooms. */
const ENCRYPTION = {
  type: 'm.room.encryption',
  state_key: '',
  content: { algorithm: 'm.megolm.v1.aes-sha2' },
};

/**
 * Opens a room with one person. The preset that trusts everybody is not used: it would make the
 * person a creator in rooms of version 12, who cannot be demoted. `key` stands in the first event of the room, so
 * that `findDirectRoom` finds it when nobody was left to note its id.
 */
export async function openDirectRoom(
  user: UserId,
  { key, encrypted }: Opening,
  deps: OpenDirectRoomDeps,
): Promise<RoomId> {
  const answer = await deps.call(deps.bot, {
    method: 'POST',
    path: clientPath('createRoom'),
    body: {
      preset: 'private_chat',
      visibility: 'private',
      is_direct: true,
      invite: [user],
      creation_content: { [KEY_FIELD]: key },
      ...(encrypted ? { initial_state: [ENCRYPTION] } : {}),
    },
    timeoutMs: CREATE_TIMEOUT_MS,
  });
  const room = parseRoomId(Created.parse(answer).room_id);
  if (!room) throw new Error('the homeserver named no room');
  await noteDirect(user, room, deps);
  return room;
}

const Joined = z.looseObject({ joined_rooms: z.array(z.string()) });

/**
 * The room that was opened with this key by a process that died before it could note it. It may be one the store
 * already heard of, but not one it knows to be without that person. Invites the person where that did not happen.
 */
export async function findDirectRoom(
  user: UserId,
  key: string,
  deps: FindDirectRoomDeps,
): Promise<RoomId | undefined> {
  const { call, bot } = deps;
  const answer = await call(bot, { method: 'GET', path: clientPath('joined_rooms') });
  for (const id of Joined.parse(answer).joined_rooms) {
    const room = parseRoomId(id);
    if (room && (await mayBeWith(user, room, deps)) && (await wasOpenedWith(key, room, deps))) {
      await inviteIfAbsent(user, room, deps);
      await noteDirect(user, room, deps);
      return room;
    }
  }
  return undefined;
}

async function mayBeWith(user: UserId, room: RoomId, { roomState }: FindDirectRoomDeps): Promise<boolean> {
  const state = await roomState(room);
  return !state?.settled || state.members.some((member) => member.user === user);
}

const Create = z.looseObject({ [KEY_FIELD]: z.string() });

async function wasOpenedWith(key: string, room: RoomId, { call, bot }: OpenDirectRoomDeps): Promise<boolean> {
  try {
    const path = clientPath('rooms', room, 'state', 'm.room.create');
    return Create.safeParse(await call(bot, { method: 'GET', path })).data?.[KEY_FIELD] === key;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

/** Somebody who declined is not invited again. */
async function inviteIfAbsent(user: UserId, room: RoomId, { call, bot }: OpenDirectRoomDeps): Promise<void> {
  try {
    await call(bot, { method: 'GET', path: clientPath('rooms', room, 'state', 'm.room.member', user) });
  } catch (error) {
    if (!isRefused(error)) throw error;
    await call(bot, {
      method: 'POST',
      path: clientPath('rooms', room, 'invite'),
      body: { user_id: user },
      timeoutMs: CREATE_TIMEOUT_MS,
    });
  }
}

const DirectRooms = z.record(z.string(), z.array(z.string()).catch([])).catch({});

/** For clients that list conversations by person. Nothing depends on it, so a failure is only logged. */
async function noteDirect(user: UserId, room: RoomId, { call, bot, log }: OpenDirectRoomDeps): Promise<void> {
  const path = clientPath('user', bot, 'account_data', 'm.direct');
  try {
    const before = DirectRooms.parse(await call(bot, { method: 'GET', path }).catch(nothingYet));
    const rooms = [...new Set([...(before[user] ?? []), room])];
    await call(bot, { method: 'PUT', path, body: { ...before, [user]: rooms } });
  } catch (error) {
    log.debug('direct room not noted', describeError(error));
  }
}

function nothingYet(error: unknown): object {
  if (isRefused(error)) return {};
  throw error;
}
