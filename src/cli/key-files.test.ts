import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nextKeyFile, putKeyFile, readKeyFile, replaceKeyFile } from './key-files.ts';
import { keyPlaceOf, placeWords } from './key-place.ts';
import { readPassphrase } from './read-passphrase.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eis-keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('P4 key files', () => {
  it('are for their owner only, appear whole, and are never written over', async () => {
    const file = join(folder, 'data', 'master.key');
    expect(await readKeyFile(file)).toBeUndefined();
    writeFileSync(join(folder, 'other'), '');
    await putKeyFile(file, 'one');
    expect(await readKeyFile(file)).toBe('one\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    await expect(putKeyFile(file, 'two')).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readdirSync(join(folder, 'data'))).toEqual(['master.key']);
  });

  it('Q4 are replaced in one step', async () => {
    const file = join(folder, 'master.key');
    await putKeyFile(file, 'old');
    await putKeyFile(nextKeyFile(file), 'new');
    await replaceKeyFile(file);
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['master.key'], 'new\n']);
  });

  it.each<[Record<string, string>, string | undefined, string]>([
    [{}, undefined, '/data/master.key'],
    [{ EIS_MASTER_KEY: '', EIS_MASTER_KEY_FILE: '' }, '/etc/key', '/etc/key'],
    [{ EIS_MASTER_KEY_FILE: '/run/key' }, '/etc/key', '/run/key'],
    [{ EIS_MASTER_KEY: 'x', EIS_MASTER_KEY_FILE: '/run/key' }, undefined, 'the variable EIS_MASTER_KEY'],
  ])('are found with %j and %j', (environment, file, words) => {
    expect(placeWords(keyPlaceOf(environment, { data: '/data', vault: { key_file: file } }))).toBe(words);
  });
});

describe('P4 the passphrase', () => {
  const read = async (environment: Record<string, string>): Promise<string> => {
    const deps = {
      environment,
      readFile: async (path: string) => await Promise.resolve(readFileSync(path, 'utf8')),
    };
    return (await readPassphrase(deps)).reveal();
  };

  it('comes from the environment or from a file, without the line end behind it', async () => {
    expect(await read({ EIS_BACKUP_PASSPHRASE: ' twelve chars ' })).toBe(' twelve chars ');
    const file = join(folder, 'passphrase');
    writeFileSync(file, 'twelve chars\r\n');
    expect(await read({ EIS_BACKUP_PASSPHRASE_FILE: file })).toBe('twelve chars');
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'set EIS_BACKUP_PASSPHRASE, or EIS_BACKUP_PASSPHRASE_FILE'],
    [{ EIS_BACKUP_PASSPHRASE: 'eleven char' }, 'too short'],
    [{ EIS_BACKUP_PASSPHRASE: 'a', EIS_BACKUP_PASSPHRASE_FILE: 'b' }, 'not both'],
    [{ EIS_BACKUP_PASSPHRASE_FILE: '/none' }, 'The file /none, named by EIS_BACKUP_PASSPHRASE_FILE, cannot'],
  ])('is asked for in words with %j', async (environment, words) => {
    await expect(read(environment)).rejects.toThrow(words);
  });
});
