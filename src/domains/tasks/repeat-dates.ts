import {
  firstFitting,
  isBehindEnd,
  isByClock,
  nextAfter,
  sameClockOn,
  startOf,
} from '../../core/recurrence.ts';
import { type Repeat, WEEKDAYS } from '../../core/repeat.ts';
import { type Day, dayOf, instantIn, isDay, today, type When } from '../../core/time.ts';
import type { Moment } from './order.ts';
import type { Task } from './task.ts';

/** A day of the month that every month has. */
const IN_EVERY_MONTH = 28;

type Dates = Pick<Task, 'due' | 'repeat'>;

/** The task with a date that its repeat can count from, and without what that date already says. */
export function withFirstDate({ due, repeat }: Dates, { now, timeZone }: Moment): Dates {
  if (!repeat) return { due, repeat };
  const day = today(now, timeZone);
  // "every friday", said on a Friday, begins with the next one (conversation.md 7.3).
  const earliest = due === null ? (repeat.on ? day.add({ days: 1 }) : day) : dayOf(due, timeZone);
  const first = firstFitting(repeat, earliest);
  return {
    due: due === null ? first.toString() : sameClockOn(due, first, timeZone),
    repeat: plainer(repeat, first),
  };
}

/** "every friday" from a Friday on is every week: more services can keep that. */
function plainer({ on, ...repeat }: Repeat, first: Day): Repeat {
  if (on === undefined) return repeat;
  const [only] = on;
  const isWeekday = repeat.unit === 'week' && only === WEEKDAYS[first.dayOfWeek - 1];
  const isDayOfMonth = repeat.unit === 'month' && only === first.day && first.day <= IN_EVERY_MONTH;
  return on.length === 1 && (isWeekday || isDayOfMonth) ? repeat : { ...repeat, on };
}

/**
 * The dates of a repeating task after it was done: the next turn that is not over, and everything else moved along.
 * Undefined when it does not come again.
 */
export function nextTurn(
  task: Task,
  moment: Moment,
): Pick<Task, 'due' | 'start' | 'end' | 'reminders' | 'repeat'> | undefined {
  const { repeat, due } = task;
  if (!repeat || repeat.times === 1) return undefined;
  const { timeZone } = moment;
  const from = due === null || repeat.from === 'done' ? asOfToday(due, moment) : due;
  const next = nextAfter(repeat, from, moment);
  if (next === undefined || isBehindEnd(next, repeat, timeZone)) return undefined;
  return {
    ...movedAlong(task, mover(due ?? from, next, repeat, timeZone)),
    due: next,
    repeat: repeat.times === undefined ? repeat : { ...repeat, times: repeat.times - 1 },
  };
}

const movedAlong = (
  { start, end, reminders }: Task,
  along: (when: When) => When,
): Pick<Task, 'start' | 'end' | 'reminders'> => ({
  start: start === null ? null : along(start),
  end: end === null ? null : along(end),
  reminders: reminders.map(along),
});

/** Today, at the clock time it had. */
const asOfToday = (due: When | null, { now, timeZone }: Moment): When => {
  const day = today(now, timeZone);
  return due === null ? day.toString() : sameClockOn(due, day, timeZone);
};

/** Moves what belongs to one turn as far as the turn itself moves. */
function mover(from: When, to: When, repeat: Repeat, timeZone: string): (when: When) => When {
  if (isByClock(repeat)) {
    const away = Date.parse(to) - startOf(from, timeZone);
    return (when) =>
      isDay(when) ? when : instantIn(new Date(Date.parse(when) + away).toISOString(), timeZone);
  }
  const { days } = dayOf(from, timeZone).until(dayOf(to, timeZone), { largestUnit: 'days' });
  return (when) => sameClockOn(when, dayOf(when, timeZone).add({ days }), timeZone);
}
