import assert from 'node:assert/strict';
import type { Json } from '../../../src/core/json.ts';
import type { Ground, Told } from '../ground.ts';
import { assigneesOf, labelsOf, type RawTask } from '../raw-vikunja.ts';
import { inDays, isUnset, keeps, momentIn, namesIn, type Operation, sameInstant } from './operation.ts';

interface Change {
  readonly how: string;
  readonly said: Readonly<Record<string, Json>>;
  /** The fields of Vikunja that may differ afterwards: no other may. */
  readonly fields: readonly string[];
  readonly check: (task: RawTask) => void;
}

const changing = ({ how, said, fields, check }: Change): Operation => ({
  name: 'task.change',
  how,
  play: async (ground) => {
    const { whole } = namesIn(ground);
    const before = await ground.task(whole);
    const told = await ground.does('task.change', { which: whole, ...said });
    const after = await ground.raw.task(before.id);
    check(after);
    keeps(before, after, fields);
    return told;
  },
});

async function changeLabels(ground: Ground): Promise<Told> {
  const { whole, label, other } = namesIn(ground);
  const before = await ground.task(whole);
  const more = await ground.does('task.change', { which: whole, add: { labels: [label] } });
  assert.deepEqual(labelsOf(await ground.task(whole)), [other, label]);
  const less = await ground.does('task.change', { which: whole, drop: { labels: [other] } });
  const after = await ground.task(whole);
  assert.deepEqual(labelsOf(after), [label]);
  keeps(before, after, ['labels']);
  return { text: less.text, requests: [...more.requests, ...less.requests] };
}

const inTwoWeeks = momentIn(12, '15:00');

export const changes: readonly Operation[] = [
  changing({
    how: 'the day and time it is due',
    said: { due: inTwoWeeks },
    // A reminder that is relative to it follows.
    fields: ['due_date', 'reminders'],
    check: ({ due_date: due }) => sameInstant(due, inTwoWeeks),
  }),
  changing({
    how: 'priority',
    said: { priority: 5 },
    fields: ['priority'],
    check: ({ priority }) => assert.equal(priority, 5),
  }),
  changing({
    how: 'start and end',
    said: { start: inDays(10), end: inDays(11) },
    fields: ['start_date', 'end_date'],
    check: ({ start_date: start, end_date: end }) => assert.ok(Date.parse(start) < Date.parse(end)),
  }),
  changing({
    how: 'a repeat',
    said: { repeat: { every: 2, unit: 'week' } },
    fields: ['repeat_after', 'repeat_mode'],
    check: ({ repeat_after: seconds }) => assert.equal(seconds, 1_209_600),
  }),
  changing({
    how: 'no repeat',
    said: { clear: ['repeat'] },
    fields: ['repeat_after', 'repeat_mode'],
    check: ({ repeat_after: seconds }) => assert.equal(seconds, 0),
  }),
  changing({
    how: 'a reminder',
    said: { reminders: [momentIn(6, '06:00')] },
    fields: ['reminders'],
    check: (task) => assert.match(JSON.stringify(task['reminders']), new RegExp(`${inDays(6)}T`)),
  }),
  changing({
    how: 'description',
    said: { description: 'two lines\nof it' },
    fields: ['description'],
    check: ({ description }) => assert.match(description, /two lines/),
  }),
  changing({
    how: 'no assignee',
    said: { clear: ['assignees'] },
    fields: ['assignees'],
    check: (task) => assert.deepEqual(assigneesOf(task), []),
  }),
  { name: 'task.change', how: 'a label more, and one less', play: changeLabels },
  changing({
    how: 'no date',
    said: { clear: ['due'] },
    fields: ['due_date', 'reminders'],
    check: ({ due_date: due }) => assert.ok(isUnset(due)),
  }),
];
