import { describe, expect, it } from '@jest/globals';
import { receiptFor } from '../../core/edit.ts';
import type { ShownList } from '../../core/shown.ts';
import type { Plan } from '../../core/plan.ts';
import { aCaller } from '../../testing/callers.ts';
import { declaredFields } from '../../testing/declared-fields.ts';
import { keeperRules } from '../../testing/keeper-contract.ts';
import { tasksInMemory } from '../../testing/tasks-in-memory.ts';
import { aContext, aShownList, aTask, friday, home, work } from '../../testing/tasks.ts';
import { addTask } from './add-task.ts';
import { taskActions } from './actions.ts';
import { finishTask } from './finish-task.ts';
import { taskCollection } from './collections.ts';
import { listTasks } from './list-tasks.ts';
import type { Task } from './task.ts';

describe('the keeper of the tests', () => {
  it.each(keeperRules)('as a keeper: $name', async ({ holds }) => {
    expect.hasAssertions();
    await holds({ keeper: tasksInMemory() });
  });
});

const ownList = { saidAs: 'my own list' };

const list = async (
  tasks: readonly Task[],
  input: object,
  { keeper = {}, context = {} }: { keeper?: { saidAs?: string }; context?: object } = {},
): Promise<string> => {
  const outcome = await listTasks.perform(tasksInMemory(tasks, keeper), input, aContext(context));
  return outcome.reply.markdown;
};

describe('the actions on tasks', () => {
  it('have the fields of the design and no others', () => {
    const actions = taskActions((keeper: ReturnType<typeof tasksInMemory>) => keeper);
    expect(actions.map(({ name }) => name)).toEqual([
      'task.add',
      'task.list',
      'task.review',
      'task.show',
      'task.change',
      'task.move',
      'task.done',
      'task.reopen',
      'task.remove',
      'task.attach',
      'file.list',
      'file.send',
      'file.remove',
      'project.list',
      'project.add',
      'project.rename',
      'project.archive',
      'label.list',
    ]);
    for (const { name, input } of actions) {
      const allowed = declaredFields[name] ?? [];
      expect(Object.keys(input.shape).filter((field) => !allowed.includes(field))).toEqual([]);
    }
  });
});

