import { describe, expect, it } from '@jest/globals';
import type { Action, ActionContext } from '../../core/action.ts';
import { type Edit, isWhole, type Receipt, receiptFor, reverse } from '../../core/edit.ts';
import type { StoredObject } from '../../core/collection.ts';
import type { Plan } from '../../core/plan.ts';
import { aCaller } from '../../testing/callers.ts';
import { tasksInMemory } from '../../testing/tasks-in-memory.ts';
import { aContext, aShownList, aTask, home, inbox, justTouched, work } from '../../testing/tasks.ts';
import { addTask } from './add-task.ts';
import { changeTask } from './change-task.ts';
import { fieldsOf, labelCollection, projectCollection, taskCollection } from './collections.ts';
import { finishTask, reopenTask } from './finish-task.ts';
import type { TaskKeeper } from './keeper.ts';
import { moveOwnList } from './move-own-list.ts';
import { moveTask } from './move-task.ts';
import { addProject, archiveProject, listProjects, renameProject } from './projects.ts';
import { listLabels } from './labels.ts';
import { listTasks } from './list-tasks.ts';
import { removeTask } from './remove-task.ts';
import { showTask } from './show-task.ts';
import type { Repeat } from '../../core/repeat.ts';
import { PARENT, type Task } from './task.ts';

const planned = async (
  action: Action<TaskKeeper>,
  keeper: TaskKeeper,
  input: object,
  context: Partial<ActionContext> = {},
): Promise<Plan> => await action.plan(keeper, input, aContext(context));

const editsOf = (plan: Plan): readonly Edit[] => {
  expect(plan.kind).toBe('edits');
  return plan.kind === 'edits' ? plan.edits : [];
};

/** The fields that an update changes, as they shall be. */
const changesIn = (edit: Edit | undefined): object => {
  if (edit?.op !== 'update') return {};
  const { before, after } = edit;
  const changed = Object.keys(after).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return Object.fromEntries(changed.map((key) => [key, after[key]]));
};

const signal = new AbortController().signal;

