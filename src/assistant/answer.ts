import type { ActionCall } from '../core/action.ts';
import type { ActionResult, Approval, Confirm } from '../core/action-result.ts';
import type { UserFacingError } from '../core/errors.ts';
import type { Fills } from '../core/inbox.ts';
import type { Reply } from '../core/reply.ts';
import type { ShownItem, ShownList } from '../core/shown.ts';

/** What is asked together with a reply. */
export interface Asking {
  /** Whole sentences, the best guess first. */
  readonly answers: readonly string[];
  readonly labels?: readonly string[];
  /** What a yes carries out; the line that says how to answer is put under the whole message. */
  readonly approves?: readonly Approval[];
  readonly fills?: Fills;
  /** The choices say how much is to be taken back. */
  readonly undoes?: true;
  /** It came with a receipt: what an answer does is a request of its own. */
  readonly isOffer?: true;
  /** The answers are guesses at what was meant. */
  readonly isGuess?: true;
}

/** One reply and what goes with it. */
export interface Part {
  readonly reply: Reply;
  /** Which sign the request gets: done, failed, or none yet because a question is open. */
  readonly state: 'done' | 'failed' | 'open';
  readonly shown?: ShownList;
  /** What "it" means from now on. */
  readonly touched?: readonly ShownItem[];
  readonly asks?: Asking;
  /** A message of its own, behind the others. */
  readonly apart?: true;
}

/** What came of a request, before it is put into words for a place. `for`: the call that it came of. */
export type Answer = Came & { readonly for?: ActionCall };

type Came =
  | ActionResult
  | { readonly kind: 'failed'; readonly error: UserFacingError }
  | { readonly kind: 'said'; readonly part: Part }
  /** What a receipt offered to do next, planned already. */
  | { readonly kind: 'offered'; readonly confirm: Confirm; readonly apart?: true };

export const said = (reply: Reply, state: Part['state'] = 'done'): Answer => ({
  kind: 'said',
  part: { reply, state },
});
