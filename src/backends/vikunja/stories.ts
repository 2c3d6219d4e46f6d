import type { When } from '../../core/time.ts';
import type { TaskStory } from '../../domains/tasks/task.ts';
import type { Home } from './add-task.ts';
import { instantFrom, instantBefore } from './moments.ts';
import { taskFrom } from './task-form.ts';
import { taskList } from './task-list.ts';
import { WireTask, type WireUser } from './wire.ts';

/** What became of the tasks of all projects that the person sees. */
export async function storiesSince(
  { service, names }: Home,
  since: When,
  signal: AbortSignal,
): Promise<readonly TaskStory[]> {
  const { account } = await service.capability(signal);
  const wires = await service.onCurrent(async (capability) => {
    const from = instantBefore(since, capability);
    // Read from left to right, and without brackets: every version takes that.
    const filter = `done = false || done_at >= "${from}" || due_date >= "${from}"`;
    return await service.all(WireTask, { path: taskList(capability.generation), query: { filter } }, signal);
  }, signal);
  await names.learnProjects([...new Set(wires.map(({ project_id: id }) => id))], signal);
  const { timeZone } = service;
  return wires.map((wire) => ({
    ...taskFrom(wire, { timeZone, nameOf: names.nameOf }),
    ...storyOf(wire, { timeZone, account }),
  }));
}

interface Reader {
  readonly timeZone: string;
  /** Null where the service does not tell whose token it is: then nobody is taken for somebody else. */
  readonly account: string | null;
}

function storyOf(wire: WireTask, { timeZone, account }: Reader): Omit<TaskStory, 'id' | 'task'> {
  const addedAt = instantFrom(wire.created, timeZone);
  const lastDoneAt = instantFrom(wire.done_at, timeZone);
  const isOther = ({ username }: WireUser): boolean => account !== null && username !== account;
  const assignees = wire.assignees ?? [];
  const others = [...assignees, ...(wire.created_by ? [wire.created_by] : [])].filter(isOther);
  return {
    ...(addedAt === '' ? {} : { addedAt }),
    ...(lastDoneAt === '' ? {} : { lastDoneAt }),
    isAddedByOther: wire.created_by ? isOther(wire.created_by) : false,
    isForOthers: assignees.length > 0 && assignees.every(isOther),
    others: [...new Set(others.flatMap(({ username, name }) => [username, ...(name ? [name] : [])]))],
  };
}
