import assert from 'node:assert/strict';
import { changed, type Ground, type Told } from '../ground.ts';
import type { RawProject } from '../raw-vikunja.ts';
import { inDays, keeps, namesIn, type Operation, takesBack } from './operation.ts';

async function only(ground: Ground, title: string): Promise<RawProject> {
  const [found, ...others] = await ground.raw.projectsLike(title);
  assert.ok(found && others.length === 0, `not one project ${title}`);
  return await ground.raw.project(found.id);
}

/** Its number is that of its project. */
const NUMBER: readonly string[] = ['project_id', 'index', 'identifier'];

async function moveThereAndBack(ground: Ground): Promise<Told> {
  const { whole, sub } = namesIn(ground);
  const before = await ground.task(whole);
  const told = await ground.does('task.move', { which: whole, project: sub });
  const moved = await ground.raw.task(before.id);
  assert.notEqual(moved.project_id, before.project_id);
  keeps(before, moved, NUMBER);
  await ground.does('task.move', { which: whole, project: ground.project.title });
  keeps(before, await ground.task(whole), NUMBER);
  return told;
}

async function archive(ground: Ground): Promise<Told> {
  const { sub } = namesIn(ground);
  const asked = await ground.visit.call('project.archive', { name: sub });
  const told = changed(asked.result.kind === 'confirm' ? [asked, await ground.visit.yes()] : [asked]);
  assert.equal((await only(ground, sub)).is_archived, true);
  await takesBack(ground);
  assert.equal((await only(ground, sub)).is_archived, false);
  return told;
}

export const moving: readonly Operation[] = [
  {
    name: 'project.add',
    how: 'below another one',
    play: async (ground) => {
      const { sub } = namesIn(ground);
      const told = await ground.does('project.add', { name: sub, parent: ground.project.title });
      assert.equal((await only(ground, sub)).parent_project_id, ground.project.id);
      return told;
    },
  },
  { name: 'project.list', how: 'all', play: async (ground) => await ground.finds('project.list', {}) },
  { name: 'task.move', how: 'to another project and back', play: moveThereAndBack },
  {
    name: 'task.move',
    how: 'to another day',
    play: async (ground) => await ground.does('task.move', { which: namesIn(ground).plain, due: inDays(3) }),
  },
  {
    name: 'project.rename',
    how: 'and taken back',
    play: async (ground) => {
      const { sub, renamed } = namesIn(ground);
      const told = await ground.does('project.rename', { name: sub, to: renamed });
      assert.equal((await only(ground, renamed)).parent_project_id, ground.project.id);
      await takesBack(ground);
      await only(ground, sub);
      return told;
    },
  },
  { name: 'project.archive', how: 'and taken back', play: archive },
];
