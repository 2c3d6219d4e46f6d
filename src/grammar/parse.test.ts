import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { actionsOn } from '../core/action.ts';
import { secret, text as anyText } from '../core/slot.ts';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { english } from './languages/english.ts';
import { createParse } from './parse.ts';

const parse = createParse(declaredActions, { en: english });
const context = { now: friday, timeZone: 'Europe/Berlin', language: 'en' };
const read = (text: string, overrides: Partial<typeof context> = {}) =>
  parse(text, { ...context, ...overrides });
const callsOf = (text: string, overrides: Partial<typeof context> = {}) => {
  const reading = read(text, overrides);
  return 'calls' in reading ? reading.calls.map(({ action, input }) => [action, input]) : reading.to;
};

describe('the examples of the actions', () => {
  const examples = declaredActions.flatMap(({ name, examples: all }) => all.map((one) => ({ name, ...one })));

  it('are there, some for each action', () => {
    expect(declaredActions.length).toBeGreaterThan(5);
    expect(declaredActions.filter(({ examples: all }) => all.length === 0)).toEqual([]);
  });

  it.each(examples)('mean what they say: $say', ({ name, say, means }) => {
    expect(callsOf(say)).toEqual([[name, means]]);
  });
});

describe('a clock time without a day', () => {
  const clocksOf = (text: string, overrides: Partial<typeof context> = {}) => {
    const reading = read(text, overrides);
    return 'calls' in reading ? reading.calls.map(({ clockOnly }) => clockOnly) : reading.to;
  };

  it.each([
    ['move milk to 6pm', { due: '18:00' }],
    ['move 2 to 17:00', { due: '17:00' }],
    ['move it to 9:00', { due: '09:00' }],
    ['move milk to 5 in the afternoon', { due: '17:00' }],
    ['move milk to noon', { due: '12:00' }],
    ['task move milk --due "17:00"', { due: '17:00' }],
    ['task move milk --due 10:30 am', { due: '10:30' }],
    ['move milk to tomorrow at 9', undefined],
    ['move milk to monday', undefined],
    ['move milk to tonight', undefined],
    ['move milk to midnight', undefined],
    ['move milk to 10am New York time', undefined],
    ['move milk to today 6pm', undefined],
    ['add milk at 6pm', undefined],
    ['what is due at 6pm', undefined],
  ])('%j leaves the day as it is: %j', (text, clocks) => {
    expect(clocksOf(text)).toEqual([clocks]);
  });

  it('is that of another day, where it may mean two', () => {
    const now = new Date('2026-11-20T11:12:00Z');
    expect(callsOf('move milk to 9:00', { now })).toEqual([
      ['task.move', { which: 'milk', due: '2026-11-20T21:00:00+01:00' }],
    ]);
    expect(clocksOf('move milk to 9:00', { now })).toEqual([{ due: '09:00' }]);
  });
});

describe('commands', () => {
  it.each([
    'help',
    '!help',
    '/help',
    '@eis !help',
    '@eis help',
    '@eis: help',
    'eis: help',
    'eis, help',
    'HELP',
    ' Help! ',
  ])('B2 takes %j for the same help', (text) => {
    expect(read(text)).toEqual({ to: 'command', calls: [{ action: 'help', input: {}, origin: 'command' }] });
  });

  it.each(['help on tasks', 'help with tasks', '!help about tasks', 'help tasks'])(
    'B2 takes what stands behind %j for the topic',
    (text) => {
      expect(callsOf(text)).toEqual([['help', { topic: 'tasks' }]]);
    },
  );

  it('B2 knows itself by its full id, and by other names when it has them', () => {
    expect(callsOf('@eis:example.org help')).toEqual([['help', {}]]);
    expect(createParse(declaredActions, { en: english }, ['hal'])('hal: help', context)).toMatchObject({
      to: 'command',
    });
    expect(callsOf('hal: help')).toBe('model');
  });

  it.each(['/shrug', '!unknown', '/me is tired', '!', '/', '!tsak add milk', '/help2'])(
    'B9 takes %j for ordinary talk, because the word is not known',
    (text) => {
      expect(read(text).to).toBe('model');
    },
  );

  it.each([
    ['/status', 'status'],
    ['!STATUS', 'status'],
    ['whoami', 'whoami'],
    ['never-mind', 'never-mind'],
    ['!never-mind', 'never-mind'],
  ])('B9 takes %j for a command, because the word is known', (text, action) => {
    expect(read(text)).toMatchObject({ to: 'command', calls: [{ action }] });
  });

  it.each([
    'status of the invoice',
    'help me move my piano on saturday',
    'more milk',
    'whoami really is that',
  ])('B9 takes %j for talk: it begins like a command and is none', (text) => {
    expect(read(text).to).toBe('model');
  });

  it.each([
    ['task add milk', { title: 'milk' }],
    ['!task add milk', { title: 'milk' }],
    ['task.add milk', { title: 'milk' }],
    ['Task Add Milk', { title: 'Milk' }],
    ['task add milk tomorrow', { title: 'milk', due: '2026-11-21' }],
    ['task add milk --due tomorrow', { title: 'milk', due: '2026-11-21' }],
    ['task add milk —due tomorrow', { title: 'milk', due: '2026-11-21' }],
    ['task add milk --due=friday', { title: 'milk', due: '2026-11-27' }],
    ['task add milk --due "next friday"', { title: 'milk', due: '2026-11-27' }],
    ['task add call mum today --due 2026-12-01', { title: 'call mum today', due: '2026-12-01' }],
    ['task add "call mum tomorrow"', { title: 'call mum tomorrow' }],
    ['task add --title milk', { title: 'milk' }],
    [
      'task add pay rent every friday',
      { title: 'pay rent', repeat: { every: 1, unit: 'week', on: ['friday'] } },
    ],
    ['task add read every book', { title: 'read every book' }],
    ['task add say -- nothing', { title: 'say -- nothing' }],
  ])('reads the words of the command %j', (text, input) => {
    expect(read(text)).toEqual({ to: 'command', calls: [{ action: 'task.add', input, origin: 'command' }] });
  });

  it.each([
    ['task list', {}],
    ['task list overdue', { overdue: true }],
    ['task list --overdue', { overdue: true }],
    ['task list --done', { done: true }],
    ['task list friday', { when: '2026-11-27' }],
    ['task list --overdue today', { overdue: true, when: '2026-11-20' }],
    ['task list --when "next week"', { when: { from: '2026-11-23', to: '2026-11-29' } }],
  ])('reads the words of the command %j', (text, input) => {
    expect(callsOf(text)).toEqual([['task.list', input]]);
  });
});

