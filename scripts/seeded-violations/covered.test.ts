import { describe, expect, it } from '@jest/globals';
import { arrowSeeds } from './arrows.ts';
import { unproven } from './covered.ts';
import { lintSeeds } from './lint.ts';
import { scanSeeds } from './rest.ts';
import { sentenceSeeds } from './sentences.ts';

const without = (rule: string) => (seed: (typeof lintSeeds)[number]) =>
  !seed.caught.some((caught) => caught.rule === rule);

describe('rules without a seed', () => {
  it('V1 has a seed for every rule of the configurations', async () => {
    expect(await unproven('arrows', arrowSeeds)).toEqual([]);
    expect(await unproven('lint', lintSeeds)).toEqual([]);
    expect(await unproven('scans', scanSeeds)).toEqual([]);
    expect(await unproven('sentences', sentenceSeeds)).toEqual([]);
  });

  it('V4 notices when nothing breaks the rules about size and cycles any more', async () => {
    expect(await unproven('lint', lintSeeds.filter(without('max-lines')))).toEqual([
      'no seed breaks the lint rule max-lines',
    ]);
    expect(await unproven('lint', lintSeeds.filter(without('max-lines-per-function')))).toEqual([
      'no seed breaks the lint rule max-lines-per-function',
    ]);
    expect(await unproven('arrows', arrowSeeds.filter(without('no-circular')))).toEqual([
      'no seed breaks the arrows rule no-circular',
    ]);
  });
});
