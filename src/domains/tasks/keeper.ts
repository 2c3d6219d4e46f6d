import type { Collection } from '../../core/collection.ts';
import type { Fields } from '../../core/json.ts';
import { Task, type StoredTask } from './task.ts';
import { tellReceipt } from './receipt.ts';

export interface TaskQuery {
  readonly done: boolean;
}

/** What a service must be able to do to be a home for tasks. Everything a person can say about tasks follows from it. */
export interface TaskKeeper {
  /** Said at the end of answers, for a list that no service keeps: `my own list`. It has no projects and no links. */
  readonly saidAs?: string;
  readonly find: (query: TaskQuery, signal: AbortSignal) => Promise<readonly StoredTask[]>;
  /** The project that takes what nobody gave a project. */
  readonly inbox: (signal: AbortSignal) => Promise<string>;
  readonly read: (id: string, signal: AbortSignal) => Promise<Task | undefined>;
  /** The same mark again never makes a second task; the id of the first is returned. */
  readonly create: (task: Task, mark: string, signal: AbortSignal) => Promise<string>;
  /** Keeps every field that is not among the changes. */
  readonly update: (id: string, changes: Partial<Task>, signal: AbortSignal) => Promise<void>;
  readonly remove: (id: string, signal: AbortSignal) => Promise<void>;
  readonly linkTo: (id: string) => string | undefined;
}

export function taskCollection(keeper: TaskKeeper): Collection {
  return {
    noun: 'task',
    read: async (id, signal) => asFields(await keeper.read(id, signal)),
    create: async (after, mark, signal) => await keeper.create(Task.parse(after), mark, signal),
    update: async (id, after, signal) => await keeper.update(id, Task.exactPartial().parse(after), signal),
    remove: async (id, signal) => await keeper.remove(id, signal),
    linkTo: (id) => keeper.linkTo(id),
    tell: (receipt, caller) =>
      tellReceipt(receipt, caller, { saidAs: keeper.saidAs, link: keeper.linkTo(receipt.id) }),
  };
}

const asFields = (task: Task | undefined): Fields | undefined =>
  task === undefined ? undefined : { ...task };