describe('task.list', () => {
  const invoice = aTask({ title: 'Send invoice', project: work, due: '2026-11-18' });
  const dentist = aTask({ title: 'Call the dentist', project: home, due: '2026-11-20T14:00:00+01:00' });
  const plants = aTask({ title: 'Water the plants', project: home, due: '2026-11-20' });
  const later = aTask({ title: 'Buy stamps', project: home, due: '2026-11-21' });
  const undated = aTask({ title: 'Read', project: home });
  const all = [plants, undated, later, dentist, invoice];

  it('D1 answers what is due today as the transcript does: overdue first, then by time', async () => {
    expect(await list(all, { when: '2026-11-20' })).toBe(
      [
        '📋 Due Today: 3 tasks',
        '',
        '1. Send invoice (Work) – overdue since Wed 18 Nov',
        '2. Call the dentist (Home) – 14:00',
        '3. Water the plants (Home)',
      ].join('\n'),
    );
  });

  it('D1 says that nothing is due', async () => {
    expect(await list([], { when: '2026-11-20' })).toBe('📋 Due Today: nothing');
    expect(await list([later], { when: '2026-11-20' }, { keeper: ownList })).toBe(
      '📋 Due Today: nothing (my own list)',
    );
  });

  it('D1 names no project of the own list, and ends with its name', async () => {
    expect(await list([plants], { when: '2026-11-20' }, { keeper: ownList })).toBe(
      '📋 Due Today: 1 task\n\n1. Water the plants\n\n(my own list)',
    );
  });

  it.each([
    ['Pacific/Auckland', '2026-11-20T10:59:00Z', '2026-11-20'],
    ['Pacific/Auckland', '2026-11-20T11:01:00Z', '2026-11-21'],
    ['America/Los_Angeles', '2026-11-21T07:59:00Z', '2026-11-20'],
    ['America/Los_Angeles', '2026-11-21T08:01:00Z', '2026-11-21'],
  ])('D1 decides what today is in the zone of the person: %s at %s', async (timeZone, now, day) => {
    const context = { caller: aCaller({ timeZone }), now: new Date(now) };
    const answer = await list([aTask({ due: day })], { when: day }, { keeper: ownList, context });
    expect(answer).toBe('📋 Due Today: 1 task\n\n1. milk\n\n(my own list)');
  });

  it('counts a time of today that has passed as overdue', async () => {
    const missed = aTask({ due: '2026-11-20T08:00:00+01:00' });
    expect(await list([missed], { when: '2026-11-20' }, { keeper: ownList })).toContain(
      'milk – overdue since 08:00',
    );
  });

  it('shows another day without what is overdue', async () => {
    expect(await list(all, { when: '2026-11-21' }, { keeper: ownList })).toBe(
      'Due Sat 21 Nov: 1 task\n\n1. Buy stamps\n\n(my own list)',
    );
    expect(await list([], { when: '2026-11-27' })).toBe('Due Fri 27 Nov: nothing');
  });

  it('shows the days of a week, both ends included', async () => {
    const days = ['2026-11-15', '2026-11-16', '2026-11-22', '2026-11-23'];
    const tasks = days.map((due) => aTask({ title: due, due }));
    const context = { now: new Date('2026-11-10T08:00:00Z') };
    const span = { when: { from: '2026-11-16', to: '2026-11-22' } };
    expect(await list(tasks, span, { keeper: ownList, context })).toBe(
      [
        'Due Mon 16 Nov – Sun 22 Nov: 2 tasks',
        '',
        '1. 2026\\-11\\-16 – due Mon 16 Nov',
        '2. 2026\\-11\\-22 – due Sun 22 Nov',
        '',
        '(my own list)',
      ].join('\n'),
    );
  });

  it('lists what is overdue, what is done and all', async () => {
    const done = aTask({ title: 'Over', done: true, due: '2026-11-18' });
    const tasks = [...all, done];
    const titles = (markdown: string) => markdown.split('\n').slice(2);
    expect(await list(tasks, { overdue: true })).toMatch(/^Overdue: 1 task\n\n1\. Send invoice/);
    expect(await list(tasks, { done: true })).toBe('Done: 1 task\n\n1. Over (Inbox)');
    expect(titles(await list(tasks, {}))).toEqual([
      '1. Send invoice (Work) – overdue since Wed 18 Nov',
      '2. Call the dentist (Home) – due today, 14:00',
      '3. Water the plants (Home) – due today',
      '4. Buy stamps (Home) – due Sat 21 Nov',
      '5. Read (Home)',
    ]);
  });

  it('names the year when it is another one', async () => {
    expect(await list([aTask({ due: '2027-01-04' })], {})).toContain('due Mon 4 Jan 2027');
  });

  it('shows ten lines and says how many there are still', async () => {
    const many = Array.from({ length: 12 }, (_, index) => aTask({ title: `Task ${index + 1}` }));
    const outcome = await listTasks.perform(tasksInMemory(many, ownList), {}, aContext());
    const lines = outcome.reply.markdown.split('\n');
    expect(lines[0]).toBe('All tasks: 12 tasks');
    expect(lines.filter((line) => /^\d+\. /.test(line))).toHaveLength(10);
    expect(lines.slice(-2)).toEqual(['… and 2 more: say more', '(my own list)']);
    expect(outcome.shown).toMatchObject({ upTo: 10, ending: '(my own list)' });
    expect(outcome.shown?.items).toHaveLength(12);
    expect(outcome.shown?.items[11]).toMatchObject({ noun: 'task', id: '12', name: 'Task 12' });
  });

  it('shows titles letter by letter, whatever is in them', async () => {
    const nasty = aTask({ title: '**bold** [x](http://a.b) <script> \u202Eevil\n# head' });
    const answer = await list([nasty], {}, { keeper: ownList });
    expect(answer.split('\n')[2]).toBe(
      '1. \\*\\*bold\\*\\* \\[x\\]\\(http\\:\\/\\/a\\.b\\) \\<script\\> evil \\# head'.replaceAll('\\/', '/'),
    );
  });
});