describe('task.add with all its parts', () => {
  const full = {
    title: 'renew passport',
    project: 'work',
    due: '2026-11-27T10:00:00+01:00',
    start: '2026-11-26',
    end: '2026-11-28',
    priority: 4,
    labels: ['Travel', 'errand', 'travel'],
    assignees: ['Carol'],
    repeat: { every: 1, unit: 'year' },
    reminders: ['2026-11-27T09:00:00+01:00', '2026-11-26T09:00:00+01:00'],
    description: 'take the old one',
  };

  it('D3 makes one task with the names that the service has', async () => {
    const keeper = tasksInMemory([], { labels: ['errand', 'travel'], people: ['carol'] });
    expect(await planned(addTask, keeper, full)).toEqual({
      kind: 'edits',
      scope: ['work'],
      edits: [
        {
          op: 'create',
          noun: 'task',
          after: {
            ...fieldsOf(aTask()),
            ...full,
            project: work,
            labels: ['errand', 'travel'],
            assignees: ['carol'],
            reminders: ['2026-11-26T09:00:00+01:00', '2026-11-27T09:00:00+01:00'],
          },
        },
      ],
    });
  });

  it('D3 takes any word for a label in a list of its own, and has neither projects nor people', async () => {
    const own = tasksInMemory([], { saidAs: 'my own list' });
    const [edit] = editsOf(await planned(addTask, own, { title: 'milk', labels: ['food'] }));
    expect(edit).toMatchObject({ op: 'create', after: { labels: ['food'] } });
    expect(await planned(addTask, own, { title: 'milk', project: 'Work' })).toEqual({
      kind: 'unclear',
      question: 'My own list has no projects.',
      choices: [{ label: 'without a project', say: 'task add "milk"' }],
    });
    expect(await planned(addTask, own, { title: 'milk', assignees: ['carol'] })).toMatchObject({
      kind: 'unclear',
      question: 'Nobody in my own list goes by “carol”.',
      choices: [{ say: 'task add "milk"' }],
    });
  });

  it('L6 puts what nobody gave a project into the one that the person chose', async () => {
    const caller = aCaller({ defaultProject: 'WORK' });
    const keeper = tasksInMemory();
    const add = async (more: object = {}) =>
      await planned(addTask, keeper, { title: 'milk', ...more }, { caller });
    expect(editsOf(await add())).toMatchObject([{ after: { project: work } }]);
    expect(editsOf(await add({ project: 'home' }))).toMatchObject([{ after: { project: home } }]);
    expect(await add()).not.toHaveProperty('remarks');
  });

  it('L6 says that the chosen project is not there, once for all that was added', async () => {
    const caller = aCaller({ defaultProject: 'Attic' });
    const input = { items: [{ title: 'milk' }, { title: 'eggs' }] };
    const plan = await planned(addTask, tasksInMemory(), input, { caller });
    expect(editsOf(plan)).toMatchObject([{ after: { project: inbox } }, { after: { project: inbox } }]);
    expect(plan).toMatchObject({
      remarks: ['Your default project Attic is not there, so it went into the inbox.'],
    });
    const own = tasksInMemory([], { saidAs: 'my own list' });
    expect(await planned(addTask, own, { title: 'milk' }, { caller })).not.toHaveProperty('remarks');
  });

  it('M3 makes labels and a project on the way, and says so', async () => {
    const keeper = tasksInMemory([], { labels: ['errand'] });
    const plan = await planned(addTask, keeper, {
      title: 'milk',
      labels: ['new', 'errand'],
      project: 'Garden',
    });
    expect(plan).toMatchObject({ onTheWay: ['project Garden', 'label new'] });
    expect(editsOf(plan)).toMatchObject([
      { op: 'create', noun: 'project', after: { name: 'Garden' } },
      { op: 'create', noun: 'label', after: { title: 'new' } },
      { op: 'create', noun: 'task', after: { project: { name: 'Garden' }, labels: ['errand', 'new'] } },
    ]);
  });

  it('M1 finds the project that was made on the way, and reads the task back as planned', async () => {
    const keeper = tasksInMemory();
    const plan = await planned(addTask, keeper, { title: 'milk', project: 'Garden' });
    const [project, task] = editsOf(plan);
    const [first, after] = [project, task].map((edit) => (edit?.op === 'create' ? edit.after : {}));
    await projectCollection(keeper).create(first!, { mark: '1', watermark: null }, signal);
    const collection = taskCollection(keeper);
    const creation = { mark: '2', watermark: await collection.watermark(after!, signal) };
    await collection.create(after!, creation, signal);
    const [made] = await collection.findMade(after!, creation, signal);
    expect(made!.fields).toEqual(after!);
    expect([...keeper.all.values()][0]!.project.name).toBe('Garden');
    const read = await collection.read(made!.id, signal);
    expect(collection.words.differs(made!.fields, read, aContext().caller)).toBeUndefined();
  });

  it('M3 a task below one that was made with it is as it was planned, until it is moved', async () => {
    const keeper = tasksInMemory();
    const plan = await planned(addTask, keeper, { title: 'Trip', items: [{ title: 'tickets' }] });
    const collection = taskCollection(keeper);
    const made: StoredObject[] = [];
    for (const [index, edit] of editsOf(plan).entries()) {
      const after = edit.op === 'create' ? edit.after : {};
      const creation = { mark: `${index}`, watermark: await collection.watermark(after, signal) };
      await collection.create(after, creation, signal);
      made.push(...(await collection.findMade(after, creation, signal)));
    }
    const [, tickets] = made;
    const read = await collection.read(tickets!.id, signal);
    const { caller } = aContext();
    expect(collection.words.differs(tickets!.fields, read, caller)).toBeUndefined();
    const moved = { ...read, more: { [PARENT]: { id: '9', title: 'Party' } } };
    expect(collection.words.differs(tickets!.fields, moved, caller)).toBeDefined();
  });

  it('asks which of several projects is meant, and says that one is archived', async () => {
    const keeper = tasksInMemory();
    keeper.allProjects.set('w2', { name: 'Work at night', parent: null, isArchived: false, more: {} });
    keeper.allProjects.set('w3', { name: 'Work by day', parent: null, isArchived: false, more: {} });
    keeper.allProjects.set('old', { name: 'Old', parent: null, isArchived: true, more: {} });
    expect(editsOf(await planned(addTask, keeper, { title: 'a', project: 'Work' }))).toHaveLength(1);
    expect(await planned(addTask, keeper, { title: 'a', project: 'at' })).toMatchObject({ kind: 'edits' });
    keeper.allProjects.delete('work');
    expect(await planned(addTask, keeper, { title: 'a', project: 'work' })).toEqual({
      kind: 'unclear',
      question: 'Which project do you mean by “work”?',
      choices: [
        { label: 'Work at night', say: 'task add "a" --project "Work at night"' },
        { label: 'Work by day', say: 'task add "a" --project "Work by day"' },
      ],
    });
    expect(await planned(addTask, keeper, { title: 'a', project: 'old' })).toMatchObject({
      question: 'The project Old is archived: nothing new can be put into it.',
    });
  });

  it('asks whom of several is meant, with the connection that was named', async () => {
    const keeper = { ...tasksInMemory(), people: async () => await Promise.resolve(['carol', 'caroline']) };
    const my = { id: '1', name: 'my', service: 'vikunja' };
    const at = { id: '2', name: 'home', service: 'vikunja' };
    const plan = await planned(
      addTask,
      keeper,
      { title: 'a', assignees: ['car'] },
      { at, connections: [my, at] },
    );
    expect(plan).toMatchObject({
      question: 'Whom do you mean by “car”?',
      choices: [{ label: 'carol', say: 'task add "a" --assignees "carol" on home' }, { label: 'caroline' }],
    });
  });

  it('D6 7.5 says before it is written what repeat the service can keep', async () => {
    const everyWeek: Repeat = { every: 1, unit: 'week' };
    const keeper = tasksInMemory([], { nearestRepeat: (repeat) => (repeat.on ? everyWeek : repeat) });
    const twice = { every: 1, unit: 'week', on: ['monday', 'thursday'] };
    expect(await planned(addTask, keeper, { title: 'run', repeat: twice })).toEqual({
      kind: 'unclear',
      question:
        'This service cannot repeat it every monday and thursday. The nearest it can keep is every week. Which shall it be?',
      choices: [
        { label: 'every week', say: 'task add "run" --repeat "every week" --due "2026-11-23"' },
        { label: 'no repeat', say: 'task add "run"' },
      ],
    });
    const fridays = { every: 1, unit: 'week', on: ['friday'] };
    expect(editsOf(await planned(addTask, keeper, { title: 'run', repeat: fridays }))).toMatchObject([
      { after: { due: '2026-11-27', repeat: everyWeek } },
    ]);
    const never = tasksInMemory([], { nearestRepeat: () => undefined });
    expect(await planned(addTask, never, { title: 'run', repeat: everyWeek })).toMatchObject({
      question: 'This service cannot repeat anything every week.',
    });
  });

  it('C10 asks about a date in the past without losing the other parts', async () => {
    const asked = { title: 'milk', due: '2026-11-18', labels: ['a', 'b'], priority: 2 };
    expect(await planned(addTask, tasksInMemory(), asked)).toMatchObject({
      choices: [
        { label: 'today', say: 'task add "milk" --due "today" --priority 2 --labels "a, b"' },
        { label: 'tomorrow' },
        { label: 'no date', say: 'task add "milk" --priority 2 --labels "a, b"' },
      ],
    });
  });

  it('asks for a project where none takes what has none', async () => {
    const keeper = { ...tasksInMemory(), inbox: async () => await Promise.resolve(undefined) };
    expect(await planned(addTask, keeper, { title: 'milk' })).toMatchObject({ kind: 'unclear' });
  });
});

