import { runningDigest } from '../core/digest.ts';
import { quoteName } from './backup-catalog.ts';
import { BackupError } from './backup-form.ts';
import { contextIn, ownerOf, readRows, type Rows, type SealedRow } from './rotate-read.ts';
import { turnNested } from './rotate-nested.ts';
import { base64, type SealDeps } from './seal-rows.ts';
import type { StoredTable } from './sealed-columns.ts';
import { storedTables } from './stored-tables.ts';

export interface RotateDeps extends SealDeps {
  /** What every value begins with that is sealed under the new key. */
  readonly begin: Uint8Array;
}

/** First the table that tells which key fits: from then on no eis starts under the old one. */
const FIRST = 'note';
const tables = storedTables
  .filter(({ sealed }) => sealed.length > 0)
  .toSorted((a, b) => Number(b.name === FIRST) - Number(a.name === FIRST));

export interface Opened {
  readonly values: number;
  /** How many of them are not sealed under the new key. */
  readonly old: number;
  /** Of everything that is sealed, opened: the same whatever the key is. */
  readonly digest: string;
}

/**
 * Opens every value and changes nothing.
 * @throws BackupError when one opens with neither key.
 */
export async function openAll(rows: Rows, deps: RotateDeps): Promise<Opened> {
  const digest = runningDigest();
  let [values, old] = [0, 0];
  for await (const { table, value } of allValues(rows)) {
    const plain = turnNested(opened(table, value, deps), value.owner, deps.open);
    digest.add(`${value.context}\n${base64(plain)}\n`);
    values += 1;
    if (!isNew(value.sealed, deps)) old += 1;
  }
  return { values, old, digest: digest.end() };
}

async function* allValues(
  rows: Rows,
): AsyncGenerator<{ readonly table: StoredTable; readonly value: Value }> {
  for (const table of tables)
    for await (const batch of readRows(rows, table, 'true'))
      for (const row of batch) yield* valuesOf(table, row).map((value) => ({ table, value }));
}

interface Value {
  readonly owner: string;
  readonly context: string;
  readonly sealed: Uint8Array;
}

const valuesOf = (table: StoredTable, row: SealedRow): readonly Value[] =>
  table.sealed.flatMap((column, index) => {
    const sealed = row.sealed[index];
    return sealed ? [{ owner: ownerOf(row), context: contextIn(column, row), sealed }] : [];
  });

function opened({ name }: StoredTable, { context, sealed }: Value, { open }: SealDeps): Uint8Array {
  try {
    return open(context, sealed);
  } catch (cause) {
    throw new BackupError(
      `A value in the table ${name} opens neither with the present master key nor with the new one. Nothing was changed by that; put the right key in its place.`,
      { cause },
    );
  }
}

const isNew = (sealed: Uint8Array, { begin }: RotateDeps): boolean =>
  Buffer.from(begin).equals(sealed.subarray(0, begin.length));

/** Seals under the new key what is not yet. May be interrupted and begun again at any point. */
export async function resealAll(rows: Rows, deps: RotateDeps): Promise<void> {
  for (const table of tables) {
    const statement = updating(table);
    for await (const batch of readRows(rows, table, oldIn(table, deps))) {
      const changes = batch.map((row) => changeOf(table, row, deps));
      await rows.query(statement, [JSON.stringify(changes)]);
    }
  }
}

const oldIn = ({ sealed }: StoredTable, { begin }: RotateDeps): string =>
  sealed
    .map(({ name }) => quoteName(name))
    .map((name) => `substr(${name}, 1, ${begin.length}) <> '\\x${Buffer.from(begin).toString('hex')}'::bytea`)
    .join(' or ');

/** Form, key and nonce: no two values have the same. */
const HEAD_LENGTH = 29;

/** The key of the row, and for each sealed column the beginning it has and the value it gets. */
type Change = readonly [
  key: readonly string[],
  values: readonly (readonly [head: string, value: string] | null)[],
];

function changeOf(table: StoredTable, row: SealedRow, deps: RotateDeps): Change {
  const turn = (context: string, sealed: Uint8Array): Uint8Array =>
    deps.seal(context, deps.open(context, sealed));
  const values = table.sealed.map((column, index) => {
    const sealed = row.sealed[index];
    if (!sealed || isNew(sealed, deps)) return null;
    const context = contextIn(column, row);
    const value = { owner: ownerOf(row), context, sealed };
    const plain = turnNested(opened(table, value, deps), value.owner, turn);
    return [base64(sealed.subarray(0, HEAD_LENGTH)), base64(deps.seal(context, plain))] as const;
  });
  return [table.key.map((name) => row.plain[name] ?? ''), values];
}

/** A value that somebody else wrote meanwhile is not overwritten. */
function updating({ name, columns, key, sealed }: StoredTable): string {
  const values = sealed.map((column, index) => {
    const [own, given] = [quoteName(column.name), `entry -> 1 -> ${index}`];
    return `${own} = case when substr(${own}, 1, ${HEAD_LENGTH}) = decode(${given} ->> 0, 'base64')
      then decode(${given} ->> 1, 'base64') else ${own} end`;
  });
  const same = key.map((column, index) => {
    const given = `entry -> 0 ->> ${index}`;
    const type = columns[column] ?? 'text';
    return `${quoteName(column)} = ${type === 'bytea' ? `decode(${given}, 'hex')` : `(${given})::${type}`}`;
  });
  return `update ${quoteName(name)} set ${values.join(', ')}
    from json_array_elements($1::text::json) as given (entry) where ${same.join(' and ')}`;
}