describe('everything in one place', () => {
  it.each<readonly [string, object]>([
    ['remove all items from my grocery list', { in: 'grocery' }],
    ['remove everything from my shopping list', { in: 'shopping' }],
    ['delete all tasks in Work', { in: 'Work' }],
    ['remove all items from my list', {}],
    ['delete all my tasks', {}],
  ])('C7 is never more than that: %j', (text, all) => {
    expect(callsOf(text)).toEqual([['task.remove', { which: { all } }]]);
  });
});

describe('commands about several things', () => {
  it('C7 are a call for each', () => {
    expect(callsOf('task done 2 and 3')).toEqual([
      ['task.done', { which: 2 }],
      ['task.done', { which: 3 }],
    ]);
    expect(callsOf('!task move 1-2 --due monday')).toEqual([
      ['task.move', { which: 1, due: '2026-11-23' }],
      ['task.move', { which: 2, due: '2026-11-23' }],
    ]);
  });
});

describe('mistakes in commands', () => {
  const markdownOf = (text: string): readonly string[] => {
    const reading = read(text);
    return reading.to === 'mistake' ? reading.markdown.split('\n') : [reading.to];
  };

  it('6.3 show the bad argument under a caret, what was expected, and what would be right', () => {
    expect(markdownOf('task add milk --due someday')).toEqual([
      'I do not understand this part:',
      '',
      '```',
      'task add milk --due someday',
      '                    ^^^^^^^',
      '```',
      '',
      'Expected: due (may be left out): the day or time it is due; a day, a time, or both: today, tomorrow, friday, 27 november, 10:30, friday 10am, in 2 hours.',
      'For example: task add milk \\-\\-due tomorrow',
    ]);
  });

  it('6.3 show what is missing', () => {
    expect(markdownOf('!task add').slice(0, 5)).toEqual([
      'Something is missing here:',
      '',
      '```',
      '!task add',
      '         ^',
    ]);
    expect(markdownOf('!task')).toContain(
      'Expected: one of task add, task list, task review, task show, task change, task move, task done, task reopen, task remove, task attach.',
    );
    expect(markdownOf('!task ad milk')).toContain('      ^^');
  });

  it.each([
    ['task add milk --duee friday', '💡 Did you mean --due?'],
    ['task add milk --due friday --due monday', 'Expected: --due only once.'],
    ['!status now', 'Expected: nothing behind this command.'],
    [`task add ${'x'.repeat(1001)}`, 'Expected: at most 1000 characters.'],
    ['task list soonish', '          ^^^^^^^'],
    ['task done 0', '          ^'],
  ])('6.3 say what is wrong with %j', (text, line) => {
    expect(markdownOf(text)).toContain(line);
  });

  it('show the place in a long line, and let nobody out of the frame', () => {
    const long = markdownOf(`task add ${'word '.repeat(30)} --duee friday ${'word '.repeat(30)}`);
    expect(long[4]?.trim()).toBe('^^^^^^');
    expect(long[3]?.slice(long[4]?.indexOf('^')).startsWith('--duee')).toBe(true);
    expect(markdownOf('task add a `` b --duee x')[2]).toBe('`````');
  });
});

