import type { ConnectionName } from '../../core/action.ts';
import type { ShownItem, ShownList } from '../../core/shown.ts';
import { answer, literal, type Reply } from '../../core/reply.ts';
import { LINES_AT_ONCE, shownLines } from '../../core/shown.ts';
import { clockOf, dayOf, fullDay, isDay, shortDay, today, type When } from '../../core/time.ts';
import { isOverdue, type Moment as Clock } from './order.ts';
import { sayTasks } from './sentences.ts';
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

/** What "today" means to the person, and how days are said to them. */
export interface Moment extends Clock {
  readonly language: string;
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
  const { language } = list.moment;
  const words = sayTasks(language);
  const { length } = list.entries;
  if (length === 0) {
    return answer(`${heading}: ${words.nothing}${list.saidAs === undefined ? '' : ` (${words.ownList})`}`);
  }
  const lines = shownLines(shownTasks(list) ?? { items: [], upTo: 0 }, 0, language);
  return answer(`${heading}: ${words.tasks(length)}\n\n${lines}`);
}

/** All lines, so that "done 2" and "more" mean something; nothing when there is no line. */
export function shownTasks(list: TaskList): ShownList | undefined {
  const { entries, saidAs, moment } = list;
  if (entries.length === 0) return undefined;
  const isMixed = new Set(entries.map(({ at }) => at?.id)).size > 1;
  return {
    items: entries.map((entry) => shownItem(entry, list, isMixed)),
    upTo: Math.min(entries.length, LINES_AT_ONCE),
    ...(saidAs === undefined ? {} : { ending: `(${sayTasks(moment.language).ownList})` }),
  };
}

function headingOf({ asked, moment }: TaskList): string {
  const { filters } = asked;
  const { labels = [] } = filters;
  const words = sayTasks(moment.language);
  const parts = [
    baseOf(asked, moment),
    ...(filters.project === undefined ? [] : [words.inTheProject(literal(filters.project))]),
    ...(labels.length === 0 ? [] : [words.withLabels(labels.map(literal))]),
    ...(filters.assignee === undefined ? [] : [words.assignedTo(literal(filters.assignee))]),
    ...(filters.priority === undefined ? [] : [words.withPriority(words.priorityAlone(filters.priority))]),
    ...(filters.text === undefined ? [] : [words.withText(literal(filters.text))]),
  ];
  return parts.join(' ');
}

function baseOf({ kind, from, to, filters }: Asked, moment: Moment): string {
  const words = sayTasks(moment.language);
  switch (kind) {
    case 'due today':
      return words.dueToday;
    case 'all':
      return Object.keys(filters).length === 0 ? words.allTasks : words.openTasks;
    case 'done':
      return words.doneTasks;
    case 'overdue':
      return words.overdueTasks;
    case 'due': {
      const ends = [from, to].map((when) => (when === undefined ? '' : spoken(when, moment)));
      return words.dueThen([...new Set(ends)].join(' – ').trim());
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
  const words = sayTasks(moment.language);
  const clock = clockOf(due, moment.timeZone);
  const isToday = dayOf(due, moment.timeZone).equals(today(moment.now, moment.timeZone));
  if (isOverdue(due, moment)) return words.overdueSince(isToday ? (clock ?? '') : spoken(due, moment));
  if (isOneDay(asked)) return clock;
  return isToday ? words.dueTodayAt(clock) : words.dueOn(spoken(due, moment));
}

const isOneDay = (asked: Asked): boolean =>
  asked.kind === 'due today' || (asked.kind === 'due' && asked.from === asked.to);

/** `Sat 21 Nov`, `Sat 21 Nov, 14:00`; with the year when it is not this one. */
function spoken(when: When, { now, timeZone, language }: Moment): string {
  const day = dayOf(when, timeZone);
  const isThisYear = day.year === today(now, timeZone).year;
  const words = isThisYear ? shortDay(day, language) : fullDay(day, language);
  const clock = isDay(when) ? undefined : clockOf(when, timeZone);
  return clock === undefined ? words : `${words}, ${clock}`;
}
