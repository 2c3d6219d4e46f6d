import assert from 'node:assert/strict';
import type { Ground, Told } from '../ground.ts';
import { assigneesOf, labelsOf } from '../raw-vikunja.ts';
import { inDays, momentIn, namesIn, type Operation, sameInstant } from './operation.ts';

async function addEveryPart(ground: Ground): Promise<Told> {
  const { rich, label } = namesIn(ground);
  const due = momentIn(6, '10:00');
  const told = await ground.asksAndDoes('task.add', {
    title: rich,
    project: ground.project.title,
    due,
    start: inDays(5),
    end: inDays(6),
    priority: 4,
    labels: [label],
    assignees: [ground.self.username],
    reminders: [momentIn(6, '08:00')],
    description: 'take the old one',
  });
  const task = await ground.task(rich);
  sameInstant(task.due_date, due);
  assert.deepEqual(labelsOf(task), [label]);
  assert.deepEqual(assigneesOf(task), [ground.self.username]);
  assert.equal(task.priority, 4);
  assert.match(task.description, /take the old one/);
  return told;
}

/** A title that is kept letter by letter. */
const oddTitle = (odd: string): Operation => ({
  name: 'task.add',
  how: odd.length > LONG ? `a title of ${odd.length} characters` : `the title ${odd}`,
  play: async (ground) => {
    const title = `${odd} ${ground.mark}`;
    const told = await ground.does('task.add', { title, project: ground.project.title });
    await ground.task(title);
    return told;
  },
});
const LONG = 100;

export const adding: readonly Operation[] = [
  {
    name: 'task.add',
    how: 'a title, into a project',
    play: async (ground) => {
      const { plain } = namesIn(ground);
      const told = await ground.does('task.add', { title: plain, project: ground.project.title });
      assert.equal((await ground.task(plain)).done, false);
      return told;
    },
  },
  { name: 'task.add', how: 'every part, with a label that is new', play: addEveryPart },
  oddTitle('👩‍👧 party 🥛'),
  oddTitle('قائمة المشتريات'),
  oddTitle('<script>alert("x")</script> & co'),
  oddTitle(`${'long '.repeat(197)}end`),
];
