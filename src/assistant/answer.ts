import type { ActionResult } from '../core/action-result.ts';
import type { UserFacingError } from '../core/errors.ts';
import type { ShownList } from '../core/inbox.ts';
import type { Reply } from '../core/reply.ts';

/** What is asked together with a reply. */
export interface Asking {
  /** Whole sentences, the best guess first. */
  readonly answers: readonly string[];
  readonly labels?: readonly string[];
  /** The answers were said before, and their words of time are read against that moment (ISO 8601). */
  readonly saidAt?: string;
}

/** One reply and what goes with it. */
export interface Part {
  readonly reply: Reply;
  /** Which sign the request gets: done, failed, or none yet because a question is open. */
  readonly state: 'done' | 'failed' | 'open';
  readonly shown?: ShownList;
  readonly asks?: Asking;
}

/** What came of a request, before it is put into words for a place. */
export type Answer =
  | ActionResult
  | { readonly kind: 'failed'; readonly error: UserFacingError }
  | { readonly kind: 'said'; readonly part: Part };

export const said = (reply: Reply, state: Part['state'] = 'done'): Answer => ({
  kind: 'said',
  part: { reply, state },
});
