import {
  type CatalogColumn,
  type CatalogTable,
  quoteName,
  readCatalog,
  readSchema,
} from './backup-catalog.ts';
import { type Fetched, fetchFrom } from './backup-cursor.ts';
import { openOwnSession } from './backup-session.ts';
import type { Queryable } from './database.ts';
import { DiskFullError, RESERVE } from './disk-space.ts';
import { base64 } from './seal-rows.ts';
import type { EmbeddedDatabase } from './open-pglite.ts';
import type { PostgresDatabase } from './open-postgres.ts';

export interface SnapshotHead {
  readonly database: 'postgres' | 'pglite';
  /** The newest migration it has, by the millisecond it was written. */
  readonly schema: number;
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

/** Some rows of one table; each is a JSON list of texts and nulls, in the order of the columns. */
export interface Chunk {
  readonly table: string;
  readonly rows: readonly string[];
}

/** All rows as they were at one moment, ordered by their keys; a table may come in several chunks or in none. */
export interface Snapshot {
  readonly head: SnapshotHead;
  /** Undefined after the last one. */
  readonly next: () => Promise<Chunk | undefined>;
  readonly close: () => Promise<void>;
}

/** The same text on every server, whatever its own settings. */
const SETTINGS = [
  `set local timezone = 'UTC'`,
  `set local datestyle = 'ISO'`,
  'set local statement_timeout = 0',
  'set local idle_in_transaction_session_timeout = 0',
];

/**
 * No more than copying: while PGlite sets the rows aside, eis does nothing else. What is made of a column has another
 * name, so that the order is that of the column itself.
 */
function selecting({ name, columns, key }: CatalogTable): string {
  const own = ({ name: column }: CatalogColumn): string => `${quoteName(name)}.${quoteName(column)}`;
  const values = columns.map(
    (column, index) => `${own(column)}${column.type === 'bytea' ? '' : '::text'} as c${index}`,
  );
  const order = columns
    .filter((column) => key.includes(column.name))
    .toSorted((a, b) => key.indexOf(a.name) - key.indexOf(b.name))
    .map((column) => `${own(column)}${column.type === 'text' ? ' collate "C"' : ''}`);
  return `select ${values.join(', ')} from ${quoteName(name)} order by ${order.join(', ')}`;
}

const lineOf = (row: Fetched): string =>
  JSON.stringify(
    Object.values(row).map((value) => (value === null || typeof value === 'string' ? value : base64(value))),
  );

const cursorOf = (table: string): string => quoteName(`eis_backup_${table}`);

/**
 * Opens a snapshot of the whole database. It stays consistent while eis goes on writing: on Postgres it is one
 * transaction of a session of its own; PGlite has one session only, so its rows are set aside in one go, and then
 * read between everything else that is asked of it. At most one at a time on PGlite.
 */
export async function openSnapshot(database: PostgresDatabase | EmbeddedDatabase): Promise<Snapshot> {
  return database.kind === 'postgres' ? await openServed(database) : await openEmbedded(database);
}

async function openServed(database: PostgresDatabase): Promise<Snapshot> {
  const session = openOwnSession(database);
  try {
    await session.query('begin isolation level repeatable read, read only');
    return { ...(await declare(session, 'postgres')), close: session.end };
  } catch (error) {
    await session.end();
    throw error;
  }
}

async function openEmbedded(database: EmbeddedDatabase): Promise<Snapshot> {
  await closeCursors(database);
  await assertRoom(database);
  const { head } = await database.transaction(async (inside) => await declare(inside, 'pglite'));
  return {
    head,
    next: createNext(head, database),
    close: async () => await closeCursors(database),
  };
}

/** PGlite that finds no room on its disk may hang for ever. */
async function assertRoom({ query, freeBytes }: EmbeddedDatabase): Promise<void> {
  const [row] = await query<{ size: number }>('select pg_database_size(current_database()) as size');
  if (freeBytes() < (row?.size ?? 0) + RESERVE)
    throw new DiskFullError('A backup of the embedded database needs as much room again on its disk.');
}

/** Also those of a snapshot that nobody closed. */
async function closeCursors({ query }: Queryable): Promise<void> {
  const open = await query<{ name: string }>(
    `select name from pg_cursors where name like 'eis\\_backup\\_%' order by name`,
  );
  for (const { name } of open) await query(`close ${quoteName(name)}`);
}

async function declare(inside: Queryable, kind: SnapshotHead['database']): Promise<Omit<Snapshot, 'close'>> {
  for (const setting of SETTINGS) await inside.query(setting);
  const tables = await readCatalog(inside);
  const held = kind === 'pglite' ? 'with hold' : 'without hold';
  for (const table of tables)
    await inside.query(`declare ${cursorOf(table.name)} no scroll cursor ${held} for ${selecting(table)}`);
  const head = {
    database: kind,
    schema: await readSchema(inside),
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
  };
  return { head, next: createNext(head, inside) };
}

/** Table after table. */
function createNext({ tables }: SnapshotHead, inside: Queryable): Snapshot['next'] {
  const waiting = tables.map(({ name }) => ({
    name,
    fetch: fetchFrom(inside, cursorOf(name), lineOf),
  }));
  return async function next() {
    for (let table = waiting[0]; table !== undefined; table = waiting[0]) {
      const rows = await table.fetch();
      if (rows.length > 0) return { table: table.name, rows };
      waiting.shift();
    }
    return undefined;
  };
}
