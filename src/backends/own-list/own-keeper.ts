import { sha256 } from '../../core/digest.ts';
import type { UserId } from '../../core/ids.ts';
import type { Fields } from '../../core/json.ts';
import type { TaskKeeper } from '../../domains/tasks/keeper.ts';
import { Task } from '../../domains/tasks/task.ts';

/** `store/own-tasks.ts`. Every function sees the tasks of this one owner only. */
export interface OwnListDeps {
  readonly all: (owner: UserId) => Promise<readonly { readonly id: string; readonly fields: Fields }[]>;
  readonly read: (owner: UserId, id: string) => Promise<Fields | undefined>;
  /** The same id again changes nothing. */
  readonly create: (owner: UserId, id: string, fields: Fields) => Promise<void>;
  readonly update: (owner: UserId, id: string, fields: Fields) => Promise<void>;
  readonly remove: (owner: UserId, id: string) => Promise<void>;
  readonly now: () => Date;
}

/** Enough that two marks of one person never meet. */
const ID_DIGITS = 16;

/** The list has no projects; the field still wants a value that is the same for every task. */
const PROJECT = 'my own list';

/** One person's own list as a keeper of tasks. Needs one writer at a time: `update` reads before it writes. */
export function createOwnKeeper(
  owner: UserId,
  { all, read, create, update, remove, now }: OwnListDeps,
): TaskKeeper {
  const readTask = async (id: string): Promise<Task | undefined> => {
    const fields = await read(owner, id);
    return fields && Task.parse(fields);
  };
  return {
    saidAs: 'my own list',
    inbox: async () => PROJECT,
    linkTo: () => undefined,
    find: async ({ done }) => {
      const stored = await all(owner);
      return stored
        .map(({ id, fields }) => ({ id, task: Task.parse(fields) }))
        .filter(({ task }) => task.done === done);
    },
    read: readTask,
    create: async (task, mark) => {
      const id = sha256(mark).slice(0, ID_DIGITS);
      await create(owner, id, withDoneAt(task, now()));
      return id;
    },
    update: async (id, changes) => {
      const before = await readTask(id);
      if (before) await update(owner, id, withDoneAt({ ...before, ...changes }, now()));
    },
    remove: async (id) => await remove(owner, id),
  };
}

/** The moment it was done stands there exactly while it is done. */
function withDoneAt({ doneAt, ...task }: Task, now: Date): Fields {
  return task.done ? { ...task, doneAt: doneAt ?? now.toISOString() } : task;
}