describe('sentences that add a task', () => {
  it.each([
    ['add milk', { title: 'milk' }],
    ['add one', { title: 'one' }],
    ['add two', { title: 'two' }],
    ['add task one', { title: 'one' }],
    ['Add Milk.', { title: 'Milk' }],
    ['ADD MILK TOMORROW', { title: 'MILK', due: '2026-11-21' }],
    ['  add    oat   milk  ', { title: 'oat milk' }],
    ['please add milk', { title: 'milk' }],
    ['could you add milk to my tasks, please?', { title: 'milk' }],
    ['Can you please add milk to my list?', { title: 'milk' }],
    ['hey eis, add milk, thanks!', { title: 'milk' }],
    ['@eis add milk', { title: 'milk' }],
    ['!add milk', { title: 'milk' }],
    ["i'd like to add milk", { title: 'milk' }],
    ['add milk to my to-do list', { title: 'milk' }],
    ['add milk to my todo list', { title: 'milk' }],
    ['put milk on my list for friday', { title: 'milk', due: '2026-11-27' }],
    ['add a task to call mum', { title: 'call mum' }],
    ['add milk today', { title: 'milk', due: '2026-11-20' }],
    ['add milk to my tasks for tomorrow', { title: 'milk', due: '2026-11-21' }],
    ['add milk tomorrow to my tasks', { title: 'milk', due: '2026-11-21' }],
    ['add milk, tomorrow', { title: 'milk', due: '2026-11-21' }],
    ['add milk on saturday', { title: 'milk', due: '2026-11-21' }],
    ['add milk on sat', { title: 'milk', due: '2026-11-21' }],
    ['add milk friday', { title: 'milk', due: '2026-11-27' }],
    ['add milk by monday', { title: 'milk', due: '2026-11-23' }],
    ['add milk due on monday', { title: 'milk', due: '2026-11-23' }],
    ['add renew passport next friday 10am', { title: 'renew passport', due: '2026-11-27T10:00:00+01:00' }],
    ['add milk 2026-12-24', { title: 'milk', due: '2026-12-24' }],
    ['add milk 2026-12-24 18:30', { title: 'milk', due: '2026-12-24T18:30:00+01:00' }],
    ['add milk tomorrow at 9', { title: 'milk', due: '2026-11-21T09:00:00+01:00' }],
    ['add milk at 9 tomorrow', { title: 'milk', due: '2026-11-21T09:00:00+01:00' }],
    ['add milk 14:00', { title: 'milk', due: '2026-11-20T14:00:00+01:00' }],
    ['add milk at 10', { title: 'milk', due: '2026-11-20T10:00:00+01:00' }],
    ['add milk at 5', { title: 'milk', due: '2026-11-20T17:00:00+01:00' }],
    ['add milk 10 pm', { title: 'milk', due: '2026-11-20T22:00:00+01:00' }],
    ['add milk 10:30 a.m.', { title: 'milk', due: '2026-11-20T10:30:00+01:00' }],
    ['add tea at three', { title: 'tea', due: '2026-11-20T15:00:00+01:00' }],
    ['add tea at half past three', { title: 'tea', due: '2026-11-20T15:30:00+01:00' }],
    ['add run this monday', { title: 'run', due: '2026-11-23' }],
    ['add plan trip next week', { title: 'plan trip', due: '2026-11-23' }],
    ['add milk in 2 hours', { title: 'milk', due: '2026-11-20T11:12:00+01:00' }],
    ['add dentist tomorrow morning', { title: 'dentist', due: '2026-11-21T09:00:00+01:00' }],
    ['add dentist on the 15th', { title: 'dentist', due: '2026-12-15' }],
    ['add dentist in two weeks', { title: 'dentist', due: '2026-12-04' }],
    ['add dentist december 5', { title: 'dentist', due: '2026-12-05' }],
    ['add report until friday', { title: 'report', due: '2026-11-27' }],
    ['add dentist before friday', { title: 'dentist', due: '2026-11-27' }],
    ['add dentist 5/12', { title: 'dentist', due: '2026-12-05' }],
    ['add call mum tonight', { title: 'call mum', due: '2026-11-20T20:00:00+01:00' }],
    ['add call mum tomorrow about the car', { title: 'call mum about the car', due: '2026-11-21' }],
    ['tomorrow add milk at 5', { title: 'milk', due: '2026-11-21T17:00:00+01:00' }],
    // A day that is over is asked about by the action.
    ['add milk yesterday', { title: 'milk', due: '2026-11-19' }],
    ['add milk at 12am on sunday', { title: 'milk', due: '2026-11-22T00:00:00+01:00' }],
    ['add don’t forget the milk', { title: 'don’t forget the milk' }],
    [
      'add http://example.org/add/today tomorrow',
      { title: 'http://example.org/add/today', due: '2026-11-21' },
    ],
    ['add Zoë’s café', { title: 'Zoë’s café' }],
    ['add 🥛', { title: '🥛' }],
    ['add thanks card', { title: 'thanks card' }],
  ])('D1 %j', (text, input) => {
    expect(read(text)).toEqual({ to: 'phrase', calls: [{ action: 'task.add', input, origin: 'phrase' }] });
  });

  it.each([
    ['add "call mum tomorrow"', { title: 'call mum tomorrow' }],
    ['add “call mum tomorrow” to my tasks', { title: 'call mum tomorrow' }],
    ['add „call mum tomorrow“', { title: 'call mum tomorrow' }],
    ['add «call mum tomorrow»', { title: 'call mum tomorrow' }],
    ["add 'call mum tomorrow'", { title: 'call mum tomorrow' }],
    ['add "read The 5th Wave" to my tasks', { title: 'read The 5th Wave' }],
    ['add "milk to my tasks"', { title: 'milk to my tasks' }],
    ['add read "Friday" tomorrow', { title: 'read "Friday"', due: '2026-11-21' }],
    ['add "never mind"', { title: 'never mind' }],
    ['add "what is due?"', { title: 'what is due?' }],
  ])('C10 7.2 parses nothing that is quoted: %j', (text, input) => {
    expect(callsOf(text)).toEqual([['task.add', input]]);
  });

  it.each([
    'lunch with Friday',
    'read The 5th Wave',
    'read John 3:16',
    'get a second opinion',
    'ask May about the garden',
    'upgrade to version 2.10',
    'buy stamps 3.50',
    'go to 7 eleven',
    'meet at 7 eleven',
    'clean room 12',
    'watch the sun',
    'enjoy the sun',
    'plan the friday',
    'prepare the monday meeting',
    'compare apples and pears',
    'pay rent every blue moon week',
    'watch Freaky Friday',
    'Friday report',
    'constructor',
  ])('C10 leaves words that look like dates in the title: %j', (title) => {
    expect(callsOf(`add ${title}`)).toEqual([['task.add', { title }]]);
  });

  it('C10 takes a clock time alone for the next one to come', () => {
    expect(callsOf('add milk at 9:15')).toEqual([
      ['task.add', { title: 'milk', due: '2026-11-20T09:15:00+01:00' }],
    ]);
    expect(callsOf('add milk at 09:00')).toEqual([
      ['task.add', { title: 'milk', due: '2026-11-21T09:00:00+01:00' }],
    ]);
  });

  it.each([
    ['America/New_York', 'add milk tomorrow', '2026-11-21'],
    ['America/New_York', 'add milk at 10', '2026-11-20T10:00:00-05:00'],
    ['Pacific/Kiritimati', 'add milk at 23:00', '2026-11-20T23:00:00+14:00'],
    ['Asia/Kolkata', 'add milk tomorrow at 9', '2026-11-21T09:00:00+05:30'],
  ])('C10 reads words of time in the zone %s', (timeZone, text, due) => {
    expect(callsOf(text, { timeZone })).toEqual([['task.add', { title: 'milk', due }]]);
  });

  it.each([
    [
      'the clock goes forward',
      '2026-03-28T12:00:00Z',
      'add milk tomorrow at 02:30',
      '2026-03-29T03:00:00+02:00',
    ],
    [
      'the clock goes back',
      '2026-10-24T12:00:00Z',
      'add milk tomorrow at 02:30',
      '2026-10-25T02:30:00+02:00',
    ],
    [
      'the clock has gone back',
      '2026-10-24T12:00:00Z',
      'add milk tomorrow at 10',
      '2026-10-25T10:00:00+01:00',
    ],
  ])('C10 is right on the day on which %s', (_case, now, text, due) => {
    expect(callsOf(text, { now: new Date(now) })).toEqual([['task.add', { title: 'milk', due }]]);
  });

  it.each([
    ['2026-11-18', '2026-11-27', '2026-11-20'],
    ['2026-11-20', '2026-11-27', '2026-11-27'],
    ['2026-11-21', '2026-11-27', '2026-11-27'],
  ])(
    '7.3 takes "friday" for the next one, never today, and "next friday" for one of another week: %s',
    (day, next, coming) => {
      const now = new Date(`${day}T08:00:00Z`);
      expect(callsOf('add milk next friday', { now })).toEqual([['task.add', { title: 'milk', due: next }]]);
      expect(callsOf('add milk friday', { now })).toEqual([['task.add', { title: 'milk', due: coming }]]);
    },
  );
});

