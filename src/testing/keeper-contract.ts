import { expect } from '@jest/globals';
import type { Creation } from '../core/collection.ts';
import { receiptFor, reverse } from '../core/edit.ts';
import { canonical, type Fields } from '../core/json.ts';
import { taskCollection } from '../domains/tasks/collections.ts';
import type { TaskKeeper } from '../domains/tasks/keeper.ts';
import { plainTask, type StoredTask, type Task } from '../domains/tasks/task.ts';

const { signal } = new AbortController();

/** A keeper over a service that holds no task of this rule. */
export interface Ground {
  readonly keeper: TaskKeeper;
  /** Made for this rule; where labels have to exist before a task can have them. */
  readonly labels?: (titles: readonly string[]) => Promise<void>;
}

export interface KeeperRule {
  readonly name: string;
  readonly holds: (ground: Ground) => Promise<void>;
}

let marks = 0;

/** Asks for the watermark, creates, and reads back what was made, as the runner does. */
async function make(keeper: TaskKeeper, task: Task): Promise<StoredTask & { readonly creation: Creation }> {
  marks += 1;
  const creation = { mark: `mark ${marks}`, watermark: await keeper.watermark(signal) };
  const id = await keeper.create(task, creation, signal);
  const read = await keeper.read(id, signal);
  expect(read).toBeDefined();
  return { id, task: read ?? task, creation };
}

async function aTaskIn(keeper: TaskKeeper, overrides: Partial<Task> = {}): Promise<Task> {
  const project = await keeper.inbox(signal);
  expect(project).toBeDefined();
  return plainTask({ title: 'milk', project: project ?? { id: '', name: '' }, ...overrides });
}

/** With every field that a person can set and every service keeps. */
const rich = async ({ keeper, labels }: Ground): Promise<Task> => {
  await labels?.(['errand', 'travel']);
  return await aTaskIn(keeper, {
    title: 'renew passport',
    due: '2026-11-27T10:00:00+01:00',
    start: '2026-11-26T09:00:00+01:00',
    end: '2026-11-27T11:00:00+01:00',
    priority: 4,
    labels: ['errand', 'travel'],
    reminders: ['2026-11-27T08:00:00Z'],
    repeat: { every: 2, unit: 'week' },
    description: 'take the old one',
  });
};

/** The moments of a task are the same whatever offset they are written with. */
const comparable = (task: Task | undefined): string => {
  const { doneAt: _when, more: _service, ...fields } = task ?? {};
  return canonical(fields).replace(/"\d{4}-\d\d-\d\dT[^"]+"/g, (instant) =>
    String(Date.parse(instant.slice(1, -1))),
  );
};

const expectSame = (found: Task | undefined, wanted: Task): void =>
  expect(comparable(found)).toBe(comparable(wanted));

const ids = (tasks: readonly StoredTask[]): readonly string[] => tasks.map(({ id }) => id).toSorted();

/** Everything there is, but for the ids: the digest of an undo. */
const everything = async (keeper: TaskKeeper): Promise<string> => {
  const found = await keeper.find({}, signal);
  return canonical(found.map(({ task }) => canonical([comparable(task), task.more])).toSorted());
};

