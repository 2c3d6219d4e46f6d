import * as z from 'zod';
import { type EventId, parseEventId, type RoomId, type UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import { type Call, clientPath } from './call.ts';

export interface RoomEvent {
  readonly type: string;
  readonly content: Fields;
}

export interface SendEventDeps {
  readonly call: Call;
  /** As the store knows it, which never forgets; true as well for a room that it does not know. */
  readonly isEncrypted: (room: RoomId) => Promise<boolean>;
}

export interface Sending {
  readonly from: UserId;
  readonly room: RoomId;
  /** The same for every attempt of the same sending, and unique over all our accounts: some homeservers forget whose it was. */
  readonly transactionId: string;
}

const Sent = z.looseObject({ event_id: z.string() });

/** What an encrypted room may hold as it is: reactions are never encrypted in Matrix. */
export const FIT_FOR_ENCRYPTED: ReadonlySet<string> = new Set(['m.room.encrypted', 'm.reaction']);

/** A word of ours would have gone into an encrypted room for everybody to read. */
export class PlainWordError extends Error {
  override readonly name = 'PlainWordError';
}

/**
 * Sends one event as it is: joins nothing, encrypts nothing. The only way of an event into a room, and therefore the
 * place where a plain one is held back from an encrypted room, whatever anybody decided before. Undefined when the
 * homeserver does not say the id.
 */
export async function sendEvent(
  { type, content }: RoomEvent,
  { from, room, transactionId }: Sending,
  { call, isEncrypted }: SendEventDeps,
): Promise<EventId | undefined> {
  if (!FIT_FOR_ENCRYPTED.has(type) && (await isEncrypted(room)))
    throw new PlainWordError('nothing plain goes into an encrypted room');
  const answer = await call(from, {
    method: 'PUT',
    path: clientPath('rooms', room, 'send', type, transactionId),
    body: content,
  });
  return parseEventId(Sent.safeParse(answer).data?.event_id);
}
