import {
  clockOf,
  clockTime,
  compareWhen,
  type Day,
  dayOf,
  instantIn,
  instantOn,
  isDay,
  today,
  type When,
} from '../../core/time.ts';
import type { Moment } from './order.ts';
import type { Repeat } from '../../core/repeat.ts';
import type { Task } from './task.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** No rhythm of days leaves longer between two of them: 29 February over a century. */
const MOST_DAYS = 9 * 366;
/** More missed turns than this are not counted one by one. */
const MOST_TURNS = 5000;
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

const fits = ({ on }: Repeat, day: Day): boolean =>
  on === undefined ||
  on.some((one) =>
    typeof one === 'string'
      ? WEEKDAYS[day.dayOfWeek - 1] === one
      : day.day === one || (one === -1 && day.day === day.daysInMonth),
  );

/** The first day from this one on that a repeat names; the day itself when it names none. */
function firstFitting(repeat: Repeat, from: Day): Day {
  let day = from;
  for (let count = 0; count < MOST_DAYS && !fits(repeat, day); count += 1) day = day.add({ days: 1 });
  return day;
}

/** The same clock time on another day; a whole day stays one. */
function sameClockOn(when: When, day: Day, timeZone: string): When {
  const [hour, minute] = (clockOf(when, timeZone) ?? '').split(':').map(Number);
  return hour === undefined || minute === undefined || isDay(when)
    ? day.toString()
    : instantOn(day, clockTime(hour, minute), timeZone);
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

const isBehindEnd = (next: When, { until }: Repeat, timeZone: string): boolean =>
  until !== undefined && compareWhen(next, until, timeZone) > 0;

/** Today, at the clock time it had. */
const asOfToday = (due: When | null, { now, timeZone }: Moment): When => {
  const day = today(now, timeZone);
  return due === null ? day.toString() : sameClockOn(due, day, timeZone);
};

const isClockUnit = ({ unit }: Repeat): boolean => unit === 'minute' || unit === 'hour';
const clockStep = ({ every, unit }: Repeat): number => every * (unit === 'hour' ? 3_600_000 : 60_000);

function nextAfter(repeat: Repeat, from: When, moment: Moment): When | undefined {
  const { now, timeZone } = moment;
  if (isClockUnit(repeat)) {
    const start = Date.parse(
      isDay(from) ? instantOn(dayOf(from, timeZone), clockTime(0, 0), timeZone) : from,
    );
    const step = clockStep(repeat);
    const turns = Math.max(1, Math.floor((now.getTime() - start) / step) + 1);
    return instantIn(new Date(start + turns * step).toISOString(), timeZone);
  }
  const start = dayOf(from, timeZone);
  let day: Day | undefined = start;
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    day = repeat.on ? nextNamed(repeat, day, start) : stepped(repeat, start, turn);
    if (!day) return undefined;
    const next = sameClockOn(from, day, timeZone);
    if (isAhead(next, moment)) return next;
  }
  return undefined;
}

/** Counted from the start, so that the 31st comes back after a shorter month. */
function stepped({ every, unit }: Repeat, start: Day, turn: number): Day {
  const count = every * turn;
  if (unit === 'month') return start.add({ months: count });
  if (unit === 'year') return start.add({ years: count });
  return start.add({ days: unit === 'week' ? 7 * count : count });
}

/** The next day that is named, in a week or month that counts. */
function nextNamed(repeat: Repeat, after: Day, start: Day): Day | undefined {
  let day = after;
  for (let count = 0; count < MOST_DAYS; count += 1) {
    day = day.add({ days: 1 });
    if (fits(repeat, day) && periodsBetween(repeat, start, day) % repeat.every === 0) return day;
  }
  return undefined;
}

const monday = (day: Day): Day => day.subtract({ days: day.dayOfWeek - 1 });

function periodsBetween({ unit }: Repeat, start: Day, day: Day): number {
  if (unit === 'month') return (day.year - start.year) * 12 + day.month - start.month;
  if (unit !== 'week') return 0;
  return monday(start).until(monday(day), { largestUnit: 'days' }).days / 7;
}

const isAhead = (when: When, { now, timeZone }: Moment): boolean =>
  isDay(when)
    ? today(now, timeZone).until(dayOf(when, timeZone), { largestUnit: 'days' }).days > 0
    : Date.parse(when) > now.getTime();

/** Moves what belongs to one turn as far as the turn itself moves. */
function mover(from: When, to: When, repeat: Repeat, timeZone: string): (when: When) => When {
  if (isClockUnit(repeat)) {
    const away =
      Date.parse(to) -
      Date.parse(isDay(from) ? instantOn(dayOf(from, timeZone), clockTime(0, 0), timeZone) : from);
    return (when) =>
      isDay(when) ? when : instantIn(new Date(Date.parse(when) + away).toISOString(), timeZone);
  }
  const { days } = dayOf(from, timeZone).until(dayOf(to, timeZone), { largestUnit: 'days' });
  return (when) => sameClockOn(when, dayOf(when, timeZone).add({ days }), timeZone);
}
