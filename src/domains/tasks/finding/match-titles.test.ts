import { describe, expect, it } from '@jest/globals';
import { aTask } from '../../../testing/tasks.ts';
import { matchTitles, nearestTitles } from './match-titles.ts';

const titles = ['Milk the cow', 'Buy milk', 'Send the invoice to Acme', 'Invoice Globex', 'Call Dr. Müller'];
const tasks = titles.map((title, index) => ({ id: String(index + 1), task: aTask({ title }) }));
const matched = (words: string) => matchTitles(tasks, words).map(({ task }) => task.title);

describe('a task by words of its name', () => {
  it.each([
    ['buy milk', ['Buy milk']],
    ['milk', ['Milk the cow', 'Buy milk']],
    ['inv', ['Invoice Globex', 'Send the invoice to Acme']],
    ['acme', ['Send the invoice to Acme']],
    ['invoice acme', ['Send the invoice to Acme']],
    ['acme invoice', ['Send the invoice to Acme']],
    ['muller', ['Call Dr. Müller']],
    ['invoce globex', ['Invoice Globex']],
    ['ivnoice globex', ['Invoice Globex']],
    ['buy mikl', ['Buy milk']],
    ['buy milkk', ['Buy milk']],
    ['#3', ['Send the invoice to Acme']],
  ])('C7 %j', (words, found) => {
    expect(matched(words)).toEqual(found);
  });

  it.each(['buu milk', 'ilk', 'bread', 'mlki buy cow', '', '...', '#99'])(
    'is not guessed from %j',
    (words) => {
      expect(matched(words)).toEqual([]);
    },
  );

  it.each([
    ['#4', []],
    ['#1', []],
    ['room 4', ['Paint room 4']],
    ['room 5', []],
    ['4 paint', ['Paint room 4']],
    ['2026 taxes', ['Taxes 2026']],
    ['taxes 2025', []],
    ['#12', ['Fix #12']],
  ])('C7 takes a number for no other: %j', (words, found) => {
    const named = ['Paint room 40', 'Paint room 4', 'Taxes 2026', 'Fix #12'];
    const numbered = named.map((title) => ({ id: `a${title.length}`, task: aTask({ title }) }));
    expect(matchTitles(numbered, words).map(({ task }) => task.title)).toEqual(found);
  });

  it('C7 gives an id that nothing has nothing near', () => {
    expect(nearestTitles(tasks, '#4')).toEqual([]);
  });

  it('C6 has its nearest when none fits', () => {
    const nearest = (words: string) => nearestTitles(tasks, words).map(({ task }) => task.title);
    expect(nearest('invoice for Initech')).toEqual([]);
    expect(nearest('the invoice for Acme')).toEqual(['Send the invoice to Acme']);
    expect(nearest('bread')).toEqual([]);
    expect(nearest('pay the invoices')[0]).toBe('Send the invoice to Acme');
  });
});
