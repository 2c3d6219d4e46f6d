import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exists, writeNew } from './files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eis-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('writeNew', () => {
  it('A1 writes for the owner only, and never over something', async () => {
    const file = join(folder, 'new', 'registration.yaml');
    expect(await exists(file)).toBe(false);
    await writeNew(file, 'first');
    expect([await exists(file), statSync(file).mode & 0o777]).toEqual([true, 0o600]);
    await expect(writeNew(file, 'second')).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(file, 'utf8')).toBe('first');
  });
});
