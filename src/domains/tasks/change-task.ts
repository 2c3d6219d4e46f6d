import { z } from 'zod';
import { type ActionContext, actionsOn } from '../../core/action.ts';
import type { Plan } from '../../core/plan.ts';
import { type Which, which } from '../../core/slot.ts';
import { sayMoment } from '../../core/time.ts';
import type { TaskKeeper } from './keeper.ts';
import { planChanges } from './plan-changes.ts';
import { commandWords, thereToo } from './say-command.ts';
import { sayTasks } from './sentences.ts';
import { changeFields } from './task-fields.ts';
import { wantedChanges } from './wanted-changes.ts';
import { unclear } from './unclear.ts';

const defineAction = actionsOn<TaskKeeper>();

const input = z.object({
  which: which(
    'title of the task, or its number in the list shown last; left out: the one written last',
  ).exactOptional(),
  ...changeFields,
});
type Input = z.output<typeof input>;

export const changeTask = defineAction({
  name: 'task.change',
  summary: 'Change parts of a task',
  effect: 'write',
  input,
  examples: [
    { say: 'rename milk to oat milk', means: { which: 'milk', title: 'oat milk' } },
    { say: 'label buy stamps with errand', means: { which: 'buy stamps', add: { labels: ['errand'] } } },
    {
      say: 'remove the label errand from buy stamps',
      means: { which: 'buy stamps', drop: { labels: ['errand'] } },
    },
    { say: 'assign 2 to carol', means: { which: 2, add: { assignees: ['carol'] } } },
    { say: 'set the priority of milk to urgent', means: { which: 'milk', priority: 4 } },
    { say: 'remove the due date of milk', means: { which: 'milk', clear: ['due'] } },
    { say: 'not travel', means: { without: 'travel' } },
    { say: 'not tomorrow', means: { without: { when: '2026-11-21' } } },
    { say: 'no date', means: { clear: ['due'] } },
    { say: 'in Home', means: { project: 'Home' } },
    { say: 'task change milk --priority 3', means: { which: 'milk', priority: 3 } },
  ],
  plan: async (keeper, asked, context): Promise<Plan> => {
    const { which: meant, ...fields } = asked;
    const words = sayTasks(context.caller.language);
    if (Object.keys(fields).length === 0) return unclear(words.whatChange);
    return await planChanges(keeper, {
      which: meant,
      context,
      sentence: (exactly) => sayAgain({ ...asked, which: exactly.replaceAll('"', '') }, context),
      isSoAlready: words.isSoAlready,
      wanted: async ({ task }) =>
        await wantedChanges(task, fields, {
          keeper,
          context,
          resay: ({ project }) =>
            thereToo(
              sayAgain(
                { which: task.title, ...asked, ...(project === undefined ? {} : { project }) },
                context,
              ),
              context,
            ),
        }),
    });
  },
});

/** What is said again when a name was not clear; nested and rejected parts have no short form. */
function sayAgain(
  {
    which: meant,
    add,
    drop,
    without: rejected,
    clear: cleared,
    ...fields
  }: Omit<Input, 'which'> & { which?: Which | undefined },
  context: ActionContext,
): string | undefined {
  if (rejected !== undefined || typeof meant === 'object') return undefined;
  const lists = {
    clear: cleared,
    'add-labels': add?.labels,
    'add-assignees': add?.assignees,
    'drop-labels': drop?.labels,
    'drop-assignees': drop?.assignees,
  };
  return commandWords(
    'task change',
    meant === undefined ? undefined : String(meant),
    {
      ...fields,
      ...(fields.due === undefined ? {} : { due: sayMoment(fields.due, context.clockOnly?.['due']) }),
      ...lists,
    },
    context,
  );
}
