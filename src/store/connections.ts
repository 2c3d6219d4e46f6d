import type { ConnectionState, SealedConnection } from '../core/connection.ts';
import { fold } from '../core/fold.ts';
import type { UserId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import { type Database, type Parameter, persist, type Queryable } from './database.ts';
import { base64, type Boxes } from './seal-rows.ts';

const COLUMNS = 'owner, id, service, is_default, state, since, last_used, body, facts, credentials';
const OF = `select ${COLUMNS} from connection where owner = $1`;
const READ = `${OF} and id = $2`;
const OF_SERVICE = `${OF} and service = (select service from connection where owner = $1 and id = $2) for update`;

/** A default one takes it from the others of its service. */
const PUT = `
with others as (
  update connection set is_default = false
  where owner = $1 and service = $3 and id <> $2 and is_default and $4::boolean
)
insert into connection (${COLUMNS})
values ($1, $2, $3, $4::boolean, $5, $6::timestamptz, $7::timestamptz, $8, $9, $10)
on conflict (owner, id) do update set service = excluded.service, is_default = excluded.is_default,
  state = excluded.state, since = excluded.since, last_used = excluded.last_used, body = excluded.body,
  facts = excluded.facts, credentials = excluded.credentials`;

const CHANGE_STATE = `
update connection set state = $3, since = $4 where owner = $1 and id = $2 and state <> $3 returning id`;

interface ConnectionRow {
  readonly owner: UserId;
  readonly id: string;
  readonly service: string;
  readonly is_default: boolean;
  readonly state: ConnectionState;
  readonly since: Date;
  readonly last_used: Date | null;
  readonly body: Uint8Array;
  readonly facts: Uint8Array;
  readonly credentials: Uint8Array;
}

type Named = Pick<SealedConnection, 'name' | 'address' | 'account'>;

const placeOf = (owner: UserId, id: string): string => `${owner}|${id}`;

/**
 * What people are connected to. Name, address, account and facts are sealed here and bound to their owner; the
 * credentials come sealed by the vault and are stored as they are.
 */
export function createConnections(database: Database, boxes: Boxes) {
  const reading = createReading(boxes);
  return {
    /** The default ones first, then by name. */
    async of(owner: UserId): Promise<readonly SealedConnection[]> {
      return inOrder((await database.query<ConnectionRow>(OF, [owner])).map(reading));
    },

    async read(owner: UserId, id: string): Promise<SealedConnection | undefined> {
      const [row] = await database.query<ConnectionRow>(READ, [owner, id]);
      return row && reading(row);
    },

    /** Inserts or replaces. */
    async put(owner: UserId, connection: SealedConnection): Promise<void> {
      const values = valuesOf(owner, connection, boxes);
      await persist(async () => await database.query(PUT, values));
    },

    /** The default of its service moves to the next by name. */
    async remove(owner: UserId, id: string): Promise<void> {
      await database.transaction(async (inside) => await removeOne(inside, { owner, id, reading }));
    },

    /** True for the one caller who changed it. */
    async changeState(owner: UserId, id: string, state: ConnectionState, now: Date): Promise<boolean> {
      return (await database.query(CHANGE_STATE, [owner, id, state, now])).length > 0;
    },

    /** It was used. */
    async touch(owner: UserId, id: string, now: Date): Promise<void> {
      await database.query('update connection set last_used = $3 where owner = $1 and id = $2', [
        owner,
        id,
        now,
      ]);
    },

    /** Newer facts about the service take the place of those known before. */
    async learn(owner: UserId, id: string, facts: Json): Promise<void> {
      await database.query('update connection set facts = $3 where owner = $1 and id = $2', [
        owner,
        id,
        boxes<Json>('facts').close(placeOf(owner, id), facts),
      ]);
    },
  };
}

function valuesOf(owner: UserId, connection: SealedConnection, boxes: Boxes): readonly Parameter[] {
  const { id, service, name, address, account, isDefault, state, since, lastUsed, facts } = connection;
  const place = placeOf(owner, id);
  const used = lastUsed === undefined ? null : new Date(lastUsed);
  const body = boxes<Named>('connection').close(place, { name, address, account });
  const sealedFacts = boxes<Json>('facts').close(place, facts);
  const credentials = Buffer.from(connection.sealed, 'base64');
  return [owner, id, service, isDefault, state, new Date(since), used, body, sealedFacts, credentials];
}

const createReading =
  (boxes: Boxes) =>
  (row: ConnectionRow): SealedConnection => {
    const place = placeOf(row.owner, row.id);
    const { name, address, account } = boxes<Named>('connection').read(place, row.body);
    return {
      id: row.id,
      service: row.service,
      name,
      address,
      account,
      isDefault: row.is_default,
      state: row.state,
      since: row.since.toISOString(),
      lastUsed: row.last_used?.toISOString(),
      facts: boxes<Json>('facts').read(place, row.facts),
      sealed: base64(row.credentials),
    };
  };

const inOrder = (connections: readonly SealedConnection[]): readonly SealedConnection[] =>
  connections.toSorted(
    (a, b) => Number(b.isDefault) - Number(a.isDefault) || fold(a.name).localeCompare(fold(b.name), 'en'),
  );

interface Removing {
  readonly owner: UserId;
  readonly id: string;
  readonly reading: (row: ConnectionRow) => SealedConnection;
}

async function removeOne({ query }: Queryable, { owner, id, reading }: Removing): Promise<void> {
  const all = (await query<ConnectionRow>(OF_SERVICE, [owner, id])).map(reading);
  await query('delete from connection where owner = $1 and id = $2', [owner, id]);
  const isDefault = all.some((one) => one.id === id && one.isDefault);
  const [next] = inOrder(all.filter((one) => one.id !== id));
  if (isDefault && next)
    await query('update connection set is_default = true where owner = $1 and id = $2', [owner, next.id]);
}
