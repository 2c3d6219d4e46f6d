import { chmodSync, mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';
}

export interface ProcessLock {
  readonly release: () => void;
}

/**
 * Keeps a folder to this process, by a lock of the kernel on `<folder>.lock` that ends with the process, however it
 * ends. The folder is made when it is not there, for this account alone (mode 0700: PGlite itself makes its files
 * readable by everybody).
 * @throws StoreInUseError when another process has it.
 */
export function lockFolder(folder: string): ProcessLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = `${folder.replace(/\/+$/, '')}.lock`;
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (cause) {
    lock.close();
    throw new StoreInUseError(
      `Another eis is using ${folder}. Ask that one (its commands reach it through the admin socket), or stop it first.`,
      { cause },
    );
  }
  return { release: () => lock.close() };
}