describe('task.change', () => {
  const passport = aTask({
    title: 'renew passport',
    due: '2026-11-27T10:00:00+01:00',
    priority: 4,
    labels: ['errand', 'travel'],
    assignees: ['bob'],
    project: work,
  });
  const keeper = () => tasksInMemory([passport, aTask()], { labels: ['food'], people: ['carol'] });
  const change = async (input: object, context: Partial<ActionContext> = { shown: justTouched('1') }) =>
    await planned(changeTask, keeper(), input, context);

  it.each([
    [{ title: 'x' }, { title: 'x' }],
    [{ due: '2026-12-01' }, { due: '2026-12-01' }],
    [{ project: 'home' }, { project: home }],
    [{ priority: 1 }, { priority: 1 }],
    [{ labels: ['Food'] }, { labels: ['food'] }],
    [{ add: { labels: ['FOOD'] } }, { labels: ['errand', 'food', 'travel'] }],
    [{ drop: { labels: ['Travel'] } }, { labels: ['errand'] }],
    [{ add: { assignees: ['carol'] } }, { assignees: ['bob', 'carol'] }],
    [{ drop: { assignees: ['bob'] } }, { assignees: [] }],
    [{ clear: ['due', 'priority'] }, { due: null, priority: 0 }],
    [{ repeat: { every: 1, unit: 'day' } }, { repeat: { every: 1, unit: 'day' } }],
    [
      { start: '2026-11-26', end: '2026-11-28' },
      { start: '2026-11-26', end: '2026-11-28' },
    ],
    [{ description: 'x' }, { description: 'x' }],
    [{ reminders: ['2026-11-27T09:00:00+01:00'] }, { reminders: ['2026-11-27T09:00:00+01:00'] }],
  ])('D4 plans that alone, and all else as it was: %j', async (input, changes) => {
    const edits = editsOf(await change({ which: 'renew passport', ...input }));
    expect(edits).toHaveLength(1);
    expect(edits[0]).toMatchObject({ op: 'update', id: '1', before: fieldsOf(passport) });
    expect(changesIn(edits[0])).toEqual(changes);
  });

  it('D4 keeps how much of a task was done when it is done', async () => {
    const there = tasksInMemory([{ ...passport, more: { 'percent done': 0.5 } }]);
    const [edit] = editsOf(await planned(finishTask, there, { which: 'renew passport' }));
    expect(changesIn(edit)).toEqual({ done: true });
  });

  it.each([
    ['formatted description', { description: 'x' }],
    ['kept repeat', { repeat: { every: 1, unit: 'day' } }],
    ['kept priority', { priority: 1 }],
  ])('M2 D4 changes a field together with its %s, and brings both back', async (key, input) => {
    const rich = { ...passport, description: 'old', more: { [key]: 'as it is', colour: 'ff0000' } };
    const there = tasksInMemory([rich]);
    const [other] = editsOf(await planned(changeTask, there, { which: 'renew passport', title: 'y' }));
    expect(changesIn(other)).toEqual({ title: 'y' });
    const [edit] = editsOf(await planned(changeTask, there, { which: 'renew passport', ...input }));
    expect(changesIn(edit)).toMatchObject({ ...input, more: { colour: 'ff0000' } });
    const { words, update, read } = taskCollection(there);
    const make = async (one: Edit | undefined): Promise<Receipt> => {
      if (one?.op !== 'update') throw new Error('it is no update');
      await update('1', one, signal);
      return receiptFor(one, '1', await read('1', signal));
    };
    const made = await make(edit);
    expect(isWhole(made)).toBe(true);
    expect(words.told(made, aCaller())).not.toMatch(key);
    const back = await make(reverse(made));
    expect(words.takenBack([back], [], aCaller())).not.toMatch(key);
    expect(there.all.get('1')).toEqual(rich);
  });

  it.each([
    ['travel', { labels: ['errand'] }],
    ['label Travel', { labels: ['errand'] }],
    ['*errand', { labels: ['travel'] }],
    ['priority 4', { priority: 0 }],
    ['4', { priority: 0 }],
    ['urgent', { priority: 0 }],
    ['priority', { priority: 0 }],
    ['labels', { labels: [] }],
    ['date', { due: null }],
    ['bob', { assignees: [] }],
    ['work', { project: inbox }],
    ['project', { project: inbox }],
    [{ when: '2026-11-27' }, { due: null }],
    [{ when: '2026-11-20T10:00:00+01:00' }, { due: '2026-11-27' }],
  ])('C11 7.4 rejects one part and changes that alone: %j', async (without, changes) => {
    const edits = editsOf(await change({ without }));
    expect(edits).toHaveLength(1);
    expect(changesIn(edits[0])).toEqual(changes);
  });

  it.each([
    ['bread', '“bread” is no part of renew passport.'],
    ['description', 'renew passport has no description.'],
    [{ when: '2026-11-21' }, 'That is no part of renew passport.'],
  ])('C11 7.4 says that it is no part of it: %j', async (without, question) => {
    expect(await change({ without })).toMatchObject({ kind: 'unclear', question });
  });

  it('C11 asks when a project is named like a label', async () => {
    const both = tasksInMemory([aTask({ labels: ['Work'], project: work })]);
    expect(await planned(changeTask, both, { without: 'work' }, { shown: justTouched('1') })).toMatchObject({
      question: 'Which part do you mean?',
      choices: [{ say: 'not label Work' }, { say: 'not project Work' }],
    });
    const one = await planned(changeTask, both, { without: 'project Work' }, { shown: justTouched('1') });
    expect(changesIn(editsOf(one)[0])).toEqual({ project: inbox });
  });

  it('C11 6.6 asks what is meant when nothing was shown', async () => {
    expect(await change({ without: 'travel' }, {})).toMatchObject({
      question: 'I have shown you nothing in the last 10 minutes, so I do not know what “it” is.',
    });
  });

  it.each([
    [{ which: 'renew passport', drop: { labels: ['food'] } }, 'renew passport has no label food.'],
    [{ which: 'renew passport', drop: { assignees: ['carol'] } }, 'renew passport is not assigned to carol.'],
    [{ which: 'renew passport', priority: 4 }, '“renew passport” is so already.'],
    [{ which: 'renew passport' }, 'What shall be changed? Say it with its new value.'],
    [{ which: 'bread', priority: 4 }, 'I found no task like “bread”.'],
    [
      { which: 'renew passport', project: 'Garden' },
      'I found no project like “Garden”. Shall I make it? Then say it again.',
    ],
  ])('says what is not so: %j', async (input, question) => {
    expect(await change(input)).toMatchObject({ kind: 'unclear', question });
  });

  it('M3 makes a new label on the way', async () => {
    const plan = await change({ which: 'milk', add: { labels: ['brand new'] } });
    expect(plan).toMatchObject({ onTheWay: ['label brand new'] });
    expect(editsOf(plan).map(({ op, noun }) => `${op} ${noun}`)).toEqual(['create label', 'update task']);
  });
});

