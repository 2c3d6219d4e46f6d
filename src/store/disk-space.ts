import { statfsSync } from 'node:fs';

/** The disk is nearly full: what cannot be stored must not be accepted. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
}

/** Bytes that this account may still write beside `folder`. */
export type FreeBytes = (folder: string) => number;

export const freeBytesBeside: FreeBytes = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/**
 * The write-ahead log grows by 16 MB at a time, and PGlite that finds no room for it hangs for ever: writing ends
 * four of these earlier.
 */
export const RESERVE = 64 * 1024 * 1024;
const WRITES = /^\s*(?:with|insert|update)\b/i;

/** Throws DiskFullError before a statement that stores something, while reading and deleting go on. */
export function createSpaceGuard(folder: string, freeBytes: FreeBytes): (statement: string) => void {
  return (statement) => {
    if (!WRITES.test(statement) || freeBytes(folder) >= RESERVE) return;
    throw new DiskFullError(`Less than 64 MB are left on the disk of ${folder}: nothing more is stored.`);
  };
}
