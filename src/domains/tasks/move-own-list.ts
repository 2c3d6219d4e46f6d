import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import type { Edit } from '../../core/edit.ts';
import { fold } from '../../core/fold.ts';
import type { Plan } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import { named } from '../../core/slot.ts';
import { fieldsOf } from './collections.ts';
import type { TaskKeeper } from './keeper.ts';
import { sayTasks } from './sentences.ts';
import type { StoredTask } from './task.ts';
import { unclear } from './unclear.ts';

const defineAction = actionsOn<TaskKeeper>();

/** Only for a list that no service keeps: its open tasks are made in a connection, then removed here. */
export const moveOwnList = defineAction({
  name: 'task.move-own',
  summary: 'Move the tasks of my own list to a connected service',
  effect: 'destroy',
  input: z.object({ to: named('the connection; left out: the default one').exactOptional() }),
  examples: [
    { say: 'move my own list to home', means: { to: 'home' } },
    { say: 'move my own list', means: {} },
    { say: 'task move-own home', means: { to: 'home' } },
  ],
  plan: async (keeper, { to }, { caller, connections, signal }): Promise<Plan> => {
    const words = sayTasks(caller.language);
    const target =
      to === undefined
        ? connections[0]
        : connections.find((one) => fold(one.name) === fold(to) || one.id === to);
    if (!target) {
      const names = connections.map((one) => literal(one.name)).join(', ');
      return unclear(names === '' ? words.notConnected : words.noConnection(literal(to ?? ''), names));
    }
    const open = await keeper.find({ done: false }, signal);
    if (open.length === 0) return unclear(words.nothingToMove);
    return { kind: 'edits', edits: open.flatMap((stored) => moved(stored, target)), scope: 'unknown' };
  },
});

/** First there, then gone here: a task that cannot be made stays. The project is the service's to choose. */
function moved(
  { id, task }: StoredTask,
  target: { readonly id: string; readonly name: string },
): readonly Edit[] {
  const { project: _own, assignees: _nobody, more: _none, ...after } = fieldsOf(task);
  return [
    { op: 'create', noun: 'task', connection: target.id, as: target.name, after },
    { op: 'remove', noun: 'task', id, before: fieldsOf(task) },
  ];
}
