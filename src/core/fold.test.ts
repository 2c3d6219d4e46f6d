import { describe, expect, it } from '@jest/globals';
import { fold } from './fold.ts';

describe('fold', () => {
  it.each([
    ['CAFÉ', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['What’s', 'whats'],
    ["don't", 'dont'],
    ['mi\u200Blk', 'milk'],
    ['Ａdd', 'add'],
    ['Straße', 'strasse'],
    ['SMØRREBRØD', 'smorrebrod'],
    ['yarın', 'yarin'],
    ['٥ ۱۰ ५ ５', '5 10 5 5'],
    ['jabłko', 'jablko'],
    ['한국', '한국'],
    ['', ''],
  ])('compares %j as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(fold(text))).toBe(folded);
  });
});
