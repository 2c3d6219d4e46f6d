import { describe, expect, it } from '@jest/globals';
import { spoken, tokenize } from './tokens.ts';

const words = (line: string) =>
  tokenize(line).map(({ word, quoted }) => (quoted === undefined ? word : [quoted]));

describe('tokens', () => {
  it.each([
    ['Add  Milk, please!', ['add', 'milk', 'please']],
    ['what’s up (today)?', ['whats', 'up', 'today']],
    ['say "oat milk" now', ['say', ['oat milk'], 'now']],
    ['“a b”, «c d» „e f“ ‘g h’ `i j`.', [['a b'], ['c d'], ['e f'], ['g h'], ['i j']]],
    ["it's 5' and 6\" long", ['its', '5', 'and', '6"', 'long']],
    ['"never closed', ['"never', 'closed']],
    ['"a"b c"', [['a"b c']]],
    ["don't 'quote me' don't", ['dont', ['quote me'], 'dont']],
    ['...', ['.']],
    ['', []],
  ])('of %j', (line, expected) => {
    expect(words(line)).toEqual(expected);
  });

  it('know where they stand, without the marks behind them', () => {
    expect(tokenize('a "b c", d')).toMatchObject([
      { start: 0, end: 1, marks: '' },
      { start: 2, end: 7, marks: ',' },
      { start: 9, end: 10 },
    ]);
  });

  it('take marks behind a space, as the French write them', () => {
    expect(tokenize('lait : demain ?')).toMatchObject([
      { word: 'lait', end: 4, marks: ':' },
      { word: 'demain', end: 13, marks: '?' },
    ]);
    expect(spoken('lait : demain ?', tokenize('lait : demain ?'))).toBe('lait : demain');
  });

  it('can be said again as they were', () => {
    const line = 'add  oat   milk, please';
    expect(spoken(line, tokenize(line).slice(1, 3))).toBe('oat milk');
    expect(spoken('"oat  milk"', tokenize('"oat  milk"'))).toBe('oat milk');
    expect(spoken(line, [])).toBe('');
  });
});
