import { describe, expect, it } from '@jest/globals';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { english } from './languages/english.ts';
import { createParse } from './parse.ts';

const parse = createParse(declaredActions, { en: english });
const read = (text: string) => parse(text, { now: friday, timeZone: 'Europe/Berlin', language: 'en' });
const callsOf = (text: string) => {
  const reading = read(text);
  return 'calls' in reading ? reading.calls.map(({ action, input }) => [action, input]) : reading.to;
};

describe('several requests in one sentence', () => {
  it.each([
    [
      'add milk and then show my tasks',
      [
        ['task.add', { title: 'milk' }],
        ['task.list', {}],
      ],
    ],
    [
      'add milk, and then add eggs',
      [
        ['task.add', { title: 'milk' }],
        ['task.add', { title: 'eggs' }],
      ],
    ],
    [
      'mark 2 as done and delete 3',
      [
        ['task.done', { which: 2 }],
        ['task.remove', { which: 3 }],
      ],
    ],
    [
      'done 1, delete 2 and add milk tomorrow',
      [
        ['task.done', { which: 1 }],
        ['task.remove', { which: 2 }],
        ['task.add', { title: 'milk', due: '2026-11-21' }],
      ],
    ],
    [
      'could you add milk and then please show my tasks?',
      [
        ['task.add', { title: 'milk' }],
        ['task.list', {}],
      ],
    ],
  ])('C8 are done in order: %j', (text, calls) => {
    expect(callsOf(text)).toEqual(calls);
  });

  it.each([
    ['add find and delete duplicates', 'two readings'],
    ['add milk and delete the eggs', 'two readings'],
    ["add milk and don't add eggs", 'not sure it is a request'],
    ['dance and then add milk', 'nothing fits'],
  ])('C8 are none when one of them is not surely understood: %j', (text, because) => {
    expect(read(text)).toMatchObject({ to: 'model', because });
  });

  it.each(['bread and butter', 'black and white paint', 'salt and pepper'])(
    'C8 are no part of a title: %j',
    (title) => {
      expect(callsOf(`add ${title}`)).toEqual([['task.add', { title }]]);
    },
  );

  it('C8 do not begin behind a comma without an order', () => {
    expect(callsOf('add send the report, due tomorrow at 18:00')).toEqual([
      ['task.add', { title: 'send the report', due: '2026-11-21T18:00:00+01:00' }],
    ]);
  });
});
