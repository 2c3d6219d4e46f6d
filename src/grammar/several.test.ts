import { describe, expect, it } from '@jest/globals';
import { withPhrases } from '../core/phrase-book.ts';
import { german as germanPhrases } from '../domains/tasks/phrases/german.ts';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import { createParse } from './parse.ts';

const parse = createParse(withPhrases(declaredActions, { de: germanPhrases }), { en: english, de: german });
const read = (text: string, language = 'en') =>
  parse(text, { now: friday, timeZone: 'Europe/Berlin', language });
const callsOf = (text: string, language?: string) => {
  const reading = read(text, language);
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
    [
      'add milk and delete the eggs',
      [
        ['task.add', { title: 'milk' }],
        ['task.remove', { which: 'eggs' }],
      ],
    ],
    [
      'mark 1 as done and move 2 to monday',
      [
        ['task.done', { which: 1 }],
        ['task.move', { which: 2, due: '2026-11-23' }],
      ],
    ],
    [
      'please move 1 to monday, 2 to tuesday and 3 to wednesday',
      [
        ['task.move', { which: 1, due: '2026-11-23' }],
        ['task.move', { which: 2, due: '2026-11-24' }],
        ['task.move', { which: 3, due: '2026-11-25' }],
      ],
    ],
  ])('C8 are done in order: %j', (text, calls) => {
    expect(callsOf(text)).toEqual(calls);
  });

  it.each([
    ['add find and delete duplicates', 'two readings'],
    ['add wash and delete the car', 'two readings'],
    ['add milk and delete eggs', 'two readings'],
    ['add milk and delete a file', 'not sure it is a request'],
    ["add milk and don't add eggs", 'not sure it is a request'],
    ['dance and then add milk', 'nothing fits'],
  ])('C8 are none when one of them is not surely understood: %j', (text, because) => {
    expect(read(text)).toMatchObject({ to: 'model', because });
  });

  it.each([
    [
      'füge Milch hinzu und lösche die Eier',
      [
        ['task.add', { title: 'Milch' }],
        ['task.remove', { which: 'Eier' }],
      ],
    ],
    [
      'verschieb 1 auf Montag und 2 auf Dienstag',
      [
        ['task.move', { which: 1, due: '2026-11-23' }],
        ['task.move', { which: 2, due: '2026-11-24' }],
      ],
    ],
    ['füge Salz und Pfeffer hinzu', [['task.add', { title: 'Salz und Pfeffer' }]]],
    ['füge Hemden waschen und bügeln hinzu', [['task.add', { title: 'Hemden waschen und bügeln' }]]],
  ])('C8 are done in order in German: %j', (text, calls) => {
    expect(callsOf(text, 'de')).toEqual(calls);
  });

  it.each([
    'bread and butter',
    'black and white paint',
    'salt and pepper',
    '2 eggs and 3 apples',
    'wash and iron the shirts',
    'clean and tidy up',
    'pick up and drop off the kids',
  ])('C8 are no part of a title: %j', (title) => {
    expect(callsOf(`add ${title}`)).toEqual([['task.add', { title }]]);
  });

  it('C8 do not begin behind a comma without an order', () => {
    expect(callsOf('add send the report, due tomorrow at 18:00')).toEqual([
      ['task.add', { title: 'send the report', due: '2026-11-21T18:00:00+01:00' }],
    ]);
  });
});

describe('sentences in two languages', () => {
  it.each([
    'add milch auf meine liste',
    'füge milk to my list hinzu',
    'remind me morgen um 9',
    'remind me to call mum morgen um 9',
    'erinnere mich tomorrow at 9',
    'füge call mum tomorrow hinzu',
  ])('C10 are no title with the rest in it: %j', (text) => {
    expect([read(text, 'en').to, read(text, 'de').to]).toEqual(['model', 'model']);
  });

  it.each([
    ['add milk', [['task.add', { title: 'milk' }]]],
    ['add Milch', [['task.add', { title: 'Milch' }]]],
    ['delete milk', [['task.remove', { which: 'milk' }]]],
  ])('C10 a short English order is one for who speaks German: %j', (text, calls) => {
    expect(callsOf(text, 'de')).toEqual(calls);
  });

  it.each([
    'add mich mal',
    'add doch mal den Peter',
    'die Show war gut',
    'das Meeting canceln',
    'Move on',
    'done ist done',
    'Show läuft',
    'Mark kommt morgen',
  ])('C10 German talk is no English order: %j', (text) => {
    expect(read(text, 'de').to).toBe('model');
  });

  it.each(['plan the friday', 'call Morgan', 'read Le Monde', 'watch Demain'])(
    'C10 a name is no time of another language: %j',
    (title) => {
      expect(callsOf(`add ${title}`)).toEqual([['task.add', { title }]]);
    },
  );
});
