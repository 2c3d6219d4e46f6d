import { describe, expect, it } from '@jest/globals';
import { shownLines } from './shown.ts';

const list = (count: number, upTo: number) => ({
  items: Array.from({ length: count }, (_, index) => ({
    noun: 'task',
    id: `${index}`,
    name: `T${index + 1}`,
    line: `T${index + 1}`,
  })),
  upTo,
});

describe('shownLines', () => {
  it('numbers the lines from where they begin, and says how many there are still', () => {
    expect(shownLines({ ...list(4, 3), ending: '(end)' }, 1, 'en')).toBe(
      '2. T2\n3. T3\n\n… and 1 more: say more\n(end)',
    );
  });

  it('says nothing more at the end of a list', () => {
    expect(shownLines(list(2, 2), 0, 'en')).toBe('1. T1\n2. T2');
  });
});
