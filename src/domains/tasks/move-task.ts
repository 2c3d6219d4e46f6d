import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import type { Plan } from '../../core/plan.ts';
import { named, when, which } from '../../core/slot.ts';
import { sayMoment } from '../../core/time.ts';
import type { TaskKeeper } from './keeper.ts';
import { dueFor } from './due-for.ts';
import { planChanges, type Wanted } from './plan-changes.ts';
import { resolveExisting } from './resolve-parts.ts';
import { commandWords, thereToo } from './say-command.ts';
import { sayTasks } from './sentences.ts';
import { isUnclear, unclear } from './unclear.ts';

const defineAction = actionsOn<TaskKeeper>();

export const moveTask = defineAction({
  name: 'task.move',
  summary: 'Move a task to another day or another project',
  effect: 'write',
  input: z.object({
    which: which('title of the task, its number in the list shown last, or all of some kind'),
    due: when('the day or time it is due from now on').exactOptional(),
    project: named('the project it belongs to from now on').exactOptional(),
  }),
  examples: [
    { say: 'move milk to monday', means: { which: 'milk', due: '2026-11-23' } },
    { say: 'move 2 to tomorrow at 9', means: { which: 2, due: '2026-11-21T09:00:00+01:00' } },
    { say: 'move milk to Home', means: { which: 'milk', project: 'Home' } },
    {
      say: 'move all my work tasks to monday',
      means: { which: { all: { in: 'work' } }, due: '2026-11-23' },
    },
    {
      say: 'move all overdue tasks to tomorrow',
      means: { which: { all: { overdue: true } }, due: '2026-11-21' },
    },
    { say: 'task move milk --due monday', means: { which: 'milk', due: '2026-11-23' } },
  ],
  plan: async (keeper, { which: asked, due, project }, context): Promise<Plan> => {
    const words = sayTasks(context.caller.language);
    if (due === undefined && project === undefined) return unclear(words.moveWhere);
    const again = due === undefined ? undefined : sayMoment(due, context.clockOnly?.['due']);
    const sayAgain = (exactly: string, to: string | undefined): string | undefined =>
      commandWords('task move', exactly.replaceAll('"', ''), { due: again, project: to }, context);
    const resolved =
      project === undefined
        ? undefined
        : await resolveExisting(project, {
            keeper,
            context,
            resay: (fields) =>
              typeof asked === 'string' ? thereToo(sayAgain(asked, fields['project']), context) : undefined,
          });
    if (resolved && isUnclear(resolved)) return resolved;
    return await planChanges(keeper, {
      which: asked,
      context,
      sentence: (exactly) => sayAgain(exactly, project),
      isSoAlready: words.isThereAlready,
      wanted: ({ task }): Wanted => ({
        changes: {
          ...(due === undefined ? {} : { due: dueFor(task, due, context) }),
          ...(resolved ? { project: resolved } : {}),
        },
      }),
    });
  },
});