describe('sentences that must not write', () => {
  it.each([
    // refusals
    "don't add milk",
    'do not add milk',
    'please don’t add milk',
    'never add milk',
    'not add milk',
    // questions
    'add milk?',
    'did I add milk?',
    'should I add milk to my tasks?',
    'can I add milk',
    'why add milk',
    'how do I add a task?',
    'what if I add milk',
    'done 2?',
    // reports and stories
    'I added milk yesterday',
    'Alice added milk to my tasks',
    'we are done',
    'added milk',
    'you should have added milk',
    'the milk is done',
    'milk',
    // conditions
    'if it rains, add umbrella',
    'when I am home add milk',
    'unless it rains, add umbrella',
    // taken back
    'add milk monday and friday',
    'add at 5',
    'mark as done',
    'add add add',
    'add milk but not today',
    'put on my list',
    'move the third to the second',
    'add milk on the 31st of february',
    'move milk to the 31st of february',
    'remove from my list',
    'reopen the',
    'add milk, no wait',
    'add milk never mind',
    'add milk, just kidding',
    'add milk or not',
    // other places
    'add Bob to this room',
    'add lunch to my calendar',
    'put the book on the board',
    // what is not there yet, and may not become a title
    'add milk at 25:00',
    'remind me to buy milk',
    // no title, or only words that stand for one
    'add',
    'add it',
    'add that',
    'add this to my tasks',
    'add a task',
    'add .',
    'add "',
    'add ""',
    'add tomorrow',
    'todo',
    'done',
    'done everything',
    'done 0',
    // something else altogether
    'hello',
    'thanks',
    'hi there',
    '',
    ' ',
    '\n',
    '👍',
    'how was your day?',
    'additional milk',
    'address book',
    'add milk --due tomorrow',
    '```\nadd milk\n```',
    'add ```milk```',
    '> add milk',
    '> <@bob:x> add milk\n\nok',
    'add milk! I bought eggs yesterday.',
    'add milk. Then we will see.',
  ])('B %j', (text) => {
    expect(read(text).to).toBe('model');
  });

  it('does nothing of a message of which one line is not understood', () => {
    expect(read('add milk\nand then some eggs').to).toBe('model');
  });
});

