import type { ActionContext } from '../core/action.ts';
import type { ShownList } from '../core/inbox.ts';
import type { TaskKeeper } from '../domains/tasks/keeper.ts';
import type { Task } from '../domains/tasks/task.ts';
import { aCaller } from './callers.ts';

export const aTask = (overrides: Partial<Task> = {}): Task => ({
  title: 'milk',
  project: 'Inbox',
  due: null,
  priority: 0,
  labels: [],
  done: false,
  ...overrides,
});

/** Friday 20 November 2026, 09:12 in Berlin: the clock of the transcripts. */
export const friday = new Date('2026-11-20T08:12:00Z');

export const aContext = (overrides: Partial<ActionContext> = {}): ActionContext => ({
  caller: aCaller(),
  now: friday,
  signal: new AbortController().signal,
  shown: undefined,
  ...overrides,
});

/** The lines of a list that was shown, by id and name. */
export const aShownList = (tasks: readonly (readonly [id: string, name: string])[]): ShownList => ({
  items: tasks.map(([id, name]) => ({ noun: 'task', id, name, line: name })),
  upTo: tasks.length,
});

/** A service that keeps tasks, in memory: the ids are given in order, `1`, `2` … */
export function tasksInMemory(
  tasks: readonly Task[] = [],
  { saidAs }: Pick<TaskKeeper, 'saidAs'> = {},
): TaskKeeper & { readonly all: Map<string, Task> } {
  const all = new Map(tasks.map((task, index) => [String(index + 1), task]));
  const idByMark = new Map<string, string>();
  return {
    all,
    ...(saidAs === undefined ? {} : { saidAs }),
    find: async ({ done }) =>
      await Promise.resolve(
        [...all].map(([id, task]) => ({ id, task })).filter(({ task }) => task.done === done),
      ),
    inbox: async () => await Promise.resolve('Inbox'),
    read: async (id) => await Promise.resolve(all.get(id)),
    create: async (task, mark) => {
      const id = idByMark.get(mark) ?? String(all.size + 1);
      if (!idByMark.has(mark)) all.set(id, task);
      idByMark.set(mark, id);
      return await Promise.resolve(id);
    },
    update: async (id, changes) => {
      const before = all.get(id);
      if (before) all.set(id, { ...before, ...changes });
      await Promise.resolve();
    },
    remove: async (id) => {
      all.delete(id);
      await Promise.resolve();
    },
    linkTo: (id) => (saidAs === undefined ? `https://tasks.example.org/${id}` : undefined),
  };
}
