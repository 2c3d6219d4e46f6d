import type { Caller, Role } from '../core/caller.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Handled, Shown } from '../core/inbox.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Place } from '../core/place.ts';
import type { Owned } from '../core/privacy.ts';
import type { Answer } from './answer.ts';
import { deliver } from './deliver.ts';
import type { Incoming } from './handle-message.ts';
import { type LastQuestionDeps, lastQuestion } from './last-question.ts';
import type { ReactionEvent, RedactionEvent } from './read-event.ts';

export interface SayUndoneDeps extends LastQuestionDeps {
  readonly ownUsers: OwnUsers;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
  readonly callerOf: (user: UserId, role: Role, place: Place) => Promise<Caller>;
  readonly shown: (user: UserId, room: RoomId, now: Date) => Promise<Shown | undefined>;
}

export interface Undone {
  readonly place: Place;
  readonly answer: Owned<Answer>;
  /** What was taken back, or what is asked about. */
  readonly request: string;
}

/** Says what came of taking a request back without a word: by a sign, or by removing it. */
export async function sayUndone(
  { event, entry }: Incoming<ReactionEvent | RedactionEvent>,
  { place, answer, request }: Undone,
  deps: SayUndoneDeps,
): Promise<Handled> {
  const { sender, eventId, sentAt } = event;
  const now = deps.now();
  const [asked, shownBefore, language] = await Promise.all([
    lastQuestion(sender, place.roomId, deps),
    deps.shown(sender, place.roomId, now),
    deps.languageOf(sender),
  ]);
  return deliver([answer], {
    message: { eventId, sender, addressee: deps.ownUsers.bot, text: '', place, sentAt },
    now,
    greeting: undefined,
    marked: undefined,
    age: 0,
    reference: entry.reference,
    openBefore: asked && asked.expiresAt > now ? asked : undefined,
    settled: undefined,
    shownBefore,
    entryKey: entry.key,
    request,
    language,
  });
}
