import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { is, Table } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { forget } from './clean.ts';

interface Row {
  readonly plain: readonly string[];
  readonly digests: readonly string[];
  readonly sealed: readonly string[];
  readonly howLong: string;
}

const namesIn = (cell: string): readonly string[] =>
  cell
    .matchAll(/`([a-z_]+)`/g)
    .map(([, name = '']) => name)
    .toArray();

/** The rows of the page's table, by the name of what they describe. */
function readPage(): ReadonlyMap<string, Row> {
  const rows = readFileSync('docs/privacy.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(
    rows.map(([, table = '', , plain = '', digests = '', sealed = '', howLong = '']) => [
      namesIn(table)[0] ?? '',
      { plain: namesIn(plain), digests: namesIn(digests), sealed: namesIn(sealed), howLong },
    ]),
  );
}

const page = readPage();
let tables: readonly ReturnType<typeof getTableConfig>[] = [];

beforeAll(async () => {
  const modules: unknown[] = [];
  for (const file of globSync('src/store/schema/*.ts')) modules.push(await import(resolve(file)));
  tables = modules
    .flatMap((exported) => Object.values(Object(exported)))
    .filter((value): value is PgTable => is(value, PgTable) && is(value, Table))
    .map((table) => getTableConfig(table));
});

/** What the deletion job does, as (table, age in milliseconds). */
async function deletions(): Promise<readonly { readonly table: string; readonly age: number }[]> {
  const now = new Date('2026-11-21T12:00:00Z');
  const done: { table: string; age: number }[] = [];
  const query = async (statement: string, values: readonly unknown[] = []): Promise<[]> => {
    const table = /^\s*(?:delete from|update) (\w+)/.exec(statement)?.[1];
    const [before] = values;
    if (table !== undefined && before instanceof Date)
      done.push({ table, age: now.getTime() - before.getTime() });
    return await Promise.resolve([]);
  };
  await forget({ query }, now);
  return done;
}

const DAY = 86_400_000;
const inWords = (age: number): string => {
  if (age === 0) return 'until';
  if (age < DAY) return `${age / 60_000} minutes`;
  return age === DAY ? '1 day' : `${age / DAY} days`;
};

describe('docs/privacy.md', () => {
  it('Q9 names every table of the schema, and no other', () => {
    expect(tables.length).toBeGreaterThan(15);
    expect([...page.keys()].toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
  });

  it('Q9 says of every column whether it can be read', () => {
    for (const { name, columns } of tables) {
      const { plain = [], digests = [], sealed = [] } = page.get(name) ?? {};
      const bytes = columns.filter((column) => column.getSQLType() === 'bytea').map((column) => column.name);
      const readable = columns.map((column) => column.name).filter((column) => !bytes.includes(column));
      expect({ name, plain: plain.toSorted() }).toEqual({ name, plain: readable.toSorted() });
      expect({ name, bytes: [...digests, ...sealed].toSorted() }).toEqual({ name, bytes: bytes.toSorted() });
    }
  });

  it('Q9 says how long, as the job deletes', async () => {
    const jobs = await deletions();
    expect(jobs.length).toBeGreaterThan(8);
    for (const { table, age } of jobs)
      expect(`${table}: ${page.get(table)?.howLong}`).toContain(inWords(age));
  });

  it('Q9 promises no time where nothing is deleted', async () => {
    const deleted = new Set((await deletions()).map(({ table }) => table));
    const kept = [...page].filter(([table]) => !deleted.has(table));
    expect(kept.length).toBeGreaterThan(5);
    for (const [table, { howLong }] of kept) expect(`${table}: ${howLong}`).not.toMatch(/\d (minutes|days?)/);
  });
});