describe('sentences that ask for lists', () => {
  it.each([
    ["what's due today", { when: '2026-11-20' }],
    ['What’s due today?', { when: '2026-11-20' }],
    ['whats due today', { when: '2026-11-20' }],
    ['what is due today?', { when: '2026-11-20' }],
    ['so, what is due on friday', { when: '2026-11-27' }],
    ['could you show me my tasks for tomorrow please', { when: '2026-11-21' }],
    ["what's due this week", { when: { from: '2026-11-16', to: '2026-11-22' } }],
    ["what's due next week", { when: { from: '2026-11-23', to: '2026-11-29' } }],
    ['tasks for tomorrow', { when: '2026-11-21' }],
    ["what's overdue?", { overdue: true }],
    ['overdue', { overdue: true }],
    ['show my late tasks', { overdue: true }],
    ['list completed tasks', { done: true }],
    ['list', {}],
    ['my tasks', {}],
    ['show me all my tasks', {}],
    ["what's on my to do list?", {}],
  ])('D1 %j', (text, input) => {
    expect(callsOf(text)).toEqual([['task.list', input]]);
  });
});

describe('sentences that finish a task', () => {
  it.each([
    ['done 2', 2],
    ['done #2', 2],
    ['done number 2', 2],
    ['done 2.', 2],
    ['mark 2 as done', 2],
    ['mark task 2 done', 2],
    ['done milk', 'milk'],
    ['done the milk', 'milk'],
    ['done "2"', '2'],
    ['done "The milk"', 'The milk'],
    ['done #0123456789abcdef', '#0123456789abcdef'],
    ['could you tick off water the plants?', 'water the plants'],
    ['complete 3', 3],
    ['mark the second as done', 2],
    ['done all of them', { ref: 'all' }],
    ['done 1, 2, 3 and 4', { lines: [1, 2, 3, 4] }],
    ['done 2-6', { lines: [2, 3, 4, 5, 6] }],
    ['mark the first four as done', { lines: [1, 2, 3, 4] }],
  ])('D1 %j', (text, which) => {
    expect(callsOf(text)).toEqual([['task.done', { which }]]);
  });
});

describe('marks in a title', () => {
  it.each([
    [
      'add renew passport next friday 10am !4 *travel to my tasks',
      { title: 'renew passport', due: '2026-11-27T10:00:00+01:00', priority: 4, labels: ['travel'] },
    ],
    ['add !1 milk *food', { title: 'milk', priority: 1, labels: ['food'] }],
    ['add milk *food tomorrow', { title: 'milk', labels: ['food'], due: '2026-11-21' }],
    ['add buy *food oat milk', { title: 'buy oat milk', labels: ['food'] }],
    ['add milk *"to buy" *food', { title: 'milk', labels: ['to buy', 'food'] }],
    ['add send invoice +Work @carol', { title: 'send invoice', project: 'Work', assignees: ['carol'] }],
    ['add send invoice +"Big Work"', { title: 'send invoice', project: 'Big Work' }],
    ['add "read *this" *books', { title: 'read *this', labels: ['books'] }],
    ['add milk *🛒', { title: 'milk', labels: ['🛒'] }],
    ['task add milk *food !5 --due tomorrow', { title: 'milk *food !5', due: '2026-11-21' }],
    ['task add milk *food !5', { title: 'milk', labels: ['food'], priority: 5 }],
  ])('D3 are fields: %j', (text, input) => {
    expect(callsOf(text)).toEqual([['task.add', input]]);
  });

  it.each([
    'make it *bold* today and',
    'call +49 30 1234',
    'solve 5 * 3',
    'write to @bob:example.org',
    'mail bob@example.org',
    'shout !!! loudly',
    'rate it !9',
    'compare c++ and c',
  ])('D3 are none in ordinary words: %j', (title) => {
    expect(callsOf(`task add ${title}`)).toEqual([['task.add', { title }]]);
  });

  it('D3 that contradict each other are not chosen from', () => {
    expect(callsOf('add milk !1 !2')).toBe('model');
    expect(callsOf('add milk +Home +Work')).toBe('model');
    expect(callsOf('add *food')).toBe('model');
  });

  it('7.2 are not parsed in quotation marks', () => {
    expect(callsOf('add "milk *food !4 every friday" to my tasks')).toEqual([
      ['task.add', { title: 'milk *food !4 every friday' }],
    ]);
  });
});

describe('repeats', () => {
  it.each([
    ['every day', { every: 1, unit: 'day' }],
    ['daily', { every: 1, unit: 'day' }],
    ['every 2 weeks', { every: 2, unit: 'week' }],
    ['every other week', { every: 2, unit: 'week' }],
    ['every friday', { every: 1, unit: 'week', on: ['friday'] }],
    ['every monday and thursday', { every: 1, unit: 'week', on: ['monday', 'thursday'] }],
    ['every other friday', { every: 2, unit: 'week', on: ['friday'] }],
    [
      'every weekday',
      { every: 1, unit: 'week', on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] },
    ],
    ['every 2 weeks on monday', { every: 2, unit: 'week', on: ['monday'] }],
    ['every month on the 15th', { every: 1, unit: 'month', on: [15] }],
    ['every month on the 1st and the last day', { every: 1, unit: 'month', on: [1, -1] }],
    ['every year', { every: 1, unit: 'year' }],
    ['every 3 hours', { every: 3, unit: 'hour' }],
    ['every day until friday', { every: 1, unit: 'day', until: '2026-11-27' }],
    ['every week 3 times', { every: 1, unit: 'week', times: 3 }],
  ])('D6 are read at the end of a title: %s', (said, repeat) => {
    expect(callsOf(`add pay rent ${said}`)).toEqual([['task.add', { title: 'pay rent', repeat }]]);
    expect(callsOf(`task add "pay rent" --repeat "${said}"`)).toEqual([
      ['task.add', { title: 'pay rent', repeat }],
    ]);
  });

  it('D6 have a time before or behind them', () => {
    const repeat = { every: 1, unit: 'week', on: ['friday'] };
    const due = '2026-11-20T10:00:00+01:00';
    expect(callsOf('add pay rent every friday at 10')).toEqual([
      ['task.add', { title: 'pay rent', due, repeat }],
    ]);
    expect(callsOf('add pay rent tomorrow every week')).toEqual([
      ['task.add', { title: 'pay rent', due: '2026-11-21', repeat: { every: 1, unit: 'week' } }],
    ]);
  });

  it.each(['check every door', 'know every word', 'read the daily paper'])(
    'leave a title alone: %j',
    (title) => {
      expect(callsOf(`add ${title}`)).toEqual([['task.add', { title }]]);
    },
  );

  it.each(['add run every 0 days'])('are not guessed: %j', (text) => {
    expect(read(text).to).toBe('model');
  });
});

