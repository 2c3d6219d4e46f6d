import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { allFindings, overDoor, type ReachDoorDeps } from '../cli/reach-door.ts';
import { fillRegistration } from '../config/registration.ts';
import { readSettings } from '../config/read-settings.ts';
import { reachOf } from './reach.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eis-admin-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = (): Date => new Date('2026-11-22T09:00:00Z');
let given = 0;
const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill((given += 1));

/** As commands reach an eis that does not run, on a homeserver that is away. */
async function reach(mayMake: boolean): Promise<ReachDoorDeps> {
  const facts = { url: 'http://127.0.0.1:29333', domain: 'example.org', bot: 'eis' };
  writeFileSync(
    join(folder, 'registration.yaml'),
    fillRegistration(readFileSync('registration.yaml.template', 'utf8'), facts, random),
  );
  const file = join(folder, 'config.yaml');
  writeFileSync(
    file,
    'homeserver: { url: "http://127.0.0.1:1", domain: example.org }\nmodels: { local: { enabled: false } }\n',
  );
  const settings = await readSettings(
    { file, mustExist: true, environment: {} },
    { readFile: async (path) => await readFile(path, 'utf8'), random, mayMake },
  );
  return reachOf(settings, { version: 'test', startedAt: at(), now: at });
}

it('P2 looking makes no database, so that a backup can still be brought back', async () => {
  const deps = await reach(true);
  const findings = await allFindings(deps);
  expect(findings.find(({ id }) => id === 'database')?.what).toMatch(/no embedded database yet.*eis restore/);
  await expect(overDoor(deps, async (door) => await door.crypto.status())).rejects.toThrow(
    'There is no embedded database yet',
  );
  expect(existsSync(join(folder, 'data', 'master.key'))).toBe(true);
  expect(existsSync(join(folder, 'data', 'database'))).toBe(false);
});

it('P2 says what to do where there is no master key yet', async () => {
  const asked = overDoor(await reach(false), async (door) => await door.crypto.status());
  await expect(asked).rejects.toThrow(/no master key for it yet\. Start eis/);
});
