import type { RoomId, UserId } from '../core/ids.ts';
import type { OpenQuestion } from '../core/inbox.ts';

export interface LastQuestionDeps {
  /** The question that waits for this person in this room, if it had not expired at `now`. */
  readonly openQuestion: (user: UserId, room: RoomId, now: Date) => Promise<OpenQuestion | undefined>;
  readonly now: () => Date;
}

/** Whoever answers later than this does not wait for a word about it. */
const REMEMBERED_MS = 86_400_000;

/** The question that nobody answered yet, also when its time was over within the last day: that can then be said. */
export const lastQuestion = async (
  user: UserId,
  room: RoomId,
  { openQuestion, now }: LastQuestionDeps,
): Promise<OpenQuestion | undefined> =>
  await openQuestion(user, room, new Date(now().getTime() - REMEMBERED_MS));
