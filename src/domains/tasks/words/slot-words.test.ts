import { describe, expect, it } from '@jest/globals';
import { fold } from '../../../core/fold.ts';
import { allWords } from './in-each.ts';

describe.each(Object.entries(allWords))('words for values in %s', (_tag, words) => {
  const all = [
    ...words.overdue,
    ...words.done,
    ...Object.keys(words.priorities),
    ...Object.keys(words.clearable),
  ];

  it('are folded, as they are compared', () => {
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((word) => fold(word).replace(/\s+/g, ' ').trim() !== word)).toEqual([]);
  });

  it('mean each priority', () => {
    const numbers = Object.values(words.priorities);
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});
