import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { startPostgres } from '../../testing/postgres.ts';
import { killRestores, killRotations, type KillOptions } from './kill.ts';

const parent = mkdtempSync(join(tmpdir(), 'eis-kill-'));
const server = await startPostgres();
afterAll(async () => {
  await server?.stop();
  rmSync(parent, { recursive: true, force: true });
});

let made = 0;
async function newUrl(): Promise<string> {
  made += 1;
  await server?.createDatabase(`kill${made}`);
  return server?.url(`kill${made}`) ?? '';
}

const options = (): KillOptions => ({
  folder: mkdtempSync(join(parent, 'house-')),
  kills: 3,
  rows: 40,
  random: () => 0.5,
  clock: () => performance.now(),
});

const kinds: readonly (readonly [string, Partial<KillOptions>])[] = [
  ['PGlite', {}],
  ...(server ? [['Postgres', { newUrl }] as const] : []),
];

// The long form is scripts/kill-copies.ts.
describe.each(kinds)('P4 kill -9 on %s', (_name, kind) => {
  it('leaves nothing or all of a restore', async () => {
    const { before, whole, broken } = await killRestores({ ...options(), ...kind });
    expect(broken).toEqual([]);
    expect(before + whole).toBe(3);
  }, 300_000);

  it('leaves a change of the key that goes on', async () => {
    const { before, whole, between, broken } = await killRotations({ ...options(), ...kind });
    expect(broken).toEqual([]);
    expect(before + whole + between).toBe(3);
  }, 300_000);
});
