import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { startPostgres } from '../../testing/postgres.ts';
import { copyWhileRunning } from './while-running.ts';

const parent = mkdtempSync(join(tmpdir(), 'eis-running-'));
const server = await startPostgres();
afterAll(async () => {
  await server?.stop();
  rmSync(parent, { recursive: true, force: true });
});

async function urlOf(name: string): Promise<string | undefined> {
  await server?.createDatabase(name);
  return server?.url(name);
}

// The long form is scripts/measure-backup.ts.
describe('P4 a backup of an eis that goes on', () => {
  it.each([
    ['from PGlite to Postgres', async () => ({ to: await urlOf('copy') })],
    ['from Postgres to PGlite', async () => ({ from: await urlOf('running') })],
  ])(
    '%s holds what was accepted before, and is the same elsewhere',
    async (_name, place) => {
      const { from, to }: { from?: string | undefined; to?: string | undefined } = await place();
      const copied = await copyWhileRunning({
        folder: mkdtempSync(join(parent, 'copy-')),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        messages: 1_000,
        clock: () => performance.now(),
      });
      expect(copied.rows).toBeGreaterThan(2_000);
      expect(copied.meanwhile).toBeGreaterThan(0);
      expect([copied.lost, copied.different]).toEqual([[], []]);
    },
    300_000,
  );
});
