import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../src/testing/postgres.ts';
import type { Setup } from './messages.ts';

/** Where eis keeps things during the torture. */
export interface Database {
  readonly kind: 'postgres' | 'pglite';
  readonly title: string;
  readonly options: Setup['database'];
  /** A folder for whatever else belongs to the run. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** A PostgreSQL server of its own, else (or when wanted) the embedded database. Everything lies in the temporary folder. */
export async function makeDatabase(wanted: 'postgres' | 'pglite'): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'eis-torture-'));
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  const server = wanted === 'postgres' ? await startPostgres() : undefined;
  if (!server) {
    const title = wanted === 'postgres' ? 'PGlite (no PostgreSQL is installed)' : 'PGlite';
    const options = { folder: join(folder, 'database') };
    return { kind: 'pglite', title, options, folder, remove: async () => await Promise.resolve(clear()) };
  }
  await server.createDatabase('torture');
  const options = { url: server.url('torture') };
  const remove = async (): Promise<void> => {
    await server.stop();
    clear();
  };
  return { kind: 'postgres', title: server.version, options, folder, remove };
}
