import { describe, expect, it } from '@jest/globals';
import { Secret } from '../core/secret.ts';
import { backup, backupOptions, type BackupDeps } from './backup.ts';
import { type KeyHere, restore, type RestoreDeps } from './restore.ts';
import { rotateKey, type RotateKeyDeps } from './rotate-key.ts';

function listening() {
  const said: string[] = [];
  const complaints: string[] = [];
  return {
    said,
    complaints,
    print: (text: string) => void said.push(text),
    complain: (text: string) => void complaints.push(text),
  };
}

describe('eis backup', () => {
  const run = async (typed: Record<string, string | true>, overrides: Partial<BackupDeps<string>> = {}) => {
    const output = listening();
    const steps: string[] = [];
    const options = backupOptions(typed, ['eis.backup']);
    if (typeof options === 'string') return { ...output, steps, code: options };
    const code = await backup(options, {
      ...output,
      keyPlace: '/data/master.key',
      isRotating: async () => await Promise.resolve(false),
      exists: async () => await Promise.resolve(false),
      readPassphrase: async () => await Promise.resolve(new Secret('a passphrase')),
      wrapKey: async () => await Promise.resolve('wrapped'),
      writeBackup: async (file, key) => {
        steps.push(`write ${file} ${key}`);
        const header = { at: '2026-11-21T16:00:00.000Z', database: 'pglite' } as const;
        const tables = { note: { rows: 2, digest: 'd' }, seen: { rows: 100_000, digest: 'e' } };
        return await Promise.resolve({ header, tables, rows: 100_002, bytes: 41_234_567 });
      },
      copyKey: async (file) => {
        await Promise.resolve(steps.push(`key ${file}`));
      },
      ...overrides,
    });
    return { ...output, steps, code };
  };

  it('P4 says what is in the file, and where the key is', async () => {
    const plain = await run({});
    expect([plain.code, plain.steps]).toEqual([0, ['write eis.backup undefined']]);
    expect(plain.said).toEqual([
      'eis.backup: 100,002 rows in 2 tables, 41.2 MB, as of 2026-11-21T16:00:00.000Z.',
      'The master key is not in it. Without a copy of it (/data/master.key) nobody can open this backup.',
    ]);
    const withKey = await run({ 'with-key': true });
    expect(withKey.steps).toEqual(['write eis.backup wrapped']);
    expect(withKey.said[1]).toContain('under your passphrase');
    const apart = await run({ 'key-apart': 'k' });
    expect(apart.steps).toEqual(['write eis.backup undefined', 'key k']);
    expect(apart.said[1]).toContain('The master key is in k. Keep the two apart');
  });

  it('P4 tells programs the counts and digests', async () => {
    const { said } = await run({ json: true });
    expect(JSON.parse(said.join('\n'))).toMatchObject({
      rows: 100_002,
      tables: { note: { rows: 2, digest: 'd' } },
    });
  });

  it.each<[Record<string, string | true>, string]>([
    [{ 'with-key': true, 'key-apart': 'k' }, 'Say either --with-key or --key-apart FILE.'],
    [{ 'key-apart': './eis.backup' }, 'The key goes into a file of its own: name another one.'],
  ])('refuses %j', async (typed, words) => {
    expect((await run(typed)).code).toBe(words);
  });

  it('writes nothing over another key, and nothing while the key is changed', async () => {
    const there = await run({ 'key-apart': 'k' }, { exists: async () => await Promise.resolve(true) });
    expect([there.code, there.steps, there.complaints[0]]).toEqual([
      2,
      [],
      'There is a file k already. Name another one for the key.',
    ]);
    const rotating = await run({}, { isRotating: async () => await Promise.resolve(true) });
    expect([rotating.code, rotating.steps]).toEqual([2, []]);
    expect(rotating.complaints[0]).toContain('eis rotate-key first');
  });
});

interface Backup {
  readonly header: { at: string; program: string; database: 'pglite'; key?: string };
  readonly trailer: { digest: string; tables: Record<string, { rows: number }> };
}

