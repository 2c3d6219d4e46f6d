import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../core/error-code.ts';

/** Where the new master key waits while everything is sealed anew. */
export const nextKeyFile = (file: string): string => `${file}.next`;

/** The text of a key file, or nothing when there is none. */
export async function readKeyFile(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Puts a key where there is none, for its owner only. It is whole and on the disk before it has its name: half a key
 * would be a wrong one. Rejects with EEXIST when there is a file already.
 */
export async function putKeyFile(file: string, key: string): Promise<void> {
  const draft = `${file}.part`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await rm(draft, { force: true });
  try {
    await writeDurably(draft, `${key}\n`);
    await link(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(file));
}

/** The new key takes the place of the old one, which is then nowhere any more. */
export async function replaceKeyFile(file: string): Promise<void> {
  await rename(nextKeyFile(file), file);
  await syncFolder(dirname(file));
}

async function writeDurably(file: string, text: string): Promise<void> {
  await using handle = await open(file, 'wx', 0o600);
  await handle.writeFile(text);
  await handle.sync();
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
