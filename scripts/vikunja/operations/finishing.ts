import assert from 'node:assert/strict';
import type { Ground, Told } from '../ground.ts';
import { DAY_MS, inDays, keeps, namesIn, type Operation, takesBack } from './operation.ts';

async function turn(ground: Ground, action: 'task.done' | 'task.reopen'): Promise<Told> {
  const { whole } = namesIn(ground);
  const before = await ground.task(whole);
  const told = await ground.does(action, { which: whole });
  const after = await ground.raw.task(before.id);
  assert.equal(after.done, action === 'task.done');
  keeps(before, after, ['done', 'done_at']);
  return told;
}

async function finishWhatComesAgain(ground: Ground): Promise<Told> {
  const { again: title } = namesIn(ground);
  const due = inDays(1);
  const repeat = { every: 1, unit: 'week' };
  await ground.does('task.add', { title, project: ground.project.title, due, repeat });
  const told = await ground.does('task.done', { which: title });
  const after = await ground.task(title);
  assert.equal(after.done, false);
  assert.equal(after.repeat_after, 604_800);
  assert.ok(Date.parse(after.due_date) > Date.parse(due) + 6 * DAY_MS);
  return told;
}

/** The whole task is afterwards as it was before `act`. */
const undoing = (how: string, act: (ground: Ground, which: string) => Promise<Told>): Operation => ({
  name: 'undo',
  how,
  play: async (ground) => {
    const { whole } = namesIn(ground);
    const before = await ground.task(whole);
    await act(ground, whole);
    const told = await takesBack(ground);
    keeps(before, await ground.task(whole), ['done_at']);
    return told;
  },
});

export const finishing: readonly Operation[] = [
  {
    name: 'task.done',
    how: 'keeps everything else',
    play: async (ground) => await turn(ground, 'task.done'),
  },
  {
    name: 'task.list',
    how: 'what is done',
    play: async (ground) => {
      const told = await ground.finds('task.list', { done: true, project: ground.project.title });
      assert.match(told.text, new RegExp(namesIn(ground).whole));
      return told;
    },
  },
  {
    name: 'task.review',
    how: 'of this week, with what was finished just now',
    play: async (ground) => {
      const told = await ground.finds('task.review', {});
      assert.match(told.text, /finished (?:[1-9]\d*) tasks? and added [1-9]/);
      return told;
    },
  },
  {
    name: 'task.reopen',
    how: 'keeps everything else',
    play: async (ground) => await turn(ground, 'task.reopen'),
  },
  { name: 'task.done', how: 'what comes again tells its next date', play: finishWhatComesAgain },
  undoing(
    'a change of several fields',
    async ({ does }, which) =>
      await does('task.change', { which, due: inDays(20), priority: 1, description: 'other' }),
  ),
  undoing('that it was done', async ({ does }, which) => await does('task.done', { which })),
  {
    name: 'undo',
    how: 'a new task',
    play: async (ground) => {
      const title = `soon gone ${ground.mark}`;
      await ground.does('task.add', { title, project: ground.project.title });
      const told = await takesBack(ground);
      const left = await ground.raw.tasksOf(ground.project.id);
      assert.ok(left.length > 0 && !left.some((task) => task.title === title));
      return told;
    },
  },
];
