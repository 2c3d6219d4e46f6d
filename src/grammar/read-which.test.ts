import { describe, expect, it } from '@jest/globals';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { english } from './languages/english.ts';
import { readSlot } from './read-slot.ts';
import { tokenize } from './tokens.ts';

const meant = (line: string): unknown => {
  const action = declaredActions.find(({ name }) => name === 'task.done');
  if (!action) throw new Error('task.done is not there');
  const sentence = { line, words: english, context: { now: friday, timeZone: 'Europe/Berlin' } };
  const filled = readSlot('which', tokenize(line), action, sentence);
  if (filled.kind === 'each') return filled.each.map(({ which }) => which);
  return filled.kind === 'filled' ? filled.fields['which'] : filled.kind;
};

describe('which one is meant', () => {
  it.each<readonly [string, unknown]>([
    ['2', 2],
    ['#2', 2],
    ['number 2', 2],
    ['no. 2', 2],
    ['task 2', 2],
    ['item number 3', 3],
    ['the second', 2],
    ['the second one', 2],
    ['the 3rd task', 3],
    ['first', 1],
    ['it', { ref: 'it' }],
    ['this one', { ref: 'it' }],
    ['that', { ref: 'that' }],
    ['that task', { ref: 'that' }],
    ['two', 2],
    ['number twelve', 12],
    ['nr 2', 2],
    ['everything in Work', { all: { in: 'Work' } }],
    ['everything from my shopping list', { all: { in: 'shopping' } }],
    ['everything due today', { all: { when: '2026-11-20' } }],
    ['the last one', { ref: 'last' }],
    ['the last two', { ref: 'last', count: 2 }],
    ['the last 3 tasks', { ref: 'last', count: 3 }],
    ['all of them', { ref: 'all' }],
    ['them', { ref: 'all' }],
    ['both', { ref: 'all' }],
    ['those', { ref: 'all' }],
    ['that one with the invoice', { ref: 'that', text: 'invoice' }],
    ['the one about Paris', { ref: 'that', text: 'Paris' }],
    ['the dentist task', 'dentist'],
    ['the second opinion', 'second opinion'],
    ['2 eggs', '2 eggs'],
    ['first aid course', 'first aid course'],
    ['"all of them"', 'all of them'],
    ['1984', '1984'],
  ])('C7 %j', (line, which) => {
    expect(meant(line)).toEqual(which);
  });

  it.each<readonly [string, readonly number[]]>([
    ['2 and 3', [2, 3]],
    ['1, 2 and 5', [1, 2, 5]],
    ['1, 2, and 5', [1, 2, 5]],
    ['2-4', [2, 3, 4]],
    ['2 to 4', [2, 3, 4]],
    ['tasks 2 and 3', [2, 3]],
    ['numbers 1 & 3', [1, 3]],
    ['the first and the third', [1, 3]],
    ['the first two', [1, 2]],
    ['1 and 1', [1]],
  ])('C7 several are a call for each: %j', (line, lines) => {
    expect(meant(line)).toEqual(lines.length === 1 ? lines[0] : lines);
  });

  it.each(['all my tasks as done', 'tasks as done'])(
    'takes no rest of the sentence for a project: %j',
    (line) => {
      expect(meant(line)).not.toEqual([{ all: { in: expect.anything() } }]);
    },
  );

  it.each(['0', '4-2', '1 to', '2 and', 'something', '1-900'])('is not guessed: %j', (line) => {
    expect(meant(line)).toBe('unsure');
  });
});
