import { describe, expect, it } from '@jest/globals';
import { isOwnWords } from './own-words.ts';

describe('words that were said', () => {
  it.each([
    ['the Invoice', 'could you shove the invoice over'],
    ['Résumé', 'send the resume'],
    ['at 5pm', 'call at 5pm, please'],
    ['2026-12-01', 'renew it on 2026-12-01!'],
    ["mum's car", 'wash mum’s car'],
    ['«milk»', 'add "milk"'],
    ['牛奶', '明天买牛奶'],
    ['C++', 'learn C++'],
    ['🍕', 'get 🍕'],
  ])('C2 %s in: %s', (words, sentence) => {
    expect(isOwnWords(words, [sentence])).toBe(true);
  });

  it.each([
    ['2', 'the 12 eggs'],
    ['2026-01-12', 'renew it on 2026-12-01'],
    ['17:00', 'call at 5 pm'],
    ['1 7', 'call at 17:00'],
    ['invoices', 'the invoice'],
    ['tomorrow', 'tomorow'],
    ['🍔', 'get 🍕'],
  ])('C2 %s not in: %s', (words, sentence) => {
    expect(isOwnWords(words, [sentence])).toBe(false);
  });
});
