import { describe, expect, it } from '@jest/globals';
import type { BackendIo } from '../../core/backend.ts';
import { noFiles } from '../../core/file.ts';
import { alice, bob } from '../../testing/callers.ts';
import { keeperRules } from '../../testing/keeper-contract.ts';
import { ownTasksInMemory } from '../../testing/own-tasks.ts';
import { aContext, aTask, friday } from '../../testing/tasks.ts';
import { createOwnList } from './index.ts';
import { createOwnKeeper } from './own-keeper.ts';

const now = () => friday;
const { signal } = new AbortController();
const noFetch: BackendIo = {
  fetch: async () => await Promise.reject(new Error('nothing leaves the house')),
  now,
  sleep: async () => await Promise.resolve(),
  timeZone: 'Europe/Berlin',
  facts: null,
  learn: async () => await Promise.resolve(),
  files: noFiles,
};
const one = { mark: 'one', watermark: null };
const toDone = { before: { done: false }, after: { done: true } };

describe('the own list', () => {
  it.each(keeperRules)('as a keeper: $name', async ({ holds }) => {
    expect.hasAssertions();
    await holds({ keeper: createOwnKeeper(alice, { ...ownTasksInMemory(), now }) });
  });

  it('gives a task an id of 16 hexadecimal digits, made from the mark', async () => {
    const keeper = createOwnKeeper(alice, { ...ownTasksInMemory(), now });
    expect(await keeper.create(aTask(), one, signal)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('makes one task of the same mark, and none again after it was done', async () => {
    const keeper = createOwnKeeper(alice, { ...ownTasksInMemory(), now });
    const id = await keeper.create(aTask(), one, signal);
    await keeper.update(id, toDone, signal);
    expect(await keeper.create(aTask(), one, signal)).toBe(id);
    expect(await keeper.find({}, signal)).toMatchObject([{ id, task: { done: true } }]);
    expect(await keeper.create(aTask(), { mark: 'two', watermark: null }, signal)).not.toBe(id);
  });

  it('reads tasks that were stored before they had so many fields', async () => {
    const store = ownTasksInMemory();
    const old = { title: 'milk', project: 'my own list', due: null, priority: 0, labels: [], done: false };
    await store.create(alice, 'a1', old);
    const keeper = createOwnKeeper(alice, { ...store, now });
    expect(await keeper.read('a1', signal)).toEqual(
      aTask({ project: { id: 'own-list', name: 'my own list' } }),
    );
  });

  it('notes when a task was done, and forgets it when it is open again', async () => {
    const keeper = createOwnKeeper(alice, { ...ownTasksInMemory(), now });
    const id = await keeper.create(aTask(), one, signal);
    await keeper.update(id, toDone, signal);
    expect(await keeper.read(id, signal)).toMatchObject({ doneAt: '2026-11-20T08:12:00.000Z' });
    await keeper.update(id, { before: { done: true }, after: { done: false } }, signal);
    expect(await keeper.read(id, signal)).not.toHaveProperty('doneAt');
  });

  it('keeps the moment when a task was done through later changes', async () => {
    const moments = [friday, new Date('2026-11-21T08:00:00Z'), new Date('2026-11-22T08:00:00Z')];
    const later = () => moments.shift() ?? friday;
    const keeper = createOwnKeeper(alice, { ...ownTasksInMemory(), now: later });
    const id = await keeper.create(aTask(), one, signal);
    await keeper.update(id, toDone, signal);
    await keeper.update(id, { before: { title: 'milk' }, after: { title: 'oat milk' } }, signal);
    expect(await keeper.read(id, signal)).toMatchObject({
      title: 'oat milk',
      doneAt: '2026-11-21T08:00:00.000Z',
    });
  });

  it('D10 knows when a task was added and done, and says nothing of when old ones were added', async () => {
    const store = ownTasksInMemory();
    const moments = [friday, new Date('2026-11-21T08:00:00Z'), new Date('2026-11-22T08:00:00Z')];
    const keeper = createOwnKeeper(alice, { ...store, now: () => moments.shift() ?? friday });
    const id = await keeper.create(aTask(), one, signal);
    await keeper.update(id, { before: { title: 'milk' }, after: { title: 'oat milk' } }, signal);
    await keeper.update(id, toDone, signal);
    await store.create(alice, 'a1', { title: 'old', done: false });
    expect(await keeper.storiesSince('2026-11-16T00:00:00+01:00', signal)).toMatchObject([
      { id, addedAt: '2026-11-20T08:12:00.000Z', lastDoneAt: '2026-11-22T08:00:00.000Z' },
      { id: 'a1', task: { title: 'old' } },
    ]);
    const [, old] = await keeper.storiesSince('2026-11-16T00:00:00+01:00', signal);
    expect(old).not.toHaveProperty('addedAt');
  });

  it('I8 shows nobody the list of somebody else', async () => {
    const list = createOwnList({ ...ownTasksInMemory(), now });
    const ofAlice = await list.connect({ owner: alice }, noFetch);
    const ofBob = await list.connect({ owner: bob }, noFetch);
    const [tasks] = ofAlice.collections;
    const id = await tasks!.create({ ...aTask({ title: 'surprise for Bob' }) }, one, signal);
    expect(await ofBob.collections[0]!.read(id, signal)).toBeUndefined();
    const seen = await ofBob.perform('task.list', {}, aContext());
    expect(seen.reply.markdown).toBe('All tasks: nothing (my own list)');
    expect(ofAlice.origin).toBe('own-list:@alice:example.org');
    expect(ofBob.origin).not.toBe(ofAlice.origin);
  });

  it('opens for nobody who has no user id', async () => {
    const list = createOwnList({ ...ownTasksInMemory(), now });
    await expect(list.connect({ owner: 'alice' }, noFetch)).rejects.toThrow('no user id');
  });
});
