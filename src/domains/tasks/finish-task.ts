import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import type { Plan } from '../../core/plan.ts';
import { which } from '../../core/slot.ts';
import type { TaskKeeper } from './keeper.ts';
import type { Moment } from './order.ts';
import { planChanges, type Wanted } from './plan-changes.ts';
import { nextTurn } from './repeat-dates.ts';
import { sayTasks } from './sentences.ts';
import type { Task } from './task.ts';

const defineAction = actionsOn<TaskKeeper>();

const input = z.object({ which: which('title of the task, or its number in the list shown last') });

export const finishTask = defineAction({
  name: 'task.done',
  summary: 'Mark a task as done',
  effect: 'write',
  input,
  examples: [
    { say: 'done 2', means: { which: 2 } },
    { say: 'done milk', means: { which: 'milk' } },
    { say: 'mark water the plants as done', means: { which: 'water the plants' } },
    { say: 'mark it as done', means: { which: { ref: 'it' } } },
    { say: 'task done 1', means: { which: 1 } },
  ],
  plan: async (keeper, { which: asked }, context): Promise<Plan> =>
    await planChanges(keeper, {
      which: asked,
      context,
      sentence: (exactly) => `done ${exactly}`,
      isSoAlready: sayTasks(context.caller.language).isDoneAlready,
      wanted: ({ task }) => finished(task, { now: context.now, timeZone: context.caller.timeZone }),
    }),
});

/** A task that comes again is not over: its dates move to the next turn, and it stays open. */
function finished(task: Task, moment: Moment): Wanted {
  if (task.done || !task.repeat) return { changes: { done: true } };
  const next = nextTurn(task, moment);
  return next ? { changes: next, as: 'done' } : { changes: { done: true, repeat: null } };
}

export const reopenTask = defineAction({
  name: 'task.reopen',
  summary: 'Open a task again that was done',
  effect: 'write',
  input,
  examples: [
    { say: 'reopen milk', means: { which: 'milk' } },
    { say: 'mark 2 as not done', means: { which: 2 } },
    { say: 'task reopen milk', means: { which: 'milk' } },
  ],
  plan: async (keeper, { which: asked }, context): Promise<Plan> =>
    await planChanges(keeper, {
      which: asked,
      context,
      sentence: (exactly) => `reopen ${exactly}`,
      isSoAlready: sayTasks(context.caller.language).isOpenAlready,
      wanted: () => ({ changes: { done: false } }),
    }),
});
