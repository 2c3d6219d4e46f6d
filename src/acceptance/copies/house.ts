import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Secret } from '../../core/secret.ts';
import { fillSample } from '../../store/backup-sample.ts';
import { openOwnSession } from '../../store/backup-session.ts';
import { openSource } from '../../store/backup-source.ts';
import { migrate } from '../../store/migrate.ts';
import { openPGlite } from '../../store/open-pglite.ts';
import { openPostgres } from '../../store/open-postgres.ts';
import type { StoreDatabase, StoreOptions } from '../../store/open-store.ts';
import { isUsedByOthers } from '../../store/rotate-alone.ts';
import { parseMasterKey } from '../../vault/master-key.ts';
import { createSeal } from '../../vault/seal.ts';

export const program = fileURLToPath(new URL('../../main.ts', import.meta.url));

/** A folder as an installation has it: a configuration, a key, and a database in it or on a server. */
export interface House {
  readonly folder: string;
  readonly keyFile: string;
  readonly store: StoreOptions;
}

export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** `url`: of an empty Postgres; without it the house has an embedded database. */
export function makeHouse(folder: string, url?: string): House {
  mkdirSync(folder, { recursive: true });
  const database = url === undefined ? '' : `database: { url: '${url}' }\n`;
  writeFileSync(
    join(folder, 'config.yaml'),
    `homeserver: { url: http://127.0.0.1:9, domain: example.org }\n${database}`,
  );
  const store = url === undefined ? { folder: join(folder, 'data/database') } : { url };
  return { folder, keyFile: join(folder, 'data/master.key'), store };
}

export function putKey({ folder, keyFile }: House, key: string): void {
  mkdirSync(join(folder, 'data'), { recursive: true, mode: 0o700 });
  writeFileSync(keyFile, key, { mode: 0o600 });
}

export const sealOf = async ({ keyFile }: House) =>
  await createSeal(parseMasterKey(new Secret(readFileSync(keyFile, 'utf8'))));

export const openDatabase = async ({ url, folder }: StoreOptions): Promise<StoreDatabase> =>
  url === undefined ? await openPGlite(folder) : openPostgres(url);

/** `rows` in every table. */
export async function fillHouse(house: House, rows: number): Promise<void> {
  const database = await openDatabase(house.store);
  await migrate(database);
  await database.query('delete from settlement');
  await fillSample(database, await sealOf(house), () => rows);
  await database.close();
}

/** Runs `eis` in the folder of the house. `killAfter`: SIGKILL after so many milliseconds. */
export async function eis({ folder }: House, typed: readonly string[], killAfter?: number): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...typed], {
    cwd: folder,
    env: { TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (part: Buffer): void => void (said += part.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (killAfter !== undefined)
    void wait(killAfter, undefined, { ref: false }).then(() => child.kill('SIGKILL'));
  return { code: await ended, said };
}

/** Until a server has noticed that a client was killed. */
export async function untilAlone({ store: { url } }: House): Promise<void> {
  if (url === undefined) return;
  const database = openPostgres(url);
  const session = openOwnSession(database);
  while (await isUsedByOthers(session));
  await session.end();
  await database.close();
}

/** What restoring changes on purpose. */
const CHANGED = new Set(['lane', 'outbox', 'note', 'settlement']);

/** The lines of every table that a copy has unchanged, as one text; undefined when there is nothing at all. */
export async function contentOf({ store }: House): Promise<string | undefined> {
  const snapshot = await openSource(store).catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith('There is nothing to back up')) return undefined;
    throw error;
  });
  if (snapshot === undefined) return undefined;
  const rows: string[] = [];
  for (let chunk = await snapshot.next(); chunk !== undefined; chunk = await snapshot.next())
    if (!CHANGED.has(chunk.table)) rows.push(chunk.table, ...chunk.rows);
  await snapshot.close();
  return rows.length === 0 ? undefined : rows.join('\n');
}
