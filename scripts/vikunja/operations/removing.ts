import assert from 'node:assert/strict';
import { type Ground, textOf, type Told } from '../ground.ts';
import { keeps, namesIn, type Operation, takesBack } from './operation.ts';

/** A task that is made anew has these of its own. */
const ANEW: readonly string[] = ['id', 'index', 'identifier', 'created', 'done_at'];

async function removeAndBringBack(ground: Ground): Promise<Told> {
  const { whole } = namesIn(ground);
  const before = await ground.task(whole);
  const told = await ground.asksAndDoes('task.remove', { which: whole });
  const left = await ground.raw.tasksOf(ground.project.id);
  assert.ok(left.length > 0 && !left.some(({ id }) => id === before.id));
  await takesBack(ground);
  keeps(before, await ground.task(whole), ANEW);
  return told;
}

async function removeWhatVanished(ground: Ground): Promise<Told> {
  const title = `vanishing ${ground.mark}`;
  await ground.does('task.add', { title, project: ground.project.title });
  const asked = await ground.visit.call('task.remove', { which: title });
  assert.equal(asked.result.kind, 'confirm');
  await ground.raw.write('DELETE', `/tasks/${(await ground.task(title)).id}`);
  const played = await ground.visit.yes();
  assert.equal(played.result.kind, 'unclear');
  return { text: textOf(played), requests: [...asked.requests, ...played.requests] };
}

export const removing: readonly Operation[] = [
  { name: 'task.remove', how: 'and brought back with every part', play: removeAndBringBack },
  { name: 'task.remove', how: 'what vanished between question and yes', play: removeWhatVanished },
];