/** What holds for every keeper of tasks. */
export const keeperRules: readonly KeeperRule[] = [
  {
    name: 'D3 reads back every field of what was created',
    holds: async (ground) => {
      const task = await rich(ground);
      expectSame((await make(ground.keeper, task)).task, task);
    },
  },
  {
    name: 'D3 keeps a whole day a whole day',
    holds: async ({ keeper }) => {
      const task = await aTaskIn(keeper, { due: '2026-11-27' });
      expect((await make(keeper, task)).task.due).toBe('2026-11-27');
    },
  },
  {
    name: 'keeps titles letter by letter: emoji, right-to-left, markup, quotation marks',
    holds: async ({ keeper }) => {
      for (const title of [
        '👩‍👧 party 🥛',
        'قائمة المشتريات',
        '<script>alert("x")</script> & co',
        '"a" \\ %_ \'b\'',
      ]) {
        const { id } = await make(keeper, await aTaskIn(keeper, { title, description: title }));
        expect(await keeper.read(id, signal)).toMatchObject({ title, description: title });
      }
    },
  },
  {
    name: 'finds again what a creation made, and that alone',
    holds: async ({ keeper }) => {
      const older = await make(keeper, await aTaskIn(keeper));
      const task = await aTaskIn(keeper);
      const next = { mark: 'not made', watermark: await keeper.watermark(signal) };
      expect(await keeper.findMade(task, next, signal)).toEqual([]);
      const newer = await make(keeper, task);
      expect(ids(await keeper.findMade(task, newer.creation, signal))).toEqual([newer.id]);
      expect(newer.id).not.toBe(older.id);
    },
  },
  {
    name: 'finds a creation again after it was changed by somebody',
    holds: async ({ keeper }) => {
      const made = await make(keeper, await aTaskIn(keeper));
      await keeper.update(made.id, { before: { done: false }, after: { done: true } }, signal);
      const found = await keeper.findMade(made.task, made.creation, signal);
      expect(ids(found)).toEqual([made.id]);
      expect(found[0]?.task.done).toBe(true);
    },
  },
  {
    name: 'D4 keeps every field that an update does not name, one after the other',
    holds: async (ground) => {
      const { keeper } = ground;
      const { id, task } = await make(keeper, await rich(ground));
      const changes: readonly Partial<Task>[] = [
        { title: 'renew both passports' },
        { due: '2026-11-30' },
        { priority: 1 },
        { description: '' },
        { reminders: [] },
        { repeat: null },
        { start: null, end: null },
        { done: true },
        { done: false },
        { due: null },
      ];
      let expected = task;
      for (const after of changes) {
        const before = Object.fromEntries(
          Object.entries(expected).filter(([field]) => Object.hasOwn(after, field)),
        );
        await keeper.update(id, { before, after }, signal);
        expected = { ...expected, ...after };
        const found = await keeper.read(id, signal);
        expectSame(found, expected);
        expect(found?.more).toEqual(task.more);
      }
    },
  },
  {
    name: 'D4 touches no label that the change does not name',
    holds: async (ground) => {
      const { keeper } = ground;
      const { id } = await make(keeper, await rich(ground));
      const change = { before: { labels: ['travel'] }, after: { labels: [] } };
      await keeper.update(id, change, signal);
      expect((await keeper.read(id, signal))?.labels).toEqual(['errand']);
      await keeper.update(id, { before: { labels: [] }, after: { labels: ['travel'] } }, signal);
      expect((await keeper.read(id, signal))?.labels).toEqual(['errand', 'travel']);
    },
  },
  {
    name: 'finds open and done tasks apart, and both when it is not asked',
    holds: async ({ keeper }) => {
      const open = await make(keeper, await aTaskIn(keeper, { title: 'open' }));
      const over = await make(keeper, await aTaskIn(keeper, { title: 'over' }));
      await keeper.update(over.id, { before: { done: false }, after: { done: true } }, signal);
      expect(ids(await keeper.find({ done: false }, signal))).toEqual([open.id]);
      expect(ids(await keeper.find({ done: true }, signal))).toEqual([over.id]);
      expect(ids(await keeper.find({}, signal))).toEqual(ids([open, over]));
    },
  },
  {
    name: 'D2 never leaves out what is looked for: by date, label, priority and text',
    holds: async (ground) => {
      const { keeper } = ground;
      const wanted = await make(keeper, await rich(ground));
      await make(keeper, await aTaskIn(keeper, { title: 'something else' }));
      const { project } = wanted.task;
      for (const query of [
        { dueUntil: '2026-11-27' },
        { dueUntil: '2026-11-27T09:00:00Z' },
        { labels: ['travel'] },
        { labels: ['Travel', 'errand'] },
        { priority: 4 },
        { text: 'PASSPORT' },
        { text: 'new pass' },
        { project: project.id },
      ]) {
        expect(ids(await keeper.find({ done: false, ...query }, signal))).toContain(wanted.id);
      }
    },
  },
  {
    name: 'reads nothing after a removal, and removes twice without complaint',
    holds: async ({ keeper }) => {
      const { id } = await make(keeper, await aTaskIn(keeper));
      await keeper.remove(id, signal);
      await keeper.remove(id, signal);
      expect(await keeper.read(id, signal)).toBeUndefined();
    },
  },
  {
    name: 'makes nothing of an update to a task that is gone',
    holds: async ({ keeper }) => {
      const { id } = await make(keeper, await aTaskIn(keeper));
      await keeper.remove(id, signal);
      const change = { before: { title: 'milk' }, after: { title: 'back again' } };
      await keeper.update(id, change, signal).catch(() => undefined);
      expect(await keeper.find({}, signal)).toEqual([]);
    },
  },
  {
    name: 'keeps ten tasks of one name apart',
    holds: async ({ keeper }) => {
      const made: StoredTask[] = [];
      for (let count = 0; count < 10; count += 1) made.push(await make(keeper, await aTaskIn(keeper)));
      expect(new Set(ids(made)).size).toBe(10);
      expect(ids(await keeper.find({ text: 'milk' }, signal))).toEqual(ids(made));
    },
  },
  {
    name: 'M2 has the same digest after each kind of update was taken back',
    holds: async (ground) => {
      const { keeper } = ground;
      const collection = taskCollection(keeper);
      const { id } = await make(keeper, await rich(ground));
      const digest = await everything(keeper);
      for (const after of [
        { due: null },
        { title: 'x' },
        { labels: ['errand'] },
        { done: true, repeat: null },
      ]) {
        const before = named(asFields(await collection.read(id, signal)), after);
        const edit = { op: 'update', noun: 'task', id, before, after } as const;
        await collection.update(id, { before, after }, signal);
        expect(await everything(keeper)).not.toBe(digest);
        const back = reverse(receiptFor(edit, id, named(asFields(await collection.read(id, signal)), after)));
        if (back.op === 'update') await collection.update(id, back, signal);
        expect(await everything(keeper)).toBe(digest);
      }
    },
  },
  {
    name: 'M2 has the same digest after a creation was taken back',
    holds: async (ground) => {
      const { keeper } = ground;
      const collection = taskCollection(keeper);
      const digest = await everything(keeper);
      const after = { ...(await rich(ground)) };
      const creation = { mark: 'taken back', watermark: await collection.watermark(after, signal) };
      const id = await collection.create(after, creation, signal);
      const made = await collection.findMade(after, creation, signal);
      const receipt = receiptFor({ op: 'create', noun: 'task', after }, id, made[0]?.fields);
      expect(made.map((one) => one.id)).toEqual([id]);
      expect(reverse(receipt)).toMatchObject({ op: 'remove', id });
      await collection.remove(id, signal);
      expect(await everything(keeper)).toBe(digest);
    },
  },
  {
    name: 'M2 has the same digest after a removal was taken back',
    holds: async (ground) => {
      const { keeper } = ground;
      const collection = taskCollection(keeper);
      const { id } = await make(keeper, await rich(ground));
      const digest = await everything(keeper);
      const before = asFields(await collection.read(id, signal));
      await collection.remove(id, signal);
      const creation = { mark: 'brought back', watermark: await collection.watermark(before, signal) };
      await collection.create(before, creation, signal);
      expect(await everything(keeper)).toBe(digest);
    },
  },
];

const named = (fields: Fields, of: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => Object.hasOwn(of, field)));

function asFields(fields: Fields | undefined): Fields {
  expect(fields).toBeDefined();
  return fields ?? {};
}
