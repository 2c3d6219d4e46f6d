import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Queryable, textArray } from './database.ts';
import { storedTables } from './stored-tables.ts';

/** One table as the database at hand has it. */
export interface CatalogTable {
  readonly name: string;
  readonly columns: readonly CatalogColumn[];
  /** Names of the columns of its primary key, in order. */
  readonly key: readonly string[];
}

export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  /** The database hands out its values itself. */
  readonly isIdentity: boolean;
}

/** Processes are not copied: those of the copy are others. */
const OWN_PROCESSES = 'worker';
/**
 * A device that was put back would use places of its ratchets a second time, which gives away what was said there. A
 * copy gets a device of its own, signed with the keys that are sealed notes.
 */
const DEVICE: ReadonlySet<string> = new Set(['device', 'crypto_schema', 'crypto_row', 'crypto_sealed']);

const names = storedTables.map(({ name }) => name).filter((name) => name !== OWN_PROCESSES);
const copied = names.filter((name) => !DEVICE.has(name));

/** Whether the rows of a table, which a backup of an older eis may have, are left where they are. */
export const isLeftOut = (table: string): boolean => DEVICE.has(table);

const COLUMNS = `
select pg_class.relname as table, attname as column, format_type(atttypid, atttypmod) as type,
  attidentity <> '' as identity, array_position(indkey::int2[], attnum) as key
from pg_class
  join pg_namespace on pg_namespace.oid = relnamespace and nspname = current_schema()
  join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
  left join pg_index on indrelid = pg_class.oid and indisprimary
where relkind = 'r' and pg_class.relname = any($1::text[])
order by pg_class.relname collate "C", attnum`;

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly identity: boolean;
  readonly key: number | null;
}

/**
 * The tables of eis that are there and go into a copy, in the order of their names; the database may be of an older
 * eis.
 */
export const readCatalog = async (from: Queryable): Promise<readonly CatalogTable[]> =>
  await readTables(from, copied);

/** The same with those that are never copied. */
export const readWholeCatalog = async (from: Queryable): Promise<readonly CatalogTable[]> =>
  await readTables(from, names);

async function readTables({ query }: Queryable, wanted: readonly string[]): Promise<readonly CatalogTable[]> {
  const rows = await query<ColumnRow>(COLUMNS, [textArray(wanted)]);
  return [...Map.groupBy(rows, ({ table }) => table)].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column, type, identity }) => ({ name: column, type, isIdentity: identity })),
    key: columns
      .filter(({ key }) => key !== null)
      .toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0))
      .map(({ column }) => column),
  }));
}

/** When the newest migration was written that this database has, in milliseconds; 0 when it has none. */
export async function readSchema({ query }: Queryable): Promise<number> {
  const [found] = await query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (found?.there !== true) return 0;
  const [row] = await query<{ at: number }>(
    'select coalesce(max(created_at), 0) as at from drizzle.__drizzle_migrations',
  );
  return row?.at ?? 0;
}

export interface Migration {
  /** Milliseconds. */
  readonly when: number;
  readonly tag: string;
}

export const migrationsFolder = join(import.meta.dirname, '../../drizzle');

/** All migrations of this program, oldest first. */
export function ownMigrations(): readonly Migration[] {
  const { entries }: { entries: readonly Migration[] } = JSON.parse(
    readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8'),
  );
  return entries.toSorted((a, b) => a.when - b.when);
}

/** A name as it may stand in a statement, whatever it is made of. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
