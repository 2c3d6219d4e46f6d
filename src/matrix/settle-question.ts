import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Outgoing } from '../core/inbox.ts';
import type { Place } from '../core/place.ts';
import { mayBeReadIn } from '../core/privacy.ts';
import { type EncryptionStateDeps, isClosed } from '../core/settled-encryption.ts';
import { type Message, seedsOf, settledContent } from './content-of.ts';
import type { Redacting } from './redact-event.ts';
import type { RoomEvent, Sending } from './send-event.ts';
import { speakerIn } from './speaker.ts';

export type Settle = Extract<Outgoing, { kind: 'settle' }>;

/** A message that an entry sent. */
export interface SaidMessage {
  readonly key: string;
  readonly room: RoomId;
  /** The event that shows it. */
  readonly eventId: EventId;
  /** It was said while its entry was handled. */
  readonly isProgress: boolean;
  /** The reactions that were put under it. */
  readonly signs: readonly EventId[];
  /** Undefined once it was forgotten. */
  readonly outgoing: Outgoing | undefined;
}

export interface SettleQuestionDeps extends EncryptionStateDeps {
  readonly bot: UserId;
  /** What the entry said whose digest begins with these digits. */
  readonly saidBy: (asked: string) => Promise<readonly SaidMessage[]>;
  readonly placeNow: (room: RoomId) => Promise<Place | undefined>;
  readonly sendEvent: (event: RoomEvent, sending: Sending) => Promise<EventId | undefined>;
  readonly redactEvent: (event: EventId, redacting: Redacting) => Promise<'redacted' | 'refused'>;
}

/**
 * Shows what was decided in the question itself, and takes away the signs that eis put under it (conversation.md 8.6).
 * Doing it again changes nothing.
 */
export async function settleQuestion(
  settle: Settle,
  { key }: { readonly key: string },
  deps: SettleQuestionDeps,
): Promise<void> {
  for (const said of await deps.saidBy(settle.asked)) {
    if (said.outgoing?.kind === 'message') await show(settle, { said, message: said.outgoing, key }, deps);
    for (const [index, sign] of said.signs.entries()) {
      const transactionId = `eis.${key}.${said.key}.sign${index}`;
      await deps.redactEvent(sign, { from: senderOf(said, deps), room: said.room, transactionId });
    }
  }
}

interface Showing {
  readonly said: SaidMessage;
  readonly message: Message;
  /** Of the row that settles. */
  readonly key: string;
}

const senderOf = ({ outgoing }: SaidMessage, { bot }: SettleQuestionDeps): UserId =>
  (outgoing?.kind === 'message' ? outgoing.from : undefined) ?? bot;

/** An edit says the question again: whoever may not read it by now must not get it that way. */
async function show(
  { result }: Settle,
  { said, message, key }: Showing,
  deps: SettleQuestionDeps,
): Promise<void> {
  if (seedsOf(message.reply).length === 0) return;
  const place = await deps.placeNow(said.room);
  if (!place || !mayBeReadIn(place, message.owner) || (await isClosed(place, deps))) return;
  const content = settledContent(message, { key, edits: said.eventId, result });
  const from = speakerIn(place, message, deps);
  const sending = { from, room: said.room, transactionId: `eis.${key}.${said.key}` };
  await deps.sendEvent(content, sending);
}
