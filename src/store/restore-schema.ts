import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../core/digest.ts';
import { type Migration, migrationsFolder, ownMigrations, readSchema } from './backup-catalog.ts';
import type { Queryable } from './database.ts';

/** As the migrator of drizzle keeps them, which goes on from here at the next start. */
const BOOKS: readonly string[] = [
  'create schema if not exists drizzle',
  `create table if not exists drizzle.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`,
];
const BREAK = '--> statement-breakpoint';

/**
 * Makes the tables as a backup of this schema needs them, all within the transaction; what is newer is left to the
 * next start. Returns the schema that is there afterwards.
 */
export async function makeTables(inside: Queryable, schema: number): Promise<number> {
  const there = await readSchema(inside);
  const missing = ownMigrations().filter(({ when }) => when > there && when <= schema);
  for (const statement of BOOKS) await inside.query(statement);
  for (const migration of missing) await apply(inside, migration);
  return Math.max(there, ...missing.map(({ when }) => when));
}

async function apply({ query }: Queryable, { tag, when }: Migration): Promise<void> {
  const text = readFileSync(join(migrationsFolder, `${tag}.sql`), 'utf8');
  for (const statement of text.split(BREAK)) await query(statement);
  await query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
    sha256(text),
    when,
  ]);
}
