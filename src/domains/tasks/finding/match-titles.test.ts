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

  it('C6 has its nearest when none fits', () => {
    const nearest = (words: string) => nearestTitles(tasks, words).map(({ task }) => task.title);
    expect(nearest('invoice for Initech')).toEqual([]);
    expect(nearest('the invoice for Acme')).toEqual(['Send the invoice to Acme']);
    expect(nearest('bread')).toEqual([]);
    expect(nearest('pay the invoices')[0]).toBe('Send the invoice to Acme');
  });
});
