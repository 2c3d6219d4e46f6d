import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Outgoing } from '../core/inbox.ts';
import { type Message, rings } from './content-of.ts';
import type { Redacting } from './redact-event.ts';
import type { SaidMessage } from './settle-question.ts';

export type EndProgress = Extract<Outgoing, { kind: 'end progress' }>;

export interface ProgressDeps {
  readonly bot: UserId;
  /** What the entry said whose digest begins with these digits. */
  readonly saidBy: (entry: string) => Promise<readonly SaidMessage[]>;
  /** The key of an event that we sent; undefined when it is gone. Throws when the homeserver does not answer. */
  readonly ownKeyOf: (room: RoomId, event: EventId) => Promise<string | undefined>;
  readonly redactEvent: (event: EventId, redacting: Redacting) => Promise<'redacted' | 'refused'>;
}

/** The entry that a row belongs to is what its key begins with. */
const entryOf = (key: string): string => key.split('.', 1)[0] ?? key;

const senderOf = ({ outgoing }: SaidMessage, bot: UserId): UserId =>
  (outgoing?.kind === 'message' ? outgoing.from : undefined) ?? bot;

export interface Replacing {
  /** Of the row that is sent. */
  readonly key: string;
  readonly room: RoomId;
}

/**
 * The message that this one takes the place of: what the same entry said here while it worked, if it is still there.
 * What rings is never an edit, because edits ring nobody.
 */
export async function findReplaced(
  message: Message,
  { key, room }: Replacing,
  deps: ProgressDeps,
): Promise<EventId | undefined> {
  if (message.replacesProgress !== true || rings(message.reply)) return undefined;
  const entry = entryOf(key);
  const from = message.from ?? deps.bot;
  const said = (await deps.saidBy(entry)).findLast(
    (one) =>
      one.isProgress &&
      one.outgoing?.kind === 'message' &&
      one.room === room &&
      senderOf(one, deps.bot) === from,
  );
  if (said === undefined) return undefined;
  const found = await deps.ownKeyOf(room, said.eventId);
  return found !== undefined && entryOf(found) === entry ? said.eventId : undefined;
}

/** Takes away what the entry put here while it worked, but for what became its answer. Doing it again changes nothing. */
export async function endProgress(
  { room }: EndProgress,
  { key }: { readonly key: string },
  deps: ProgressDeps,
): Promise<void> {
  const said = await deps.saidBy(entryOf(key));
  const lasting = new Set(said.filter(({ isProgress }) => !isProgress).map(({ eventId }) => eventId));
  const passing = said.filter((one) => one.isProgress && one.room === room && !lasting.has(one.eventId));
  for (const [eventId, [first]] of Map.groupBy(passing, (one) => one.eventId)) {
    if (!first) continue;
    const transactionId = `eis.${key}.${first.key}`;
    await deps.redactEvent(eventId, { from: senderOf(first, deps.bot), room, transactionId });
  }
}
