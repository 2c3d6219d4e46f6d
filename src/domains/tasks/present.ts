import type { ShownItem, ShownList } from '../../core/shown.ts';
import { answer, literal, type Reply } from '../../core/reply.ts';
import { LINES_AT_ONCE, shownLines } from '../../core/shown.ts';
import { clockOf, dayOf, fullDay, isDay, shortDay, today, type When } from '../../core/time.ts';
import { isOverdue, type Moment } from './order.ts';
import type { StoredTask } from './task.ts';

/** What was asked for, as far as the heading says it. */
export type Asked =
  | { readonly kind: 'all' | 'done' | 'overdue' | 'due today' }
  | { readonly kind: 'due'; readonly from: When | undefined; readonly to: When | undefined };

export interface TaskList {
  readonly asked: Asked;
  readonly tasks: readonly StoredTask[];
  readonly moment: Moment;
  readonly saidAs: string | undefined;
}

/** The list as a person reads it (conversation.md 19.3): heading with the number, then the first ten lines. */
export function presentTasks(list: TaskList): Reply {
  const heading = headingOf(list);
  const { length } = list.tasks;
  if (length === 0) {
    return answer(`${heading}: nothing${list.saidAs === undefined ? '' : ` (${literal(list.saidAs)})`}`);
  }
  const lines = shownLines(shownTasks(list) ?? { items: [], upTo: 0 }, 0);
  return answer(`${heading}: ${length === 1 ? '1 task' : `${length} tasks`}\n\n${lines}`);
}

/** All lines, so that "done 2" and "more" mean something; nothing when there is no line. */
export function shownTasks(list: TaskList): ShownList | undefined {
  const { tasks, saidAs } = list;
  if (tasks.length === 0) return undefined;
  return {
    items: tasks.map((stored) => shownItem(stored, list)),
    upTo: Math.min(tasks.length, LINES_AT_ONCE),
    ...(saidAs === undefined ? {} : { ending: `(${literal(saidAs)})` }),
  };
}

function headingOf({ asked, moment }: TaskList): string {
  switch (asked.kind) {
    case 'due today':
      return '📋 Due Today';
    case 'all':
      return 'All tasks';
    case 'done':
      return 'Done';
    case 'overdue':
      return 'Overdue';
    case 'due': {
      const ends = [asked.from, asked.to].map((when) => (when === undefined ? '' : spoken(when, moment)));
      return `Due ${[...new Set(ends)].join(' – ').trim()}`;
    }
  }
}

function shownItem({ id, task }: StoredTask, list: TaskList): ShownItem {
  const { asked, moment, saidAs } = list;
  const project = saidAs === undefined ? ` (${literal(task.project.name)})` : '';
  const time = task.due === null || task.done ? undefined : timeOf(task.due, asked, moment);
  const line = `${literal(task.title)}${project}${time === undefined ? '' : ` – ${time}`}`;
  return { noun: 'task', id, name: task.title, line };
}

/** In a list of one day the clock is enough; elsewhere the day stands there too. */
function timeOf(due: When, asked: Asked, moment: Moment): string | undefined {
  const clock = clockOf(due, moment.timeZone);
  const isToday = dayOf(due, moment.timeZone).equals(today(moment.now, moment.timeZone));
  if (isOverdue(due, moment)) return `overdue since ${isToday ? (clock ?? '') : spoken(due, moment)}`;
  if (isOneDay(asked)) return clock;
  if (isToday) return clock === undefined ? 'due today' : `due today, ${clock}`;
  return `due ${spoken(due, moment)}`;
}

const isOneDay = (asked: Asked): boolean =>
  asked.kind === 'due today' || (asked.kind === 'due' && asked.from === asked.to);

/** `Sat 21 Nov`, `Sat 21 Nov, 14:00`; with the year when it is not this one. */
function spoken(when: When, { now, timeZone }: Moment): string {
  const day = dayOf(when, timeZone);
  const words = day.year === today(now, timeZone).year ? shortDay(day) : fullDay(day);
  const clock = isDay(when) ? undefined : clockOf(when, timeZone);
  return clock === undefined ? words : `${words}, ${clock}`;
}
