import type { Certainty, UserFacingError } from '../core/errors.ts';
import { failure, linkTo, literal, type Reply } from '../core/reply.ts';

const LOOK_FIRST = 'look at your list before you say it again.';
const NEXT: Readonly<Record<Certainty, string>> = {
  'not done': 'say it again in a moment.',
  'may have been done': LOOK_FIRST,
  done: 'look at your list.',
};

/** One form for every failure (conversation.md 10.1): what happened, how sure we are, what next, the reference. */
export const failureWords = (what: string, next: string, reference: string): Reply =>
  failure(`⚠️ ${what}\nNext: ${/[.!?]$/.test(next) ? next : `${next}.`} Reference ${reference}`);

/** A failure that the service or the outside caused. Its words are plain text, not Markdown. */
export function outsideFailed(
  error: Pick<UserFacingError, 'message' | 'certainty' | 'next'> & Partial<Pick<UserFacingError, 'link'>>,
  reference: string,
): Reply {
  const next = error.next === undefined ? NEXT[error.certainty] : nextWords(error.next, error.link);
  return failureWords(withCertainty(literal(error.message), error.certainty), next, reference);
}

/** The address in it becomes a link with a name. */
const nextWords = (next: string, link: UserFacingError['link']): string =>
  link ? literal(next).replace(literal(link.url), () => linkTo(link.label, link.url)) : literal(next);

/** `what`: a sentence; after what was done, a clause that begins small, or with a title as it is written. */
export function withCertainty(what: string, certainty: Certainty): string {
  switch (certainty) {
    case 'not done':
      return `${what} It was not done.`;
    case 'may have been done':
      return `${what} It may have been done; I could not check.`;
    case 'done':
      return `It was done, but ${what}`;
  }
}

/** Our own mistake: what went wrong stands under the reference, never in the room. */
export const ownMistake = (certainty: 'not done' | 'may have been done', reference: string): Reply =>
  failureWords(
    withCertainty('That was my mistake.', certainty),
    certainty === 'not done' ? 'say it in other words, or tell an admin the reference.' : LOOK_FIRST,
    reference,
  );