describe('sentences that change a task', () => {
  it.each([
    ['rename milk to oat milk', 'task.change', { which: 'milk', title: 'oat milk' }],
    ['label buy stamps with errand', 'task.change', { which: 'buy stamps', add: { labels: ['errand'] } }],
    [
      'label 2 with errand and "to do now"',
      'task.change',
      { which: 2, add: { labels: ['errand', 'to do now'] } },
    ],
    ['tag it with *errand', 'task.change', { which: { ref: 'it' }, add: { labels: ['errand'] } }],
    [
      'remove the label errand from buy stamps',
      'task.change',
      { which: 'buy stamps', drop: { labels: ['errand'] } },
    ],
    ['assign 2 to carol', 'task.change', { which: 2, add: { assignees: ['carol'] } }],
    ['unassign carol from it', 'task.change', { which: { ref: 'it' }, drop: { assignees: ['carol'] } }],
    ['set the priority of milk to urgent', 'task.change', { which: 'milk', priority: 4 }],
    ['make it priority 3', 'task.change', { which: { ref: 'it' }, priority: 3 }],
    ['remove the due date of milk', 'task.change', { which: 'milk', clear: ['due'] }],
    ['make milk repeat every week', 'task.change', { which: 'milk', repeat: { every: 1, unit: 'week' } }],
    ['describe milk as two litres', 'task.change', { which: 'milk', description: 'two litres' }],
    [
      'task change milk --add-labels "a, b" --drop-labels c',
      'task.change',
      { which: 'milk', add: { labels: ['a', 'b'] }, drop: { labels: ['c'] } },
    ],
    [
      'task change milk --reminders "tomorrow 9:00 and friday 10:00"',
      'task.change',
      { which: 'milk', reminders: ['2026-11-21T09:00:00+01:00', '2026-11-27T10:00:00+01:00'] },
    ],
    ['move milk to monday', 'task.move', { which: 'milk', due: '2026-11-23' }],
    ['move 2 to tomorrow at 9', 'task.move', { which: 2, due: '2026-11-21T09:00:00+01:00' }],
    ['move milk to next week', 'task.move', { which: 'milk', due: '2026-11-23' }],
    ['move milk to Home', 'task.move', { which: 'milk', project: 'Home' }],
    ['move it to the project Big Work', 'task.move', { which: { ref: 'it' }, project: 'Big Work' }],
    ['move all my work tasks to monday', 'task.move', { which: { all: { in: 'work' } }, due: '2026-11-23' }],
    [
      'move all friday tasks to monday',
      'task.move',
      { which: { all: { when: '2026-11-27' } }, due: '2026-11-23' },
    ],
    [
      'move all overdue tasks to today',
      'task.move',
      { which: { all: { overdue: true } }, due: '2026-11-20' },
    ],
    ['move all tasks in Work to monday', 'task.move', { which: { all: { in: 'Work' } }, due: '2026-11-23' }],
    ['move all my tasks to monday', 'task.move', { which: { all: {} }, due: '2026-11-23' }],
    ['postpone milk until monday', 'task.move', { which: 'milk', due: '2026-11-23' }],
    ['reopen milk', 'task.reopen', { which: 'milk' }],
    ['mark milk as not done', 'task.reopen', { which: 'milk' }],
    ['done it', 'task.done', { which: { ref: 'it' } }],
    ['mark the last one as done', 'task.done', { which: { ref: 'last' } }],
    ['delete them', 'task.remove', { which: { ref: 'all' } }],
    ['move all of them to monday', 'task.move', { which: { ref: 'all' }, due: '2026-11-23' }],
    ['delete renew passport', 'task.remove', { which: 'renew passport' }],
    ['delete all my work tasks', 'task.remove', { which: { all: { in: 'work' } } }],
    ['create a project called Garden', 'project.add', { name: 'Garden' }],
    ['rename project Garden to Allotment', 'project.rename', { name: 'Garden', to: 'Allotment' }],
  ])('D4 %j', (text, action, input) => {
    expect(callsOf(text)).toEqual([[action, input]]);
  });

  it.each([
    'move milk to somewhere, never mind',
    'delete everything',
    'move milk to it',
    'rename milk to bread, just kidding',
    'did you delete milk?',
    'delete milk?',
    'set the priority of milk to purple',
    'I deleted milk',
  ])('never guess: %j', (text) => {
    expect(read(text).to).toBe('model');
  });
});

