import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Owned } from '../core/privacy.ts';
import { status } from '../core/reply.ts';
import { type Answer, said } from './answer.ts';
import { digestOfEntry } from './deliver.ts';
import type { Known, Request } from './known.ts';
import { ownedBy } from './perform-calls.ts';
import { sayAround } from './sentences.ts';
import { overtake, type OvertakeDeps } from './overtake.ts';
import { isInDoubt, type TakeBackDeps, takeBackRequest, UNDO_MS } from './take-back-request.ts';

export interface ReplaceDeps extends TakeBackDeps, OvertakeDeps {
  /** Who sent an event, and when; undefined when eis may not see it. Throws when the homeserver does not answer. */
  readonly readSent: (
    room: RoomId,
    event: EventId,
  ) => Promise<{ readonly sender: UserId; readonly sentAt: Date } | undefined>;
}

/** An edit counts within the undo window, of one's own message (conversation.md 9.5, 2.5). */
export async function mayReplace(
  { replaces, message }: Pick<Request, 'replaces' | 'message'>,
  { readSent }: Pick<ReplaceDeps, 'readSent'>,
): Promise<boolean> {
  if (replaces === undefined) return true;
  const sent = await readSent(message.place.roomId, replaces);
  return (
    sent !== undefined &&
    sent.sender === message.sender &&
    message.sentAt.getTime() - sent.sentAt.getTime() <= UNDO_MS
  );
}

export interface Replaced {
  readonly answers: readonly Owned<Answer>[];
  /** What was said before left nothing behind: the new text may be done. */
  readonly isDone: boolean;
}

/** Takes back what the message did before it was changed. What cannot be taken back keeps the new text from being done. */
export async function replaceRequest(
  { replaces, entry, caller, message, tools }: Known,
  deps: ReplaceDeps,
): Promise<Replaced> {
  if (replaces === undefined) return NOTHING_BEFORE;
  const taking = {
    caller,
    room: message.place.roomId,
    request: digestOfEntry(replaces),
    mark: `${digestOfEntry(entry.key)}.back`,
    signal: tools.signal,
  };
  const words = sayAround(caller.language);
  const notYet = ownedBy(caller, said(status(words.notChangedTo), 'failed'));
  // What a model row does comes behind whatever another one did for the same message.
  const isFirst =
    entry.kind === 'model' || (await overtake({ ...taking, user: caller.user, by: entry.key }, deps));
  if (!isFirst) return { answers: [notYet], isDone: false };
  const answer = await takeBackRequest(taking, deps);
  if (!answer) {
    if (!(await isInDoubt(taking, deps))) return NOTHING_BEFORE;
    return { answers: [ownedBy(caller, said(status(words.beforeInDoubt), 'failed')), notYet], isDone: false };
  }
  const seen = answer.showIn(message.place);
  if (seen?.kind === 'changed' && !seen.trouble) return { answers: [answer], isDone: true };
  return { answers: [answer, notYet], isDone: false };
}

const NOTHING_BEFORE: Replaced = { answers: [], isDone: true };
