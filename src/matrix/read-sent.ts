import * as z from 'zod';
import { type EventId, parseUserId, type RoomId, type UserId } from '../core/ids.ts';
import { type Call, clientPath, isRefused } from './call.ts';

export interface ReadSentDeps {
  readonly call: Call;
  readonly bot: UserId;
}

export interface Sent {
  readonly sender: UserId;
  readonly sentAt: Date;
}

const Event = z.looseObject({ sender: z.string(), origin_server_ts: z.number().nonnegative().max(8.64e15) });

/** Who sent an event, and when; undefined when `@eis` may not see it. Throws when the homeserver does not answer. */
export async function readSent(
  room: RoomId,
  event: EventId,
  { call, bot }: ReadSentDeps,
): Promise<Sent | undefined> {
  try {
    const path = clientPath('rooms', room, 'event', event);
    const { data } = Event.safeParse(await call(bot, { method: 'GET', path }));
    const sender = parseUserId(data?.sender);
    return data && sender && { sender, sentAt: new Date(data.origin_server_ts) };
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}
