import { z } from 'zod';
import type { ActionContext } from '../core/action.ts';
import type { Backend } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import type { SealedConnection } from '../core/connection.ts';
import type { UserId } from '../core/ids.ts';
import type { Vault } from '../vault/open-session.ts';

const LIST = 'project.list';

/** What of its answer is used here. */
const Listed = z.object({ entries: z.array(z.object({ name: z.string() })) });

interface ProjectNamesDeps extends Pick<Vault, 'openSession'> {
  readonly services: readonly Backend[];
  readonly connectionsOf: (user: UserId) => Promise<readonly SealedConnection[]>;
  readonly now: () => Date;
}

/** The names of the projects in all connections of a person, each once. Throws what a connection throws. */
export const createProjectNames =
  ({ services, connectionsOf, openSession, now }: ProjectNamesDeps) =>
  async (caller: Caller, signal: AbortSignal): Promise<readonly string[]> => {
    const names = new Set<string>();
    for (const connection of await connectionsOf(caller.user)) {
      const backend = services.find(({ name }) => name === connection.service);
      if (!backend?.actions.some(({ name }) => name === LIST)) continue;
      const session = await openSession({ backend, connection }, caller);
      try {
        const context: ActionContext = { caller, now: now(), signal, shown: undefined, connections: [] };
        const { data } = await session.perform(LIST, {}, context);
        for (const { name } of Listed.parse(data).entries) names.add(name);
      } finally {
        await session.close();
      }
    }
    return [...names];
  };