describe('task.move', () => {
  const tasks = ['Send invoice', 'Book hotel', 'Write report', 'Order paper'].map((title, index) =>
    aTask({ title, project: work, due: `2026-11-1${index + 6}`, labels: ['x'] }),
  );
  const keeper = () =>
    tasksInMemory([aTask({ labels: ['work now'] }), ...tasks, aTask({ project: work, done: true })]);

  it('M2 moves all of a project in the order of a list', async () => {
    const plan = await planned(moveTask, keeper(), { which: { all: { in: 'work' } }, due: '2026-11-23' });
    expect(editsOf(plan).map((edit) => [edit.op === 'update' && edit.id, changesIn(edit)])).toEqual([
      ['2', { due: '2026-11-23' }],
      ['3', { due: '2026-11-23' }],
      ['4', { due: '2026-11-23' }],
      ['5', { due: '2026-11-23' }],
    ]);
    expect(plan).toMatchObject({ scope: ['work'] });
  });

  it.each([
    [{ in: 'x' }, ['2', '3', '4', '5']],
    [{ overdue: true }, ['2', '3', '4', '5']],
    [{ when: '2026-11-18' }, ['4']],
    [{}, ['1', '2', '3', '4', '5']],
  ])('M2 moves all of one kind: %j', async (all, ids) => {
    const edits = editsOf(await planned(moveTask, keeper(), { which: { all }, due: '2026-11-23' }));
    expect(new Set(edits.map((edit) => edit.op === 'update' && edit.id))).toEqual(new Set(ids));
  });

  it('D4 keeps the day of each task where only a clock time was said', async () => {
    const dated = tasksInMemory([
      aTask({ due: '2026-11-28T15:00:00+01:00' }),
      aTask({ due: '2027-06-01' }),
      aTask({ due: '2026-11-19' }),
      aTask({}),
    ]);
    const due = '2026-11-20T18:00:00+01:00';
    const clockOnly = { due: '18:00' };
    const all = { which: { all: {} }, due };
    const dues = async (context: Partial<ActionContext>) =>
      editsOf(await planned(moveTask, dated, all, context)).map((edit) => changesIn(edit));
    const kept = [{ due: '2026-11-28T18:00:00+01:00' }, { due: '2027-06-01T18:00:00+02:00' }];
    const moved = await dues({ clockOnly });
    expect(moved).toHaveLength(4);
    expect(moved).toEqual(expect.arrayContaining([...kept, { due }, { due }]));
    expect(await dues({})).toEqual(Array.from({ length: 4 }, () => ({ due })));
    const [edit] = editsOf(await planned(changeTask, dated, { which: '#1', due }, { clockOnly }));
    expect(changesIn(edit)).toEqual(kept[0]);
  });

  it('asks which one is meant without making a day of the clock time', async () => {
    const due = '2026-11-20T18:00:00+01:00';
    const two = tasksInMemory([aTask({ title: 'milk a' }), aTask({ title: 'milk b' })]);
    const plan = await planned(moveTask, two, { which: 'milk', due }, { clockOnly: { due: '18:00' } });
    expect(plan.kind === 'unclear' ? plan.choices.map(({ say }) => say) : []).toEqual([
      'task move "milk a" --due "18:00"',
      'task move "milk b" --due "18:00"',
    ]);
  });

  it('says that there is nothing of that kind', async () => {
    const plan = await planned(moveTask, keeper(), { which: { all: { in: 'moon' } }, due: '2026-11-23' });
    expect(plan).toMatchObject({ question: 'I found no project or label like “moon”.', isUnknownHere: true });
  });

  it('D4 moves one to a project, and asks where to', async () => {
    const [edit] = editsOf(await planned(moveTask, keeper(), { which: 'milk', project: 'home' }));
    expect(changesIn(edit)).toEqual({ project: home });
    expect(await planned(moveTask, keeper(), { which: 'milk' })).toMatchObject({ kind: 'unclear' });
    expect(await planned(moveTask, keeper(), { which: 'milk', project: 'Inbox' })).toMatchObject({
      question: '“milk” is there already.',
    });
  });
});

