import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkAnswers, firstConfiguration } from './first-configuration.ts';
import { readSettings } from './read-settings.ts';
import { fillRegistration } from './registration.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eis-settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

let fill = 0;
const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill((fill += 1));
const template = readFileSync(new URL('../../registration.yaml.template', import.meta.url), 'utf8');
const answers = {
  homeserverUrl: 'http://127.0.0.1:8008',
  domain: 'example.org',
  bot: 'eis',
  admin: '@root:example.org',
};

function write({
  configuration = firstConfiguration(answers, 'Europe/Berlin'),
  domain = 'example.org',
} = {}): void {
  writeFileSync(join(folder, 'config.yaml'), configuration);
  writeFileSync(
    join(folder, 'registration.yaml'),
    fillRegistration(template, { url: 'http://127.0.0.1:29333', domain, bot: 'eis' }, random),
  );
}

const read = async (mayMake = true) =>
  await readSettings(
    { file: join(folder, 'config.yaml'), mustExist: true, environment: {} },
    { readFile: async (path) => await readFile(path, 'utf8'), random, mayMake },
  );

const levels = (settings: Awaited<ReturnType<typeof read>>) =>
  settings.findings.map(({ id, level }) => `${id} ${level}`);

describe('readSettings', () => {
  it('A1 takes what eis register writes, and makes a key at the first start only', async () => {
    write();
    const first = await read();
    expect(levels(first)).toEqual(['configuration well', 'registration well']);
    expect(first).toMatchObject({
      kind: 'right',
      configuration: {
        homeserver: { url: 'http://127.0.0.1:8008', domain: 'example.org' },
        permissions: { 'example.org': 'use', '@root:example.org': 'admin' },
        time_zone: 'Europe/Berlin',
      },
      madeKey: expect.stringContaining('master.key'),
    });
    expect(await read()).not.toHaveProperty('madeKey');
  });

  it('P2 makes nothing for a command that only looks', async () => {
    write();
    expect(await read(false)).toMatchObject({ kind: 'wrong', registration: { id: 'eis' } });
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('A1 names what does not fit, and makes no key then', async () => {
    write({ domain: 'other.org' });
    const settings = await read();
    expect(levels(settings)).toContain('registration.namespaces.users error');
    expect(settings).toMatchObject({ kind: 'wrong', configuration: { listen: { port: 29_333 } } });
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('P3 keeps port and registration for safe mode when the configuration is wrong', async () => {
    write({ configuration: 'listen: { port: 8100 }\n' });
    const settings = await read();
    expect(levels(settings)).toEqual(['configuration.homeserver error']);
    expect(settings).toMatchObject({
      kind: 'wrong',
      usable: { listen: { port: 8100 } },
      registration: { id: 'eis' },
    });
    expect(settings).not.toHaveProperty('configuration');
  });

  it('P3 says which file is missing', async () => {
    write();
    rmSync(join(folder, 'registration.yaml'));
    expect((await read()).findings).toContainEqual({
      id: 'registration.file',
      level: 'error',
      what: `There is no registration in ${join(folder, 'registration.yaml')}.`,
      mend: expect.stringContaining('eis -- register'),
    });
  });

  it('P2 warns when nobody may use eis', async () => {
    write({
      configuration: firstConfiguration(answers, 'Europe/Berlin').replace(/permissions:\n( .*\n)+/, ''),
    });
    expect(levels(await read())).toContain('configuration.permissions warning');
  });

  it('J5 warns when money is limited and nothing has a price', async () => {
    const text = firstConfiguration(answers, 'Europe/Berlin');
    write({ configuration: `${text}models: { cloud: { money_per_month: 20 } }\n` });
    expect(levels(await read())).toContain('configuration.models.cloud.prices warning');
  });
});

describe('checkAnswers', () => {
  const url = 'http://127.0.0.1:29333';
  it('finds nothing wrong with answers from which everything can be made', async () => {
    expect(await checkAnswers({ ...answers, url })).toEqual([]);
  });

  it.each([
    [{ domain: 'not a domain' }, 'homeserver.domain is "not a domain"; expected a server name'],
    [{ homeserverUrl: 'hs' }, 'homeserver.url is "hs"; expected an address'],
    [{ bot: 'Eis' }, 'bot.localpart is "Eis"; expected small letters'],
    [{ admin: 'root' }, 'The admin is "root"; expected a user id like @you:example.org.'],
    [{ admin: '@root' }, 'The admin is "@root"'],
    [{ url: 'http://eis:29333/' }, 'The address of eis is "http://eis:29333/"'],
  ])('A1 refuses %j in one sentence', async (change, words) => {
    const found = await checkAnswers({ ...answers, url, ...change });
    expect(found).toEqual([expect.stringContaining(words)]);
  });
});
