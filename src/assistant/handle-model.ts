import type { Role } from '../core/caller.ts';
import type { UserId } from '../core/ids.ts';
import { type Handled, type Handler, type InboxEntry, nothing } from '../core/inbox.ts';
import type { Message } from '../core/message.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Place } from '../core/place.ts';
import { isPrivateTo } from '../core/privacy.ts';
import { readAddress } from './address.ts';
import { type AnswerModelDeps, answerModel } from './answer-model.ts';
import { failureWords, type Telling, withCertainty } from './failure-words.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import type { Request } from './known.ts';
import { type ModelRow, readModelRow } from './model-row.ts';
import { type IncomingEvent, readEvent } from './read-event.ts';
import { isTooOld } from './screen.ts';
import { sayAround } from './sentences.ts';
import { endProgress } from './show-progress.ts';
import { toMessage } from './to-message.ts';

export interface HandleModelDeps extends FindPlaceDeps, AnswerModelDeps {
  readonly ownUsers: OwnUsers;
  readonly roleOf: (user: UserId) => Role | undefined;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
  /** It is encrypted, and eis has no device there. */
  readonly isClosed: (place: Pick<Place, 'encrypted'>) => Promise<boolean>;
  /** Returns what stops it. */
  readonly startTyping: (room: Message['place']['roomId']) => () => void;
}

/** The event that a model is asked about; undefined when it was removed meanwhile. */
export function eventOfModelRow(
  payload: InboxEntry['payload'],
): { readonly row: ModelRow; readonly event: IncomingEvent & { readonly kind: 'message' } } | undefined {
  const row = readModelRow(payload);
  const event = row && readEvent(row.event, row.acceptedAt);
  return row && event?.kind === 'message' ? { row, event } : undefined;
}

/**
 * A message that no rule understands. Models take their time, so who may use eis, and who reads along, is looked at anew;
 * what waited for longer than a day is not answered any more.
 */
export function createHandleModel(deps: HandleModelDeps): Handler {
  return async function handleModel(entry, tools) {
    const asked = eventOfModelRow(entry.payload);
    if (!asked) return nothing;
    const { row, event } = asked;
    const role = deps.roleOf(event.sender);
    const place = await findPlace(event.room, deps);
    const end: Handled = { say: [{ kind: 'end progress', room: event.room }], later: [] };
    if (!role || !place || isTooOld(event.sentAt, deps.now()) || (await deps.isClosed(place))) return end;
    const { bot } = deps.ownUsers;
    const message = toMessage(event, readAddress(event, bot).text, place, bot);
    if (!isPrivateTo(place, event.sender)) {
      const language = await deps.languageOf(event.sender);
      return notAloneAnyMore(message, { reference: entry.reference, language });
    }
    const request: Request = {
      entry,
      tools,
      role,
      message,
      marked: event.replaces ?? event.eventId,
      ...(event.replaces ? { replaces: event.replaces } : {}),
    };
    const stopTyping = deps.startTyping(event.room);
    try {
      return await answerModel(request, row, deps);
    } finally {
      stopTyping();
    }
  };
}

/** What was asked in private is not answered where others have come in. */
const notAloneAnyMore = ({ sender, place }: Message, telling: Telling): Handled => ({
  say: endProgress(
    [
      {
        kind: 'message',
        to: { dmWith: sender },
        reply: failureWords(
          withCertainty(sayAround(telling.language).notAloneNow, 'not done', telling.language),
          sayAround(telling.language).sayWhereAlone,
          telling,
        ),
        owner: { kind: 'person', user: sender, sources: 'unknown' },
      },
    ],
    { room: place.roomId, age: 0 },
  ),
  later: [],
});
