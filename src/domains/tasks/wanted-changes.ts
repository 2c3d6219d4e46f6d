import type { z } from 'zod';
import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';
import { compareWhen } from '../../core/time.ts';
import { dueFor } from './due-for.ts';
import type { Wanted } from './plan-changes.ts';
import { emptied, rejectPart } from './reject-part.ts';
import { withFirstDate } from './repeat-dates.ts';
import {
  inLetters,
  type OnTheWay,
  resolveExisting,
  resolveLabels,
  resolvePeople,
  resolveRepeat,
  type Resolving,
} from './resolve-parts.ts';
import { sayTasks } from './sentences.ts';
import type { Task } from './task.ts';
import type { changeFields } from './task-fields.ts';
import { isUnclear, type Unclear, unclear } from './unclear.ts';

/** What was said about the task that is meant. */
export type Asked = Readonly<z.output<z.ZodObject<typeof changeFields>>>;

/** Some fields as they shall be, and what has to be made for that. */
interface Step {
  readonly changes: Partial<Task>;
  readonly onTheWay?: OnTheWay;
}

/** What shall be otherwise in this task, with the names that the service has for what was said. */
export async function wantedChanges(
  task: Task,
  asked: Asked,
  resolving: Resolving,
): Promise<Wanted | Unclear> {
  if (asked.without !== undefined) {
    const inbox = await resolving.keeper.inbox(resolving.context.signal);
    const { timeZone, language } = resolving.context.caller;
    const changes = rejectPart(task, asked.without, { timeZone, language, inbox });
    return isUnclear(changes) ? changes : { changes };
  }
  let wanted: Step = {
    changes: {
      ...emptied(task, asked.clear ?? []),
      ...plainFields(asked, resolving.context.caller.timeZone),
    },
  };
  for (const step of [placeStep, datesStep, labelsStep, peopleStep]) {
    const next = await step({ ...task, ...wanted.changes }, asked, resolving);
    if (isUnclear(next)) return next;
    wanted = { ...wanted, ...next, changes: { ...wanted.changes, ...next.changes } };
  }
  return wanted;
}

/** Fields that need nobody to be asked what they mean. */
export function plainFields(asked: Asked, timeZone: string): Partial<Task> {
  const { title, priority, start, end, description, reminders } = asked;
  const said = {
    title,
    priority,
    start,
    end,
    description,
    reminders: reminders?.toSorted((a, b) => compareWhen(a, b, timeZone)),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

async function placeStep(_task: Task, { project }: Asked, resolving: Resolving): Promise<Step | Unclear> {
  if (project === undefined) return { changes: {} };
  const found = await resolveExisting(project, resolving);
  return isUnclear(found) ? found : { changes: { project: found } };
}

function datesStep(task: Task, { due: said, repeat }: Asked, resolving: Resolving): Step | Unclear {
  const due = said === undefined ? undefined : dueFor(task, said, resolving.context);
  if (!repeat) return { changes: due === undefined ? {} : { due } };
  const { now, caller } = resolving.context;
  const first = withFirstDate({ due: due ?? task.due, repeat }, { now, timeZone: caller.timeZone });
  const kept = first.repeat ? resolveRepeat(first.repeat, resolving) : null;
  return kept && isUnclear(kept) ? kept : { changes: { due: first.due, repeat: kept } };
}

const wordsFor = ({ context }: Resolving) => sayTasks(context.caller.language);

const has = (all: readonly string[], one: string): boolean => all.some((other) => fold(other) === fold(one));

/** What of a list stays: nothing when it is set anew, else all but what is taken off. */
const kept = (
  now: readonly string[],
  set: readonly string[] | undefined,
  off: readonly string[],
): readonly string[] => (set ? [] : now.filter((one) => !has(off, one)));

async function labelsStep(
  task: Task,
  { labels, add, drop }: Asked,
  resolving: Resolving,
): Promise<Step | Unclear> {
  const put = labels ?? add?.labels ?? [];
  const off = drop?.labels ?? [];
  if (put.length + off.length === 0) return { changes: {} };
  const missing = off.find((label) => !has(task.labels, label));
  if (missing !== undefined)
    return unclear(wordsFor(resolving).hasNoLabel(literal(task.title), literal(missing)));
  const staying = kept(task.labels, labels, off);
  const resolved = await resolveLabels(put, resolving);
  const added = resolved.labels.filter((label) => !has(staying, label));
  return { changes: { labels: inLetters([...staying, ...added]) }, onTheWay: resolved.onTheWay };
}

async function peopleStep(
  task: Task,
  { assignees, add, drop }: Asked,
  resolving: Resolving,
): Promise<Step | Unclear> {
  const put = assignees ?? add?.assignees ?? [];
  const off = drop?.assignees ?? [];
  if (put.length + off.length === 0) return { changes: {} };
  const missing = off.find((who) => !has(task.assignees, who));
  if (missing !== undefined)
    return unclear(wordsFor(resolving).isNotAssignedTo(literal(task.title), literal(missing)));
  const found = await resolvePeople(put, task.project, resolving);
  if (isUnclear(found)) return found;
  const staying = kept(task.assignees, assignees, off);
  return { changes: { assignees: inLetters([...new Set([...staying, ...found])]) } };
}
