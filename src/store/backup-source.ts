import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BackupError } from './backup-form.ts';
import { openSnapshot, type Snapshot } from './backup-snapshot.ts';
import type { StoreDatabase, StoreOptions } from './open-store.ts';

/**
 * A snapshot of a database that this process opens itself, and closes with the snapshot. Nothing is brought up to
 * date: a backup before an upgrade is of what is there.
 * @throws BackupError when there is nothing yet, or what the driver throws.
 */
export async function openSource(options: StoreOptions): Promise<Snapshot> {
  const database = await openDatabase(options);
  const snapshot = await openSnapshot(database).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await snapshot.close();
    await database.close();
  };
  if (snapshot.head.tables.length > 0) return { ...snapshot, close };
  await close();
  throw nothingYet();
}

const nothingYet = (): BackupError =>
  new BackupError('There is nothing to back up yet: eis was never started on this database.');

async function openDatabase({ url, folder = '' }: StoreOptions): Promise<StoreDatabase> {
  if (url !== undefined) return (await import('./open-postgres.ts')).openPostgres(url);
  if (!existsSync(join(folder, 'PG_VERSION'))) throw nothingYet();
  return await (await import('./open-pglite.ts')).openPGlite(folder);
}
