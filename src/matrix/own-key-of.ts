import * as z from 'zod';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import { type Call, clientPath, isRefused } from './call.ts';
import { KEY_FIELD } from './content-of.ts';

export interface OwnKeyOfDeps {
  readonly call: Call;
  readonly bot: UserId;
}

const Event = z.looseObject({ sender: z.string(), content: z.looseObject({ [KEY_FIELD]: z.string() }) });

/**
 * The outbox key of an event that `@eis` sent; undefined for what others sent, whatever its content says. Throws when
 * the homeserver does not answer.
 */
export async function ownKeyOf(
  room: RoomId,
  event: EventId,
  { call, bot }: OwnKeyOfDeps,
): Promise<string | undefined> {
  try {
    const read = Event.safeParse(
      await call(bot, { method: 'GET', path: clientPath('rooms', room, 'event', event) }),
    );
    return read.data?.sender === bot ? read.data.content[KEY_FIELD] : undefined;
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}
