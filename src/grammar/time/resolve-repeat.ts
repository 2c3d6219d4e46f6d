import { Temporal } from 'temporal-polyfill';
import { type Repeat, WEEKDAYS } from '../../core/repeat.ts';
import { addDays, type Day, type When } from '../../core/time.ts';
import { nthWeekdayOf } from './holidays.ts';
import { FIRST_MORNING_HOUR, fixedTime, isClock } from './resolve-clock.ts';
import {
  dayOfMoment,
  isProblem,
  type Moment,
  type Present,
  resolveMoment,
  whenOf,
} from './resolve-moment.ts';
import type { TimeMeaning, TimeProblem } from './time-meaning.ts';
import type { DatePart, DurationPart, RepeatPart, TimeParts } from './time-parts.ts';
import { addDuration } from './add-duration.ts';

type RepeatMeaning = Extract<TimeMeaning, { kind: 'repeat' }>;

/** More often than this nobody counts. */
const MOST = 1000;

/**
 * How often, until when, and the first time when a clock time, a part of the day, a day or a beginning was said;
 * without them the first time is left to who carries it out.
 */
export function resolveRepeat(said: RepeatPart, all: TimeParts, at: Present): RepeatMeaning | TimeProblem {
  const parts = withUsualHour(withClockOfEnd(said, withEnd(withSpan(all))));
  const part = withDaysBehind(said, parts);
  if (part === undefined || part.isTooOften) return 'no such repeat';
  const rhythm = rhythmOf(part);
  if (isProblem(rhythm)) return rhythm;
  const first = firstTime(part, parts, at);
  if (isProblem(first)) return first;
  const end = endOf(parts, first, at);
  if (isProblem(end)) return end;
  const repeat: Repeat = { ...rhythm, ...(parts.isFromDone && { from: 'done' }), ...end };
  return { kind: 'repeat', repeat, ...(first && { when: whenOf(first) }) };
}

/** "every day for the next 5 days", "every day from Monday to Friday", "every Monday from 9 to 10". */
function withSpan({ span, ...parts }: TimeParts): TimeParts {
  if (!span) return parts;
  if (span.duration) return { ...parts, lasting: span.duration };
  const { from, to } = span;
  if (from?.clock && !from.date) return { ...parts, clock: from.clock };
  return { ...parts, ...(from && { since: from }), ...(to && { until: to }) };
}

/** "every day by June" ends in June. */
function withEnd(parts: TimeParts): TimeParts {
  const { isDeadline, until, date, ...rest } = parts;
  return isDeadline && date && !until ? { ...rest, until: { date } } : parts;
}

/** "every day until June at 7": each of them is at 7. */
function withClockOfEnd({ unit }: RepeatPart, parts: TimeParts): TimeParts {
  const { until, clock } = parts;
  if (!until?.clock || !until.date || clock || unit === 'minute' || unit === 'hour') return parts;
  const { clock: itsClock, ...end } = until;
  return { ...parts, until: end, clock: itsClock };
}

/** "every day at 7" is in the morning, whatever the clock says now. */
function withUsualHour(parts: TimeParts): TimeParts {
  const { clock, dayPart } = parts;
  if (!clock || !isClock(clock) || fixedTime(clock, dayPart)) return parts;
  const isAfternoon = clock.hour < FIRST_MORNING_HOUR || clock.hour === 12;
  return { ...parts, clock: { ...clock, half: isAfternoon ? 'pm' : 'am' } };
}

/** "every 2 weeks" with "on Monday and Thursday" behind it. */
function withDaysBehind(repeat: RepeatPart, parts: TimeParts): RepeatPart | undefined {
  const { nthWeekday, exceptWeekdays, weekdays, monthDays, date } = parts;
  if (exceptWeekdays) return without(repeat, exceptWeekdays);
  if (nthWeekday) return { ...repeat, weekdays: [nthWeekday.weekday], nth: nthWeekday.nth };
  if (weekdays) return { ...repeat, weekdays };
  if (monthDays) return { ...repeat, days: monthDays };
  return date ? withDateBehind(repeat, date) : repeat;
}

/** "every week" with "on Friday", "sunday" with "evenings", "every month" with "on the 15th". */
function withDateBehind(repeat: RepeatPart, date: DatePart): RepeatPart {
  if ((repeat.weekdays ?? repeat.days) !== undefined) return repeat;
  if (date.kind === 'weekday') return withWeekday(repeat, date);
  const { month, day } = date.kind === 'calendar' ? date : {};
  const isDay = month === undefined && day !== undefined;
  return isDay && repeat.unit === 'month' ? { ...repeat, days: [day] } : repeat;
}

function withWeekday(
  repeat: RepeatPart,
  { weekday, which }: Extract<DatePart, { kind: 'weekday' }>,
): RepeatPart {
  const isWeekly = repeat.unit === 'week' || (repeat.unit === 'day' && repeat.every === 1);
  return isWeekly && which === undefined ? { ...repeat, unit: 'week', weekdays: [weekday] } : repeat;
}

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

/** "every day except Sunday". */
function without({ every, unit, weekdays }: RepeatPart, except: readonly number[]): RepeatPart | undefined {
  const all = unit === 'day' ? ALL_DAYS : weekdays;
  const left = all?.filter((day) => !except.includes(day)) ?? [];
  return every === 1 && left.length > 0 ? { every, unit: 'week', weekdays: left } : undefined;
}

