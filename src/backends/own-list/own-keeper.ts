import { sha256 } from '../../core/digest.ts';
import { fold } from '../../core/fold.ts';
import type { UserId } from '../../core/ids.ts';
import type { Fields } from '../../core/json.ts';
import type { TaskKeeper, TaskQuery } from '../../domains/tasks/keeper.ts';
import { withChange } from '../../domains/tasks/merge-lists.ts';
import { plainTask, Task, type TaskStory } from '../../domains/tasks/task.ts';

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
const PROJECT = { id: 'own-list', name: 'my own list' } as const;

/** One person's own list as a keeper of tasks. Needs one writer at a time: `update` reads before it writes. */
export function createOwnKeeper(
  owner: UserId,
  { all, read, create, update, remove, now }: OwnListDeps,
): TaskKeeper {
  const readTask = async (id: string): Promise<Task | undefined> => {
    const fields = await read(owner, id);
    return fields && taskFrom(fields);
  };
  return {
    saidAs: 'my own list',
    inbox: async () => await Promise.resolve(PROJECT),
    projects: async () => await Promise.resolve([]),
    labels: async () => await Promise.resolve(undefined),
    people: async () => await Promise.resolve([]),
    nearestRepeat: (repeat) => repeat,
    forGood: async () => await Promise.resolve([]),
    linkTo: () => undefined,
    find: async (query) => {
      const stored = await all(owner);
      return stored
        .map(({ id, fields }) => ({ id, task: taskFrom(fields) }))
        .filter(({ task }) => mayFit(task, query));
    },
    read: readTask,
    storiesSince: async () => (await all(owner)).map(storyOf),
    watermark: async () => await Promise.resolve(null),
    create: async (task, { mark }) => {
      const madeAt = now();
      await create(owner, idFor(mark), { ...withDoneAt(task, madeAt), addedAt: madeAt.toISOString() });
      return idFor(mark);
    },
    findMade: async (_task, { mark }) => {
      const made = await readTask(idFor(mark));
      return made ? [{ id: idFor(mark), task: made }] : [];
    },
    update: async (id, change) => {
      const before = await read(owner, id);
      if (!before) return;
      const after = withDoneAt(withChange(taskFrom(before), change), now());
      await update(owner, id, { ...addedAtOf(before), ...after });
    },
    remove: async (id) => await remove(owner, id),
  };
}

const idFor = (mark: string): string => sha256(mark).slice(0, ID_DIGITS);

/** Tasks that were stored before there were so many fields have none of the new ones. */
const taskFrom = (fields: Fields): Task =>
  Task.parse({ ...plainTask({ title: '', project: PROJECT }), ...fields, project: PROJECT });

/** Kept beside the fields of the task; tasks that were stored before it was kept have none. */
const addedAtOf = ({ addedAt }: Fields): { readonly addedAt?: string } =>
  typeof addedAt === 'string' ? { addedAt } : {};

function storyOf({ id, fields }: { readonly id: string; readonly fields: Fields }): TaskStory {
  const task = taskFrom(fields);
  return {
    id,
    task,
    ...addedAtOf(fields),
    ...(task.doneAt === undefined ? {} : { lastDoneAt: task.doneAt }),
    isAddedByOther: false,
    isForOthers: false,
    others: [],
  };
}

/** What can be told without the zone of the person; the domain looks at the rest. */
function mayFit(task: Task, { done, dueUntil, labels = [], priority, text }: TaskQuery): boolean {
  const mine = task.labels.map(fold);
  return (
    (done === undefined || task.done === done) &&
    (dueUntil === undefined || task.due !== null) &&
    labels.every((label) => mine.includes(fold(label))) &&
    (priority === undefined || task.priority === priority) &&
    (text === undefined || fold(task.title).includes(fold(text)))
  );
}

/** The moment it was done stands there exactly while it is done. */
function withDoneAt({ doneAt, ...task }: Task, now: Date): Fields {
  return task.done ? { ...task, doneAt: doneAt ?? now.toISOString() } : task;
}
