import type { EventId, RoomId } from '../core/ids.ts';
import { type Handled, nothing } from '../core/inbox.ts';
import type { OwnUsers } from '../core/own-users.ts';
import { isPrivateTo } from '../core/privacy.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import type { Incoming } from './handle-message.ts';
import { type LastQuestionDeps, lastQuestion } from './last-question.ts';
import { isAnswerSign } from './read-answer.ts';
import type { ReactionEvent } from './read-event.ts';
import type { Request } from './respond.ts';

export interface HandleReactionDeps extends FindPlaceDeps, LastQuestionDeps {
  readonly ownUsers: OwnUsers;
  readonly respond: (request: Request) => Promise<Handled>;
  /** The outbox key of a message that eis sent; undefined for everything else. */
  readonly ownKeyOf: (room: RoomId, event: EventId) => Promise<string | undefined>;
}

/**
 * A reaction answers the open question of the person who reacted, if it is on the message that asked. Everything
 * else that people do with reactions is not for eis.
 */
export function createHandleReaction(deps: HandleReactionDeps) {
  return async function handleReaction(incoming: Incoming<ReactionEvent>): Promise<Handled> {
    const { event, role, entry, tools } = incoming;
    if (!isAnswerSign(event.symbol)) return nothing;
    const place = await findPlace(event.room, deps);
    if (!place || place.encrypted || !isPrivateTo(place, event.sender)) return nothing;
    // What an earlier attempt has decided closed the question, and is repeated without it.
    if (entry.decision === undefined && !(await answersOpenQuestion(event, deps))) return nothing;
    const message = {
      eventId: event.eventId,
      sender: event.sender,
      addressee: deps.ownUsers.bot,
      text: event.symbol,
      place,
      sentAt: event.sentAt,
    };
    return await deps.respond({ entry, tools, role, message, marked: undefined });
  };
}

async function answersOpenQuestion(event: ReactionEvent, deps: HandleReactionDeps): Promise<boolean> {
  const question = await lastQuestion(event.sender, event.room, deps);
  if (!question) return false;
  const key = await deps.ownKeyOf(event.room, event.target);
  return key !== undefined && (question.askedBy === undefined || key.startsWith(question.askedBy));
}