describe('task.done and task.reopen', () => {
  const turn = async (task: Partial<Task>, context: Partial<ActionContext> = {}) => {
    const [edit] = editsOf(
      await planned(finishTask, tasksInMemory([aTask(task)]), { which: 'milk' }, context),
    );
    return { as: edit?.as, changes: changesIn(edit) };
  };

  it('D6 moves a task that comes again to its next date, with everything that belongs to it', async () => {
    expect(
      await turn({
        due: '2026-11-20T10:00:00+01:00',
        start: '2026-11-19',
        reminders: ['2026-11-20T09:00:00+01:00'],
        repeat: { every: 1, unit: 'week' },
      }),
    ).toEqual({
      as: 'done',
      changes: {
        due: '2026-11-27T10:00:00+01:00',
        start: '2026-11-26',
        reminders: ['2026-11-27T09:00:00+01:00'],
      },
    });
  });

  it.each<[string, Repeat, string | null, string]>([
    ['skips what is over', { every: 1, unit: 'day' }, '2026-11-01', '2026-11-21'],
    ['counts from the day it is done', { every: 3, unit: 'day', from: 'done' }, '2026-11-01', '2026-11-23'],
    ['names weekdays', { every: 1, unit: 'week', on: ['monday', 'thursday'] }, '2026-11-19', '2026-11-23'],
    ['every other week', { every: 2, unit: 'week', on: ['monday'] }, '2026-11-16', '2026-11-30'],
    ['keeps the 31st', { every: 1, unit: 'month', on: [31] }, '2026-10-31', '2026-12-31'],
    ['the last day of a month', { every: 1, unit: 'month', on: [-1] }, '2026-10-31', '2026-11-30'],
    ['comes back from a shorter month', { every: 1, unit: 'month' }, '2026-08-31', '2026-11-30'],
    ['a leap day', { every: 1, unit: 'year' }, '2024-02-29', '2027-02-28'],
    ['without a date from today', { every: 1, unit: 'week' }, null, '2026-11-27'],
    ['hours', { every: 6, unit: 'hour' }, '2026-11-20T07:00:00+01:00', '2026-11-20T13:00:00+01:00'],
  ])('D6 %s', async (_what, repeat, due, next) => {
    expect((await turn({ due, repeat })).changes).toMatchObject({ due: next });
  });

  it('D6 keeps the clock time over a change of the clock', async () => {
    const now = new Date('2026-03-28T08:00:00Z');
    const due = '2026-03-28T09:00:00+01:00';
    const { changes } = await turn({ due, repeat: { every: 1, unit: 'day' } }, { now });
    expect(changes).toEqual({ due: '2026-03-29T09:00:00+02:00' });
  });

  it.each<[Repeat, object]>([
    [
      { every: 1, unit: 'day', times: 1 },
      { done: true, repeat: null },
    ],
    [
      { every: 1, unit: 'day', until: '2026-11-20' },
      { done: true, repeat: null },
    ],
    [
      { every: 1, unit: 'day', times: 2 },
      { due: '2026-11-21', repeat: { every: 1, unit: 'day', times: 1 } },
    ],
  ])('D6 ends when it was said to end: %j', async (repeat, changes) => {
    expect((await turn({ due: '2026-11-20', repeat })).changes).toEqual(changes);
  });

  it('D4 reopens what was done', async () => {
    const keeper = tasksInMemory([aTask({ done: true }), aTask({ title: 'open' })]);
    const [edit] = editsOf(await planned(reopenTask, keeper, { which: 'milk' }));
    expect(changesIn(edit)).toEqual({ done: false });
    expect(await planned(reopenTask, keeper, { which: 'open' })).toMatchObject({
      question: '“open” is open.',
    });
  });
});

