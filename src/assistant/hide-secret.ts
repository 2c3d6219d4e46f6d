import { type EventId, type RoomId, serverOf, type UserId } from '../core/ids.ts';
import type { Handled, InboxEntry, Outgoing } from '../core/inbox.ts';
import type { Json } from '../core/json.ts';
import type { Message } from '../core/message.ts';
import { everyone, type Owner } from '../core/privacy.ts';
import { answer, failure, literal, status } from '../core/reply.ts';
import { credentialEntry } from './credential-payload.ts';
import { digestOfEntry } from './deliver.ts';
import type { FoundSecret, SecretCommand } from './find-secret.ts';
import { sayAround } from './sentences.ts';

interface Redacting {
  readonly from: UserId;
  readonly room: RoomId;
  readonly transactionId: string;
}

export interface HideSecretDeps {
  /**
   * Removes a message from its room; the same id for every attempt. `refused`: eis has not the right to. Throws when the
   * homeserver does not answer.
   */
  readonly redactEvent: (event: EventId, redacting: Redacting) => Promise<'redacted' | 'refused'>;
}

export interface Hiding {
  readonly message: Message;
  readonly entry: InboxEntry;
  readonly secret: FoundSecret;
  /** What was decided about it, when it answered a question. */
  readonly decision: Json | undefined;
  /** The command that a secret of its kind belongs to, if there is one: `config add <address> <token>`. */
  readonly command: SecretCommand | undefined;
  /** In which the person is answered. */
  readonly language: string;
}

/**
 * The first of two rows of a message with a secret: the message is removed from the room, its text is forgotten, and
 * what was asked for is done by a row of its own, which stands in its place (conversation.md 13.2).
 */
export async function hideSecret(hiding: Hiding, deps: HideSecretDeps): Promise<Handled> {
  const { message, entry, secret, decision } = hiding;
  const isGone = await remove(message, entry, deps);
  const isSaidLater = isGone && secret.isUsed && secret.isToldWithAnswer === true;
  const removed = isSaidLater ? gone(hiding) : undefined;
  const reply = isGone ? status(gone(hiding)) : failure(stays(hiding));
  const { sender, place, threadRoot } = message;
  const owner: Owner = { kind: 'person', user: sender, sources: 'unknown' };
  const to = { room: place.roomId };
  return {
    say: isSaidLater ? [] : [{ kind: 'message', to, reply, owner, ...(threadRoot ? { threadRoot } : {}) }],
    later: [],
    ...(secret.isUsed ? { next: credentialEntry(entry, { decision, removed }) } : {}),
    forget: true,
  };
}

/**
 * A secret where others read along: it is never used. The room hears only that a message is gone, the person is told
 * what to do (conversation.md 13.4).
 */
export async function hideFromOthers(
  { message, entry, command, language }: Pick<Hiding, 'message' | 'entry' | 'command' | 'language'>,
  deps: HideSecretDeps,
): Promise<Handled> {
  const isGone = await remove(message, entry, deps);
  const words = sayAround(language);
  const { sender, place, eventId } = message;
  const here: Outgoing = {
    kind: 'message',
    to: { room: place.roomId },
    reply: failure(isGone ? words.goneHere : words.staysHere),
    ...(isGone ? {} : { inReplyTo: eventId }),
    owner: everyone,
  };
  const privately: Outgoing = {
    kind: 'message',
    to: { dmWith: sender },
    reply: answer(`${words.postedKey}${command === undefined ? '' : words.addItHere(literal(command.say))}`),
    owner: { kind: 'person', user: sender, sources: 'unknown' },
  };
  return { say: [here, privately], later: [], forget: true };
}

const remove = async (
  { place, eventId, addressee }: Message,
  { key }: Pick<InboxEntry, 'key'>,
  { redactEvent }: HideSecretDeps,
): Promise<boolean> =>
  (await redactEvent(eventId, {
    from: addressee,
    room: place.roomId,
    transactionId: `eis.redact.${digestOfEntry(key)}`,
  })) === 'redacted';

function gone(hiding: Hiding): string {
  const { secret, message, language } = hiding;
  return `${sayAround(language).removed(secret.what)}${copies(message, language)}${notUsed(hiding)}`;
}

/** conversation.md 13.3 */
function stays(hiding: Hiding): string {
  const { secret, message, language } = hiding;
  return `${sayAround(language).notRemoved(secret.what)}${copies(message, language)}${notUsed(hiding)}`;
}

/** A homeserver that got the message need not forget it. */
const copies = ({ place, addressee }: Message, language: string): string =>
  place.readers.some((reader: UserId) => serverOf(reader) !== serverOf(addressee))
    ? sayAround(language).copiesElsewhere
    : '';

function notUsed({ secret, command, language }: Hiding): string {
  const words = sayAround(language);
  if (secret.isUsed) return '';
  if (secret.meant !== undefined) return words.notUsed(literal(secret.meant));
  if (!command) return words.unusedSecret;
  const how = literal(command.say);
  return `${words.unusedSecret}${command.adds === 'key' ? words.toAddKey(how) : words.toConnect(how)}`;
}
