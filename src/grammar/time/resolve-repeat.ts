import { Temporal } from 'temporal-polyfill';
import type { Repeat } from '../../core/repeat.ts';
import { addDays, type Day, type When } from '../../core/time.ts';
import { nthWeekdayOf } from './holidays.ts';
import { FIRST_MORNING_HOUR, fixedTime, isClock } from './resolve-clock.ts';
import { dayOfMoment, isProblem, type Present, resolveMoment, whenOf } from './resolve-moment.ts';
import type { TimeMeaning, TimeProblem } from './time-meaning.ts';
import type { DatePart, RepeatPart, TimeParts } from './time-parts.ts';
import { addDuration } from './add-duration.ts';

type RepeatMeaning = Extract<TimeMeaning, { kind: 'repeat' }>;

/** More often than this nobody counts. */
const MOST = 1000;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * How often, until when, and the first time when a clock time, a part of the day, a day or a beginning was said;
 * without them the first time is left to who carries it out.
 */
export function resolveRepeat(said: RepeatPart, all: TimeParts, at: Present): RepeatMeaning | TimeProblem {
  const parts = withUsualHour(withEnd(withSpan(all)));
  const part = withDaysBehind(said, parts);
  if (part === undefined || part.isTooOften) return 'no such repeat';
  const rhythm = rhythmOf(part);
  if (isProblem(rhythm)) return rhythm;
  const first = firstTime(part, parts, at);
  if (isProblem(first)) return first;
  const end = endOf(parts, first, at);
  if (isProblem(end)) return end;
  const repeat: Repeat = { ...rhythm, ...(parts.isFromDone && { from: 'done' }), ...end };
  return { kind: 'repeat', repeat, ...(first !== undefined && { when: first }) };
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

/** "every day at 7" is in the morning, whatever the clock says now. */
function withUsualHour(parts: TimeParts): TimeParts {
  const { clock, dayPart } = parts;
  if (!clock || !isClock(clock) || fixedTime(clock, dayPart)) return parts;
  const isAfternoon = clock.hour < FIRST_MORNING_HOUR || clock.hour === 12;
  return { ...parts, clock: { ...clock, half: isAfternoon ? 'pm' : 'am' } };
}

/** "every 2 weeks" with "on Monday and Thursday" behind it. */
function withDaysBehind(repeat: RepeatPart, parts: TimeParts): RepeatPart | undefined {
  const { weekdays, monthDays, nthWeekday, date } = parts;
  const hasDays = (repeat.weekdays ?? repeat.days) !== undefined;
  if (nthWeekday) {
    if (hasDays || repeat.unit !== 'month') return undefined;
    return { ...repeat, weekdays: [nthWeekday.weekday], nth: nthWeekday.nth };
  }
  const { exceptWeekdays } = parts;
  if (exceptWeekdays) return without(repeat, exceptWeekdays);
  if (weekdays) return hasDays || repeat.unit !== 'week' ? undefined : { ...repeat, weekdays };
  if (monthDays) return hasDays || repeat.unit !== 'month' ? undefined : { ...repeat, days: monthDays };
  const weekday = date?.kind === 'weekday' && date.which === undefined ? date.weekday : undefined;
  // "sunday evenings".
  const isDaily = repeat.unit === 'day' && repeat.every === 1;
  if (weekday !== undefined && isDaily) return { every: 1, unit: 'week', weekdays: [weekday] };
  if (weekday !== undefined && repeat.unit === 'week' && !hasDays) return { ...repeat, weekdays: [weekday] };
  const day = date?.kind === 'calendar' && date.month === undefined ? date.day : undefined;
  return day !== undefined && repeat.unit === 'month' && !hasDays ? { ...repeat, days: [day] } : repeat;
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

function endOf(
  { until, times, lasting }: TimeParts,
  first: When | undefined,
  at: Present,
): Pick<Repeat, 'until' | 'times'> | TimeProblem {
  const count = times === undefined ? {} : { times };
  if (times !== undefined && (times < 1 || times > MOST)) return 'no such repeat';
  if (until) {
    const end = resolveMoment(until, at);
    if (end === undefined) return 'contradiction';
    if (isProblem(end)) return end;
    return { ...count, until: end.kind === 'days' ? end.days.when.toString() : whenOf(end) };
  }
  if (!lasting) return count;
  const start = first === undefined ? at.today : Temporal.PlainDate.from(first.slice(0, DAY_LENGTH));
  const end = addDuration(start, lasting);
  return end ? { ...count, until: end.toString() } : 'out of range';
}

const DAY_LENGTH = '2026-11-27'.length;

/** A year of days is enough for everything but leap days. */
const LONGEST_SEARCH = 800;

function firstTime(repeat: RepeatPart, parts: TimeParts, at: Present): When | TimeProblem | undefined {
  const start = startOf(repeat, parts, at);
  if (isProblem(start)) return start;
  const hasClock = parts.clock !== undefined || parts.dayPart !== undefined;
  const since = parts.since ?? parts.after;
  if (!start) return undefined;
  const clock = {
    ...(parts.clock && { clock: parts.clock }),
    ...(parts.dayPart && { dayPart: parts.dayPart }),
    ...(parts.zone !== undefined && { zone: parts.zone }),
    ...(since?.clock && !hasClock && { clock: since.clock }),
  };
  return search(repeat, { start, clock }, at);
}

interface Search {
  readonly start: Day;
  readonly clock: TimeParts;
}

/** The first day on which it is, that is not over. */
function search(repeat: RepeatPart, { start, clock }: Search, at: Present): When | TimeProblem | undefined {
  for (let days = 0; days <= LONGEST_SEARCH; days += 1) {
    const day = addDays(start, days);
    if (!isOn(repeat, day)) continue;
    const date: DatePart = { kind: 'calendar', year: day.year, month: day.month, day: day.day };
    const moment = resolveMoment({ ...clock, date }, at);
    if (moment === undefined || isProblem(moment)) return moment;
    if (moment.kind === 'days' || Temporal.ZonedDateTime.compare(moment.moment, at.now) > 0)
      return whenOf(moment);
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
  const since = parts.since ?? parts.after;
  const own = repeat.yearly ?? ownDate(parts);
  const said = since ?? (own && { date: own });
  if (!said) return (parts.clock ?? parts.dayPart) === undefined ? undefined : at.today;
  const start = resolveMoment(since && own && !since.date ? { ...since, date: own } : said, at);
  if (start === undefined) return at.today;
  if (start === 'no such day' && isLeapDay(own)) return nextLeapDay(at.today);
  return isProblem(start) ? start : dayOfMoment(start);
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
