import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import type { Edit } from '../../core/edit.ts';
import type { Plan } from '../../core/plan.ts';
import { which } from '../../core/slot.ts';
import { fieldsOf } from './collections.ts';
import { findTasks } from './find-task.ts';
import type { TaskKeeper } from './keeper.ts';
import { isUnclear } from './unclear.ts';

const defineAction = actionsOn<TaskKeeper>();

export const removeTask = defineAction({
  name: 'task.remove',
  summary: 'Delete a task',
  effect: 'destroy',
  input: z.object({
    which: which('title of the task, its number in the list shown last, or all of some kind'),
  }),
  examples: [
    { say: 'delete milk', means: { which: 'milk' } },
    { say: 'remove 2 from my list', means: { which: 2 } },
    { say: 'task remove milk', means: { which: 'milk' } },
  ],
  plan: async (keeper, { which: asked }, context): Promise<Plan> => {
    const found = await findTasks(keeper, {
      which: asked,
      context,
      sentence: (exactly) => `delete ${exactly}`,
    });
    if (isUnclear(found)) return found;
    const edits: Edit[] = [];
    for (const { id, task } of found) {
      const forGood = await keeper.forGood(id, context.signal, context.caller.language);
      edits.push({ op: 'remove', noun: 'task', id, before: fieldsOf(task), forGood });
    }
    return { kind: 'edits', edits, scope: [...new Set(found.map(({ task }) => task.project.id))] };
  },
});
