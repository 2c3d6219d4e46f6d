import type { UserId } from '../core/ids.ts';
import type { Message } from '../core/message.ts';
import type { Place } from '../core/place.ts';
import type { SaidEvent } from './read-event.ts';

/** `text` is what was said, without our name at its beginning. */
export const toMessage = (event: SaidEvent, text: string, place: Place, bot: UserId): Message => ({
  eventId: event.eventId,
  sender: event.sender,
  addressee: bot,
  text,
  place,
  sentAt: event.sentAt,
  ...(event.file ? { file: event.file } : {}),
  ...(event.threadRoot ? { threadRoot: event.threadRoot } : {}),
  ...(event.isReplyTo ? { isReplyTo: event.isReplyTo } : {}),
});
