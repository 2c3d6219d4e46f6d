import { type BackupHeader, BackupError, damaged, type BackupTrailer } from './backup-form.ts';
import {
  type CatalogColumn,
  type CatalogTable,
  isLeftOut,
  quoteName,
  readCatalog,
  readWholeCatalog,
} from './backup-catalog.ts';
import type { Queryable } from './database.ts';
import { createNotes } from './house.ts';
import { makeTables } from './restore-schema.ts';
import { type BackupRow, readBackup, type ReadBackup } from './restore-read.ts';
import { RESTORED_AT, RESTORED_FROM } from './restored.ts';
import type { Boxes } from './seal-rows.ts';

export interface LoadOptions {
  readonly file: string;
  /** As it was read, and found right, before. */
  readonly digest: BackupTrailer['digest'];
  readonly at: Date;
}

/** Migrations run under the same lock: an eis that is started now waits, and finds everything in its place. */
const MIGRATIONS_LOCK = 0x656973;
/** Its one row comes with the migrations. */
const SETTLEMENT = 'settlement';

/**
 * What was sent, or was being sent, after the backup was made is not known: it is looked for first. Nobody works on
 * anything, and every room is read again.
 */
const AFTERWARDS: readonly string[] = [
  `update outbox set state = 'planned', left_behind = true, worker = null where state in ('planned', 'sending')`,
  'update lane set owner = null where owner is not null',
  'update settlement set generation = generation + 1',
  'delete from worker',
];

/** Nobody knows any more how it ended. The database may be older than this table. */
const LEDGER = 'ledger';
const CLOSE_LEDGER = `update ledger set state = 'unknown' where state = 'begun'`;

/**
 * Fills an empty database from a backup. Everything happens within the transaction that is given, tables included.
 * @throws BackupError when the database is not empty, or when the file changed since it was read.
 */
export async function loadBackup(inside: Queryable, boxes: Boxes, options: LoadOptions): Promise<void> {
  await inside.query('select pg_advisory_xact_lock($1)', [MIGRATIONS_LOCK]);
  let loader: Loader | undefined;
  let header: BackupHeader | undefined;
  const read = await readBackup(options.file, {
    onHeader: (found) => void (header = found),
    onRow: async (row) => {
      loader ??= await prepare(inside, header);
      await loader.add(row);
    },
  });
  loader ??= await prepare(inside, header);
  await loader.end(read);
  if (read.trailer.digest !== options.digest) throw damaged();
  for (const statement of AFTERWARDS) await inside.query(statement);
  if (read.header.tables.some(({ name }) => name === LEDGER)) await inside.query(CLOSE_LEDGER);
  const notes = createNotes(inside, boxes);
  await notes.set(RESTORED_AT, options.at.toISOString());
  await notes.set(RESTORED_FROM, read.header.at);
}

async function prepare(inside: Queryable, header: BackupHeader | undefined): Promise<Loader> {
  if (header === undefined) throw damaged();
  const schema = await makeTables(inside, header.schema);
  if (schema !== header.schema)
    throw new BackupError(
      'The database has the tables of a newer eis than this backup. Restore it into a new database.',
    );
  const all = await readWholeCatalog(inside);
  for (const { name } of all) await inside.query(`lock table ${quoteName(name)} in exclusive mode`);
  await assertNothingIn(inside);
  await inside.query(`delete from ${quoteName(SETTLEMENT)}`);
  return createLoader(inside, header, await readCatalog(inside));
}

/** @throws BackupError when any table of eis holds something. Without tables there is nothing either. */
export async function assertNothingIn(inside: Queryable): Promise<void> {
  for (const { name } of await readWholeCatalog(inside)) {
    if (name === SETTLEMENT) continue;
    const found = await inside.query(`select from ${quoteName(name)} limit 1`);
    if (found.length > 0)
      throw new BackupError(
        'The database is not empty. A backup is restored into a new one only, so that nothing is overwritten.',
      );
  }
}

interface Loader {
  readonly add: (row: BackupRow) => Promise<void>;
  /** Writes what is left, and sees to it that new rows get new numbers. */
  readonly end: (read: ReadBackup) => Promise<void>;
}

/** Rows travel together until they are this long, in characters, or this many. */
const BATCH_LENGTH = 1_000_000;
const BATCH_ROWS = 5_000;

function createLoader(inside: Queryable, { tables }: BackupHeader, catalog: readonly CatalogTable[]): Loader {
  const taken = tables.filter(({ name }) => !isLeftOut(name));
  const statements = new Map(taken.map((table) => [table.name, insertInto(table, catalog)]));
  let [present, length] = ['', 0];
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    const statement = statements.get(present);
    if (lines.length > 0 && statement !== undefined) await inside.query(statement, [`[${lines.join(',')}]`]);
    [lines, length] = [[], 0];
  };
  return {
    add: async ({ table, line }) => {
      if (table !== present || length > BATCH_LENGTH || lines.length >= BATCH_ROWS) await flush();
      present = table;
      lines.push(line);
      length += line.length;
    },
    end: async ({ trailer }) => {
      await flush();
      for (const table of catalog) await assertCount(inside, table.name, trailer);
      for (const table of catalog) await continueNumbers(inside, table);
    },
  };
}

/** Names and types are those of the database: of the file only the order of the columns is taken. */
function insertInto(
  { name, columns }: BackupHeader['tables'][number],
  catalog: readonly CatalogTable[],
): string {
  const own = new Map(
    catalog.find((table) => table.name === name)?.columns.map((column) => [column.name, column]),
  );
  const taken = columns.map((column) => own.get(column));
  const known = taken.filter((column) => column !== undefined);
  if (known.length !== columns.length || known.length !== own.size)
    throw new BackupError(`This backup does not fit this eis: its table ${name} has other columns.`);
  return `insert into ${quoteName(name)} (${known.map((column) => quoteName(column.name)).join(', ')})
    overriding system value
    select ${known.map(imported).join(', ')} from json_array_elements($1::text::json) as given (entry)`;
}

const imported = ({ type }: CatalogColumn, index: number): string =>
  type === 'bytea' ? `decode(entry ->> ${index}, 'base64')` : `(entry ->> ${index})::${type}`;

async function assertCount({ query }: Queryable, name: string, trailer: BackupTrailer): Promise<void> {
  const [found] = await query<{ rows: number }>(`select count(*) as rows from ${quoteName(name)}`);
  if (found?.rows !== (trailer.tables[name]?.rows ?? 0)) throw damaged();
}

async function continueNumbers({ query }: Queryable, { name, columns }: CatalogTable): Promise<void> {
  for (const column of columns.filter(({ isIdentity }) => isIdentity)) {
    const quoted = quoteName(column.name);
    await query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted}), 0) + 1, false)
       from ${quoteName(name)}`,
      [quoteName(name), column.name],
    );
  }
}
