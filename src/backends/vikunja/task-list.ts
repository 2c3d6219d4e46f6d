import { compareWhen } from '../../core/time.ts';
import type { TaskQuery } from '../../domains/tasks/keeper.ts';
import type { Task } from '../../domains/tasks/task.ts';
import type { Capability, Generation } from './capability.ts';
import { firstAfter } from './moments.ts';

/** The list of all tasks. The address of the other generation is refused. */
export const taskList = (generation: Generation): string =>
  generation === '0.24' ? '/api/v1/tasks/all' : '/api/v1/tasks';

export interface Sought {
  readonly query: TaskQuery;
  /** For each label asked for, the ids of all labels of that title: titles are not unique. */
  readonly labels: readonly (readonly number[])[];
  readonly timeZone: string;
}

/** A value that the filter language takes bare; with `&` or `|` in it even quoted ones break it. */
const BARE = /^[\w.-]{1,250}$/;

/**
 * The filter in Vikunja's words; it may find more than was asked for, never less. Texts are left to the domain:
 * Vikunja compares `ü` and `Ü` differently, and on PostgreSQL `a` and `A` too.
 */
export function filterFor(
  { query, labels, timeZone }: Sought,
  { isExact }: Pick<Capability, 'isExact'>,
): string {
  const { done, dueUntil, assignee, priority } = query;
  const parts = [
    ...(done === undefined ? [] : [`done = ${done}`]),
    ...(dueUntil === undefined ? [] : [`due_date < "${firstAfter(dueUntil, { timeZone, isExact })}"`]),
    ...(priority === undefined ? [] : [`priority >= ${priority}`]),
    ...labels.map((ids) => (ids.length === 1 ? `labels = ${ids[0]}` : `labels in ${ids.join(', ')}`)),
    ...(assignee !== undefined && BARE.test(assignee) ? [`assignees = ${assignee}`] : []),
  ];
  return parts.join(' && ');
}

/** Looked at again, because some versions compare dates in the wrong zone. */
export const isDueUntil = (task: Task, { query: { dueUntil }, timeZone }: Sought): boolean => {
  if (dueUntil === undefined) return true;
  if (task.due === null) return false;
  const end = firstAfter(dueUntil, { timeZone, isExact: true });
  return compareWhen(task.due, end, timeZone) < 0;
};
