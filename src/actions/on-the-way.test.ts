import { noFiles } from '../core/file.ts';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineBackend } from '../core/backend.ts';
import { taskActions } from '../domains/tasks/actions.ts';
import { labelCollection, projectCollection, taskCollection } from '../domains/tasks/collections.ts';
import { aRequest, ofKind, seenByAlice } from '../testing/action-requests.ts';
import { aCaller } from '../testing/callers.ts';
import { FakeLibrary } from '../testing/fake-library.ts';
import { aTask } from '../testing/tasks.ts';
import { tasksInMemory } from '../testing/tasks-in-memory.ts';
import { createRunAction } from './run-action.ts';
import { createTakeBack } from './take-back.ts';
import { WriteLocks } from './write-locks.ts';

/** Milk was added, with a label and in a project that were made for it. */
async function aHouseWithMilk() {
  const keeper = tasksInMemory([aTask({ title: 'bread' })]);
  const library = new FakeLibrary();
  const tasks = defineBackend({
    name: 'tasks',
    title: 'Tasks',
    credentials: z.object({}),
    connect: async () => await Promise.resolve(keeper),
    origin: () => 'https://tasks.example.org',
    check: async () => {},
    collections: (client) => [taskCollection(client), projectCollection(client), labelCollection(client)],
    actions: taskActions((client: typeof keeper) => client),
  });
  const deps = {
    ...library.deps,
    backends: [tasks],
    openSession: async () => await tasks.connect({}, noWorld),
    writeLocks: new WriteLocks(),
  };
  const runAction = createRunAction(deps);
  const call = {
    action: 'task.add',
    input: { title: 'milk', project: 'Groceries', labels: ['shopping'] },
    origin: 'phrase',
  } as const;
  const { approval } = ofKind('confirm', seenByAlice(await runAction(call, aRequest('add'))));
  await runAction(approval.call, { ...aRequest('add'), approved: approval });
  const caller = aCaller();
  const back = async (mark = 'undo.0') => {
    const request = { ...aRequest('undo'), mark, request: 'add', mode: 'ask' } as const;
    return seenByAlice(await createTakeBack(deps)({ ...request, room: caller.place.roomId }));
  };
  const titles = () => [...keeper.all.values()].map(({ title }) => title);
  const isThere = () => [
    [...keeper.allLabels.values()].includes('shopping'),
    [...keeper.allProjects.values()].some(({ name }) => name === 'Groceries'),
  ];
  const projectId = [...keeper.allProjects].find(([, { name }]) => name === 'Groceries')?.[0] ?? '';
  return {
    keeper,
    journal: library.journal,
    back,
    titles,
    isThere,
    groceries: { id: projectId, name: 'Groceries' },
  };
}

const noWorld = {
  fetch: async () => await Promise.reject(new Error('no network in here')),
  now: () => new Date(0),
  sleep: async () => {},
  timeZone: 'Europe/Berlin',
  facts: null,
  learn: async () => {},
  files: noFiles,
};

describe('M2 taking back what had something made on the way', () => {
  it('takes that back as well, and names it', async () => {
    const { back, titles, isThere } = await aHouseWithMilk();
    expect(isThere()).toEqual([true, true]);
    expect(ofKind('changed', await back()).markdown).toBe(
      '↩️ Taken back: milk is removed again. The label shopping and the project Groceries are removed as well.',
    );
    expect(titles()).toEqual(['bread']);
    expect(isThere()).toEqual([false, false]);
  });

  it('goes on behind what others use by now, and says that it stays', async () => {
    const { keeper, journal, back, titles, isThere, groceries } = await aHouseWithMilk();
    keeper.all.set('9', aTask({ title: 'eggs', project: groceries, labels: ['shopping'] }));
    const result = ofKind('changed', await back());
    expect(result.markdown).toBe(
      '↩️ Taken back: milk is removed again. The label shopping and the project Groceries stay: others use them by now.',
    );
    expect(result).not.toHaveProperty('trouble');
    expect(result.notBegun).toBe(0);
    expect(titles()).toEqual(['bread', 'eggs']);
    expect(isThere()).toEqual([true, true]);
    expect(journal.acts.map(({ state }) => state)).toEqual(['undone', 'partly']);
    expect(ofKind('changed', await back()).markdown).toBe(result.markdown);
    expect(ofKind('unclear', await back('undo.1')).question).toMatch(/^There is nothing to take back/);
  });

  it('tells apart what goes and what stays', async () => {
    const { keeper, back, isThere } = await aHouseWithMilk();
    keeper.all.set('9', aTask({ title: 'eggs', labels: ['shopping'] }));
    expect(ofKind('changed', await back()).markdown).toBe(
      '↩️ Taken back: milk is removed again. The project Groceries is removed as well. The label shopping stays: others use it by now.',
    );
    expect(isThere()).toEqual([true, false]);
  });
});
