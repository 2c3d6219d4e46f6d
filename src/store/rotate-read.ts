import { quoteName } from './backup-catalog.ts';
import { fetchFrom } from './backup-cursor.ts';
import type { Database } from './database.ts';
import { contextOf, type SealedColumn, type StoredTable } from './sealed-columns.ts';

export type Rows = Pick<Database, 'query' | 'transaction'>;

/** One row of a table, with what is sealed in it. */
export interface SealedRow {
  /** The columns that name it, and those that its values are bound to, as text; bytes in hexadecimal digits. */
  readonly plain: Readonly<Record<string, string>>;
  /** In the order of the sealed columns of the table. */
  readonly sealed: readonly (Uint8Array | undefined)[];
}

const OWNERS = ['owner', 'user_id'];
/** Whose row it is; empty when it is nobody's. */
export const ownerOf = ({ plain }: SealedRow): string =>
  OWNERS.map((name) => plain[name]).find((value) => value !== undefined) ?? '';

export const contextIn = (column: SealedColumn, { plain }: SealedRow): string =>
  contextOf(column, (name) => plain[name] ?? '');

/** The rows of a table as they are now, ordered by their key, some at a time; other statements may go in between. */
export async function* readRows(
  rows: Rows,
  table: StoredTable,
  where: string,
): AsyncGenerator<readonly SealedRow[]> {
  const cursor = quoteName(`eis_rotate_${table.name}`);
  await rows.transaction(async ({ query }) => {
    await query(`declare ${cursor} no scroll cursor with hold for ${selecting(table, where)}`);
  });
  try {
    const fetch = fetchFrom(rows, cursor, ({ row }) => String(row));
    for (let found = await fetch(); found.length > 0; found = await fetch()) yield found.map(readRow);
  } finally {
    await rows.query(`close ${cursor}`);
  }
}

function selecting({ name, columns, key, sealed }: StoredTable, where: string): string {
  const bound = sealed.flatMap((column) => column.bound);
  const owners = OWNERS.filter((owner) => columns[owner] !== undefined);
  const plain = [...new Set([...key, ...bound, ...owners])].map((column) => {
    const value = columns[column] === 'bytea' ? `encode(${quoteName(column)}, 'hex')` : quoteName(column);
    return `'${column}', ${value}::text`;
  });
  const values = sealed.map((column) => `encode(${quoteName(column.name)}, 'base64')`);
  const order = key.map((column) => quoteName(column) + (columns[column] === 'text' ? ' collate "C"' : ''));
  return `
    select json_build_array(json_build_object(${plain.join(', ')}), json_build_array(${values.join(', ')}))::text as row
    from ${quoteName(name)} where ${where} order by ${order.join(', ')}`;
}

function readRow(text: string): SealedRow {
  const [plain, sealed]: [Record<string, string>, readonly (string | null)[]] = JSON.parse(text);
  return {
    plain,
    sealed: sealed.map((value) => (value === null ? undefined : Buffer.from(value, 'base64'))),
  };
}
