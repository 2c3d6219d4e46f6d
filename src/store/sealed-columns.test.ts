import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { is, Table } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import type { UserId } from '../core/ids.ts';
import { credentialsContext } from '../core/connection.ts';
import { modelKeyContext } from '../core/model-key.ts';
import { contextOf } from './sealed-columns.ts';
import { storedTables } from './stored-tables.ts';

type Config = ReturnType<typeof getTableConfig>;
let tables: readonly Config[] = [];

beforeAll(async () => {
  const modules: unknown[] = [];
  for (const file of globSync('src/store/schema/*.ts')) modules.push(await import(resolve(file)));
  tables = modules
    .flatMap((exported) => Object.values(Object(exported)))
    .filter((value): value is PgTable => is(value, PgTable) && is(value, Table))
    .map((table) => getTableConfig(table));
});

/** Columns made with the functions of `schema/columns.ts` cannot be told apart, so the sealed ones are named by their words. */
const digests = new Set(['digest', 'by']);

const keyOf = ({ columns, primaryKeys }: Config): readonly string[] => {
  const [composite] = primaryKeys;
  return (composite?.columns ?? columns.filter(({ primary }) => primary)).map(({ name }) => name);
};

describe('the list of stored tables', () => {
  it('is that of the schema, with every column, its type, the key and the numbers handed out', () => {
    expect(tables.length).toBeGreaterThan(20);
    const inSchema = tables.map((table) => ({
      name: table.name,
      columns: Object.fromEntries(table.columns.map((column) => [column.name, column.getSQLType()])),
      key: keyOf(table),
      identity: table.columns.find(({ generatedIdentity }) => generatedIdentity)?.name,
    }));
    const inList = storedTables.map(({ name, columns, key, identity }) => ({ name, columns, key, identity }));
    const byName = <Named extends { readonly name: string }>(list: readonly Named[]) =>
      list.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(byName(inList)).toEqual(byName(inSchema));
  });

  it('says of every column of bytes that is no digest what it is bound to', () => {
    for (const { name, columns, sealed } of storedTables) {
      const bytes = Object.keys(columns).filter(
        (column) => columns[column] === 'bytea' && !digests.has(column),
      );
      expect({ name, sealed: sealed.map((column) => column.name) }).toEqual({ name, sealed: bytes });
      const bound = sealed.flatMap((column) => column.bound);
      expect(bound.filter((column) => columns[column] === undefined)).toEqual([]);
    }
  });

  it.each([
    ['connection', credentialsContext],
    ['model_key', modelKeyContext],
  ])('binds the credentials of a %s as the vault does', (table, contextFor) => {
    const column = storedTables
      .find(({ name }) => name === table)
      ?.sealed.find(({ name }) => name === 'credentials');
    const alice = '@alice:example.org' as UserId;
    const row: Readonly<Record<string, string>> = { owner: alice, id: 'c1' };
    expect(column && contextOf(column, (name) => row[name] ?? '')).toBe(contextFor(alice, 'c1'));
  });
});
