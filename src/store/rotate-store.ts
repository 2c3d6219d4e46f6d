import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BackupError } from './backup-form.ts';
import { openOwnSession } from './backup-session.ts';
import { migrate } from './migrate.ts';
import type { PostgresDatabase } from './open-postgres.ts';
import type { StoreOptions } from './open-store.ts';
import { isUsedByOthers, takePlace } from './rotate-alone.ts';
import type { Rows } from './rotate-read.ts';
import { openAll, type Opened, resealAll, type RotateDeps } from './rotate-rows.ts';

export interface RotateStoreDeps extends RotateDeps {
  /** Puts the new key in the place of the old one; called when nothing is sealed with the old one any more. */
  readonly forgetOld: () => Promise<void>;
}

const inUse = (): BackupError =>
  new BackupError('An eis is running on this database. Stop it first, then say it again.');

/**
 * Seals everything anew, with nobody else on the database. Interrupted anywhere, it goes on when it is called again
 * with the same two keys.
 * @throws BackupError when an eis runs, or when a value opens with neither key: then nothing was changed.
 */
export async function rotateStore({ url, folder }: StoreOptions, deps: RotateStoreDeps): Promise<Opened> {
  return url === undefined ? await rotateEmbedded(folder ?? '', deps) : await rotateServed(url, deps);
}

const NOTHING: Opened = { values: 0, old: 0, digest: '' };

async function rotateEmbedded(folder: string, deps: RotateStoreDeps): Promise<Opened> {
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    await deps.forgetOld();
    return NOTHING;
  }
  const { openPGlite } = await import('./open-pglite.ts');
  const database = await openPGlite(folder).catch((error: unknown) => {
    throw error instanceof Error && error.name === 'StoreInUseError' ? inUse() : error;
  });
  try {
    await migrate(database);
    const rotated = await rotate(database, deps);
    await deps.forgetOld();
    return rotated;
  } finally {
    await database.close();
  }
}

async function rotateServed(url: string, deps: RotateStoreDeps): Promise<Opened> {
  const { openPostgres } = await import('./open-postgres.ts');
  const database = openPostgres(url);
  const session = openOwnSession(database);
  try {
    if (!(await takePlace(session))) throw inUse();
    await bringUpToDate(openPostgres(url));
    const rotated = await rotate(session, deps);
    // One that was started in between and has not asked anything yet would go on writing with the old key.
    if (await isUsedByOthers(session)) throw inUse();
    await deps.forgetOld();
    return rotated;
  } finally {
    await session.end();
    await database.close();
  }
}

/** Over connections of its own, which are gone afterwards. */
async function bringUpToDate(database: PostgresDatabase): Promise<void> {
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
}

async function rotate(rows: Rows, deps: RotateDeps): Promise<Opened> {
  const before = await openAll(rows, deps);
  if (before.old > 0) await resealAll(rows, deps);
  const after = await openAll(rows, deps);
  if (after.old > 0 || after.digest !== before.digest)
    throw new BackupError('Something wrote to the database meanwhile. Stop every eis, then say it again.');
  return after;
}
