import type { UserId } from '../core/ids.ts';
import type { NewEntry } from '../core/new-entry.ts';
import type { Fields } from '../core/json.ts';
import type { StateChange } from '../core/room-state.ts';

/** What one transaction, or one answer of /sync, adds to the store: all of it at once, or nothing. */
export interface Batch {
  readonly entries: readonly NewEntry[];
  readonly changes: readonly StateChange[];
  readonly redactions: readonly Redaction[];
  readonly unreadable: readonly Unreadable[];
  readonly syncPosition?: { readonly account: UserId; readonly position: string };
}

export interface Redaction {
  /** Key of the redacted event. */
  readonly target: string;
  readonly by: UserId;
}

/** An event that cannot be handled, ever: kept for an admin, so that it never holds up its batch. */
export interface Unreadable {
  readonly raw: string;
  /** Names the field, never its value. */
  readonly because: string;
}

/** Returns only when the batch is durable; throws when it is not, and then may be called with the same again. */
export type Accept = (batch: Batch) => Promise<{ readonly fresh: number }>;

/** What reading events gave: a batch to be, and the wake events of our own that came back. */
export interface Contribution extends Omit<Batch, 'syncPosition'> {
  readonly heard: readonly Fields[];
}

export const nothingRead: Contribution = {
  entries: [],
  changes: [],
  redactions: [],
  unreadable: [],
  heard: [],
};

/** Keeps the order of the parts, and of what is in them. */
export const joinContributions = (parts: readonly Contribution[]): Contribution => ({
  entries: parts.flatMap((part) => part.entries),
  changes: parts.flatMap((part) => part.changes),
  redactions: parts.flatMap((part) => part.redactions),
  unreadable: parts.flatMap((part) => part.unreadable),
  heard: parts.flatMap((part) => part.heard),
});

/** True when there is nothing that the store would have to keep. */
export const isEmpty = (batch: Omit<Batch, 'syncPosition'>): boolean =>
  batch.entries.length + batch.changes.length + batch.redactions.length + batch.unreadable.length === 0;
