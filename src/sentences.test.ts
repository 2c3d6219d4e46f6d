import { globSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** A walk that finds no file proves nothing. */
const AT_LEAST = 15;

const files = globSync('**/sentences.ts', { cwd: import.meta.dirname }).toSorted();

const isSay = (value: unknown): value is { readonly missing: Readonly<Record<string, readonly string[]>> } =>
  typeof value === 'function' && 'missing' in value;

describe('S1 what eis says, in every language of its answers', () => {
  it('finds the sentences', () => {
    expect(files.length).toBeGreaterThanOrEqual(AT_LEAST);
  });

  it.each(files)('%s lacks no sentence', async (file) => {
    const module: Readonly<Record<string, unknown>> = await import(`./${file}`);
    const spoken = Object.values(module).filter(isSay);
    expect(spoken.length).toBeGreaterThan(0);
    for (const { missing } of spoken) {
      expect(Object.keys(missing)).toEqual(['de']);
      expect(missing).toEqual({ de: [] });
    }
  });
});
