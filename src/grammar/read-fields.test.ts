import { describe, expect, it } from '@jest/globals';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import { createReadFields } from './read-fields.ts';

const readFields = createReadFields(declaredActions, { en: english, de: german });

type Fields = Readonly<Record<string, string>>;

const read = (
  action: string,
  fields: Fields,
  sentence = Object.values(fields).join(' ... '),
  language = 'en',
) =>
  readFields(
    { action, fields, said: [sentence], origin: 'llm' },
    { now: friday, timeZone: 'Europe/Berlin', language, connections: ['home'] },
  );

const inputsOf = (...asked: Parameters<typeof read>) => {
  const reading = read(...asked);
  return reading.kind === 'calls' ? reading.calls.map(({ input }) => input) : reading;
};

describe('fields that somebody else named', () => {
  it.each<readonly [string, string, Fields, unknown]>([
    [
      'days and names',
      'task.move',
      { which: 'the invoice', due: 'to monday' },
      { which: 'invoice', due: '2026-11-23' },
    ],
    [
      'a list and a priority',
      'task.add',
      { title: 'milk', project: 'my shopping list', priority: 'high priority' },
      { title: 'milk', project: 'shopping', priority: 3 },
    ],
    [
      'a repeat and its beginning',
      'task.add',
      { title: 'pay rent', due: 'tomorrow', repeat: 'every week' },
      { title: 'pay rent', due: '2026-11-21', repeat: { every: 1, unit: 'week' } },
    ],
    [
      'several things',
      'task.add',
      { title: 'milk, eggs and bread', project: 'shopping' },
      { project: 'shopping', items: [{ title: 'milk' }, { title: 'eggs' }, { title: 'bread' }] },
    ],
    [
      'a time inside the title',
      'task.add',
      { title: 'call mum tomorrow' },
      { title: 'call mum', due: '2026-11-21' },
    ],
    ['all of a kind', 'task.remove', { which: 'all my work tasks' }, { which: { all: { in: 'work' } } }],
    [
      'a flag',
      'task.list',
      { when: 'next week', overdue: 'late' },
      {
        when: { from: '2026-11-23', to: '2026-11-29' },
        overdue: true,
      },
    ],
    [
      'a part of a field',
      'task.change',
      { which: 'milk', 'add.labels': 'errand' },
      {
        which: 'milk',
        add: { labels: ['errand'] },
      },
    ],
    ['what is empty', 'task.add', { title: 'milk', due: ' ' }, { title: 'milk' }],
  ])('C2 mean what they mean in a phrase: %s', (_what, action, fields, input) => {
    expect(inputsOf(action, fields)).toEqual([input]);
  });

  it('C2 of several lines, each is a call', () => {
    expect(inputsOf('task.done', { which: '2 and 3' })).toEqual([{ which: 2 }, { which: 3 }]);
  });

  it('C2 are read as they were said, with their own capitals', () => {
    expect(inputsOf('task.add', { title: 'call mum' }, 'I really should call Mum')).toEqual([
      { title: 'call Mum' },
    ]);
  });

  it('C2 are read in the language of the sentence', () => {
    const fields = { title: 'Oma anrufen', due: 'morgen um 9' };
    const expected = [{ title: 'Oma anrufen', due: '2026-11-21T09:00:00+01:00' }];
    expect(inputsOf('task.add', fields, 'ich sollte morgen um 9 noch Oma anrufen', 'de')).toEqual(expected);
    expect(inputsOf('task.add', fields, 'ich sollte morgen um 9 noch Oma anrufen', 'en')).toEqual(expected);
  });

  it('C2 what is quoted is one piece, and never parsed', () => {
    const sentence = 'i have to "call mum tomorrow" on friday';
    expect(inputsOf('task.add', { title: 'call mum tomorrow', due: 'friday' }, sentence)).toEqual([
      { title: 'call mum tomorrow', due: '2026-11-27' },
    ]);
    expect(read('task.add', { title: 'call mum', due: 'tomorrow' }, sentence).kind).toBe('misfit');
    expect(read('task.add', { title: 'call mum friday' }, sentence).kind).toBe('misfit');
  });

  it('C2 the same day in two fields is one, and two days are none', () => {
    const sentence = 'do call mum tomorrow at 5 please, friday is too late';
    expect(inputsOf('task.add', { title: 'call mum tomorrow', due: 'tomorrow at 5' }, sentence)).toEqual([
      { title: 'call mum', due: '2026-11-21T17:00:00+01:00' },
    ]);
    expect(read('task.add', { title: 'call mum tomorrow', due: 'friday' }, sentence).kind).toBe('misfit');
  });

  it('C2 a connection that was named at the end is where it happens', () => {
    const sentence = 'that thing is over and done with on home';
    expect(read('task.done', { which: 'that thing' }, sentence)).toMatchObject({
      kind: 'calls',
      calls: [{ action: 'task.done', connection: 'home' }],
    });
    expect(inputsOf('task.add', { title: 'milk', project: 'home' }, 'there is no milk on home')).toEqual([
      { title: 'milk' },
    ]);
  });

  it('C2 what must not be left out is missing, what was written last included', () => {
    expect(read('task.move', { due: 'monday' })).toMatchObject({
      kind: 'missing',
      field: 'which',
      call: { action: 'task.move', input: { due: '2026-11-23' }, origin: 'llm' },
    });
    expect(read('task.change', { due: 'monday' })).toMatchObject({ kind: 'missing', field: 'which' });
    expect(read('project.rename', { name: 'Garden' })).toMatchObject({ kind: 'missing', field: 'to' });
  });

  it.each<readonly [string, string, Fields, string]>([
    ['no such action', 'house.burn', {}, 'house.burn'],
    ['no such field', 'task.done', { which: 'milk', colour: 'red' }, 'colour'],
    ['a prototype', 'task.done', { which: 'milk', constructor: 'red' }, 'constructor'],
    ['no day', 'task.move', { which: 'milk', due: 'the other place' }, 'due'],
    ['a day that cannot be', 'task.move', { which: 'milk', due: 'february 31' }, 'due'],
    ['no priority', 'task.add', { title: 'milk', priority: '9' }, 'priority'],
    ['words taken back', 'task.add', { title: 'milk never mind' }, 'title'],
    ['what points at something else', 'task.add', { title: 'it' }, 'title'],
    ['a story', 'task.add', { title: 'milk '.repeat(300) }, 'title'],
  ])('C2 words that do not fit are named: %s', (_what, action, fields, field) => {
    expect(read(action, fields)).toEqual({ kind: 'misfit', field });
  });

  it('C2 carries on where the words came from', () => {
    const reading = readFields(
      { action: 'task.done', fields: { which: 'milk' }, said: [], origin: 'llm-tainted' },
      { now: friday, timeZone: 'UTC' },
    );
    expect(reading).toEqual({
      kind: 'calls',
      calls: [{ action: 'task.done', input: { which: 'milk' }, origin: 'llm-tainted' }],
    });
  });
});
