import { z } from 'zod';
import { type ActionContext, actionsOn } from '../../core/action.ts';
import type { Edit } from '../../core/edit.ts';
import { type Choice, type Plan } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import { text } from '../../core/slot.ts';
import { clockOf, spokenWhen, type When } from '../../core/time.ts';
import { fieldsOf } from './collections.ts';
import type { TaskKeeper } from './keeper.ts';
import { isOverdue } from './order.ts';
import { placeForNew } from './place-for-new.ts';
import { withFirstDate } from './repeat-dates.ts';
import {
  type OnTheWay,
  resolveLabels,
  resolvePeople,
  resolveProject,
  resolveRepeat,
  type Resolving,
} from './resolve-parts.ts';
import { sayCommand } from './say-command.ts';
import { sayTasks } from './sentences.ts';
import { NOT_MADE, type Project, PARENT, plainTask, type Task } from './task.ts';
import { MARKS, taskFields } from './task-fields.ts';
import { items, type WishedTask, wishedTasks } from './task-items.ts';
import { plainFields } from './wanted-changes.ts';
import { isUnclear, type Unclear, unclear } from './unclear.ts';

const defineAction = actionsOn<TaskKeeper>();

/** A moment that passed while the request was on its way is not asked about. */
const GRACE_MS = 3_600_000;

const input = z
  .object({
    title: text('what has to be done', { moment: 'due', marks: MARKS, items: 'items' }).exactOptional(),
    ...taskFields,
    items: items.exactOptional(),
  })
  .refine(({ title, items: all }) => title !== undefined || all !== undefined, { path: ['title'] });
type One = WishedTask['asked'];

export const addTask = defineAction({
  name: 'task.add',
  summary: 'Add a task',
  effect: 'write',
  input,
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
    {
      say: 'add renew passport next friday 10am !4 *travel to my tasks',
      means: {
        title: 'renew passport',
        due: '2026-11-27T10:00:00+01:00',
        priority: 4,
        labels: ['travel'],
      },
    },
    {
      say: 'add send invoice +Work @carol *"to pay"',
      means: { title: 'send invoice', project: 'Work', assignees: ['carol'], labels: ['to pay'] },
    },
    {
      say: 'add pay rent every friday',
      means: { title: 'pay rent', repeat: { every: 1, unit: 'week', on: ['friday'] } },
    },
    { say: 'task add milk --due tomorrow', means: { title: 'milk', due: '2026-11-21' } },
  ],
  plan: async (keeper, asked, context): Promise<Plan> => {
    const { now, caller } = context;
    const grace = { now: new Date(now.getTime() - GRACE_MS), timeZone: caller.timeZone };
    const wished = wishedTasks(asked);
    const isOver = ({ due }: One): boolean => due !== undefined && isOverdue(due, grace);
    const over = wished.find(({ asked: one }) => isOver(one))?.asked;
    if (over?.due !== undefined)
      return askAboutPast(over, over.due, { context, isAlone: wished.length === 1 });
    return await planAll(wished, keeper, context);
  },
});

/** What several tasks need on the way is made once. */
async function planAll(
  wished: readonly WishedTask[],
  keeper: TaskKeeper,
  context: ActionContext,
): Promise<Plan> {
  const onTheWay = new Map<string, Edit>();
  const remarks = new Set<string>();
  const tasks: Task[] = [];
  for (const one of wished) {
    const planned = await taskFrom(one, keeper, { context, isAlone: wished.length === 1 });
    if (isUnclear(planned)) return planned;
    const { names, edits } = planned.onTheWay;
    names.forEach((name, index) => {
      const edit = edits[index];
      if (edit) onTheWay.set(name, edit);
    });
    tasks.push(planned.task);
    if (planned.remark !== undefined) remarks.add(planned.remark);
  }
  return {
    kind: 'edits',
    edits: [
      ...onTheWay.values(),
      ...tasks.map((task): Edit => ({ op: 'create', noun: 'task', after: fieldsOf(task) })),
    ],
    scope: [...new Set(tasks.map(({ project }) => project.id))],
    ...(onTheWay.size === 0 ? {} : { onTheWay: [...onTheWay.keys()] }),
    ...(remarks.size === 0 ? {} : { remarks: [...remarks] }),
  };
}

interface Planned {
  readonly task: Task;
  readonly onTheWay: OnTheWay;
  readonly remark?: string;
}

interface Around {
  readonly context: ActionContext;
  /** One of several cannot be said again by itself. */
  readonly isAlone: boolean;
}

