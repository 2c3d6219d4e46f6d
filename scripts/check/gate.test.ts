import { describe, expect, it } from '@jest/globals';
import { atLeast } from './gate.ts';

describe('a gate', () => {
  it('V1 fails when it looked at less than before', () => {
    expect(atLeast(0, 300, 'files')).toEqual(['looked at 0 files only, and there were 300 before']);
    expect(atLeast(300, 300, 'files')).toEqual([]);
  });
});
