import { describe, expect, it } from '@jest/globals';
import { createChance } from './chance.ts';
import { answersIn } from './count.ts';
import { createNonces } from './nonce.ts';

const many = (seed: number): readonly string[] => {
  const next = createNonces(createChance(seed));
  return Array.from({ length: 2_000 }, next);
};

describe('nonces', () => {
  it('are all different and of one length, so that none is found inside another', () => {
    const nonces = many(1);
    expect(new Set(nonces).size).toBe(2_000);
    expect(new Set(nonces.map(({ length }) => length)).size).toBe(1);
  });

  it('are found whole in an answer', () => {
    const [nonce = ''] = many(2);
    expect(answersIn(`✅ Added: ${nonce} (my own list)`)).toEqual([`Added: ${nonce}`]);
  });

  it('come again with the same seed', () => {
    expect(many(3)).toEqual(many(3));
    expect(many(3)).not.toEqual(many(4));
  });
});
