import * as z from 'zod';
import type { RoomId, UserId } from '../core/ids.ts';
import { type Call, clientPath, isRefused } from './call.ts';

export interface IsJoinedDeps {
  readonly call: Call;
  readonly bot: UserId;
}

const Member = z.looseObject({ membership: z.string() });

/** Asks the homeserver, now, whether `@eis` is in the room. Throws when it does not answer. */
export async function isJoined(room: RoomId, { call, bot }: IsJoinedDeps): Promise<boolean> {
  try {
    const member = await call(bot, {
      method: 'GET',
      path: clientPath('rooms', room, 'state', 'm.room.member', bot),
    });
    return Member.safeParse(member).data?.membership === 'join';
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}
