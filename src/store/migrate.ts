import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as OnPGlite from 'drizzle-orm/pglite';
import type * as PGliteMigrator from 'drizzle-orm/pglite/migrator';
import type * as OnPostgres from 'drizzle-orm/postgres-js';
import type * as PostgresMigrator from 'drizzle-orm/postgres-js/migrator';
import { codeOf } from '../core/error-code.ts';
import type { Queryable } from './database.ts';
import type { EmbeddedDatabase } from './open-pglite.ts';
import type { PostgresDatabase } from './open-postgres.ts';

/** The database was written by a newer eis: going on could destroy what that one stored. */
export class SchemaTooNewError extends Error {
  override readonly name = 'SchemaTooNewError';
}

const FOLDER = join(import.meta.dirname, '../../drizzle');
/** Any number that no other program on this database uses for its advisory locks. */
const LOCK = 0x656973;
const NO_TABLE = '42P01';
const NO_SCHEMA = '3F000';

/** When the newest migration in `drizzle/` was written, in milliseconds. */
function newestWritten(): number {
  const { entries }: { entries: readonly { when: number }[] } = JSON.parse(
    readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8'),
  );
  return Math.max(...entries.map(({ when }) => when));
}

/** The same of the newest one that was applied; 0 for an empty database. */
async function newestApplied({ query }: Queryable): Promise<number> {
  try {
    const [row] = await query<{ at: number }>(
      'select coalesce(max(created_at), 0) as at from drizzle.__drizzle_migrations',
    );
    return row?.at ?? 0;
  } catch (error) {
    const code = codeOf(error);
    if (code === NO_TABLE || code === NO_SCHEMA) return 0;
    throw error;
  }
}

/**
 * Brings the tables to the state this program knows, under a lock, so that several processes may start at once.
 * Returns whether anything had to be done.
 * @throws SchemaTooNewError when they are newer.
 */
export async function migrate(database: PostgresDatabase | EmbeddedDatabase): Promise<boolean> {
  const written = newestWritten();
  const applied = await newestApplied(database);
  if (applied > written) {
    throw new SchemaTooNewError(
      'The database was written by a newer eis. Start that version again, or restore a copy from before the upgrade.',
    );
  }
  if (applied === written) return false;
  await (database.kind === 'pglite' ? migratePGlite(database) : migratePostgres(database));
  return true;
}

// Drizzle's own modules take 240 MB of memory when imported, its CommonJS ones a tenth, and both only while migrating.
const load = createRequire(import.meta.url);

async function migratePGlite({ raw }: EmbeddedDatabase): Promise<void> {
  const { drizzle }: typeof OnPGlite = load('drizzle-orm/pglite');
  const migrator: typeof PGliteMigrator = load('drizzle-orm/pglite/migrator');
  await migrator.migrate(drizzle({ client: raw }), { migrationsFolder: FOLDER });
}

async function migratePostgres({ openSession }: PostgresDatabase): Promise<void> {
  const { drizzle }: typeof OnPostgres = load('drizzle-orm/postgres-js');
  const migrator: typeof PostgresMigrator = load('drizzle-orm/postgres-js/migrator');
  const session = openSession();
  try {
    await session.unsafe('select pg_advisory_lock($1)', [LOCK]);
    await migrator.migrate(drizzle({ client: session }), { migrationsFolder: FOLDER });
  } finally {
    await session.end({ timeout: 2 });
  }
}
