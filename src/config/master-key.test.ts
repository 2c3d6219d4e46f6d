import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readMasterKey } from './master-key.ts';

let data = '';
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'eis-key-')), 'data');
});
afterEach(() => {
  rmSync(join(data, '..'), { recursive: true, force: true });
});

const counting = () => {
  let calls = 0;
  return (bytes: number): Uint8Array => {
    calls += 1;
    return new Uint8Array(bytes).fill(calls);
  };
};

const read = async (environment: Record<string, string> = {}, mayMake = true, random = counting()) =>
  await readMasterKey(environment, { data, vault: {}, database: {} }, { random, mayMake });

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('readMasterKey', () => {
  it('makes a key at the first start, for its owner only, and says once what its loss means', async () => {
    const file = join(data, 'master.key');
    const first = await read();
    if (first.kind !== 'right') throw new Error(first.finding.what);
    expect(first.made).toContain('Without it nothing that eis has stored can be opened');
    expect(first.made).not.toContain(first.key.reveal());
    expect([modeOf(file), modeOf(data), readdirSync(data)]).toEqual([0o600, 0o700, ['master.key']]);
    expect(first.key.reveal()).toMatch(/^[\w-]{43}$/);

    const second = await read();
    expect(second).toEqual({ kind: 'right', key: first.key, findings: [] });
    expect(second.kind === 'right' && second.key.reveal()).toBe(first.key.reveal());
  });

  it('P3 makes no second key for a database that was begun with one, and says what its loss means', async () => {
    mkdirSync(join(data, 'database'), { recursive: true });
    expect(await read()).toMatchObject({
      kind: 'wrong',
      finding: {
        id: 'key.file',
        what: expect.stringContaining('the database was begun with one'),
        mend: expect.stringContaining('from your copy'),
      },
    });
    expect(readdirSync(data)).toEqual(['database']);
  });

  it('keeps one key when two processes start at once', async () => {
    const random = counting();
    const both = await Promise.all([read({}, true, random), read({}, true, random)]);
    const keys = both.map((each) => each.kind === 'right' && each.key.reveal());
    expect(keys[0]).toBe(keys[1]);
    expect(both.filter((each) => each.kind === 'right' && each.made !== undefined)).toHaveLength(1);
    expect(readdirSync(data)).toEqual(['master.key']);
  });

  it('makes none for a command that only looks', async () => {
    expect(await read({}, false)).toMatchObject({ kind: 'missing', finding: { level: 'well' } });
    expect(existsSync(data)).toBe(false);
  });

  it('P2 warns when others may read the file', async () => {
    await read();
    chmodSync(join(data, 'master.key'), 0o644);
    expect(await read()).toMatchObject({
      kind: 'right',
      findings: [{ id: 'key.mode', level: 'warning', mend: expect.stringContaining('chmod 600') }],
    });
  });

  const bytes = Buffer.alloc(32, 7);
  it.each([
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64'),
    `${bytes.toString('base64url')}\n`,
  ])(
    'reads the spelling %j from the environment, from a named file, and from its own file alike',
    async (text) => {
      const named = join(data, '..', 'named');
      writeFileSync(named, text);
      const results = [await read({ EIS_MASTER_KEY: text }), await read({ EIS_MASTER_KEY_FILE: named })];
      for (const result of results)
        expect(result.kind === 'right' && result.key.reveal()).toBe(bytes.toString('base64url'));
      expect(existsSync(data)).toBe(false);
    },
  );

  it('P3 refuses what is no key, without repeating it, and never replaces it', async () => {
    await read();
    const file = join(data, 'master.key');
    writeFileSync(file, 'half a k');
    const fromFile = await read();
    const fromVariable = await read({ EIS_MASTER_KEY: 'half a k' });
    const fromNowhere = await read({ EIS_MASTER_KEY_FILE: join(data, 'none') });
    for (const result of [fromFile, fromVariable, fromNowhere]) {
      expect(result).toMatchObject({ kind: 'wrong', finding: { level: 'error' } });
      expect(JSON.stringify(result)).not.toContain('half a k');
    }
    expect(readFileSync(file, 'utf8')).toBe('half a k');
  });

  it('says which folder it may not write to', async () => {
    writeFileSync(data, 'a file where the folder should be');
    expect(await read()).toMatchObject({ kind: 'wrong', finding: { what: expect.stringContaining(data) } });
  });
});
