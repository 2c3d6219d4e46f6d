import { type Certainty, type UserFacingError, wordsOf } from '../core/errors.ts';
import { failure, linkTo, literal, type Reply } from '../core/reply.ts';
import { sayAround } from './sentences.ts';

/** Under which name an admin finds more, and in which language the person is answered. */
export interface Telling {
  readonly reference: string;
  readonly language: string;
}

/** One form for every failure (conversation.md 10.1): what happened, how sure we are, what next, the reference. */
export const failureWords = (what: string, next: string, { reference, language }: Telling): Reply =>
  failure(sayAround(language).failure(what, /[.!?]$/.test(next) ? next : `${next}.`, reference));

function nextAfter(certainty: Certainty, language: string): string {
  const words = sayAround(language);
  switch (certainty) {
    case 'not done':
      return words.sayAgainSoon;
    case 'may have been done':
      return words.lookFirst;
    case 'done':
      return words.look;
  }
}

/** A failure that the service or the outside caused. Its words are plain text, not Markdown. */
export function outsideFailed(
  error: Pick<UserFacingError, 'message' | 'certainty' | 'next'> &
    Partial<Pick<UserFacingError, 'link' | 'said'>>,
  telling: Telling,
): Reply {
  const { certainty } = error;
  const { message, next: known } = wordsOf(error, telling.language);
  const next = known === undefined ? nextAfter(certainty, telling.language) : nextWords(known, error.link);
  return failureWords(withCertainty(literal(message), certainty, telling.language), next, telling);
}

/** The address in it becomes a link with a name. */
const nextWords = (next: string, link: UserFacingError['link']): string =>
  link ? literal(next).replace(literal(link.url), () => linkTo(link.label, link.url)) : literal(next);

/** `what`: a sentence; after what was done, a clause that begins small, or with a title as it is written. */
export function withCertainty(what: string, certainty: Certainty, language: string): string {
  const words = sayAround(language);
  switch (certainty) {
    case 'not done':
      return words.notDone(what);
    case 'may have been done':
      return words.mayBeDone(what);
    case 'done':
      return words.doneBut(what);
  }
}

/** Our own mistake: what went wrong stands under the reference, never in the room. */
export function ownMistake(certainty: 'not done' | 'may have been done', telling: Telling): Reply {
  const words = sayAround(telling.language);
  return failureWords(
    withCertainty(words.myMistake, certainty, telling.language),
    certainty === 'not done' ? words.sayOtherwise : words.lookFirst,
    telling,
  );
}
