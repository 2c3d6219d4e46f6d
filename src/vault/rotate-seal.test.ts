import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createRotatingSeal } from './rotate-seal.ts';
import { createSeal, SealError } from './seal.ts';

describe('Q4 the seal while the master key changes', () => {
  it('opens what either key sealed, and seals with the new one', async () => {
    const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
    const [old, next] = [await createSeal(oldKey), await createSeal(newKey)];
    const rotating = await createRotatingSeal(newKey, oldKey);
    const said = Buffer.from('said');
    expect(Buffer.from(rotating.open('note|a', old.seal('note|a', said)))).toEqual(said);
    expect(Buffer.from(rotating.open('note|a', next.seal('note|a', said)))).toEqual(said);
    const sealed = rotating.seal('note|a', said);
    expect(Buffer.from(next.open('note|a', sealed))).toEqual(said);
    expect(() => old.open('note|a', sealed)).toThrow(SealError);
    expect([sealed.slice(0, 5), next.seal('x', said).slice(0, 5)]).toEqual([rotating.begin, rotating.begin]);
    expect(old.seal('x', said).slice(0, 5)).not.toEqual(rotating.begin);
  });
});