describe('task.add', () => {
  const plan = async (input: object, context = {}): Promise<Plan> =>
    await addTask.plan(tasksInMemory(), input, aContext(context));

  it('plans one new task in the inbox', async () => {
    expect(await plan({ title: 'milk', due: '2026-11-27' })).toEqual({
      kind: 'edits',
      scope: ['inbox'],
      edits: [{ op: 'create', noun: 'task', after: { ...aTask({ due: '2026-11-27' }) } }],
    });
  });

  it('C10 asks about a date in the past, with sentences that name the task exactly', async () => {
    expect(await plan({ title: 'milk', due: '2026-11-18' })).toEqual({
      kind: 'unclear',
      question: 'Wed 18 Nov 2026 is over. When shall “milk” be due?',
      choices: [
        { label: 'today', say: 'add "milk" to my tasks today' },
        { label: 'tomorrow', say: 'add "milk" to my tasks tomorrow' },
        { label: 'no date', say: 'add "milk" to my tasks' },
      ],
    });
  });

  it('C10 offers the same time tomorrow when a time of today is over', async () => {
    expect(await plan({ title: 'milk', due: '2026-11-20T07:00:00+01:00' })).toMatchObject({
      question: 'Fri 20 Nov 2026, 07:00 (Europe/Berlin) is over. When shall “milk” be due?',
      choices: [
        { label: 'tomorrow, 07:00', say: 'add "milk" to my tasks tomorrow at 07:00' },
        { label: 'today', say: 'add "milk" to my tasks today' },
        { label: 'no date', say: 'add "milk" to my tasks' },
      ],
    });
  });

  it('offers nothing that would not be read as it was meant: a title with quotation marks', async () => {
    expect(await plan({ title: 'read "Dune"', due: '2026-11-18' })).toEqual({
      kind: 'unclear',
      question: 'Wed 18 Nov 2026 is over. Say it again with a time to come.',
      choices: [],
    });
  });

  it('does not ask about a time that passed while the request was on its way', async () => {
    expect(await plan({ title: 'milk', due: '2026-11-20T09:00:00+01:00' })).toMatchObject({ kind: 'edits' });
  });

  it('refuses a title that is empty or longer than any title', async () => {
    await expect(plan({ title: '' })).rejects.toThrow('too_small');
    await expect(plan({ title: 'x'.repeat(1001) })).rejects.toThrow('too_big');
  });
});

