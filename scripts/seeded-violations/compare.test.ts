import { describe, expect, it } from '@jest/globals';
import { compare } from './compare.ts';
import { planted } from './seed.ts';

const seeds = [planted('star', 'src/people/seeded.ts', '')];
const found = (...findings: readonly (readonly [string, string])[]) => ({
  looked: 1,
  findings: findings.map(([rule, file]) => ({ rule, file, text: 'wrong' })),
});

describe('comparing what was planted with what was reported', () => {
  it('V1 is content when exactly that was reported', () => {
    expect(compare('arrows', seeds, found(['star', 'src/people/seeded.ts']), found())).toEqual([]);
  });

  it('V1 misses a rule that fell silent', () => {
    expect(compare('arrows', seeds, found(), found())).toEqual([
      'arrows missed star in src/people/seeded.ts',
    ]);
  });

  it('V1 does not take another rule, or another file, for it', () => {
    const seen = found(['resolvable', 'src/people/seeded.ts'], ['star', 'src/people/other.ts']);
    expect(compare('arrows', seeds, seen, found())).toEqual([
      'arrows missed star in src/people/seeded.ts',
      'arrows reported resolvable in src/people/seeded.ts, which nobody planted: wrong',
      'arrows reported star in src/people/other.ts, which nobody planted: wrong',
    ]);
  });

  it('V1 leaves what is wrong without seeds to the gate of the tool', () => {
    const own = ['star', 'src/people/own.ts'] as const;
    expect(compare('arrows', seeds, found(own, ['star', 'src/people/seeded.ts']), found(own))).toEqual([]);
  });
});
