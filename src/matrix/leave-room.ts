import type { RoomId, UserId } from '../core/ids.ts';
import { type Call, clientPath, isRefused } from './call.ts';

export interface LeaveRoomDeps {
  readonly call: Call;
  readonly bot: UserId;
}

/** Leaves, or declines an invite. Done as well when eis is not in the room, or the homeserver does not know it. */
export async function leaveRoom(
  room: RoomId,
  reason: string | undefined,
  { call, bot }: LeaveRoomDeps,
): Promise<void> {
  try {
    await call(bot, {
      method: 'POST',
      path: clientPath('rooms', room, 'leave'),
      body: reason === undefined ? {} : { reason },
    });
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}
