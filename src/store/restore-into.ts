import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../core/error-code.ts';
import { BackupError } from './backup-form.ts';
import { openOwnSession } from './backup-session.ts';
import { migrate } from './migrate.ts';
import { lockFolder, type ProcessLock } from './process-lock.ts';
import { assertNothingIn, loadBackup, type LoadOptions } from './restore-rows.ts';
import { createBoxes, type SealDeps } from './seal-rows.ts';
import type { StoreDatabase, StoreOptions } from './open-store.ts';
import { isUsedByOthers } from './rotate-alone.ts';

export interface RestoreTarget {
  /** @throws BackupError when there is something in it, or somebody uses it. Makes nothing. */
  readonly assertFree: () => Promise<void>;
  /** All of the backup, or nothing: whenever it is interrupted. */
  readonly load: (options: LoadOptions, deps: SealDeps) => Promise<void>;
}

export const restoreTarget = ({ url, folder }: StoreOptions): RestoreTarget =>
  url === undefined ? embeddedTarget(folder ?? '') : servedTarget(url);

const inUse = (): BackupError =>
  new BackupError('An eis is running on this database. Stop it first, then say it again.');

function servedTarget(url: string): RestoreTarget {
  const opened = async () => (await import('./open-postgres.ts')).openPostgres(url);
  return {
    assertFree: async () => {
      const database = await opened();
      const session = openOwnSession(database);
      try {
        if (await isUsedByOthers(session)) throw inUse();
        await assertNothingIn(session);
      } finally {
        await session.end();
        await database.close();
      }
    },
    load: async (options, deps) => {
      const database = await opened();
      try {
        await fill(database, options, deps);
      } finally {
        await database.close();
      }
    },
  };
}

/**
 * The folder is built beside its place and put there when it is whole: a start in between finds what was there
 * before, which is nothing.
 */
function embeddedTarget(folder: string): RestoreTarget {
  const draft = `${folder}.restoring`;
  const assertFree = async (): Promise<void> => {
    if ((await entriesOf(folder)).length > 0)
      throw new BackupError(
        `There is a database in ${folder} already. Move it away first: a backup is never laid over another one.`,
      );
  };
  return {
    assertFree,
    load: async (options, deps) => {
      await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
      const lock = lockFor(folder);
      try {
        await assertFree();
        await rm(draft, { recursive: true, force: true });
        await build(draft, options, deps);
        await rename(draft, folder);
        syncTree(dirname(folder), 'this folder only');
      } finally {
        lock.release();
        await rm(draft, { recursive: true, force: true });
        await rm(`${draft}.lock`, { force: true });
        await removeIfEmpty(folder);
      }
    },
  };
}

function lockFor(folder: string): ProcessLock {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof Error && error.name === 'StoreInUseError') throw inUse();
    throw error;
  }
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Locking made it; an empty one would look like a database that was begun. */
async function removeIfEmpty(folder: string): Promise<void> {
  if ((await entriesOf(folder)).length === 0) await rm(folder, { recursive: true, force: true });
}

/** Without counting anew, statements would be planned as for empty tables. */
async function fill(database: StoreDatabase, options: LoadOptions, deps: SealDeps): Promise<void> {
  await database.transaction(async (inside) => {
    await loadBackup(inside, createBoxes(deps), options);
  });
  await migrate(database);
  await database.query('analyze');
}

async function build(draft: string, options: LoadOptions, deps: SealDeps): Promise<void> {
  const { openPGlite } = await import('./open-pglite.ts');
  const database = await openPGlite(draft);
  try {
    await fill(database, options, deps);
    await database.query('checkpoint');
  } finally {
    await database.close();
  }
  syncTree(draft, 'all below');
}

/** A new database leaves its first files to the operating system; before it takes its place they are on the disk. */
function syncTree(folder: string, depth: 'all below' | 'this folder only'): void {
  if (depth === 'all below')
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) syncTree(path, depth);
      else if (entry.isFile()) syncPath(path);
    }
  syncPath(folder);
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
