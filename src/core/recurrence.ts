import { type Repeat, WEEKDAYS } from './repeat.ts';
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
} from './time.ts';

/** What "ahead" means to one person. */
export interface Reckoning {
  readonly now: Date;
  readonly timeZone: string;
}

/** No rhythm of days leaves longer between two of them: 29 February over a century. */
const MOST_DAYS = 9 * 366;
const WEEK = 7;

/** Whether a repeat that names days names this one; every day when it names none. */
export const fits = ({ on, nth }: Repeat, day: Day): boolean =>
  on === undefined ||
  on.some((one) =>
    typeof one === 'string'
      ? WEEKDAYS[day.dayOfWeek - 1] === one && isNth(nth, day)
      : day.day === one || (one === -1 && day.day === day.daysInMonth),
  );

/** The second of its weekday in the month, counted from the end for -1. */
function isNth(nth: number | undefined, day: Day): boolean {
  if (nth === undefined) return true;
  return nth === -1 ? day.day + WEEK > day.daysInMonth : Math.ceil(day.day / WEEK) === nth;
}

/** The first day from this one on that a repeat names; the day itself when it names none. */
export function firstFitting(repeat: Repeat, from: Day): Day {
  let day = from;
  for (let count = 0; count < MOST_DAYS && !fits(repeat, day); count += 1) day = day.add({ days: 1 });
  return day;
}

/** The same clock time on another day; a whole day stays one. */
export function sameClockOn(when: When, day: Day, timeZone: string): When {
  const [hour, minute] = (clockOf(when, timeZone) ?? '').split(':').map(Number);
  return hour === undefined || minute === undefined || isDay(when)
    ? day.toString()
    : instantOn(day, clockTime(hour, minute), timeZone);
}

/** Whether it comes again by the clock and not by the calendar: every 6 hours is every 6 hours, whatever clocks do. */
export const isByClock = ({ unit }: Repeat): boolean => unit === 'minute' || unit === 'hour';

const clockStep = ({ every, unit }: Repeat): number => every * (unit === 'hour' ? 3_600_000 : 60_000);

/** Where a whole day begins. */
export const startOf = (when: When, timeZone: string): number =>
  Date.parse(isDay(when) ? instantOn(dayOf(when, timeZone), clockTime(0, 0), timeZone) : when);

export const isBehindEnd = (next: When, { until }: Repeat, timeZone: string): boolean =>
  until !== undefined && compareWhen(next, until, timeZone) > 0;

/**
 * The first turn behind `from` that is ahead of `now`, at the clock time of `from` where the person is. Counted from
 * `from`: a series begun on a 31st has its turn on the last day of a shorter month and on the 31st again after it,
 * while days that are named (`on: [31]`) are skipped where there is none. Undefined when no such day comes.
 */
export function nextAfter(repeat: Repeat, from: When, { now, timeZone }: Reckoning): When | undefined {
  if (isByClock(repeat)) {
    const start = startOf(from, timeZone);
    const step = clockStep(repeat);
    const turns = Math.max(1, Math.floor((now.getTime() - start) / step) + 1);
    return instantIn(new Date(start + turns * step).toISOString(), timeZone);
  }
  const start = dayOf(from, timeZone);
  // A day ahead may still hold a turn that is over, never the one before it a turn that is not.
  const after = laterOf(start, today(now, timeZone).subtract({ days: 1 }));
  let turn = Math.max(0, turnsUntil(repeat, start, after) - 1);
  let day: Day | undefined = after;
  for (let count = 0; count < MOST_DAYS; count += 1) {
    turn += 1;
    day = repeat.on ? nextNamed(repeat, day, start) : stepped(repeat, start, turn);
    if (!day) return undefined;
    const next = sameClockOn(from, day, timeZone);
    if (isAhead(next, { now, timeZone })) return next;
  }
  return undefined;
}

const laterOf = (a: Day, b: Day): Day => (a.until(b, { largestUnit: 'days' }).days > 0 ? b : a);

/** How many turns of an interval lie between two days, rounded down. */
function turnsUntil({ every, unit }: Repeat, start: Day, day: Day): number {
  if (unit === 'month' || unit === 'year') {
    const { months } = start.until(day, { largestUnit: 'months' });
    return Math.floor(months / (every * (unit === 'year' ? 12 : 1)));
  }
  const { days } = start.until(day, { largestUnit: 'days' });
  return Math.floor(days / (every * (unit === 'week' ? WEEK : 1)));
}

/** Counted from the start, so that the 31st comes back after a shorter month. */
function stepped({ every, unit }: Repeat, start: Day, turn: number): Day {
  const count = every * turn;
  if (unit === 'month') return start.add({ months: count });
  if (unit === 'year') return start.add({ years: count });
  return start.add({ days: unit === 'week' ? WEEK * count : count });
}

/** The next day that is named, in a week or month that counts. */
function nextNamed(repeat: Repeat, after: Day, start: Day): Day | undefined {
  let day = after;
  for (let count = 0; count < MOST_DAYS * repeat.every && count < MOST_NAMED; count += 1) {
    day = day.add({ days: 1 });
    if (fits(repeat, day) && periodsBetween(repeat, start, day) % repeat.every === 0) return day;
  }
  return undefined;
}

/** A century: "every 200 months on the 31st" may as well never come. */
const MOST_NAMED = 36_525;

const monday = (day: Day): Day => day.subtract({ days: day.dayOfWeek - 1 });

function periodsBetween({ unit }: Repeat, start: Day, day: Day): number {
  if (unit === 'year') return day.year - start.year;
  if (unit === 'month') return (day.year - start.year) * 12 + day.month - start.month;
  if (unit !== 'week') return 0;
  return monday(start).until(monday(day), { largestUnit: 'days' }).days / WEEK;
}

const isAhead = (when: When, { now, timeZone }: Reckoning): boolean =>
  isDay(when)
    ? today(now, timeZone).until(dayOf(when, timeZone), { largestUnit: 'days' }).days > 0
    : Date.parse(when) > now.getTime();
