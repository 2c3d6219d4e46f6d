import type { UserId } from '../core/ids.ts';
import { type Handled, nothing, type Outgoing } from '../core/inbox.ts';
import { modelEntryKey } from '../core/new-entry.ts';
import type { Place } from '../core/place.ts';
import { isPrivateTo } from '../core/privacy.ts';
import type { Owned } from '../core/privacy.ts';
import type { Reply } from '../core/reply.ts';
import { type Answer, said } from './answer.ts';
import { digestOfEntry } from './deliver.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import type { Incoming } from './handle-message.ts';
import { type OvertakeDeps, withdraw } from './overtake.ts';
import { ownedBy } from './perform-calls.ts';
import type { RedactionEvent } from './read-event.ts';
import { type SayUndoneDeps, sayUndone } from './say-undone.ts';
import { type TakeBackDeps, type TakingBack, takeBackRequest } from './take-back-request.ts';

export interface HandleRedactionDeps extends FindPlaceDeps, SayUndoneDeps, TakeBackDeps, OvertakeDeps {
  /** Cancels the reminders that this request set and that are still to come; says so if there were any. */
  readonly cancelRequested: (user: UserId, request: string, language: string) => Promise<Reply | undefined>;
  /** It is encrypted, and eis has no device there. */
  readonly isClosed: (place: Pick<Place, 'encrypted'>) => Promise<boolean>;
}

/**
 * Whoever removes a request of theirs takes back what it did (conversation.md 9.3); its text was forgotten when the
 * redaction came in. What others remove is only forgotten: nobody has acts of somebody else.
 */
export function createHandleRedaction(deps: HandleRedactionDeps) {
  return async function handleRedaction(incoming: Incoming<RedactionEvent>): Promise<Handled> {
    const { event, role, entry, tools } = incoming;
    const place = await findPlace(event.room, deps);
    if (!place || !isPrivateTo(place, event.sender) || (await deps.isClosed(place))) return nothing;
    const request = digestOfEntry(event.target);
    await withdraw(request, entry.key, deps);
    const caller = await deps.callerOf(event.sender, role, place);
    const mark = `${digestOfEntry(entry.key)}.0`;
    const taking = { caller, room: event.room, request, mark, signal: tools.signal };
    const cancelled = await cancelSet(taking, deps);
    const answer = cancelled ?? (await takeBackRequest(taking, deps));
    // Its open question went with it.
    const asked = [request, digestOfEntry(modelEntryKey(event.target))];
    const settle = asked.map(
      (one): Outgoing => ({ kind: 'settle', room: event.room, asked: one, result: 'removed' }),
    );
    if (!answer) return { say: settle, later: [] };
    const handled = await sayUndone(incoming, { place, answer, request }, deps);
    return { ...handled, say: [...handled.say, ...settle] };
  };
}

/**
 * A reminder is cancelled by removing the message that set it, however long ago that was (conversation.md 12.3). What
 * else the same message did is taken back as ever, and the reminder with it.
 */
async function cancelSet(
  { caller, request }: Pick<TakingBack, 'caller' | 'request'>,
  { journal, cancelRequested }: Pick<HandleRedactionDeps, 'journal' | 'cancelRequested'>,
): Promise<Owned<Answer> | undefined> {
  const acts = await journal.ofRequest(caller.user, request);
  if (acts.some(({ action }) => action !== 'reminder.set')) return undefined;
  const told = await cancelRequested(caller.user, request, caller.language);
  return told && ownedBy(caller, said(told));
}
