import { describeError } from '../core/describe-error.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { type Call, clientPath, HomeserverError } from './call.ts';

export interface JoinRoomDeps {
  readonly call: Call;
  readonly bot: UserId;
  readonly log: Log;
}

/** Joining a room of another server asks that server and may take minutes. */
const JOIN_TIMEOUT_MS = 180_000;

/** The server cannot serve this room, whatever is done: a version it does not know, an id that is none. */
const NEVER = new Set([400, 403]);

/**
 * Joins as `@eis`. `via` names servers that know the room: its id says nothing about that. `refused`: the invite is
 * not there any more, or never can be accepted (a phantom). Joining where eis already is answers `joined`.
 */
export async function joinRoom(
  room: RoomId,
  via: readonly string[],
  { call, bot, log }: JoinRoomDeps,
): Promise<'joined' | 'refused' | 'later'> {
  try {
    await call(bot, {
      method: 'POST',
      path: clientPath('join', room),
      // Old servers know it as `server_name`.
      query: { via, server_name: via },
      body: {},
      timeoutMs: JOIN_TIMEOUT_MS,
    });
    return 'joined';
  } catch (error) {
    if (!(error instanceof HomeserverError)) throw error;
    log.info('join failed', { room, status: error.status, ...describeError(error) });
    return NEVER.has(error.status) ? 'refused' : 'later';
  }
}
