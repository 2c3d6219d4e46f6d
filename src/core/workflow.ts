import type { UserId } from './ids.ts';
import type { NewEntry } from './new-entry.ts';
import type { Fields } from './json.ts';

/** Something of a person that time sets off. */
export interface Workflow {
  readonly owner: UserId;
  readonly id: string;
  /** Raised by every change. */
  readonly turn: number;
  readonly body: Fields;
  /** The first 32 digits of the digest of the entry that said it last; left out: it was not said yet. */
  readonly spoken?: string;
}

/** What a workflow is from now on, and the row that waits for its time; none when it does not come again. */
export interface WorkflowState {
  readonly body: Fields;
  readonly next: NewEntry | undefined;
}

/** What the row that was its turn makes of it. */
export interface WorkflowTurn extends WorkflowState {
  readonly owner: UserId;
  readonly id: string;
  /** Its turn when it was read: if it is another one by now, nothing of this row is committed, and it is handled anew. */
  readonly turn: number;
  /** The row says it: what people do with that message is about this workflow. */
  readonly isSaid: boolean;
  /** When it was due. A database that was put back may be older than what was said then. */
  readonly due: Date;
}
