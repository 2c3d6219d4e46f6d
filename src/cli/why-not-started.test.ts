import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { whyNotStarted } from './why-not-started.ts';

const folder = mkdtempSync(join(tmpdir(), 'eis-why-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('why eis did not start', () => {
  it('Q4 names an interrupted change of the key, and only that', async () => {
    const wrongKey = Object.assign(new Error(), { name: 'WrongMasterKeyError' });
    const place = { kind: 'file', file: join(folder, 'master.key') } as const;
    expect((await whyNotStarted(wrongKey, place)).mend).toContain('Put the old key back');
    writeFileSync(join(folder, 'master.key.next'), '');
    expect(await whyNotStarted(wrongKey, place)).toMatchObject({
      id: 'key.opens',
      mend: 'Say: npm run eis -- rotate-key',
    });
    expect((await whyNotStarted(wrongKey, { kind: 'variable' })).mend).toContain('Put the old key back');
    expect((await whyNotStarted(new Error('other'), place)).id).toBe('start');
  });
});