describe('task.remove', () => {
  it('M3 plans with what is lost for good', async () => {
    const keeper = tasksInMemory([aTask()], { forGood: ['its 2 comments', 'its number'] });
    expect(editsOf(await planned(removeTask, keeper, { which: 'milk' }))).toEqual([
      {
        op: 'remove',
        noun: 'task',
        id: '1',
        before: fieldsOf(aTask()),
        forGood: ['its 2 comments', 'its number'],
      },
    ]);
  });

  it('asks which of ten of one name is meant', async () => {
    const keeper = tasksInMemory(Array.from({ length: 10 }, () => aTask()));
    const plan = await planned(removeTask, keeper, { which: 'milk' });
    expect(plan).toMatchObject({ question: 'Which one? (1 more fit; say more of its name.)' });
    expect(plan.kind === 'unclear' ? plan.choices[8] : undefined).toEqual({
      label: 'milk (9)',
      say: 'delete "#9"',
    });
  });
});

describe('what is meant by a reference', () => {
  const keeper = () => tasksInMemory([aTask(), aTask({ title: 'bread' })]);
  const list = aShownList([
    ['1', 'milk'],
    ['2', 'bread'],
  ]);
  const idOf = async (which: unknown, context: Partial<ActionContext>): Promise<unknown> => {
    const plan = await planned(finishTask, keeper(), { which }, context);
    return plan.kind === 'edits' ? plan.edits.map((edit) => edit.op === 'update' && edit.id) : plan;
  };

  it('6.6 is what was written last, before the list', async () => {
    const shown = { ...list, touched: justTouched('2', 'bread').touched ?? [] };
    expect(await idOf({ ref: 'it' }, { shown })).toEqual(['2']);
    expect(await idOf({ ref: 'that' }, { shown })).toEqual(['2']);
    expect(await idOf({ ref: 'last' }, { shown })).toEqual(['2']);
    expect(await idOf({ ref: 'it' }, { shown: aShownList([['1', 'milk']]) })).toEqual(['1']);
  });

  it('6.6 is asked about when it may be several', async () => {
    expect(await idOf({ ref: 'it' }, { shown: list })).toMatchObject({
      question: 'Which one do you mean by “it”? Say its name or its number.',
    });
  });

  it('is unknown here when the line is of another connection', async () => {
    const shown = {
      items: [{ noun: 'task', id: '1', name: 'milk', line: 'milk', connection: 'c2' }],
      upTo: 1,
    };
    expect(await idOf(1, { shown })).toMatchObject({ isUnknownHere: true });
    const at = { id: 'c2', name: 'home', service: 'vikunja' };
    expect(await idOf(1, { shown, at, connections: [at] })).toEqual(['1']);
  });

  it('says that a task vanished', async () => {
    expect(await idOf({ ref: 'it' }, { shown: justTouched('9', 'gone') })).toMatchObject({
      question: '“gone” is no longer there.',
    });
  });
});

