import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Choice, edits, type Plan } from '../../core/plan.ts';
import { text, when } from '../../core/slot.ts';
import { literal } from '../../core/reply.ts';
import { clockOf, spokenWhen, type When } from '../../core/time.ts';
import { fieldsOf } from './collections.ts';
import type { TaskKeeper } from './keeper.ts';
import { isOverdue } from './order.ts';
import { plainTask } from './task.ts';

const defineAction = actionsOn<TaskKeeper>();

/** A moment that passed while the request was on its way is not asked about. */
const GRACE_MS = 3_600_000;

export const addTask = defineAction({
  name: 'task.add',
  summary: 'Add a task',
  effect: 'write',
  input: z.object({
    title: text('what has to be done', { moment: 'due' }),
    due: when('the day or time it is due').exactOptional(),
  }),
  phrases: [
    'add {title}',
    'add {title} to my tasks',
    'add {title} to my tasks {due}',
    'add {title} to my task list',
    'add {title} to my task list {due}',
    'add {title} to my list',
    'add {title} to my list {due}',
    'add {title} to the list',
    'add {title} to the list {due}',
    'add {title} to my to-do list',
    'add {title} to my to-do list {due}',
    'add {title} to my todos',
    'add {title} to tasks',
    'add {title} to the tasks',
    'add {title} to list',
    'add {title} to the task list',
    'add {title} as a task',
    'add a task called {title}',
    'create a task called {title}',
    'make a task called {title}',
    'add a task named {title}',
    'add a task {title}',
    'add a task to {title}',
    'add a new task {title}',
    'add a new task to {title}',
    'add task {title}',
    'add to my tasks {title}',
    'add to my list {title}',
    'put {title} on my list',
    'put {title} on my list {due}',
    'put {title} on my tasks',
    'put {title} on my task list',
    'put {title} on my to-do list',
    'put {title} on the list',
    'create a task {title}',
    'create a task to {title}',
    'create a new task {title}',
    'create a new task to {title}',
    'create task {title}',
    'make a task to {title}',
    'new task {title}',
    'to-do {title}',
  ],
  examples: [
    { say: 'add milk to my tasks', means: { title: 'milk' } },
    { say: 'add milk', means: { title: 'milk' } },
    {
      say: 'add call the dentist tomorrow at 14:00',
      means: { title: 'call the dentist', due: '2026-11-21T14:00:00+01:00' },
    },
    {
      say: 'put water the plants on my list for friday',
      means: { title: 'water the plants', due: '2026-11-27' },
    },
    { say: 'todo renew passport 2026-12-01', means: { title: 'renew passport', due: '2026-12-01' } },
    { say: 'add "call mum tomorrow"', means: { title: 'call mum tomorrow' } },
    { say: 'task add milk --due tomorrow', means: { title: 'milk', due: '2026-11-21' } },
  ],
  plan: async (keeper, { title, due }, { caller, now, signal }): Promise<Plan> => {
    const { timeZone } = caller;
    if (due !== undefined && isOverdue(due, { now: new Date(now.getTime() - GRACE_MS), timeZone })) {
      return askAboutPast(title, due, timeZone);
    }
    const project = await keeper.inbox(signal);
    if (!project) return { kind: 'unclear', question: 'Which project shall it go into?', choices: [] };
    const after = fieldsOf(plainTask({ title, project, due: due ?? null }));
    return edits([{ op: 'create', noun: 'task', after }], [project.id]);
  },
});

/** A date in the past is asked about (conversation.md 7.3); the best guess comes first. */
function askAboutPast(title: string, due: When, timeZone: string): Plan {
  const over = `${spokenWhen(due, timeZone)} is over.`;
  // Within quotation marks the title would end at the first of its own.
  if (/["“”„«»`]/.test(title)) {
    return { kind: 'unclear', question: `${over} Say it again with a time to come.`, choices: [] };
  }
  const question = `${over} When shall “${literal(title)}” be due?`;
  const clock = clockOf(due, timeZone);
  const choice = (label: string, moment: string): Choice => ({
    label,
    say: `add "${title}" to my tasks${moment}`,
  });
  const tomorrow =
    clock === undefined
      ? choice('tomorrow', ' tomorrow')
      : choice(`tomorrow, ${clock}`, ` tomorrow at ${clock}`);
  const today = choice('today', ' today');
  const days = clock === undefined ? [today, tomorrow] : [tomorrow, today];
  return { kind: 'unclear', question, choices: [...days, choice('no date', '')] };
}