function rhythmOf({ every, unit, weekdays, days, nth }: RepeatPart): Repeat | TimeProblem {
  if (every < 1 || !Number.isInteger(every)) return 'no such repeat';
  if (every > MOST) return 'out of range';
  if (days?.some((day) => day === 0 || day > 31)) return 'no such day';
  const on = weekdays?.toSorted((a, b) => a - b).map((day) => WEEKDAYS[day - 1] ?? '') ?? days;
  return { every, unit, ...(on && { on }), ...(nth !== undefined && { nth: nthOf(nth) }) };
}

const nthOf = (nth: number): number => (nth < 0 ? -1 : nth);

function endOf(parts: TimeParts, first: Moment | undefined, at: Present): End | TimeProblem {
  const { until, times, lasting } = parts;
  if (times !== undefined && (times < 1 || times > MOST)) return 'no such repeat';
  const end = until ? lastDay(until, at) : lasting && lastOf(lasting, first, at);
  if (isProblem(end)) return end;
  return { ...(times !== undefined && { times }), ...(end !== undefined && { until: end.when }) };
}

type End = Pick<Repeat, 'until' | 'times'>;

interface Until {
  readonly when: When;
}

function lastDay(until: TimeParts, at: Present): Until | TimeProblem {
  const end = resolveMoment(until, at);
  if (end === undefined) return 'contradiction';
  return isProblem(end) ? end : { when: whenOf(end) };
}

function lastOf(lasting: DurationPart, first: Moment | undefined, at: Present): Until | TimeProblem {
  const end = addDuration(first ? dayOfMoment(first) : at.today, lasting);
  return end ? { when: end.toString() } : 'out of range';
}

/** A year of days is enough for everything but leap days. */
const LONGEST_SEARCH = 800;

type First = Moment | TimeProblem | undefined;

function firstTime(repeat: RepeatPart, parts: TimeParts, at: Present): First {
  const start = startOf(repeat, parts, at);
  if (start === undefined || isProblem(start)) return start;
  return search(repeat, { start, clock: clockOf(parts) }, at);
}

/** The clock time, also of a beginning: "starting Monday at 9". */
function clockOf(parts: TimeParts): TimeParts {
  const { clock, dayPart, zone } = parts;
  if (!clock && !dayPart) {
    const since = parts.since ?? parts.after;
    return since?.clock ? { clock: since.clock } : {};
  }
  return {
    ...(clock && { clock }),
    ...(dayPart && { dayPart }),
    ...(zone !== undefined && { zone }),
  };
}

interface Search {
  readonly start: Day;
  readonly clock: TimeParts;
}

/** The first day on which it is, that is not over. */
function search(repeat: RepeatPart, { start, clock }: Search, at: Present): First {
  for (let days = 0; days <= LONGEST_SEARCH; days += 1) {
    const day = addDays(start, days);
    if (!isOn(repeat, day)) continue;
    const date: DatePart = { kind: 'calendar', year: day.year, month: day.month, day: day.day };
    const moment = resolveMoment({ ...clock, date }, at);
    if (moment === undefined || isProblem(moment)) return moment;
    if (moment.kind === 'days' || Temporal.ZonedDateTime.compare(moment.moment, at.now) > 0) return moment;
  }
  return 'no such day';
}

function isOn({ unit, weekdays, days, nth }: RepeatPart, day: Day): boolean {
  if (weekdays && nth !== undefined) {
    const found = weekdays.map((weekday) => nthWeekdayOf(day, nth, weekday));
    return found.some((one) => one?.equals(day));
  }
  if (weekdays) return weekdays.includes(day.dayOfWeek);
  if (days) return unit !== 'month' || days.some((one) => (one < 0 ? day.daysInMonth : one) === day.day);
  return true;
}

/** From where the first time is looked for; nothing when nothing was said about it. */
function startOf(repeat: RepeatPart, parts: TimeParts, at: Present): Day | TimeProblem | undefined {
  const date = repeat.yearly ?? ownDate(parts);
  const said = beginning(parts, date);
  if (!said) return (parts.clock ?? parts.dayPart) === undefined ? undefined : at.today;
  const start = resolveMoment(said, at);
  if (start === undefined) return at.today;
  if (start === 'no such day' && isLeapDay(date)) return nextLeapDay(at.today);
  return isProblem(start) ? start : dayOfMoment(start);
}

function beginning(parts: TimeParts, date: DatePart | undefined): TimeParts | undefined {
  const since = parts.since ?? parts.after;
  if (!since) return date && { date };
  return since.date || !date ? since : { ...since, date };
}

const isLeapDay = (date: DatePart | undefined): boolean =>
  date?.kind === 'calendar' && date.day === 29 && date.month === 2 && date.year === undefined;

/** "every 29 February" begins with the next one that there is. */
function nextLeapDay(today: Day): Day {
  let year = today.with({ month: 2, day: 1 }).add({ years: 1 });
  while (!year.inLeapYear) year = year.add({ years: 1 });
  return year.with({ day: 29 });
}

/** A weekday behind "every week" is a day of the repeat, and says nothing about its beginning. */
const ownDate = ({ date }: TimeParts): DatePart | undefined =>
  date?.kind === 'weekday' || (date?.kind === 'calendar' && date.month === undefined) ? undefined : date;
