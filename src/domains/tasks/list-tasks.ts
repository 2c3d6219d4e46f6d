import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { flag, span as spanField } from '../../core/slot.ts';
import { isDay, today, type When } from '../../core/time.ts';
import type { TaskKeeper } from './keeper.ts';
import { daysBetween, inOrder, isOverdue, type Moment } from './order.ts';
import { type Asked, presentTasks, shownTasks, type TaskList } from './present.ts';
import type { Task } from './task.ts';

const defineAction = actionsOn<TaskKeeper>();

const input = z.object({
  when: spanField('the day or days they are due').exactOptional(),
  overdue: flag('only what is overdue', ['overdue', 'late', 'past due']).exactOptional(),
  done: flag('what is done, instead of what is open', ['done', 'completed', 'finished']).exactOptional(),
});

export const listTasks = defineAction({
  name: 'task.list',
  summary: 'List tasks',
  effect: 'read',
  input,
  phrases: [
    "what's due {when}",
    "what's there to do {when}",
    'what do i have to do {when}',
    'what have i got to do {when}',
    'what do i have {when}',
    'what do i have on {when}',
    'what have i got {when}',
    "what's on {when}",
    "what's on my list {when}",
    "what's on my to-do list {when}",
    "what's to do {when}",
    "what's left {when}",
    'do i have anything {when}',
    'do i have anything to do {when}',
    'is there anything to do {when}',
    'show {when}',
    'what must i do {when}',
    'what should i do {when}',
    'what tasks are due {when}',
    'which tasks are due {when}',
    'what tasks do i have {when}',
    'do i have anything due {when}',
    'is anything due {when}',
    'is there anything due {when}',
    'anything due {when}',
    'due {when}',
    'tasks {when}',
    'my tasks {when}',
    'tasks due {when}',
    'my tasks due {when}',
    'list tasks {when}',
    'list my tasks {when}',
    'list tasks due {when}',
    'show tasks {when}',
    'show my tasks {when}',
    'show tasks due {when}',
    "show what's due {when}",
    "tell me what's due {when}",
    '{overdue}',
    '{overdue} tasks',
    "what's {overdue}",
    'show {overdue}',
    "show what's {overdue}",
    "tell me what's {overdue}",
    'am i {overdue} with anything',
    'what am i {overdue} with',
    'which tasks are {overdue}',
    'what tasks are {overdue}',
    'is anything {overdue}',
    'anything {overdue}',
    'list {overdue} tasks',
    'list my {overdue} tasks',
    'show {overdue} tasks',
    'show my {overdue} tasks',
    '{done} tasks',
    'list {done} tasks',
    'list my {done} tasks',
    'show {done} tasks',
    'show my {done} tasks',
    'which tasks are {done}',
    'what tasks are {done}',
    'list',
    'tasks',
    'my tasks',
    'my list',
    'my todos',
    'my to-do list',
    'all tasks',
    'all my tasks',
    'list tasks',
    'list my tasks',
    'list all',
    'list everything',
    'show all',
    'show everything',
    'all',
    'everything',
    'open tasks',
    'my open tasks',
    'list open tasks',
    'list my open tasks',
    'show open tasks',
    'show my open tasks',
    "what's open",
    "what's still open",
    "what's left",
    "what's left to do",
    'list all tasks',
    'list all my tasks',
    'show tasks',
    'show my tasks',
    'show all tasks',
    'show all my tasks',
    'show my list',
    'show my to-do list',
    "what's on my list",
    "what's on my to-do list",
    'what are my tasks',
    'what tasks do i have',
    'what do i have to do',
  ],
  examples: [
    { say: "what's due today", means: { when: '2026-11-20' } },
    { say: "what's due friday", means: { when: '2026-11-27' } },
    { say: 'what do I have to do this week', means: { when: { from: '2026-11-16', to: '2026-11-22' } } },
    { say: "what's overdue", means: { overdue: true } },
    { say: 'show all my tasks', means: {} },
    { say: 'show done tasks', means: { done: true } },
    { say: 'task list tomorrow', means: { when: '2026-11-21' } },
  ],
  run: async (keeper, asked, { caller, now, signal }): Promise<TaskList> => {
    const moment = { now, timeZone: caller.timeZone };
    const found = await keeper.find({ done: asked.done === true }, signal);
    const wanted = found.filter(({ task }) => isWanted(task, asked, moment));
    return { asked: askedFor(asked, moment), tasks: inOrder(wanted, moment), moment, saidAs: keeper.saidAs };
  },
  present: (list) => presentTasks(list),
  shows: (list) => shownTasks(list),
});

type Input = z.output<typeof input>;
type Span = { readonly from?: When | undefined; readonly to?: When | undefined };

const spanOf = (when: NonNullable<Input['when']>): Span =>
  typeof when === 'string' ? { from: when, to: when } : when;

const isToday = ({ from, to }: Span, { now, timeZone }: Moment): boolean =>
  from !== undefined && from === to && from === today(now, timeZone).toString();

/** What is overdue is due today as well; a list of another day holds that day only. */
function isWanted(task: Task, { when, overdue }: Input, moment: Moment): boolean {
  if (overdue === true && (task.due === null || !isOverdue(task.due, moment))) return false;
  if (when === undefined) return true;
  if (task.due === null) return false;
  const asked = spanOf(when);
  return (
    isWithin(task.due, asked, moment) || (isToday(asked, moment) && !task.done && isOverdue(task.due, moment))
  );
}

function isWithin(due: When, { from, to }: Span, { timeZone }: Moment): boolean {
  const fromTo = (a: When, b: When): number => daysBetween(a, b, timeZone);
  const since = (start: When): boolean =>
    isDay(start) || isDay(due) ? fromTo(start, due) >= 0 : Date.parse(due) >= Date.parse(start);
  const until = (end: When): boolean =>
    isDay(end) || isDay(due) ? fromTo(due, end) >= 0 : Date.parse(due) < Date.parse(end) || from === end;
  return (from === undefined || since(from)) && (to === undefined || until(to));
}

function askedFor({ when, overdue, done }: Input, moment: Moment): Asked {
  if (done === true) return { kind: 'done' };
  if (overdue === true) return { kind: 'overdue' };
  if (when === undefined) return { kind: 'all' };
  const span = spanOf(when);
  return isToday(span, moment) ? { kind: 'due today' } : { kind: 'due', from: span.from, to: span.to };
}