describe('sentences that reject a part', () => {
  it.each([
    ['not travel', { without: 'travel' }],
    ['not "to do now"', { without: 'to do now' }],
    ['Not tomorrow!', { without: { when: '2026-11-21' } }],
    ['not 10am', { without: { when: '2026-11-20T10:00:00+01:00' } }],
    ['not priority 4', { without: 'priority 4' }],
    ['no date', { clear: ['due'] }],
    ['no priority', { clear: ['priority'] }],
    ['in Home', { project: 'Home' }],
  ])('C11 7.4 %j', (text, input) => {
    expect(callsOf(text)).toEqual([['task.change', input]]);
  });

  it.each([
    'not add milk',
    'not yet',
    'not really',
    'not bad at all my friend',
    'no thanks',
    'no problem',
    'no',
    'not',
    'not me',
    'in 2 hours',
    'in two weeks',
    'in the morning',
  ])('C11 are none: %j', (text) => {
    expect(read(text).to).toBe('model');
  });
});

describe('sentences that look for tasks', () => {
  it.each([
    ['tasks in Work', { project: 'Work' }],
    ['show my work tasks', { project: 'work' }],
    ["what's due today in Work", { when: '2026-11-20', project: 'Work' }],
    ['show tasks labelled errand', { labels: ['errand'] }],
    ['show tasks labelled errand and travel', { labels: ['errand', 'travel'] }],
    ['tasks assigned to carol', { assignee: 'carol' }],
    ['show urgent tasks', { priority: 4 }],
    ['tasks with priority 3', { priority: 3 }],
    ['find tasks about passport', { text: 'passport' }],
    ['show my overdue tasks', { overdue: true }],
    ['show my open tasks', {}],
    [
      'task list --project Work --labels "a, b" --priority 4 --text x --assignee carol',
      { project: 'Work', labels: ['a', 'b'], priority: 4, text: 'x', assignee: 'carol' },
    ],
  ])('D2 %j', (text, input) => {
    expect(callsOf(text)).toEqual([['task.list', input]]);
  });
});

describe('a connection that is named', () => {
  const named = (text: string) => {
    const reading = parse(text, { ...context, connections: ['my', 'home', 'the other one'] });
    return 'calls' in reading ? reading.calls : reading.to;
  };

  it.each([
    ['add milk on home', 'task.add', { title: 'milk' }, 'home'],
    [
      'add milk tomorrow *food in home',
      'task.add',
      { title: 'milk', due: '2026-11-21', labels: ['food'] },
      'home',
    ],
    ["what's due today on HOME?", 'task.list', { when: '2026-11-20' }, 'home'],
    ['show all my tasks using the other one', 'task.list', {}, 'the other one'],
    ['task add milk --connection home', 'task.add', { title: 'milk' }, 'home'],
    ['task list with home', 'task.list', {}, 'home'],
    ['add milk to my own list', 'task.add', { title: 'milk' }, 'own-list'],
    ['show all my tasks on my own list', 'task.list', {}, 'own-list'],
  ])('B5 is where it is done: %j', (text, action, input, connection) => {
    expect(named(text)).toMatchObject([{ action, input, connection }]);
  });

  it('B5 is none in quotation marks, and none that the person does not have', () => {
    expect(named('add "milk on home"')).toMatchObject([{ input: { title: 'milk on home' } }]);
    expect(named('add "milk on home"')).not.toMatchObject([{ connection: 'home' }]);
    expect(named('add lamp on work')).toMatchObject([{ input: { title: 'lamp on work' } }]);
    expect(callsOf('add lamp on home')).toEqual([['task.add', { title: 'lamp on home' }]]);
  });

  it('says nothing about an ability of eis itself', () => {
    expect(named('help on home')).not.toMatchObject([{ connection: 'home' }]);
  });
});

describe('commands with other names', () => {
  const connect = actionsOn<undefined>()({
    name: 'connection.add',
    summary: 'Connect',
    effect: 'write',
    input: z.object({
      address: anyText('an address').exactOptional(),
      secret: secret('a token').exactOptional(),
      name: anyText('a name').exactOptional(),
    }),
    aliases: ['config add', 'connect vikunja'],
    phrases: [],
    plan: async () => await Promise.resolve({ kind: 'look' }),
  });
  const zone = actionsOn<undefined>()({
    name: 'settings.set',
    summary: 'Set',
    effect: 'write',
    input: z.object({ value: anyText('a zone') }),
    aliases: ['set time zone'],
    phrases: ['set time zone to {value}'],
    plan: async () => await Promise.resolve({ kind: 'look' }),
  });
  const parseThem = createParse([...declaredActions, connect, zone], { en: english });
  const inputOf = (text: string) => {
    const reading = parseThem(text, context);
    return 'calls' in reading ? reading.calls.map(({ action, input }) => [action, input]) : reading.to;
  };
  const both = { address: 'https://my.vikunja.io', secret: 'tk_abc' };

  it.each([
    ['config add https://my.vikunja.io tk_abc', both],
    ['!config add https://my.vikunja.io tk_abc', both],
    ['/config add https://my.vikunja.io tk_abc', both],
    ['connection add https://my.vikunja.io tk_abc', both],
    ['config add https://my.vikunja.io tk_abc as work', { ...both, name: 'work' }],
    ['config add https://my.vikunja.io --secret tk_abc', both],
    ['connect vikunja', {}],
    ['connect vikunja https://my.vikunja.io tk_abc', both],
    ['config add https://my.vikunja.io tk_ends.with!', { ...both, secret: 'tk_ends.with!' }],
  ])('B5 %j', (text, input) => {
    expect(inputOf(text)).toEqual([['connection.add', input]]);
  });

  it('B6 that have a word too many are mistakes', () => {
    expect(inputOf('config add a b c d')).toBe('mistake');
  });

  it('B5 leave out the word before the value', () => {
    expect(inputOf('set time zone to Europe/Berlin')).toEqual([['settings.set', { value: 'Europe/Berlin' }]]);
    expect(inputOf('set time zone Europe/Berlin')).toEqual([['settings.set', { value: 'Europe/Berlin' }]]);
  });
});

