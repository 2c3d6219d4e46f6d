import { describe, expect, it } from '@jest/globals';
import { declaredActions } from '../../testing/declared-actions.ts';
import { friday } from '../../testing/tasks.ts';
import { english } from '../languages/english.ts';
import { createParse } from '../parse.ts';

const parse = createParse(declaredActions, { en: english });
const callsOf = (text: string) => {
  const reading = parse(text, { now: friday, timeZone: 'Europe/Berlin', language: 'en' });
  return 'calls' in reading ? reading.calls.map(({ action, input }) => [action, input]) : reading.to;
};
const titles = (...names: readonly string[]) => names.map((title) => ({ title }));

describe('a list below an order', () => {
  it.each<readonly [string, object]>([
    ['add:\n- milk\n- eggs', { items: titles('milk', 'eggs') }],
    ['add\n* milk\n* eggs', { items: titles('milk', 'eggs') }],
    ['add\n• milk\n• eggs', { items: titles('milk', 'eggs') }],
    ['add\n1. milk\n2. eggs', { items: titles('milk', 'eggs') }],
    ['add\n[ ] milk\n- [ ] eggs', { items: titles('milk', 'eggs') }],
    ['add:\nmilk\neggs', { items: titles('milk', 'eggs') }],
    ['please add these tasks:\n- milk\n- eggs', { items: titles('milk', 'eggs') }],
    ['add these tasks to my Work project:\n- milk', { project: 'Work', items: titles('milk') }],
    ['add to my shopping list:\n- milk\n- eggs', { project: 'shopping', items: titles('milk', 'eggs') }],
    ['add tomorrow:\n- milk', { due: '2026-11-21', items: titles('milk') }],
    ['add Party:\n- cake\n- wine', { title: 'Party', items: titles('cake', 'wine') }],
    ['add Party tomorrow:\n- cake', { title: 'Party', due: '2026-11-21', items: titles('cake') }],
    [
      'add:\n- Party\n  - cake\n    - eggs\n  - wine\n- rest',
      {
        items: [
          { title: 'Party', items: [{ title: 'cake', items: titles('eggs') }, { title: 'wine' }] },
          { title: 'rest' },
        ],
      },
    ],
    [
      'add:\n- call mum tomorrow !4 *family\n- "pay rent, tomorrow"',
      {
        items: [
          { title: 'call mum', due: '2026-11-21', priority: 4, labels: ['family'] },
          { title: 'pay rent, tomorrow' },
        ],
      },
    ],
    ['new tasks:\n- milk\n- eggs', { items: titles('milk', 'eggs') }],
    [
      'new tasks: book flight, rent car and call Ben',
      { items: titles('book flight', 'rent car', 'call Ben') },
    ],
    ['add these tasks: sweep, mop, dust', { items: titles('sweep', 'mop', 'dust') }],
    ['> eis: what shall I add?\nadd:\n- milk', { items: titles('milk') }],
  ])('D11 is several tasks: %j', (text, input) => {
    expect(callsOf(text)).toEqual([['task.add', input]]);
  });

  it('C8 may be requests of their own', () => {
    expect(callsOf('- add milk\n- add eggs')).toEqual([
      ['task.add', { title: 'milk' }],
      ['task.add', { title: 'eggs' }],
    ]);
  });

  it.each([
    'Party:\n- cake',
    'I did the following: milk, eggs',
    '- milk\n- eggs',
    'I bought:\n- milk\n- eggs',
    'what is due today:\n- milk',
    'done:\n- milk\n- eggs',
    'add:\n- milk\n- [x] eggs',
    'add:\n- ```\n- eggs',
    `add:\n${'- milk\n'.repeat(51)}`,
    `add:\n${Array.from({ length: 9 }, (_, depth) => `${' '.repeat(depth)}- milk`).join('\n')}`,
  ])('D11 is nothing without an order that takes one: %j', (text) => {
    expect(callsOf(text)).toBe('model');
  });
});
