/** `node scripts/measure-backup.ts [ROWS]`: backs up a running eis while messages come in, and restores into the other database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyWhileRunning } from '../src/acceptance/copies/while-running.ts';
import { startPostgres } from '../src/testing/postgres.ts';

const rows = Number(process.argv[2] ?? 100_000);
const parent = mkdtempSync(join(tmpdir(), 'eis-measure-'));
const server = await startPostgres();
const print = (line: string): void => void process.stdout.write(`${line}\n`);
let isWrong = false;
try {
  if (server === undefined) throw new Error('This needs PostgreSQL on this machine.');
  for (const [name, key] of [
    ['PGlite to Postgres', 'to'],
    ['Postgres to PGlite', 'from'],
  ] as const) {
    await server.createDatabase(key);
    const folder = mkdtempSync(join(parent, 'copy-'));
    const options = { folder, messages: rows / 2, clock: () => performance.now() };
    const copied = await copyWhileRunning({ ...options, [key]: server.url(key) });
    print(
      `${name}: ${JSON.stringify(copied, (_, value: unknown) => (typeof value === 'number' ? Math.round(value) : value))}`,
    );
    isWrong ||= copied.lost.length + copied.different.length > 0;
  }
} finally {
  await server?.stop();
  rmSync(parent, { recursive: true, force: true });
}
process.exit(isWrong ? 1 : 0);
