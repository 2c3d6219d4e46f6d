import type { Collection } from '../../core/collection.ts';
import type { SealedConnection } from '../../core/connection.ts';
import { spokenAs, UserFacingError } from '../../core/errors.ts';
import type { Fields } from '../../core/json.ts';
import type { Client } from './deps.ts';
import { fieldsOf, Said, StoredConnection } from './stored.ts';
import { connectionWording } from './words.ts';
import { say } from './sentences.ts';

/** Connections as objects that are written, read back and taken back; the secret in them is sealed already. */
export function connectionCollection(client: Client): Collection {
  const { owner, connections, now } = client;
  const read = async (id: string): Promise<Fields | undefined> => {
    const connection = await connections.read(owner, id);
    return connection && fieldsOf(connection);
  };
  return {
    noun: 'connection',
    read,
    watermark: async () => await Promise.resolve(null),
    create: async (after) => {
      const stored = StoredConnection.parse(after);
      await connections.put(owner, asConnection(stored, now()));
      return stored.id;
    },
    findMade: async (after) => {
      const { id } = StoredConnection.parse(after);
      const fields = await read(id);
      return fields ? [{ id, fields: { ...fields, ...Said.parse(after) } }] : [];
    },
    update: async (id, { after }) => {
      const connection = await connections.read(owner, id);
      if (!connection) throw noLongerThere();
      const { sealed, account, isDefault, facts } = StoredConnection.partial().parse(after);
      await connections.put(owner, {
        ...connection,
        ...(facts === undefined ? {} : { facts }),
        ...(isDefault === undefined ? {} : { isDefault }),
        ...(account === undefined ? {} : { account: account ?? undefined }),
        // A secret was tried before it came here, so whatever was wrong is over.
        ...(sealed === undefined || sealed === connection.sealed
          ? {}
          : { sealed, state: 'connected', since: now().toISOString() }),
      });
    },
    remove: async (id) => await connections.remove(owner, id),
    linkTo: () => undefined,
    words: connectionWording(client),
  };
}

function noLongerThere(): UserFacingError {
  const said = spokenAs((language) => ({ message: say(language).gone }));
  return new UserFacingError(said.message, { ...said.facts, certainty: 'not done' });
}

const asConnection = (stored: StoredConnection, now: Date): SealedConnection => ({
  ...stored,
  account: stored.account ?? undefined,
  state: 'connected',
  since: now.toISOString(),
  lastUsed: undefined,
});
