import type { RunningEis } from './house.ts';
import { momentOn } from './moment.ts';
import type { Seed, SeededTask } from './seed.ts';

interface Where {
  readonly domain: string;
  readonly zone: string;
}

/** Gives people what the seed says: tasks in their own list, and connections. */
export async function seedPeople(eis: RunningEis, { people }: Seed, { domain, zone }: Where): Promise<void> {
  for (const [name, { tasks, connections }] of Object.entries(people)) {
    const owner = `@${name}:${domain}`;
    for (const task of tasks) await eis.addOwnTask(owner, dated(task, zone));
    for (const { token, ...connection } of connections)
      await eis.connect(owner, { ...connection, secret: token });
  }
}

/** A local time becomes an instant of the zone; a day stays one. */
function dated({ title, due }: SeededTask, zone: string): SeededTask {
  const [day = '', time] = due?.split('T') ?? [];
  if (due === undefined) return { title };
  return { title, due: time === undefined ? day : momentOn(day, time, zone) };
}
