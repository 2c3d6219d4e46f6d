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
}

export interface Sending {
  readonly from: UserId;
  readonly room: RoomId;
  /** The same for every attempt of the same sending, and unique over all our accounts: some homeservers forget whose it was. */
  readonly transactionId: string;
}

const Sent = z.looseObject({ event_id: z.string() });

/** Sends one event as it is: joins nothing, encrypts nothing. Undefined when the homeserver does not say its id. */
export async function sendEvent(
  { type, content }: RoomEvent,
  { from, room, transactionId }: Sending,
  { call }: SendEventDeps,
): Promise<EventId | undefined> {
  const answer = await call(from, {
    method: 'PUT',
    path: clientPath('rooms', room, 'send', type, transactionId),
    body: content,
  });
  return parseEventId(Sent.safeParse(answer).data?.event_id);
}
