import type { ActionContext } from '../../core/action.ts';
import type { Edit } from '../../core/edit.ts';
import { literal } from '../../core/reply.ts';
import type { Plan } from '../../core/plan.ts';
import type { Which } from '../../core/slot.ts';
import { fieldsOf } from './collections.ts';
import { fieldsThatDiffer, isPartOf, isSame } from './field-words.ts';
import { findTasks } from './find-task.ts';
import type { TaskKeeper } from './keeper.ts';
import type { OnTheWay } from './resolve-parts.ts';
import { sayTasks } from './sentences.ts';
import type { StoredTask, Task } from './task.ts';
import { isUnclear, type Unclear, unclear } from './unclear.ts';

/** What shall be otherwise in one task. */
export interface Wanted {
  readonly changes: Partial<Task>;
  readonly as?: 'done';
  readonly onTheWay?: OnTheWay;
}

export interface Changing {
  readonly which: Which | undefined;
  readonly context: ActionContext;
  readonly sentence: (which: string) => string | undefined;
  readonly wanted: (stored: StoredTask) => Promise<Wanted | Unclear> | Wanted | Unclear;
  /** Said when all of it is so already; `{title}` is the task. */
  readonly isSoAlready: (title: string) => string;
}

/** Plans the same change to all tasks that are meant; what is so already is left alone. */
export async function planChanges(keeper: TaskKeeper, changing: Changing): Promise<Plan> {
  const found = await findTasks(keeper, changing);
  if (isUnclear(found)) return found;
  const edits: Edit[] = [];
  const onTheWay = new Map<string, Edit>();
  for (const stored of found) {
    const wanted = await changing.wanted(stored);
    if (isUnclear(wanted)) return wanted;
    wanted.onTheWay?.names.forEach((name, index) => {
      const edit = wanted.onTheWay?.edits[index];
      if (edit) onTheWay.set(name, edit);
    });
    edits.push(...editFor(stored, wanted));
  }
  const [only, ...others] = found;
  if (edits.length === 0) {
    const words = sayTasks(changing.context.caller.language);
    return unclear(
      only && others.length === 0 ? changing.isSoAlready(literal(only.task.title)) : words.areSoAlready,
    );
  }
  return {
    kind: 'edits',
    edits: [...onTheWay.values(), ...edits],
    scope: [...new Set(found.map(({ task }) => task.project.id))],
    ...(onTheWay.size === 0 ? {} : { onTheWay: [...onTheWay.keys()] }),
  };
}

function editFor({ id, task }: StoredTask, { changes, as }: Wanted): readonly Edit[] {
  const before = fieldsOf(task);
  const changed = { ...task, ...changes };
  const after = fieldsOf({ ...changed, more: moreBeside(task, changed) });
  if (isSame(before, after)) return [];
  return [{ op: 'update', noun: 'task', id, before, after, ...(as === undefined ? {} : { as }) }];
}

/** What belongs to a field that is changed goes with it: the form of a description is that of its old text. */
function moreBeside(task: Task, changed: Task): Task['more'] {
  const fields = fieldsThatDiffer(task, changed);
  return Object.fromEntries(
    Object.entries(changed.more).filter(([key]) => !fields.some((field) => isPartOf(field, key))),
  );
}
