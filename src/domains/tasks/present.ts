import type { ConnectionName } from '../../core/action.ts';
import type { ShownItem, ShownList } from '../../core/shown.ts';
import { answer, literal, type Reply } from '../../core/reply.ts';
import { LINES_AT_ONCE, shownLines } from '../../core/shown.ts';
import { clockOf, dayOf, fullDay, isDay, shortDay, today, type When } from '../../core/time.ts';
import { spokenPriority } from './field-words.ts';
import { isOverdue, type Moment } from './order.ts';
import type { StoredTask } from './task.ts';

/** What was asked for, as far as the heading says it. */
export interface Asked {
  readonly kind: 'all' | 'done' | 'overdue' | 'due today' | 'due';
  /** Of `due`. */
  readonly from?: When | undefined;
  readonly to?: When | undefined;
  readonly filters: Filters;
}

export interface Filters {
  readonly project?: string;
  readonly labels?: readonly string[];
  readonly assignee?: string;
  readonly priority?: number;
  readonly text?: string;
}

/** A task of the list and where it is kept; `at` is left out for eis's own list. */
export interface Entry extends StoredTask {
  readonly at?: ConnectionName;
}

export interface TaskList {
  readonly asked: Asked;
  readonly entries: readonly Entry[];
  readonly moment: Moment;
  readonly saidAs: string | undefined;
  /** Why there is no list. */
  readonly problem?: string;
}

/** The list as a person reads it (conversation.md 19.3): heading with the number, then the first ten lines. */
export function presentTasks(list: TaskList): Reply {
  if (list.problem !== undefined) return answer(list.problem);
  const heading = headingOf(list);
  const { length } = list.entries;
  if (length === 0) {
    return answer(`${heading}: nothing${list.saidAs === undefined ? '' : ` (${literal(list.saidAs)})`}`);
  }
  const lines = shownLines(shownTasks(list) ?? { items: [], upTo: 0 }, 0);
  return answer(`${heading}: ${length === 1 ? '1 task' : `${length} tasks`}\n\n${lines}`);
}

/** All lines, so that "done 2" and "more" mean something; nothing when there is no line. */
export function shownTasks(list: TaskList): ShownList | undefined {
  const { entries, saidAs } = list;
  if (entries.length === 0) return undefined;
  const isMixed = new Set(entries.map(({ at }) => at?.id)).size > 1;
  return {
    items: entries.map((entry) => shownItem(entry, list, isMixed)),
    upTo: Math.min(entries.length, LINES_AT_ONCE),
    ...(saidAs === undefined ? {} : { ending: `(${literal(saidAs)})` }),
  };
}

function headingOf({ asked, moment }: TaskList): string {
  const { filters } = asked;
  const { labels = [] } = filters;
  const parts = [
    baseOf(asked, moment),
    ...(filters.project === undefined ? [] : [`in ${literal(filters.project)}`]),
    ...(labels.length === 0
      ? []
      : [`with ${labels.length === 1 ? 'label' : 'labels'} ${labels.map(literal).join(', ')}`]),
    ...(filters.assignee === undefined ? [] : [`assigned to ${literal(filters.assignee)}`]),
    ...(filters.priority === undefined ? [] : [`with priority ${spokenPriority(filters.priority)}`]),
    ...(filters.text === undefined ? [] : [`with “${literal(filters.text)}”`]),
  ];
  return parts.join(' ');
}

function baseOf({ kind, from, to, filters }: Asked, moment: Moment): string {
  switch (kind) {
    case 'due today':
      return '📋 Due Today';
    case 'all':
      return Object.keys(filters).length === 0 ? 'All tasks' : 'Open tasks';
    case 'done':
      return 'Done';
    case 'overdue':
      return 'Overdue';
    case 'due': {
      const ends = [from, to].map((when) => (when === undefined ? '' : spoken(when, moment)));
      return `Due ${[...new Set(ends)].join(' – ').trim()}`;
    }
  }
}

function shownItem({ id, task, at }: Entry, list: TaskList, isMixed: boolean): ShownItem {
  const { asked, moment, saidAs } = list;
  const place = isMixed && at ? `${at.name}: ${task.project.name}` : task.project.name;
  const project = saidAs === undefined ? ` (${literal(place)})` : '';
  const time = task.due === null || task.done ? undefined : timeOf(task.due, asked, moment);
  const line = `${literal(task.title)}${project}${time === undefined ? '' : ` – ${time}`}`;
  return { noun: 'task', id, name: task.title, line, ...(at ? { connection: at.id } : {}) };
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
