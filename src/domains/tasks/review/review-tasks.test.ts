import { describe, expect, it } from '@jest/globals';
import type { ActionContext, ActionOutcome } from '../../../core/action.ts';
import { aCaller } from '../../../testing/callers.ts';
import { tasksInMemory } from '../../../testing/tasks-in-memory.ts';
import { aContext, aTask, home, work } from '../../../testing/tasks.ts';
import type { TaskKeeper } from '../keeper.ts';
import type { Task, TaskStory } from '../task.ts';
import { reviewTasks } from './review-tasks.ts';

type Told = Partial<Omit<TaskStory, 'task'>> & { readonly task?: Partial<Task> };

let ids = 0;
function aStory({ task, ...told }: Told): TaskStory {
  ids += 1;
  const plain = { id: String(ids), isAddedByOther: false, isForOthers: false, others: [] };
  return { ...plain, ...told, task: aTask(task) };
}

const finished = (lastDoneAt: string, task: Partial<Task> = {}): TaskStory =>
  aStory({ lastDoneAt, task: { done: true, ...task } });

const keeperOf = (stories: readonly TaskStory[], saidAs?: string): TaskKeeper => ({
  ...tasksInMemory([], saidAs === undefined ? {} : { saidAs }),
  storiesSince: async () => await Promise.resolve(stories),
});

const review = async (
  stories: readonly TaskStory[],
  input: object = {},
  context: Partial<ActionContext> = {},
): Promise<ActionOutcome> => await reviewTasks.perform(keeperOf(stories), input, aContext(context));

const figures = async (...about: Parameters<typeof review>): Promise<Readonly<Record<string, number>>> =>
  (await review(...about)).facts?.figures ?? {};

/** Nine finished ones, most of them on Tuesday and Wednesday, six added ones, and one that is overdue. */
const aWeek: readonly TaskStory[] = [
  ...['16T10', '17T09', '17T10', '17T11', '17T12', '18T09', '18T10', '18T11', '19T16'].map((hour, index) =>
    finished(`2026-11-${hour}:00:00+01:00`, { title: `done ${index}`, due: '2026-11-18', project: work }),
  ),
  ...['16', '17', '17', '18', '19', '20'].map((day) =>
    aStory({ addedAt: `2026-11-${day}T07:00:00+01:00`, task: { title: `new ${day}`, project: home } }),
  ),
  aStory({ task: { title: 'Send invoice', project: work, due: '2026-11-18' } }),
  ...['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-22'].map((due) =>
    aStory({ task: { title: `due ${due}`, due, project: home } }),
  ),
];

