import type { ActionCall } from './action.ts';
import type { Approval } from './action-result.ts';
import type { EventId, RoomId, UserId } from './ids.ts';
import type { Json } from './json.ts';
import type { InboxKind, NewEntry } from './new-entry.ts';
import type { Owner } from './privacy.ts';
import type { Reply } from './reply.ts';
import type { ShownList } from './shown.ts';
import type { Turn } from './turn.ts';
import type { WorkflowTurn } from './workflow.ts';

/** A row as its handler sees it. */
export interface InboxEntry {
  readonly kind: InboxKind;
  readonly key: string;
  readonly lane: string;
  /** A short name for people and logs; leads an admin to everything that happened (`eis trace`). */
  readonly reference: string;
  readonly payload: Json;
  readonly acceptedAt: Date;
  /** How often handling this row failed on our side before. */
  readonly attempts: number;
  /** What an earlier attempt decided before it carried it out: repeated, never decided anew. */
  readonly decision: Json | undefined;
}

/** Where something is said. `dmWith`: the person's direct room with eis, made when there is none. */
export type Destination = { readonly room: RoomId } | { readonly dmWith: UserId };

/** Something to be sent, exactly once. `from` is left out for `@eis`. */
export type Outgoing =
  | {
      readonly kind: 'message';
      readonly to: Destination;
      readonly from?: UserId;
      readonly reply: Reply;
      readonly inReplyTo?: EventId;
      readonly threadRoot?: EventId;
      /** Whose content it is. A person's content is held back when the room has other readers by the time it is sent. */
      readonly owner: Owner;
      /** It takes the place of what the same entry said meanwhile, as an edit; a message of its own where that is gone. */
      readonly replacesProgress?: true;
    }
  /** What the same entry put there while it worked is taken away: its 👀, and its placeholder unless that was replaced. */
  | { readonly kind: 'end progress'; readonly room: RoomId }
  | { readonly kind: 'reaction'; readonly room: RoomId; readonly target: EventId; readonly symbol: string }
  /**
   * The question that this entry asked was decided: the signs eis put under it are taken away, and the question shows
   * the result. `asked`: the first 32 digits of the digest of the entry that asked.
   */
  | { readonly kind: 'settle'; readonly room: RoomId; readonly asked: string; readonly result: string }
  /** `reason` is shown to the room by clients that know it: it is never private. */
  | { readonly kind: 'leave'; readonly room: RoomId; readonly reason?: string };

/** What eis last showed a person in a place, so that "the second", "done 2" and "more" mean something. */
export interface Shown extends ShownList {
  readonly user: UserId;
  readonly room: RoomId;
  /** ISO 8601: when the list itself was shown, whatever was changed since. */
  readonly shownAt?: string;
}

/** The value that is asked for: that of one field of a call. */
export interface Fills {
  readonly call: ActionCall;
  readonly field: string;
  readonly secret: boolean;
  /** Only a time is an answer; whatever else is said is a sentence of its own. */
  readonly isTime?: true;
}

/** A question that waits for an answer of one person in one place; at most one each. */
export interface OpenQuestion {
  readonly user: UserId;
  readonly room: RoomId;
  /** What each number stands for, as a sentence that is then handled as if it had been said. */
  readonly answers: readonly string[];
  /** How the answers were shown, where that differs from what they say: these words may be typed as well. */
  readonly labels?: readonly string[];
  /** The answer that a no stands for, counted from 0. Left out: a no takes the question back. */
  readonly noMeans?: number;
  readonly expiresAt: Date;
  /** The first 32 digits of the digest of the entry that asked: a reaction to any other message answers nothing. */
  readonly askedBy?: string;
  /** A yes carries these out; `answers` is empty then. */
  readonly approves?: readonly Approval[];
  /** The next message is the value of this field, unless it is a command or takes the question back. */
  readonly fills?: Fills;
  /**
   * The request that it is about, named like `askedBy`: what an answer does belongs to it, and is taken back with it.
   * Left out: the entry that asked.
   */
  readonly request?: string;
  /** How much of that request is to be taken back is what is asked. */
  readonly undoes?: true;
  /** It came with a receipt and is about something else: what an answer does is a request of its own. */
  readonly isOffer?: true;
  /** The answers are guesses at what was meant: whoever says something else that is understood did not mean them. */
  readonly isGuess?: true;
  /** When the answers were first said (ISO 8601), if that was earlier: their words of time are read against this. */
  readonly saidAt?: string;
}

/** What a handler returns. The worker commits all of it together with "row done", or none of it. */
export interface Handled {
  readonly say: readonly Outgoing[];
  readonly later: readonly NewEntry[];
  readonly shown?: Shown;
  readonly asked?: OpenQuestion;
  /**
   * What this row becomes: handled before anything behind it in its lane, so that what was said in order is done in
   * order. Its `due` counts for nothing.
   */
  readonly next?: NewEntry;
  /** What becomes of the workflow whose time this row is. */
  readonly workflow?: WorkflowTurn;
  /** The payload and the decision of this row held a secret: both are erased in the same transaction. */
  readonly forget?: true;
  /** Kept for `why` and for what is said next. */
  readonly turn?: Turn;
}

export interface HandlerTools {
  /** Aborted when the entry was redacted meanwhile, or took too long: what is returned then is not said. */
  readonly signal: AbortSignal;
  /** Stores what was decided before it is carried out; rejects when the entry belongs to another worker by now. */
  readonly recordDecision: (decision: Json) => Promise<void>;
  /**
   * Says something before the handler has ended: 👀, a placeholder. The same step of a later attempt says nothing
   * again. Does nothing when the entry belongs to another worker by now.
   */
  readonly progress: (step: number, say: readonly Outgoing[]) => Promise<void>;
}

/** Handles one row. What it throws is our own failure: the row is tried again, from its decision if there is one. */
export type Handler = (entry: InboxEntry, tools: HandlerTools) => Promise<Handled>;

export const nothing: Handled = { say: [], later: [] };