describe('task.done', () => {
  const tasks = [
    aTask({ title: 'Buy milk' }),
    aTask({ title: 'Milk the cow', due: '2026-11-27' }),
    aTask({ title: 'Café besuchen' }),
    aTask({ title: 'Old thing', done: true }),
    aTask({ title: '7' }),
  ];
  const plan = async (which: number | string | object, context = {}, kept = tasks): Promise<Plan> =>
    await finishTask.plan(tasksInMemory(kept), { which }, aContext(context));
  const target = (found: Plan): unknown =>
    found.kind === 'edits' ? found.edits.map((edit) => (edit.op === 'update' ? edit.id : edit.op)) : found;

  it.each([
    ['the whole title', 'buy milk', '1'],
    ['other capitals and accents', 'CAFE BESUCHEN', '3'],
    ['its beginning', 'cafe', '3'],
    ['a part of it', 'cow', '2'],
    ['an id', '#2', '2'],
  ])('finds a task by %s', async (_how, which, id) => {
    expect(target(await plan(which))).toEqual([id]);
  });

  it('finds a task by its number in the list shown last', async () => {
    const shown = aShownList([
      ['3', 'Café besuchen'],
      ['1', 'Buy milk'],
    ]);
    expect(target(await plan(2, { shown }))).toEqual(['1']);
  });

  describe('by what was shown', () => {
    const three = aShownList([
      ['1', 'Buy milk'],
      ['2', 'Milk the cow'],
      ['3', 'Café besuchen'],
    ]);
    const touchedTwo = { ...three, touched: three.items.slice(1) };

    it.each<readonly [object, ShownList, readonly string[]]>([
      [{ ref: 'last' }, three, ['3']],
      [{ ref: 'last', count: 2 }, three, ['2', '3']],
      [{ ref: 'all' }, three, ['1', '2', '3']],
      [{ ref: 'all' }, { ...three, touched: three.items.slice(0, 1) }, ['1', '2', '3']],
      [{ ref: 'all' }, touchedTwo, ['2', '3']],
      [{ ref: 'that', text: 'cow' }, three, ['2']],
      [{ ref: 'that', text: 'besuchen' }, aShownList([['1', 'Buy milk']]), ['3']],
      [{ ref: 'that' }, { ...three, touched: three.items.slice(0, 1) }, ['1']],
      [{ lines: [3, 1] }, three, ['3', '1']],
    ])('C7 finds %j', async (which, shown, ids) => {
      expect(target(await plan(which, { shown }))).toEqual(ids);
    });

    it.each<readonly [object, ShownList | undefined, string]>([
      [{ ref: 'it' }, three, 'Which one do you mean by “it”? Say its name or its number.'],
      [
        { ref: 'all' },
        undefined,
        'I have shown you nothing in the last 10 minutes, so I do not know what “all of them” is.',
      ],
      [{ lines: [1, 4] }, three, 'The list I showed you last has no number 4.'],
      [
        { lines: [1, 2] },
        undefined,
        'I have shown you no list in the last 10 minutes, so I do not know which one 1 is.',
      ],
      [
        { lines: [1, 2] },
        {
          ...three,
          items: three.items.map((item, at) => (at === 0 ? { ...item, connection: 'work' } : item)),
        },
        'They are in different places. Say the numbers of one place at a time.',
      ],
      [{ ref: 'last', count: 5 }, three, 'I have shown you only 3 tasks in the last 10 minutes, not 5.'],
    ])('C7 asks about %j', async (which, shown, question) => {
      expect(await plan(which, { shown })).toMatchObject({ kind: 'unclear', question });
    });
  });

  it('C6 asks whether the nearest is meant', async () => {
    expect(await plan('the kow milk')).toMatchObject({
      kind: 'unclear',
      question: 'I found no task like “the kow milk”. Did you mean “Milk the cow”?',
      isUnknownHere: true,
    });
  });

  it('plans the task as it was, only done', async () => {
    expect(await plan('buy milk')).toMatchObject({
      edits: [{ op: 'update', before: { ...tasks[0] }, after: { ...tasks[0], done: true } }],
    });
  });

  it('asks which of several is meant, and names each of them exactly', async () => {
    expect(await plan('milk')).toEqual({
      kind: 'unclear',
      question: 'Which one?',
      choices: [
        { label: 'Milk the cow – due Fri 27 Nov', say: 'done "Milk the cow"' },
        { label: 'Buy milk', say: 'done "Buy milk"' },
      ],
    });
  });

  it('asks which of two with the same name is meant, by their ids', async () => {
    const twins = [aTask(), aTask({ due: '2026-11-27' })];
    const asked = await plan('milk', {}, twins);
    expect(asked).toEqual({
      kind: 'unclear',
      question: 'Which one?',
      choices: [
        { label: 'milk', say: 'done "#1"' },
        { label: 'milk – due Fri 27 Nov', say: 'done "#2"' },
      ],
    });
    expect(target(await plan('#2', {}, twins))).toEqual(['2']);
  });

  it('gives each choice a label of its own, so that typing one answers with it', async () => {
    const asked = await plan('milk', {}, [aTask(), aTask(), aTask({ title: 'milk can' })]);
    expect(asked.kind === 'unclear' ? asked.choices.map(({ label }) => label) : []).toEqual([
      'milk (1)',
      'milk (2)',
    ]);
  });

  it('does not take a word for a part of another word', async () => {
    expect(await plan('ilk')).toMatchObject({ kind: 'unclear', choices: [] });
  });

  it.each([
    ['there is none', 'bread', {}, 'I found no task like “bread”.'],
    ['it is done already', 'old thing', {}, '“Old thing” is already done.'],
    [
      'no list was shown',
      3,
      {},
      'I have shown you no list in the last 10 minutes, so I do not know which one 3 is.',
    ],
    [
      'the list is shorter',
      3,
      { shown: aShownList([['1', 'Buy milk']]) },
      'The list I showed you last has no number 3.',
    ],
    ['it was removed', 1, { shown: aShownList([['99', 'Gone']]) }, '“Gone” is no longer there.'],
  ])('says so when %s', async (_case, which, context, question) => {
    expect(await plan(which, context)).toMatchObject({ kind: 'unclear', question, choices: [] });
  });

  it('takes a number for a title when no list was shown', async () => {
    expect(target(await plan(7))).toEqual(['5']);
  });

  it('offers nine of many, and says that there are more', async () => {
    const many = Array.from({ length: 11 }, (_, index) => aTask({ title: `milk ${index}` }));
    const asked = await plan('milk', {}, many);
    expect(asked).toMatchObject({ question: 'Which one? (2 more fit; say more of its name.)' });
    expect(asked.kind === 'unclear' ? asked.choices : []).toHaveLength(9);
  });
});