/** The task with the names that the service has for what was said. */
async function taskFrom(
  { asked, parent }: WishedTask,
  keeper: TaskKeeper,
  { context, isAlone }: Around,
): Promise<Planned | Unclear> {
  const again = (fields: Said): string | undefined =>
    isAlone ? sayAgain({ ...asked, ...fields }, context) : undefined;
  const resolving: Resolving = { keeper, context, resay: again };
  const place = await placeFor(asked, resolving);
  if (isUnclear(place)) return place;
  const { labels, onTheWay } = asked.labels
    ? await resolveLabels(asked.labels, resolving)
    : { labels: [], onTheWay: { edits: [], names: [] } };
  const assignees = asked.assignees ? await resolvePeople(asked.assignees, place.project, resolving) : [];
  if (isUnclear(assignees)) return assignees;
  const times = timesOf(asked, resolving);
  if (isUnclear(times)) return times;
  const task = plainTask({
    ...plainFields(asked, context.caller.timeZone),
    title: asked.title,
    project: place.project,
    ...times,
    labels,
    assignees,
    ...(parent === undefined ? {} : { more: { [PARENT]: { id: NOT_MADE, title: parent } } }),
  });
  return {
    task,
    ...(place.remark === undefined ? {} : { remark: place.remark }),
    onTheWay: {
      edits: [...place.onTheWay.edits, ...onTheWay.edits],
      names: [...place.onTheWay.names, ...onTheWay.names],
    },
  };
}

/** When it is due, and how often it comes again as the service can keep it. */
function timesOf({ due, repeat }: One, resolving: Resolving): Pick<Task, 'due' | 'repeat'> | Unclear {
  const { now, caller } = resolving.context;
  const first = withFirstDate(
    { due: due ?? null, repeat: repeat ?? null },
    { now, timeZone: caller.timeZone },
  );
  if (!first.repeat) return { due: first.due, repeat: null };
  // The nearest repeat begins on the day that the one which was said would begin.
  const begins = first.due === null ? {} : { due: first.due };
  const resay: Resolving['resay'] = (fields) =>
    resolving.resay(fields['repeat'] === undefined ? fields : { ...begins, ...fields });
  const kept = resolveRepeat(first.repeat, { ...resolving, resay });
  return isUnclear(kept) ? kept : { due: first.due, repeat: kept };
}

async function placeFor({ project }: One, resolving: Resolving): Promise<Place | Unclear> {
  if (project !== undefined) return await resolveProject(project, resolving);
  const { keeper, context } = resolving;
  const place = await placeForNew(keeper, context);
  return place
    ? { ...place, onTheWay: { edits: [], names: [] } }
    : unclear(sayTasks(context.caller.language).whereTo);
}

interface Place {
  readonly project: Project;
  readonly onTheWay: OnTheWay;
  readonly remark?: string;
}

type Said = Omit<Partial<One>, 'assignees' | 'repeat' | 'project'> & {
  readonly assignees?: One['assignees'] | string | undefined;
  readonly repeat?: One['repeat'] | string | undefined;
  readonly project?: string | undefined;
};

const sayAgain = ({ title, ...fields }: Said, context: ActionContext): string | undefined =>
  sayCommand('task add', title, fields, context);

/** A date in the past is asked about (conversation.md 7.3); the best guess comes first. */
function askAboutPast(asked: One, due: When, { context, isAlone }: Around): Plan {
  const { timeZone, language } = context.caller;
  const words = sayTasks(language);
  const over = words.isOver(spokenWhen(due, timeZone, language));
  const { title, due: _over, ...others } = asked;
  const isPlain = Object.keys(others).length === 0;
  const say = (moment: string): string | undefined =>
    isPlain ? plainly(title, moment) : sayAgain({ ...asked, due: moment }, context);
  const clock = clockOf(due, timeZone);
  const offered: readonly (readonly [string, string])[] =
    clock === undefined
      ? [
          [words.today, 'today'],
          [words.tomorrow, 'tomorrow'],
        ]
      : [
          [words.tomorrowAt(clock), `tomorrow at ${clock}`],
          [words.today, 'today'],
        ];
  const choices = [...offered, [words.noDate, ''] as const].flatMap(([label, moment]): Choice[] => {
    const sentence = moment === '' && !isPlain ? sayAgain({ title, ...others }, context) : say(moment);
    return sentence === undefined ? [] : [{ label, say: sentence }];
  });
  if (choices.length === 0 || !isAlone) return unclear(`${over} ${words.sayTimeToCome}`);
  return unclear(`${over} ${words.whenDue(literal(title))}`, choices);
}

/** Within quotation marks the title would end at the first of its own. */
const plainly = (title: string, moment: string): string | undefined =>
  /["“”„«»`]/.test(title) ? undefined : `add "${title}" to my tasks${moment === '' ? '' : ` ${moment}`}`;
