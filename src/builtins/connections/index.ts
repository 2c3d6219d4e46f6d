import { type Backend, defineBackend } from '../../core/backend.ts';
import { OwnCredentials } from '../../core/own-credentials.ts';
import { addConnection } from './add-connection.ts';
import { connectionCollection } from './collection.ts';
import { defaultConnection } from './default-connection.ts';
import type { Client, ConnectionsDeps } from './deps.ts';
import { listConnections } from './list-connections.ts';
import { removeConnection } from './remove-connection.ts';
import { renewConnection } from './renew-connection.ts';

/** What a person is connected to, and how that is changed (conversation.md §13). */
export const createConnections = (deps: ConnectionsDeps): Backend =>
  defineBackend({
    name: 'connections',
    title: 'Connections',
    credentials: OwnCredentials,
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