describe('eis restore', () => {
  const plain: Backup = {
    header: { at: '2026-11-21T16:00:00.000Z', program: '0.1.0', database: 'pglite' },
    trailer: { digest: 'd', tables: { note: { rows: 2 }, seen: { rows: 1_000 } } },
  };
  const withKey: Backup = { ...plain, header: { ...plain.header, key: 'wrapped' } };
  const here = (key: string): KeyHere => ({ kind: 'right', key: new Secret(key) });
  const run = async (found: Backup, key: KeyHere, overrides: Partial<RestoreDeps<string, Backup>> = {}) => {
    const output = listening();
    const steps: string[] = [];
    const code = await restore<string, Backup>('eis.backup', {
      ...output,
      readBackup: async () => await Promise.resolve(found),
      isRunning: async () => await Promise.resolve(false),
      readKey: async () => await Promise.resolve(key),
      keyPlace: '/data/master.key',
      putKey: async (given) => {
        await Promise.resolve(steps.push(`put ${given.reveal()}`));
      },
      readPassphrase: async () => await Promise.resolve(new Secret('a passphrase')),
      unwrapKey: async (wrapped) => await Promise.resolve(new Secret(`un${wrapped}`)),
      sameKey: (one, other) => one.reveal() === other.reveal(),
      fits: async (_backup, given) => await Promise.resolve(given.reveal() !== 'of another house'),
      assertFree: async () => {
        await Promise.resolve(steps.push('look'));
      },
      load: async (file, _backup, given) => {
        await Promise.resolve(steps.push(`load ${file} ${given.reveal()}`));
      },
      ...overrides,
    });
    return { ...output, steps, code };
  };

  it('P4 takes the key that is here, or the one in the file, which it puts in its place first', async () => {
    const own = await run(plain, here('own'));
    expect([own.code, own.steps]).toEqual([0, ['look', 'load eis.backup own']]);
    expect(own.said[0]).toBe(
      '1,002 rows restored from eis.backup (made 2026-11-21T16:00:00.000Z by eis 0.1.0).',
    );
    const brought = await run(withKey, { kind: 'missing' });
    expect(brought.steps).toEqual(['look', 'put unwrapped', 'load eis.backup unwrapped']);
    expect(brought.said[1]).toBe('The master key was put into /data/master.key.');
    expect((await run(withKey, here('unwrapped'))).steps).toEqual(['look', 'load eis.backup unwrapped']);
  });

  it.each<[string, Backup, KeyHere, string]>([
    ['no key anywhere', plain, { kind: 'missing' }, 'Put your copy of it into /data/master.key'],
    ['another key here', withKey, here('own'), 'There is another master key here'],
    ['a key that does not fit', plain, here('of another house'), 'under another master key'],
    [
      'a broken key file',
      plain,
      {
        kind: 'wrong',
        finding: { id: 'key.file', level: 'error', what: 'It holds no key.', mend: 'Mend it.' },
      },
      'It holds no key. Mend it.',
    ],
  ])('changes nothing with %s', async (_what, found, key, words) => {
    const { code, steps, complaints } = await run(found, key);
    expect([code, steps]).toEqual([2, []]);
    expect(complaints.join('\n')).toContain(words);
  });

  it('changes nothing while an eis runs, and lets failures through', async () => {
    const running = await run(plain, here('own'), { isRunning: async () => await Promise.resolve(true) });
    expect([running.code, running.steps]).toEqual([2, []]);
    const full = run(
      withKey,
      { kind: 'missing' },
      { assertFree: async () => await Promise.reject(new Error('not empty')) },
    );
    await expect(full).rejects.toThrow('not empty');
  });
});

describe('eis rotate-key', () => {
  const run = async (overrides: Partial<RotateKeyDeps>) => {
    const output = listening();
    const steps: string[] = [];
    const step = async <T>(name: string, value: T): Promise<T> => {
      steps.push(name);
      return await Promise.resolve(value);
    };
    const code = await rotateKey({
      ...output,
      isRunning: async () => await Promise.resolve(false),
      place: { kind: 'file', file: '/data/master.key' },
      readNext: async () => await Promise.resolve(undefined),
      makeNext: async (file) => await step(`make ${file}`, new Secret('new')),
      rotate: async (next, forgetOld) => {
        await step(`rotate to ${next.reveal()}`, undefined);
        await forgetOld();
        return { values: 1_234, digest: 'abcdef0123456789abcdef' };
      },
      replaceKeyFile: async (file) => await step(`replace ${file}`, undefined),
      ...overrides,
    });
    return { ...output, steps, code };
  };

  it('Q4 makes the key first, and forgets the old one last', async () => {
    const { code, steps, said } = await run({});
    expect([code, steps]).toEqual([
      0,
      ['make /data/master.key', 'rotate to new', 'replace /data/master.key'],
    ]);
    expect(said).toEqual([
      '1,234 values are sealed with a new master key, and open as before (digest abcdef0123456789).',
      'It is in /data/master.key: copy it, and make a new backup. Backups from before open with the old key only.',
    ]);
  });

  it('Q4 goes on with the key that an interruption left', async () => {
    const { steps, complaints } = await run({
      readNext: async () => await Promise.resolve(new Secret('left')),
    });
    expect(steps).toEqual(['rotate to left', 'replace /data/master.key']);
    expect(complaints).toEqual(['Going on where an earlier change of the key was interrupted.']);
  });

  it.each<[string, Partial<RotateKeyDeps>, string]>([
    ['a key from a variable', { place: { kind: 'variable' } }, 'EIS_MASTER_KEY_FILE instead'],
    ['a running eis', { isRunning: async () => await Promise.resolve(true) }, 'Stop it first'],
    [
      'a folder that cannot be written',
      { makeNext: async () => await Promise.reject(Object.assign(new Error(), { code: 'EROFS' })) },
      'may not write beside /data/master.key',
    ],
  ])('changes nothing with %s', async (_what, overrides, words) => {
    const { code, steps, complaints } = await run(overrides);
    expect([code, steps]).toEqual([2, []]);
    expect(complaints.join('\n')).toContain(words);
  });

  it('lets other failures through', async () => {
    await expect(run({ rotate: async () => await Promise.reject(new Error('in use')) })).rejects.toThrow(
      'in use',
    );
  });
});