describe('task.list with filters', () => {
  const tasks = [
    aTask({ title: 'Send invoice', project: work, labels: ['Errand'], priority: 4, due: '2026-11-20' }),
    aTask({ title: 'Water plants', project: home, assignees: ['carol'], labels: ['errand', 'green'] }),
    aTask({ title: 'Über uns', project: work }),
  ];
  const list = async (input: object, context: Partial<ActionContext> = {}): Promise<string> =>
    (await listTasks.perform(tasksInMemory(tasks), input, aContext(context))).reply.markdown;

  it.each([
    [{ project: 'work' }, 'Open tasks in work: 2 tasks', ['Send invoice', 'Über uns']],
    [{ labels: ['errand'] }, 'Open tasks with label errand: 2 tasks', ['Send invoice', 'Water plants']],
    [{ labels: ['errand', 'green'] }, 'Open tasks with labels errand, green: 1 task', ['Water plants']],
    [{ assignee: 'Carol' }, 'Open tasks assigned to Carol: 1 task', ['Water plants']],
    [{ priority: 4 }, 'Open tasks with priority 4 urgent: 1 task', ['Send invoice']],
    [{ text: 'uber' }, 'Open tasks with “uber”: 1 task', ['Über uns']],
    [{ when: '2026-11-20', project: 'work' }, '📋 Due Today in work: 1 task', ['Send invoice']],
    [{ project: 'work', labels: ['green'] }, 'Open tasks in work with label green: nothing', []],
    [{ project: 'moon' }, 'I found no project like “moon”.', []],
  ])('D2 finds them: %j', async (input, heading, titles) => {
    const [first, , ...lines] = (await list(input)).split('\n');
    expect(first).toBe(heading);
    expect(lines.map((line) => line.replace(/^\d+\. | \(.*$/g, ''))).toEqual(titles);
  });

  it('D2 asks the service for no more than it needs', async () => {
    const asked: unknown[] = [];
    const keeper = tasksInMemory(tasks);
    const watched = {
      ...keeper,
      find: async (...[query, until]: Parameters<TaskKeeper['find']>) => {
        asked.push(query);
        return await keeper.find(query, until);
      },
    };
    await listTasks.perform(watched, { when: '2026-11-20', labels: ['a'], project: 'work' }, aContext());
    await listTasks.perform(watched, { overdue: true }, aContext());
    expect(asked).toEqual([
      { done: false, dueUntil: '2026-11-20', project: 'work', labels: ['a'] },
      { done: false, dueUntil: '2026-11-20' },
    ]);
  });

  it('D1 joins the lists of several connections, each line with its connection', async () => {
    const my = { id: '1', name: 'my', service: 'vikunja' };
    const other = { id: '2', name: 'home', service: 'vikunja' };
    const connections = [my, other];
    const one = await listTasks.perform(
      tasksInMemory([aTask({ due: '2026-11-21' })]),
      {},
      aContext({ at: my, connections }),
    );
    const two = await listTasks.perform(
      tasksInMemory([aTask({ title: 'bread', due: '2026-11-20' })]),
      {},
      aContext({ at: other, connections }),
    );
    const joined = one.joinWith?.([two]);
    expect(listTasks.isOverAll).toBe(true);
    expect(joined?.reply.markdown).toBe(
      'All tasks: 2 tasks\n\n1. bread (home\\: Inbox) – due today\n2. milk (my\\: Inbox) – due Sat 21 Nov',
    );
    expect(joined?.shown?.items.map(({ id, connection }) => [id, connection])).toEqual([
      ['1', '2'],
      ['1', '1'],
    ]);
    const none = await listTasks.perform(tasksInMemory(), { project: 'moon' }, aContext({ at: my }));
    const some = await listTasks.perform(tasksInMemory(tasks), { project: 'work' }, aContext({ at: other }));
    expect(none.joinWith?.([some]).reply.markdown).toContain('Open tasks in work: 2 tasks');
  });
});

describe('task.show', () => {
  it('D1 shows everything about a task, and it is "it" from then on', async () => {
    const task = aTask({ priority: 4, labels: ['a'], description: '<b>x</b>', due: '2026-11-21' });
    const outcome = await showTask.perform(tasksInMemory([task]), { which: 'milk' }, aContext());
    expect(outcome.reply.markdown).toBe(
      '**milk** · https://tasks.example.org/1\nProject Inbox · open · due Sat 21 Nov 2026 · priority 4 urgent · label a\n\\<b\\>x\\</b\\>',
    );
    expect(outcome.shown?.items).toEqual([{ noun: 'task', id: '1', name: 'milk', line: 'milk' }]);
    const missing = await showTask.perform(tasksInMemory(), { which: 'milk' }, aContext());
    expect(missing.reply.markdown).toBe('I found no task like “milk”.');
    expect(missing.joinWith?.([outcome]).reply.markdown).toContain('**milk**');
  });

  it('shows as much of 5 MB of text as is read in a chat', async () => {
    const task = aTask({ description: 'x'.repeat(5_000_000) });
    const outcome = await showTask.perform(tasksInMemory([task]), { which: 'milk' }, aContext());
    expect(outcome.reply.markdown.length).toBeLessThan(2000);
  });
});

describe('projects and labels', () => {
  it('D5 are listed, children below their parents', async () => {
    const keeper = tasksInMemory([aTask({ labels: ['b'] })], { labels: ['a'] });
    keeper.allProjects.set('g', { name: 'Garden', parent: 'home', isArchived: false, more: {} });
    keeper.allProjects.set('o', { name: 'Old', parent: null, isArchived: true, more: {} });
    const projects = await listProjects.perform(keeper, {}, aContext());
    expect(projects.reply.markdown).toBe('Projects: 4\n\n- Inbox\n- Work\n- Home\n  - Garden');
    expect((await listLabels.perform(keeper, {}, aContext())).reply.markdown).toBe('Labels: a, b');
    const own = tasksInMemory([aTask({ labels: ['food'] })], { saidAs: 'my own list' });
    expect((await listLabels.perform(own, {}, aContext())).reply.markdown).toBe('Labels: food (my own list)');
    expect((await listProjects.perform(own, {}, aContext())).reply.markdown).toBe(
      'There are no projects in my own list.',
    );
  });

  it('D5 are made, renamed and archived', async () => {
    const keeper = tasksInMemory();
    expect(editsOf(await planned(addProject, keeper, { name: 'Beds', parent: 'home' }))).toMatchObject([
      { op: 'create', noun: 'project', after: { name: 'Beds', parent: 'home' } },
    ]);
    expect(await planned(addProject, keeper, { name: 'Work' })).toMatchObject({ kind: 'unclear' });
    const [renamed] = editsOf(await planned(renameProject, keeper, { name: 'work', to: 'Job' }));
    expect(changesIn(renamed)).toEqual({ name: 'Job' });
    const [archived] = editsOf(await planned(archiveProject, keeper, { name: 'work' }));
    expect(changesIn(archived)).toEqual({ isArchived: true });
    expect(await planned(archiveProject, keeper, { name: 'moon' })).toMatchObject({ isUnknownHere: true });
    const own = tasksInMemory([], { saidAs: 'my own list' });
    expect(await planned(addProject, own, { name: 'Work' })).toMatchObject({ isUnknownHere: true });
  });

  it('M2 are found again after they were made, and never taken from tasks that others put there', async () => {
    const keeper = tasksInMemory();
    const projects = projectCollection(keeper);
    const labels = labelCollection(keeper);
    const fields = { name: 'Garden', parent: null, isArchived: false, more: {} };
    const project = { mark: '1', watermark: await projects.watermark(fields, signal) };
    const id = await projects.create(fields, project, signal);
    expect(await projects.findMade(fields, project, signal)).toEqual([{ id, fields }]);
    const label = { mark: '2', watermark: await labels.watermark({ title: 'new' }, signal) };
    expect(await labels.findMade({ title: 'new' }, label, signal)).toEqual([]);
    const labelId = await labels.create({ title: 'new' }, label, signal);
    expect(await labels.findMade({ title: 'new' }, label, signal)).toEqual([
      { id: labelId, fields: { title: 'new' } },
    ]);
    keeper.all.set('7', aTask({ project: { id, name: 'Garden' }, labels: ['new'] }));
    await expect(projects.remove(id, signal)).rejects.toThrow('There are tasks in this project by now.');
    await expect(labels.remove(labelId, signal)).rejects.toThrow('Other tasks have this label by now.');
    keeper.all.clear();
    await projects.remove(id, signal);
    await labels.remove(labelId, signal);
    expect(await projects.read(id, signal)).toBeUndefined();
    expect(await labels.read(labelId, signal)).toBeUndefined();
  });
});

describe('task.move-own', () => {
  const own = () =>
    tasksInMemory([aTask({ labels: ['food'] }), aTask({ title: 'over', done: true })], {
      saidAs: 'my own list',
    });
  const my = { id: 'c1', name: 'my', service: 'vikunja' };

  it('5.5 makes each open task there before it is removed here', async () => {
    const plan = await planned(moveOwnList, own(), { to: 'MY' }, { connections: [my] });
    const [made, gone, ...others] = editsOf(plan);
    expect(others).toEqual([]);
    expect(made).toMatchObject({
      op: 'create',
      connection: 'c1',
      as: 'my',
      after: { title: 'milk', labels: ['food'] },
    });
    expect(made?.op === 'create' ? made.after : {}).not.toHaveProperty('project');
    expect(gone).toMatchObject({ op: 'remove', id: '1' });
    expect(moveOwnList.effect).toBe('destroy');
    const service = tasksInMemory();
    const collection = taskCollection(service);
    const after = made?.op === 'create' ? made.after : {};
    await collection.create(after, { mark: '1', watermark: 0 }, signal);
    expect([...service.all.values()]).toMatchObject([{ title: 'milk', project: inbox, labels: ['food'] }]);
    expect([...service.allLabels.values()]).toEqual(['food']);
  });

  it('5.5 says that there is nowhere to move it, or nothing to move', async () => {
    expect(await planned(moveOwnList, own(), {})).toMatchObject({
      question: 'You are not connected to any service. Say: connect vikunja',
    });
    expect(await planned(moveOwnList, own(), { to: 'home' }, { connections: [my] })).toMatchObject({
      question: 'You have no connection called “home”. You have: my.',
    });
    const empty = tasksInMemory([], { saidAs: 'my own list' });
    expect(await planned(moveOwnList, empty, {}, { connections: [my] })).toMatchObject({
      question: 'There is no open task in my own list.',
    });
  });
});
