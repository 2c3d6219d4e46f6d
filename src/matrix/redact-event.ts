import type { EventId, RoomId, UserId } from '../core/ids.ts';
import { type Call, clientPath, isRefused } from './call.ts';

export interface RedactEventDeps {
  readonly call: Call;
}

export interface Redacting {
  readonly from: UserId;
  readonly room: RoomId;
  /** The same for every attempt, and unique over all our accounts. */
  readonly transactionId: string;
}

/**
 * Takes an event away; doing it twice changes nothing. `refused`: the right is missing, or there is no such event.
 * Throws when the homeserver does not answer.
 */
export async function redactEvent(
  event: EventId,
  { from, room, transactionId }: Redacting,
  { call }: RedactEventDeps,
): Promise<'redacted' | 'refused'> {
  try {
    await call(from, {
      method: 'PUT',
      path: clientPath('rooms', room, 'redact', event, transactionId),
      body: {},
    });
    return 'redacted';
  } catch (error) {
    if (isRefused(error)) return 'refused';
    throw error;
  }
}