describe('task.review', () => {
  it('D10 says in one sentence what was finished and added this week, and what is overdue', async () => {
    const { facts, reply } = await review(aWeek);
    expect(facts?.plain).toBe('this week you finished 9 tasks and added 6; 1 is overdue.');
    expect(facts).toMatchObject({ span: 'this week', read: 20 });
    expect(reply.markdown).toMatch(
      /^This week you finished 9 tasks and added 6; 1 is overdue\.\n\nFinished:\n\n1\. /,
    );
  });

  it('D10 counts what was planned, what of it is left, and on which days', async () => {
    expect(await figures(aWeek)).toMatchObject({
      'finished this week': 9,
      'added this week': 6,
      'planned this week': 14,
      'planned this week and finished': 9,
      'planned this week and still open': 5,
      'percent finished of those planned this week': 64,
      'overdue now': 1,
      'finished on Monday': 1,
      'finished on Tuesday': 4,
      'finished on Wednesday': 3,
      'finished on Sunday': 0,
      'added on Tuesday': 2,
      'finished in project Work': 9,
    });
  });

  it('D10 says it in German', async () => {
    const { facts } = await review(aWeek, {}, { caller: aCaller({ language: 'de' }) });
    expect(facts?.plain).toBe('diese Woche hast du 9 Aufgaben erledigt und 6 hinzugefügt; 1 ist überfällig.');
    expect(Object.keys(facts?.figures ?? {})).toContain('finished this week');
  });

  it.each([
    [{ when: '2026-11-20' }, 'today you finished no tasks and added 1; 1 is overdue.'],
    [{ when: '2026-11-19' }, 'yesterday you finished 1 task and added 1; 1 is overdue.'],
    [
      { when: { from: '2026-11-09', to: '2026-11-15' } },
      'last week you finished no tasks and added none; 1 is overdue.',
    ],
    [
      { when: { from: '2026-11-01', to: '2026-11-30' } },
      'this month you finished 9 tasks and added 6; 1 is overdue.',
    ],
    [
      { when: { from: '2026-11-17', to: '2026-11-18' } },
      'from Tue 17 Nov 2026 to Wed 18 Nov 2026 you finished 7 tasks and added 3; 1 is overdue.',
    ],
    [
      { when: { from: '2026-11-18' } },
      'since Wed 18 Nov 2026 you finished 4 tasks and added 3; 1 is overdue.',
    ],
    [{ when: { from: '2026-11-23', to: '2026-11-29' } }, 'next week no tasks are due; 1 is overdue.'],
    [{ when: '2026-11-21' }, 'tomorrow 1 task is due; 1 is overdue.'],
    [
      { when: { from: '2026-11-20', to: '2026-11-26' } },
      'from Fri 20 Nov 2026 to Thu 26 Nov 2026 4 tasks are due; 1 is overdue.',
    ],
    // "in October", "in February", which had 28 days
    [
      { when: { from: '2027-10-01', to: '2027-10-31' } },
      'last month you finished no tasks and added none; 1 is overdue.',
    ],
    [
      { when: { from: '2027-02-01', to: '2027-02-28' } },
      'from Sun 1 Feb 2026 to Sat 28 Feb 2026 you finished no tasks and added none; 1 is overdue.',
    ],
    [{ when: { from: '2026-12-01', to: '2026-12-31' } }, 'next month no tasks are due; 1 is overdue.'],
    // "on Tuesday", "on Friday": what is looked back at was.
    [{ when: '2026-11-24' }, 'on Tue 17 Nov 2026 you finished 4 tasks and added 2; 1 is overdue.'],
    [{ when: '2026-11-27' }, 'today you finished no tasks and added 1; 1 is overdue.'],
    [
      { when: { from: '2026-11-24', to: '2026-11-24' } },
      'on Tue 24 Nov 2026 no tasks are due; 1 is overdue.',
    ],
  ])('D10 names the time that was asked for: %j', async (input, plain) => {
    expect((await review(aWeek, input)).facts?.plain).toBe(plain);
  });

  it.each([
    // Half past eleven in the evening of Sunday in Berlin, which is Monday in Auckland and noon in Los Angeles.
    ['Europe/Berlin', '2026-11-22T22:30:00Z', 1],
    ['Pacific/Auckland', '2026-11-22T22:30:00Z', 0],
    ['America/Los_Angeles', '2026-11-23T07:59:00Z', 1],
    ['America/Los_Angeles', '2026-11-23T08:01:00Z', 0],
    ['Asia/Kathmandu', '2026-11-22T18:14:00Z', 1],
    ['Asia/Kathmandu', '2026-11-22T18:16:00Z', 0],
  ])('D10 counts days in the zone of the person: %s, finished at %s', async (timeZone, doneAt, count) => {
    const input = { when: { from: '2026-11-16', to: '2026-11-22' } };
    const found = await figures([finished(doneAt)], input, { caller: aCaller({ timeZone }) });
    expect(found['finished this week']).toBe(count);
    expect(found['finished on Sunday']).toBe(count);
  });

  it.each([
    // The clocks go back on Sunday 25 October 2026 at three: that day has 25 hours.
    ['2026-10-24T22:00:00Z', 1],
    ['2026-10-24T21:59:59Z', 0],
    ['2026-10-25T00:30:00Z', 1],
    ['2026-10-25T01:30:00Z', 1],
    ['2026-10-25T22:59:59Z', 1],
    ['2026-10-25T23:00:00Z', 0],
  ])('D10 counts the day on which the clocks change whole: %s', async (doneAt, count) => {
    const found = await figures(
      [finished(doneAt)],
      { when: '2026-10-25' },
      { now: new Date('2026-10-26T08:00:00Z') },
    );
    expect(found['finished yesterday']).toBe(count);
  });

  it('D10 begins the week where the person does', async () => {
    const sunday = finished('2026-11-15T12:00:00+01:00');
    expect(await figures([sunday])).toMatchObject({ 'finished this week': 0 });
    const caller = aCaller({ firstDayOfWeek: 7 });
    expect(await figures([sunday], {}, { caller })).toMatchObject({ 'finished this week': 1 });
  });

  it('D10 counts nothing that others added or have to do', async () => {
    const others = [
      aStory({ addedAt: '2026-11-18T08:00:00Z', isAddedByOther: true, others: ['bob', 'Bob Jones'] }),
      aStory({
        addedAt: '2026-11-18T08:00:00Z',
        lastDoneAt: '2026-11-18T09:00:00Z',
        isForOthers: true,
        task: { done: true, due: '2026-11-18' },
        others: ['carol'],
      }),
    ];
    const { facts } = await review(others);
    expect(facts?.figures).toMatchObject({
      'finished this week': 0,
      'added this week': 0,
      'planned this week': 0,
      'overdue now': 0,
      'open now': 1,
    });
    expect(facts?.people).toEqual(['bob', 'Bob Jones', 'carol']);
  });

  it('D10 counts a turn of a task that comes again', async () => {
    const watered = aStory({
      lastDoneAt: '2026-11-18T09:00:00Z',
      task: { title: 'Water the plants', due: '2026-11-25', repeat: { every: 1, unit: 'week' } },
    });
    expect(await figures([watered])).toMatchObject({
      'finished this week': 1,
      'planned this week': 1,
      'planned this week and finished': 1,
    });
  });

  it('D10 puts several connections together', async () => {
    const at = (id: string) => ({ at: { id, name: id, service: 'vikunja' } });
    const my = await review(aWeek, {}, at('my'));
    const office = await review([finished('2026-11-18T09:00:00Z', { title: 'Report' })], {}, at('office'));
    const joined = my.joinWith?.([office]);
    expect(joined?.facts?.plain).toBe('this week you finished 10 tasks and added 6; 1 is overdue.');
    expect(joined?.reply.markdown).toContain('Report (office\\: Inbox)');
    expect(joined?.facts?.items).toContainEqual(expect.stringContaining('Report | in office: Inbox'));
  });

  it('J6 tells which titles are private, and puts what is late first', async () => {
    const secret = aStory({ task: { title: 'Test results', labels: ['Privat'], due: '2026-11-20' } });
    const { facts } = await review([secret, ...aWeek]);
    expect(facts?.private).toEqual(['Test results']);
    expect(facts?.items[0]).toBe('Send invoice | in Work | overdue since Wed 18 Nov 2026');
  });
});
