import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { edits, type Plan } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import { which } from '../../core/slot.ts';
import { fieldsOf } from './collections.ts';
import { findTask } from './find-task.ts';
import type { TaskKeeper } from './keeper.ts';

const defineAction = actionsOn<TaskKeeper>();

export const finishTask = defineAction({
  name: 'task.done',
  summary: 'Mark a task as done',
  effect: 'write',
  input: z.object({ which: which('title of the task, or its number in the list shown last') }),
  phrases: [
    'done {which}',
    'done with {which}',
    'mark {which} as done',
    'mark {which} done',
    'mark {which} as complete',
    'mark {which} as completed',
    'mark {which} as finished',
    'set {which} to done',
    'set {which} as done',
    'complete {which}',
    'tick {which}',
    'tick off {which}',
    'tick {which} off',
    'check off {which}',
    'check {which} off',
    'cross off {which}',
    'cross {which} off',
  ],
  examples: [
    { say: 'done 2', means: { which: 2 } },
    { say: 'done milk', means: { which: 'milk' } },
    { say: 'mark water the plants as done', means: { which: 'water the plants' } },
    { say: 'task done 1', means: { which: 1 } },
  ],
  plan: async (keeper, input, { caller, shown, signal }): Promise<Plan> => {
    const search = {
      which: input.which,
      shown,
      timeZone: caller.timeZone,
      sentence: (exactly: string) => `done ${exactly}`,
    };
    const found = await findTask(keeper, search, signal);
    if ('kind' in found) return found;
    const { id, task } = found;
    if (task.done) {
      return { kind: 'unclear', question: `“${literal(task.title)}” is already done.`, choices: [] };
    }
    return edits(
      [{ op: 'update', noun: 'task', id, before: fieldsOf(task), after: fieldsOf({ ...task, done: true }) }],
      [task.project.id],
    );
  },
});
