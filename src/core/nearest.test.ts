import { describe, expect, it } from '@jest/globals';
import { nearest } from './nearest.ts';

const known = ['start', 'status', 'register', 'doctor', 'explain', 'help'];

describe('nearest', () => {
  it.each([
    ['strat', 'start'],
    ['DOCTOR', 'doctor'],
    ['regsiter', 'register'],
    ['explian', 'explain'],
    ['halp', 'help'],
    ['statu', 'status'],
  ])('takes %s for %s', (word, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });

  it.each(['', 'x', 'migrate', 'sing', 'start everything'])('does not guess for %j', (word) => {
    expect(nearest(word, known)).toBeUndefined();
  });
});
