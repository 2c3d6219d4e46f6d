import type { SentFile } from './file.ts';
import type { EventId, UserId } from './ids.ts';
import type { Place } from './place.ts';

/** One thing a person said to eis, after the wire format has been checked and peeled off. */
export interface Message {
  readonly eventId: EventId;
  readonly sender: UserId;
  /** The user that was spoken to, and so the user that answers: `@eis` or one of its other accounts. */
  readonly addressee: UserId;
  /** With a file: what was said with it, if anything. */
  readonly text: string;
  readonly file?: SentFile;
  readonly place: Place;
  readonly threadRoot?: EventId;
  readonly isReplyTo?: EventId;
  /** When the homeserver of the sender says it was said; words of time are read against this. */
  readonly sentAt: Date;
}
