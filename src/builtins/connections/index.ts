import { z } from 'zod';
import { type Backend, defineBackend } from '../../core/backend.ts';
import { parseUserId, type UserId } from '../../core/ids.ts';
import { addConnection } from './add-connection.ts';
import { connectionCollection } from './collection.ts';
import { defaultConnection } from './default-connection.ts';
import type { Client, ConnectionsDeps } from './deps.ts';
import { listConnections } from './list-connections.ts';
import { removeConnection } from './remove-connection.ts';
import { renewConnection } from './renew-connection.ts';

/** Whose connections they are: never typed by anybody, always the person who speaks. */
const Credentials = z.object({
  owner: z.string().transform((text, context): UserId => {
    const user = parseUserId(text);
    if (user) return user;
    context.addIssue({ code: 'custom', message: 'no user id' });
    return z.NEVER;
  }),
});

/** What a person is connected to, and how that is changed (conversation.md §13). */
export const createConnections = (deps: ConnectionsDeps): Backend =>
  defineBackend({
    name: 'connections',
    title: 'Connections',
    credentials: Credentials,
    connect: async ({ owner }): Promise<Client> =>
      await Promise.resolve({ ...deps, owner, found: new Map<string, string>() }),
    origin: ({ owner }) => `eis:connections:${owner}`,
    calledAs: () => 'eis',
    check: async () => {},
    actions: [
      addConnection(deps.services),
      listConnections,
      defaultConnection,
      removeConnection,
      renewConnection,
    ],
    collections: (client) => [connectionCollection(client)],
  });
