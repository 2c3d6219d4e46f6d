import { expect } from '@jest/globals';
import { receiptFor, reverse } from '../core/edit.ts';
import { canonical, type Fields } from '../core/json.ts';
import { taskCollection, type TaskKeeper } from '../domains/tasks/keeper.ts';
import { aTask } from './tasks.ts';

const { signal } = new AbortController();

interface Rule {
  readonly name: string;
  readonly holds: (keeper: TaskKeeper) => Promise<void>;
}

const everything = async (keeper: TaskKeeper): Promise<string> =>
  canonical([await keeper.find({ done: false }, signal), await keeper.find({ done: true }, signal)]);

/** What holds for every keeper of tasks; each rule is given one over a service that holds nothing. */
export const keeperRules: readonly Rule[] = [
  {
    name: 'reads back what was created',
    holds: async (keeper) => {
      const task = aTask({ due: '2026-11-27T10:00:00+01:00', labels: ['travel'], priority: 4 });
      const id = await keeper.create(task, 'mark', signal);
      expect(await keeper.read(id, signal)).toEqual(task);
    },
  },
  {
    name: 'makes one task of the same mark, and two of different marks',
    holds: async (keeper) => {
      const first = await keeper.create(aTask(), 'one mark', signal);
      expect(await keeper.create(aTask(), 'one mark', signal)).toBe(first);
      expect(await keeper.create(aTask(), 'another mark', signal)).not.toBe(first);
      expect(await keeper.find({ done: false }, signal)).toHaveLength(2);
    },
  },
  {
    name: 'makes no second task of a mark after the first one was done',
    holds: async (keeper) => {
      const id = await keeper.create(aTask(), 'one mark', signal);
      await keeper.update(id, { done: true }, signal);
      await keeper.create(aTask(), 'one mark', signal);
      expect(await keeper.find({ done: false }, signal)).toEqual([]);
      expect(await keeper.find({ done: true }, signal)).toHaveLength(1);
    },
  },
  {
    name: 'D4 keeps every field that an update does not mention',
    holds: async (keeper) => {
      const task = aTask({ due: '2026-11-27', labels: ['a', 'b'], priority: 3 });
      const id = await keeper.create(task, 'mark', signal);
      await keeper.update(id, { title: 'oat milk' }, signal);
      expect(await keeper.read(id, signal)).toEqual({ ...task, title: 'oat milk' });
      await keeper.update(id, { done: true }, signal);
      expect(await keeper.read(id, signal)).toMatchObject({ ...task, title: 'oat milk', done: true });
    },
  },
  {
    name: 'finds open and done tasks apart',
    holds: async (keeper) => {
      const open1 = await keeper.create(aTask({ title: 'open' }), '1', signal);
      const done = await keeper.create(aTask({ title: 'over' }), '2', signal);
      await keeper.update(done, { done: true }, signal);
      expect((await keeper.find({ done: false }, signal)).map(({ id }) => id)).toEqual([open1]);
      expect((await keeper.find({ done: true }, signal)).map(({ id }) => id)).toEqual([done]);
    },
  },
  {
    name: 'reads nothing after a removal, and removes twice without complaint',
    holds: async (keeper) => {
      const id = await keeper.create(aTask(), 'mark', signal);
      await keeper.remove(id, signal);
      await keeper.remove(id, signal);
      expect(await keeper.read(id, signal)).toBeUndefined();
    },
  },
  {
    name: 'makes nothing of an update to a task that is gone',
    holds: async (keeper) => {
      const id = await keeper.create(aTask(), 'mark', signal);
      await keeper.remove(id, signal);
      await keeper.update(id, { title: 'back again' }, signal);
      expect(await keeper.read(id, signal)).toBeUndefined();
    },
  },
  {
    name: 'has the same digest after an update was taken back',
    holds: async (keeper) => {
      const collection = taskCollection(keeper);
      const id = await keeper.create(aTask(), 'mark', signal);
      const digest = await everything(keeper);
      const before = asFields(await collection.read(id, signal));
      const edit = { op: 'update', noun: 'task', id, before, after: { ...before, done: true } } as const;
      await collection.update(id, edit.after, signal);
      const back = reverse(receiptFor(edit, id, await collection.read(id, signal)));
      expect(await everything(keeper)).not.toBe(digest);
      await collection.update(id, back.op === 'update' ? back.after : {}, signal);
      expect(await everything(keeper)).toBe(digest);
    },
  },
  {
    name: 'has the same digest after a creation was taken back',
    holds: async (keeper) => {
      const collection = taskCollection(keeper);
      const digest = await everything(keeper);
      const edit = { op: 'create', noun: 'task', after: { ...aTask() } } as const;
      const id = await collection.create(edit.after, 'mark', signal);
      const back = reverse(receiptFor(edit, id, await collection.read(id, signal)));
      expect(back).toMatchObject({ op: 'remove', id });
      await collection.remove(id, signal);
      expect(await everything(keeper)).toBe(digest);
    },
  },
];

function asFields(fields: Fields | undefined): Fields {
  expect(fields).toBeDefined();
  return fields ?? {};
}
