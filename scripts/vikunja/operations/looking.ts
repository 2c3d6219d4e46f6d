import assert from 'node:assert/strict';
import type { Json } from '../../../src/core/json.ts';
import type { Ground, Told } from '../ground.ts';
import { inDays, namesIn, type Operation } from './operation.ts';

interface Listing {
  readonly how: string;
  readonly asked: (ground: Ground) => Readonly<Record<string, Json>>;
  readonly found: 'plain' | 'rich' | 'whole';
}

const listing = ({ how, asked, found }: Listing): Operation => ({
  name: 'task.list',
  how,
  play: async (ground) => {
    const told = await ground.finds('task.list', asked(ground));
    assert.match(told.text, new RegExp(namesIn(ground)[found]));
    return told;
  },
});

async function listDue(ground: Ground): Promise<Told> {
  const { raw, project, mark } = ground;
  await raw.addTask(project.id, { title: `today ${mark}`, due_date: `${inDays(0)}T12:00:00Z` });
  await raw.addTask(project.id, { title: `late ${mark}`, due_date: `${inDays(-3)}T12:00:00Z` });
  const told = await ground.finds('task.list', { when: inDays(0), project: project.title });
  assert.match(told.text, new RegExp(`late ${mark}[\\s\\S]*today ${mark}`));
  const overdue = await ground.finds('task.list', { overdue: true, project: project.title });
  assert.match(overdue.text, new RegExp(`late ${mark}`));
  return told;
}

/** With everything that Vikunja keeps, what people can say and what not. */
async function makeWhole({ raw, project, self, mark }: Ground): Promise<void> {
  const { whole, other } = namesIn({ mark });
  const { id } = await raw.addTask(project.id, {
    title: whole,
    description: '<p>Take the <strong>old</strong> one</p><ul><li>a</li></ul>',
    due_date: `${inDays(9)}T10:00:00Z`,
    start_date: `${inDays(8)}T09:00:00Z`,
    end_date: `${inDays(9)}T11:00:00Z`,
    priority: 3,
    percent_done: 0.5,
    hex_color: 'ff8800',
    is_favorite: true,
    reminders: [{ reminder: `${inDays(7)}T08:00:00Z` }, { relative_period: -3600, relative_to: 'due_date' }],
  });
  await raw.write('PUT', `/tasks/${id}/assignees`, { user_id: self.id });
  const label = await raw.addLabel(other);
  await raw.write('PUT', `/tasks/${id}/labels`, { label_id: label.id });
}

export const looking: readonly Operation[] = [
  {
    name: 'task.list',
    how: 'of a project, with a task that was made in Vikunja',
    play: async (ground) => {
      await makeWhole(ground);
      const told = await ground.finds('task.list', { project: ground.project.title });
      for (const title of [namesIn(ground).plain, namesIn(ground).whole])
        assert.match(told.text, new RegExp(title));
      return told;
    },
  },
  listing({ how: 'a span', asked: () => ({ when: { from: inDays(1), to: inDays(12) } }), found: 'rich' }),
  listing({ how: 'by label', asked: (ground) => ({ labels: [namesIn(ground).label] }), found: 'rich' }),
  listing({
    how: 'by priority',
    asked: ({ project }) => ({ priority: 4, project: project.title }),
    found: 'rich',
  }),
  listing({
    how: 'by assignee',
    asked: ({ self, project }) => ({ assignee: self.username, project: project.title }),
    found: 'whole',
  }),
  listing({ how: 'by text', asked: ({ mark }) => ({ text: `passport ${mark}` }), found: 'rich' }),
  { name: 'task.list', how: 'due today, what is overdue first', play: listDue },
  {
    name: 'task.show',
    how: 'with every part',
    play: async (ground) => {
      const told = await ground.finds('task.show', { which: namesIn(ground).rich });
      assert.match(told.text, new RegExp(namesIn(ground).label));
      return told;
    },
  },
  {
    name: 'label.list',
    how: 'all',
    play: async (ground) => {
      const told = await ground.finds('label.list', {});
      assert.match(told.text, new RegExp(namesIn(ground).label));
      return told;
    },
  },
];
