import type { Backend } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import type { SealedConnection } from '../core/connection.ts';
import type { UserId } from '../core/ids.ts';
import type { ShownItem } from '../core/shown.ts';
import type { Vault } from '../vault/open-session.ts';

interface LinkDeps extends Pick<Vault, 'openSession'> {
  readonly services: readonly Backend[];
  readonly connectionsOf: (user: UserId) => Promise<readonly SealedConnection[]>;
}

/** Where a person looks at a line of a list they were shown. Nothing is asked of the service. */
export const createLinkTo =
  ({ services, connectionsOf, openSession }: LinkDeps) =>
  async (caller: Caller, { noun, id, connection: of }: ShownItem): Promise<string | undefined> => {
    const connection = (await connectionsOf(caller.user)).find((one) => one.id === of);
    const backend = services.find(({ name }) => name === connection?.service);
    if (!connection || !backend) return undefined;
    const session = await openSession({ backend, connection }, caller);
    try {
      return session.collections.find((one) => one.noun === noun)?.linkTo(id);
    } finally {
      await session.close();
    }
  };
