import { z } from 'zod';
import type { ActionContext } from '../../core/action.ts';
import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';
import { flag, named, namedList, span as spanField, text } from '../../core/slot.ts';
import { isDay, today } from '../../core/time.ts';
import { findProject } from './find-project.ts';
import type { TaskKeeper, TaskQuery } from './keeper.ts';
import { inOrder, isOverdue, isWithin, type Moment, spanOf } from './order.ts';
import type { Asked, Filters, TaskList } from './present.ts';
import type { Project, Task } from './task.ts';
import { sayTasks } from './sentences.ts';
import { priority } from './task-fields.ts';
import { inEach } from './words/in-each.ts';

/** What can be said about the tasks that are looked for. */
export const askedTasks = z.object({
  when: spanField('the day or days they are due').exactOptional(),
  overdue: flag(
    'only what is overdue',
    inEach(({ overdue }) => overdue),
  ).exactOptional(),
  done: flag(
    'what is done, instead of what is open',
    inEach(({ done }) => done),
  ).exactOptional(),
  project: named('only those of this project').exactOptional(),
  labels: namedList('only those with all of these labels').exactOptional(),
  assignee: named('only those that are assigned to this person').exactOptional(),
  priority: priority.exactOptional(),
  text: text('only those with these words in their title').exactOptional(),
});
type Input = z.output<typeof askedTasks>;

/** The tasks that are asked for, in order. */
export async function lookForTasks(
  keeper: TaskKeeper,
  asked: Input,
  context: ActionContext,
): Promise<TaskList> {
  const { timeZone, language } = context.caller;
  const moment = { now: context.now, timeZone, language };
  const list = (entries: TaskList['entries'], problem?: string): TaskList => ({
    asked: askedFor(asked, moment),
    entries,
    moment,
    saidAs: keeper.saidAs,
    ...(problem === undefined ? {} : { problem }),
  });
  const place = asked.project === undefined ? undefined : await projectFor(asked.project, keeper, context);
  if (typeof place === 'string') return list([], place);
  const found = await keeper.find(queryFor(asked, place, moment), context.signal);
  const wanted = found.filter(({ task }) => isWanted(task, asked, moment) && isIn(task, place));
  const at = context.at ? { at: context.at } : {};
  return list(inOrder(wanted, moment).map((stored) => ({ ...stored, ...at })));
}

/** The project of that name, or why there is none. */
async function projectFor(
  words: string,
  keeper: TaskKeeper,
  { signal, caller }: ActionContext,
): Promise<readonly Project[] | string> {
  const sentences = sayTasks(caller.language);
  if (keeper.saidAs !== undefined) return sentences.noProjectsIn(sentences.ownList);
  const found = await findProject(keeper, words, signal);
  if (found.kind === 'none') return sentences.noProjectLike(literal(words));
  return found.kind === 'several' ? found.projects : [found.project];
}

const isIn = ({ project }: Task, places: readonly Project[] | undefined): boolean =>
  !places || places.some(({ id }) => id === project.id);

/** As much as a service is asked for; `isWanted` looks at the rest. */
function queryFor(asked: Input, places: readonly Project[] | undefined, moment: Moment): TaskQuery {
  const { when, overdue, done } = asked;
  const until = overdue === true ? today(moment.now, moment.timeZone).toString() : when && spanOf(when).to;
  const [only, ...others] = places ?? [];
  return {
    done: done === true,
    // The whole day: a service may count instants, and the day of the person is looked at here.
    ...(until === undefined ? {} : { dueUntil: isDay(until) ? until : until.slice(0, 10) }),
    ...(only && others.length === 0 ? { project: only.id } : {}),
    ...filtersOf(asked),
  };
}

/** What is looked for besides dates and projects, without what was not said. */
const filtersOf = ({ labels, assignee, priority: number, text: words }: Input): Omit<Filters, 'project'> => ({
  ...(labels ? { labels } : {}),
  ...(assignee === undefined ? {} : { assignee }),
  ...(number === undefined ? {} : { priority: number }),
  ...(words === undefined ? {} : { text: words }),
});

const isToday = (when: NonNullable<Input['when']>, { now, timeZone }: Moment): boolean => {
  const { from, to } = spanOf(when);
  return from !== undefined && from === to && from === today(now, timeZone).toString();
};

const has = (all: readonly string[], one: string): boolean => all.some((other) => fold(other) === fold(one));

function isWanted(task: Task, asked: Input, moment: Moment): boolean {
  const { labels = [], assignee, priority: number, text: words, done } = asked;
  return (
    task.done === (done === true) &&
    labels.every((label) => has(task.labels, label)) &&
    (assignee === undefined || has(task.assignees, assignee)) &&
    (number === undefined || task.priority === number) &&
    (words === undefined || fold(task.title).includes(fold(words))) &&
    isDueThen(task, asked, moment)
  );
}

/** What is overdue is due today as well; a list of another day holds that day only. */
function isDueThen(task: Task, { when, overdue }: Input, moment: Moment): boolean {
  if (overdue === true && (task.due === null || !isOverdue(task.due, moment))) return false;
  if (when === undefined) return true;
  if (task.due === null) return false;
  const isLate = isToday(when, moment) && !task.done && isOverdue(task.due, moment);
  return isLate || isWithin(task.due, when, moment);
}

function askedFor(asked: Input, moment: Moment): Asked {
  const { project } = asked;
  const filters: Filters = { ...(project === undefined ? {} : { project }), ...filtersOf(asked) };
  return { filters, ...kindOf(asked, moment) };
}

function kindOf({ when, overdue, done }: Input, moment: Moment): Omit<Asked, 'filters'> {
  if (done === true) return { kind: 'done' };
  if (overdue === true) return { kind: 'overdue' };
  if (when === undefined) return { kind: 'all' };
  if (isToday(when, moment)) return { kind: 'due today' };
  const { from, to } = spanOf(when);
  return { kind: 'due', from, to };
}

/** The lists of several connections as one; what one of them does not know is no problem while another does. */
export function joinLists(lists: readonly TaskList[]): TaskList {
  const [first, ...others] = lists;
  if (!first) throw new Error('nothing to join');
  const known = lists.filter(({ problem }) => problem === undefined);
  if (known.length === 0 || others.length === 0) return first;
  const { problem: _none, ...list } = known[0] ?? first;
  return {
    ...list,
    entries: inOrder(
      known.flatMap(({ entries }) => entries),
      list.moment,
    ),
  };
}
