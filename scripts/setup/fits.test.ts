import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';

const isFunction = (value: unknown): boolean => typeof value === 'function';
const { fits } = z
  .looseObject({ fits: z.custom<(root: string) => boolean>(isFunction) })
  .parse(createRequire(import.meta.url)('./fits.cjs'));

let root = '';
const write = (file: string, value: unknown): void => {
  writeFileSync(join(root, file), JSON.stringify(value));
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'eis-fits-'));
  mkdirSync(join(root, 'node_modules'));
  const wanted = { dependencies: { one: '1.0.0' }, devDependencies: { two: '2.0.0' } };
  write('package.json', { ...wanted, scripts: {} });
  write('package-lock.json', {
    packages: {
      '': wanted,
      'node_modules/one': { version: '1.0.0' },
      'node_modules/two': { version: '2.0.0' },
      'node_modules/elsewhere': { version: '1.0.0', optional: true },
    },
  });
  write('node_modules/.package-lock.json', {
    packages: { 'node_modules/one': { version: '1.0.0' }, 'node_modules/two': { version: '2.0.0' } },
  });
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('what is installed', () => {
  it('fits when every package is there in its version, but those for other machines', () => {
    expect(fits(root)).toBe(true);
  });

  it('does not fit when nothing is installed, or the installation was interrupted', () => {
    rmSync(join(root, 'node_modules/.package-lock.json'));
    expect(fits(root)).toBe(false);
  });

  it('does not fit when a version differs', () => {
    write('node_modules/.package-lock.json', {
      packages: { 'node_modules/one': { version: '1.0.1' }, 'node_modules/two': { version: '2.0.0' } },
    });
    expect(fits(root)).toBe(false);
  });

  it('does not fit when package.json asks for something new', () => {
    write('package.json', {
      dependencies: { one: '1.0.0', three: '3.0.0' },
      devDependencies: { two: '2.0.0' },
    });
    expect(fits(root)).toBe(false);
  });
});
