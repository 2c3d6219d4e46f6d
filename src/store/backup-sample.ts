import { type Parameter, plainArray, type Queryable } from './database.ts';
import { createNotes } from './house.ts';
import { createBoxes, hex, type SealDeps } from './seal-rows.ts';
import { contextOf, type StoredTable } from './sealed-columns.ts';
import { storedTables } from './stored-tables.ts';

/** What is hard to carry: quotes, brackets, line ends of every kind, other scripts, more than two bytes. */
const HARD = `'"\\,{}[]|\u2028\r\n\t€ 🧶 ‮שלום`;
const ODD_MICROSECONDS = '2026-11-21 15:04:05.123457+00';
const FAR = '9999-12-31 23:59:59.999999+00';

/** Rows of one statement. */
const AT_ONCE = 100;

/**
 * For tests and measurements: rows in every table of the schema, with something in each column. What is sealed can be
 * opened where it stands, and is `said` and its place.
 */
export async function fillSample(
  { query }: Queryable,
  { seal, open }: SealDeps,
  rows: (table: string) => number,
): Promise<void> {
  await createNotes({ query }, createBoxes({ seal, open })).set('master-key', 'fits');
  for (const table of storedTables)
    for (let begin = 0; begin < rows(table.name); begin += AT_ONCE) {
      const length = Math.min(AT_ONCE, rows(table.name) - begin);
      await insert(
        query,
        table.name,
        Array.from({ length }, (_, index) => sampleRow(table, begin + index, seal)),
      );
    }
}

type Row = Readonly<Record<string, Parameter>>;

async function insert(query: Queryable['query'], table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const places = rows.map(
    (_, row) => `(${columns.map((_column, index) => `$${row * columns.length + index + 1}`).join(', ')})`,
  );
  await query(
    `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) overriding system value
     values ${places.join(', ')} on conflict do nothing`,
    rows.flatMap((row) => Object.values(row)),
  );
}

function sampleRow(table: StoredTable, index: number, seal: SealDeps['seal']): Row {
  const plain = Object.entries(table.columns).filter(
    ([name]) => !table.sealed.some((column) => column.name === name),
  );
  const row: Record<string, Parameter> = Object.fromEntries(
    plain.map(([name, type]) => [name, sampleOf(name, type, index)]),
  );
  const textOf = (name: string): string => {
    const value = row[name];
    return value instanceof Uint8Array ? hex(value) : String(value);
  };
  for (const column of table.sealed) {
    const context = contextOf(column, textOf);
    row[column.name] = seal(context, Buffer.from(JSON.stringify({ said: context, hard: HARD })));
  }
  return row;
}

function sampleOf(name: string, type: string, index: number): Parameter {
  switch (type) {
    case 'text':
      return name === 'state' ? stateOf(index) : `${name} ${index} ${HARD}`;
    case 'text[]':
      return index % 2 === 0 ? plainArray(['"✅"', index]) : '{}';
    case 'boolean':
      return index % 2 === 0;
    case 'timestamp with time zone':
      return index % 2 === 0 ? ODD_MICROSECONDS : FAR;
    case 'bytea':
      return Buffer.alloc(32, `${name} ${index}`);
    default:
      return index + 1;
  }
}

const STATES = ['planned', 'sending', 'sent', 'failed'] as const;
const stateOf = (index: number): string => STATES[index % STATES.length] ?? 'sent';