describe('several requests in one message', () => {
  it('are done in order', () => {
    expect(callsOf('add milk. add eggs tomorrow! done 2')).toEqual([
      ['task.add', { title: 'milk' }],
      ['task.add', { title: 'eggs', due: '2026-11-21' }],
      ['task.done', { which: 2 }],
    ]);
    expect(callsOf('add milk\n\nadd eggs\r\nhelp')).toEqual([
      ['task.add', { title: 'milk' }],
      ['task.add', { title: 'eggs' }],
      ['help', {}],
    ]);
  });

  it('are not seen in a full stop of a title', () => {
    expect(callsOf('add call Dr. Smith')).toEqual([['task.add', { title: 'call Dr. Smith' }]]);
    expect(callsOf('add "milk. add eggs."')).toEqual([['task.add', { title: 'milk. add eggs.' }]]);
  });

  it('leave out what the message answers', () => {
    expect(callsOf('> <@bob:example.org> add beer\n> add wine\n\nadd milk')).toEqual([
      ['task.add', { title: 'milk' }],
    ]);
  });

  it('are pasted text when there are too many', () => {
    expect(read('add milk\n'.repeat(21)).to).toBe('model');
  });
});

describe('what cannot be seen', () => {
  it.each([
    ['zero-width characters in a word', 'a\u200Bdd milk', 'milk'],
    ['marks that turn the direction', 'add \u202Emilk\u202C', 'milk'],
    ['control characters', 'add mi\u0000lk\u0007', 'milk'],
    ['half characters', 'add milk \uD800', 'milk \uFFFD'],
    ['no-break spaces', 'add\u00A0oat\u00A0milk', 'oat milk'],
  ])('changes nothing: %s', (_what, text, title) => {
    expect(callsOf(text)).toEqual([['task.add', { title }]]);
  });

  it('keeps the joiners of emoji and scripts in a title', () => {
    expect(callsOf('add 👩‍👧 party')).toEqual([['task.add', { title: '👩‍👧 party' }]]);
    expect(callsOf('add می\u200Cخواهم')).toEqual([['task.add', { title: 'می\u200Cخواهم' }]]);
  });
});

describe('a sentence that is not understood', () => {
  const nearest = (text: string): readonly string[] => {
    const reading = read(text);
    return reading.to === 'model' ? reading.nearest : [];
  };

  it.each([
    ['could you sort out my friday a bit', "what's due friday"],
    ['buy bread', 'add "buy bread" to my tasks'],
    ['add milk monday and friday', 'add "milk monday and friday" to my tasks'],
    ['anything new in my overdue things', "what's overdue"],
  ])('14.2 is answered with a guess: %j → %j', (text, first) => {
    expect(nearest(text)[0]).toBe(first);
  });

  it.each([
    'don’t add milk',
    'I added milk yesterday',
    'how was your day?',
    'if it rains, add umbrella',
    'add it',
    'sell milk to nobody, never mind',
    'add milk never mind',
  ])('14.2 is answered without any write, when it is no wish for one: %j', (text) => {
    expect(nearest(text)).not.toHaveLength(0);
    const actions = nearest(text).map((sentence) => callsOf(sentence)[0]?.[0]);
    expect(actions.filter((name) => name === 'task.add' || name === 'task.done')).toEqual([]);
  });

  it('14.2 is answered with at most three different sentences, all of which are understood', () => {
    for (const text of [
      'hello',
      'buy bread',
      'could you sort out my friday a bit',
      'x'.repeat(5000),
      '👍',
      '',
    ]) {
      expect(nearest(text).length).toBeGreaterThan(0);
      expect(nearest(text).length).toBeLessThanOrEqual(3);
      expect(new Set(nearest(text)).size).toBe(nearest(text).length);
      expect(nearest(text).filter((sentence) => !['command', 'phrase'].includes(read(sentence).to))).toEqual(
        [],
      );
    }
  });

  it('14.2 is answered with nothing that this person may not do', () => {
    const helpOnly = createParse(
      declaredActions.filter(({ name }) => name === 'help'),
      { en: english },
    );
    expect(helpOnly('buy bread', context)).toEqual({
      to: 'model',
      nearest: ['help'],
      because: 'nothing fits',
    });
  });
});

describe('languages', () => {
  it('are English for a tag that is not there', () => {
    expect(callsOf('add milk', { language: 'xx' })).toEqual([['task.add', { title: 'milk' }]]);
    expect(callsOf('add milk', { language: 'en-GB' })).toEqual([['task.add', { title: 'milk' }]]);
    expect(callsOf('add milk', { language: 'constructor' })).toEqual([['task.add', { title: 'milk' }]]);
  });
});
