import type { UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';

/** What `store/own-tasks.ts` offers, in memory and without encryption; each person has their own tasks. */
export function ownTasksInMemory() {
  const owners = new Map<UserId, Map<string, Fields>>();
  const of = (owner: UserId): Map<string, Fields> => {
    const tasks = owners.get(owner) ?? new Map<string, Fields>();
    owners.set(owner, tasks);
    return tasks;
  };
  return {
    all: async (owner: UserId) =>
      await Promise.resolve([...of(owner)].map(([id, fields]) => ({ id, fields }))),
    read: async (owner: UserId, id: string) => await Promise.resolve(of(owner).get(id)),
    create: async (owner: UserId, id: string, fields: Fields) => {
      const tasks = of(owner);
      if (!tasks.has(id)) tasks.set(id, fields);
      await Promise.resolve();
    },
    update: async (owner: UserId, id: string, fields: Fields) => {
      of(owner).set(id, fields);
      await Promise.resolve();
    },
    remove: async (owner: UserId, id: string) => {
      of(owner).delete(id);
      await Promise.resolve();
    },
  };
}
