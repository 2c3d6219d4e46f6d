import type { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '../../core/time.ts';
import { unitsOf } from './durations.ts';
import type { DurationPart } from './time-parts.ts';

/** Further away nobody plans; a slip of the finger does. */
const MOST_DAYS = 366 * 500;
const LONGEST: Readonly<Record<keyof DurationPart, number>> = {
  second: MOST_DAYS * 86_400,
  minute: MOST_DAYS * 1440,
  hour: MOST_DAYS * 24,
  day: MOST_DAYS,
  workday: 2000,
  week: MOST_DAYS / 7,
  month: 6000,
  quarter: 2000,
  year: 500,
};

const isInRange = (duration: DurationPart): boolean =>
  unitsOf(duration).every(([unit, count]) => Math.abs(count) <= LONGEST[unit]);

/** The day so far away; nothing when that is further than people plan. Clock units lead nowhere. */
export function addDuration(day: Day, duration: DurationPart): Day | undefined {
  if (!isInRange(duration)) return undefined;
  const { workday = 0 } = duration;
  return addWorkdays(day.add(calendarUnits(duration)), workday);
}

/** The moment so far away, by the clock of its zone. */
export function addToMoment(
  moment: Temporal.ZonedDateTime,
  duration: DurationPart,
): Temporal.ZonedDateTime | undefined {
  if (!isInRange(duration)) return undefined;
  const { hour = 0, minute = 0, second = 0 } = duration;
  return moment.add({ ...calendarUnits(duration), hours: hour, minutes: minute, seconds: second });
}

const calendarUnits = ({ year = 0, quarter = 0, month = 0, week = 0, day = 0 }: DurationPart) => ({
  years: year,
  months: month + 3 * quarter,
  weeks: week,
  days: day,
});

const FRIDAY = 5;

/** Monday to Friday count; holidays of a country are not known. */
function addWorkdays(day: Day, workdays: number): Day {
  const step = Math.sign(workdays);
  let found = day;
  for (let left = Math.abs(workdays); left > 0; ) {
    found = addDays(found, step);
    if (found.dayOfWeek <= FRIDAY) left -= 1;
  }
  return found;
}