describe('receipts of tasks', () => {
  const caller = aCaller();
  const created = aTask({ due: '2026-11-27T10:00:00+01:00' });
  const edit = { op: 'create', noun: 'task', after: { ...created } } as const;

  it('D1 tells of a new task in the own list, without a link', () => {
    const { told: tell } = taskCollection(tasksInMemory([], ownList)).words;
    expect(tell(receiptFor(edit, '1', { ...created }), caller)).toBe(
      '✅ Added: milk (my own list)\ndue Fri 27 Nov 2026, 10:00 (Europe/Berlin)',
    );
    const undated = { op: 'create', noun: 'task', after: { ...aTask() } } as const;
    expect(tell(receiptFor(undated, '1', { ...aTask() }), caller)).toBe('✅ Added: milk (my own list)');
  });

  it('tells of a new task in a service, with its link and project', () => {
    const { told: tell } = taskCollection(tasksInMemory()).words;
    expect(tell(receiptFor(edit, '1', { ...created }), caller)).toBe(
      '✅ Added: milk · https://tasks.example.org/1\nProject Inbox · due Fri 27 Nov 2026, 10:00 (Europe/Berlin)',
    );
  });

  it.each([
    [{ done: true }, '✅ Done: milk (my own list)'],
    [{ title: 'oat milk' }, '✅ Changed: oat milk (my own list)\ntitle milk → oat milk'],
    [{ due: '2026-11-23' }, '✅ Changed: milk (my own list)\ndue no date → Mon 23 Nov 2026'],
  ])('tells of a change: %j', (change, words) => {
    const { told: tell } = taskCollection(tasksInMemory([], ownList)).words;
    const before = { ...aTask() };
    const after = { ...before, ...change };
    expect(tell(receiptFor({ op: 'update', noun: 'task', id: '1', before, after }, '1', after), caller)).toBe(
      words,
    );
  });

  it('tells of a task that was opened again or removed', () => {
    const { told: tell } = taskCollection(tasksInMemory([], ownList)).words;
    const done = { ...aTask({ done: true }) };
    const open = { ...aTask() };
    const reopened = receiptFor(
      { op: 'update', noun: 'task', id: '1', before: done, after: open },
      '1',
      open,
    );
    expect(tell(reopened, caller)).toBe('✅ Reopened: milk (my own list)');
    const removed = receiptFor({ op: 'remove', noun: 'task', id: '1', before: open }, '1', undefined);
    expect(tell(removed, caller)).toBe(
      '✅ Deleted: milk (my own list). Say undo within 10 minutes to bring it back.',
    );
  });

  it('tells the time in the zone of the person', () => {
    const { told: tell } = taskCollection(tasksInMemory([], ownList)).words;
    const inTokyo = aCaller({ timeZone: 'Asia/Tokyo' });
    expect(tell(receiptFor(edit, '1', { ...created }), inTokyo)).toContain(
      'due Fri 27 Nov 2026, 18:00 (Asia/Tokyo)',
    );
    expect(friday.toISOString()).toBe('2026-11-20T08:12:00.000Z');
  });
});
