import type { EventId, RoomId } from '../core/ids.ts';
import { type Handled, nothing } from '../core/inbox.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Place } from '../core/place.ts';
import { isPrivateTo } from '../core/privacy.ts';
import { findMeant, isReminderSign, type SaidReminderDeps } from './answer-reminder.ts';
import { digestOfEntry } from './deliver.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import type { Incoming } from './handle-message.ts';
import type { Request } from './known.ts';
import { type LastQuestionDeps, lastQuestion } from './last-question.ts';
import { answered } from './perform-calls.ts';
import { isAnswerSign, isRefusal, isUndoSign } from './read-answer.ts';
import type { ReactionEvent } from './read-event.ts';
import { type SayUndoneDeps, sayUndone } from './say-undone.ts';
import type { TakeBackDeps } from './take-back-request.ts';

export interface HandleReactionDeps
  extends FindPlaceDeps,
    LastQuestionDeps,
    SayUndoneDeps,
    Pick<SaidReminderDeps, 'workflowSaidBy'>,
    Pick<TakeBackDeps, 'takeBack' | 'journal'> {
  readonly ownUsers: OwnUsers;
  readonly respond: (request: Request) => Promise<Handled>;
  /** It is encrypted, and eis has no device there. */
  readonly isClosed: (place: Pick<Place, 'encrypted'>) => Promise<boolean>;
  /** The outbox key of a message that eis sent; undefined for everything else. */
  readonly ownKeyOf: (room: RoomId, event: EventId) => Promise<string | undefined>;
}

/**
 * A reaction answers the open question of the person who reacted, if it is on the message that asked; ↩️ takes back
 * what a message of eis tells of. Everything else that people do with reactions is not for eis.
 */
export function createHandleReaction(deps: HandleReactionDeps) {
  return async function handleReaction(incoming: Incoming<ReactionEvent>): Promise<Handled> {
    const { event, role, entry, tools } = incoming;
    const isUndo = isUndoSign(event.symbol);
    if (!MEANINGS.some((means) => means(event.symbol))) return nothing;
    const place = await findPlace(event.room, deps);
    if (!place || !isPrivateTo(place, event.sender) || (await deps.isClosed(place))) return nothing;
    if (isUndo) return await takeBack(incoming, place, deps);
    const isMeant = isReminderSign(event.symbol) && (await isReminder(event, deps));
    if (!isMeant && !(await isAnswer(incoming, deps))) return nothing;
    const message = {
      eventId: event.eventId,
      sender: event.sender,
      addressee: deps.ownUsers.bot,
      text: event.symbol,
      place,
      ...(isMeant ? { isReplyTo: event.target } : {}),
      sentAt: event.sentAt,
    };
    return await deps.respond({ entry, tools, role, message, marked: undefined });
  };
}

const MEANINGS = [isUndoSign, isAnswerSign, isReminderSign];

/** What an earlier attempt has decided closed the question, and is repeated without it. */
const isAnswer = async (
  { event, entry }: Incoming<ReactionEvent>,
  deps: HandleReactionDeps,
): Promise<boolean> => entry.decision !== undefined || (await answersOpenQuestion(event, deps));

async function isReminder(
  { sender, room, target }: ReactionEvent,
  deps: HandleReactionDeps,
): Promise<boolean> {
  const key = await deps.ownKeyOf(room, target);
  return key !== undefined && (await findMeant(sender, key, deps)) !== undefined;
}

async function answersOpenQuestion(event: ReactionEvent, deps: HandleReactionDeps): Promise<boolean> {
  const question = await lastQuestion(event.sender, event.room, deps);
  // A value is typed; a sign can only take its question back.
  if (!question || (question.fills && !isRefusal(event.symbol))) return false;
  const key = await deps.ownKeyOf(event.room, event.target);
  return key !== undefined && (question.askedBy === undefined || key.startsWith(question.askedBy));
}

async function takeBack(
  incoming: Incoming<ReactionEvent>,
  place: Place,
  deps: HandleReactionDeps,
): Promise<Handled> {
  const { event, role, entry, tools } = incoming;
  const key = await deps.ownKeyOf(event.room, event.target);
  const [told] = key?.split('.') ?? [];
  if (told === undefined) return nothing;
  const caller = await deps.callerOf(event.sender, role, place);
  const request = await requestToldBy(told, event, deps);
  const mark = `${digestOfEntry(entry.key)}.0`;
  const taking = { caller, room: event.room, request, mark, mode: 'ask' as const, signal: tools.signal };
  const answer = await answered(caller, async () => await deps.takeBack(taking));
  return await sayUndone(incoming, { place, answer, request }, deps);
}

/** As many as one message can ask for. */
const MOST_CALLS = 20;

/** The entry whose message this is may have answered a question about another one: its acts know. */
async function requestToldBy(
  told: string,
  { sender }: ReactionEvent,
  { journal }: Pick<TakeBackDeps, 'journal'>,
): Promise<string> {
  for (let index = 0; index < MOST_CALLS; index += 1) {
    const act = await journal.find(sender, `${told}.${index}`);
    if (act) return act.request;
  }
  return told;
}
