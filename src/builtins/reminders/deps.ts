import type { Caller } from '../../core/caller.ts';
import type { UserId } from '../../core/ids.ts';
import type { ShownItem } from '../../core/shown.ts';
import type { Workflow, WorkflowState } from '../../core/workflow.ts';

/** `store/workflows.ts`. Every function sees the workflows of this one owner only. */
export interface Workflows {
  readonly all: (owner: UserId) => Promise<readonly Workflow[]>;
  readonly read: (owner: UserId, id: string) => Promise<Workflow | undefined>;
  /** The same id again: nothing happens. */
  readonly create: (
    workflow: WorkflowState & {
      readonly owner: UserId;
      readonly id: string;
      /** Of the edit that makes it: its act knows the request. */
      readonly mark: string;
      /** The request that set it first, when it is made anew. */
      readonly request?: string;
    },
  ) => Promise<void>;
  readonly change: (
    owner: UserId,
    id: string,
    change: (workflow: Workflow) => WorkflowState | undefined,
  ) => Promise<void>;
  readonly remove: (owner: UserId, id: string) => Promise<void>;
}

export interface RemindersDeps {
  readonly workflows: Workflows;
  /** Where a person looks at a line of a list they were shown; undefined where it has no address. */
  readonly linkTo: (caller: Caller, item: ShownItem) => Promise<string | undefined>;
}

/** The reminders of one person, during one call. */
export interface Client extends RemindersDeps {
  readonly owner: UserId;
}
