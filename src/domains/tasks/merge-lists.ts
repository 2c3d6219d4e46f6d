import type { Task } from './task.ts';

interface Change {
  readonly before: Partial<Task>;
  readonly after: Partial<Task>;
}

/** A list as it is now, with what the change takes away and puts in: what others did to it meanwhile stays. */
export function mergeList(
  now: readonly string[],
  before: readonly string[] = [],
  after: readonly string[] = [],
): readonly string[] {
  const kept = now.filter((one) => after.includes(one) || !before.includes(one));
  const added = after.filter((one) => !before.includes(one) && !now.includes(one));
  return [...kept, ...added].toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** The task after a change, as `TaskKeeper.update` promises it. */
export function withChange(now: Task, { before, after }: Change): Task {
  return {
    ...now,
    ...after,
    ...(after.labels ? { labels: mergeList(now.labels, before.labels, after.labels) } : {}),
    ...(after.assignees ? { assignees: mergeList(now.assignees, before.assignees, after.assignees) } : {}),
  };
}
