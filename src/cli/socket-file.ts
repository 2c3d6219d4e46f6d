import { chmod, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes room for a socket: its folder (mode 0700), and nothing in its place. A socket that is still there was left
 * behind by a process that was killed; one that runs holds the lock of the data folder, or the port.
 */
export async function clearSocket(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rm(path, { force: true });
}

/** Once somebody listens: for the account of this process only, also in a folder that was made by others. */
export async function guardSocket(path: string): Promise<void> {
  await chmod(path, 0o600);
}
