import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '../../core/time.ts';
import { addDuration } from './add-duration.ts';
import { holidayIn, nthWeekdayOf } from './holidays.ts';
import { dayIn, edgeOf, monthOf, periodAround, periodOf, weekOf, weekStart, yearOf } from './periods.ts';
import { type Calendar, type Days, one } from './days.ts';
import type { TimeProblem } from './time-meaning.ts';
import { isShort } from './durations.ts';
import type { DatePart, Which } from './time-parts.ts';

/** The years that people speak of; others are slips of the finger. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 2999;

/** Lays a date on the calendar, or says why there is no such day. */
export function resolveDate(date: DatePart, at: Calendar): Days | TimeProblem {
  switch (date.kind) {
    case 'away':
      return one(addDays(at.today, date.days));
    case 'weekday':
      return one(weekdayOf(date, at));
    case 'weekday of week':
      return weekdayOfWeek(date, at);
    case 'calendar':
      return calendarDays(date, at);
    case 'numeric':
      return numericDay(date, at);
    case 'period':
      return periodOf(date, at);
    case 'week number':
      return weekNumbered(date, at);
    case 'quarter number':
      return quarterNumbered(date, at);
    case 'nth weekday':
      return firstToCome(date.of, at, (month) => nthWeekdayOf(month.from, date.nth, date.weekday));
    case 'day of':
      return firstToCome(date.of, at, (month) => (date.day < 0 ? month.to : dayIn(month.from, date.day)));
    case 'edge':
      return edgeDay(date, at);
    case 'holiday':
      return holidayDay(date, at);
    case 'shifted':
      return shiftedDay(date, at);
    case 'around':
      return aroundDay(date, at);
    case 'weekday beside':
      return weekdayBeside(date, at);
  }
}

const daysOrProblem = (day: Day | undefined): Days | TimeProblem => (day ? one(day) : 'no such day');

const isBefore = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0;

function weekdayOf({ weekday, which, weeks = 0 }: Extract<DatePart, { kind: 'weekday' }>, at: Calendar): Day {
  const { today, firstDayOfWeek } = at;
  const coming = addDays(today, (weekday - today.dayOfWeek + 7) % 7 || 7);
  const isOfThisWeek = isBefore(coming, addDays(weekStart(today, firstDayOfWeek), 7));
  switch (which ?? 'coming') {
    case 'coming':
    case 'this':
      return addDays(coming, 7 * weeks);
    case 'next':
      return addDays(coming, isOfThisWeek ? 7 : 0);
    case 'after next':
      return addDays(coming, 7);
    case 'last':
      return addDays(coming, coming.since(today).days === 7 ? -14 : -7);
  }
}

function weekdayOfWeek(
  { weekday, week }: Extract<DatePart, { kind: 'weekday of week' }>,
  at: Calendar,
): Days | TimeProblem {
  const days = resolveDate(week, at);
  if (typeof days === 'string') return days;
  return one(addDays(days.from, (weekday - days.from.dayOfWeek + 7) % 7));
}

type CalendarPart = Extract<DatePart, { kind: 'calendar' }>;

function calendarDays(date: CalendarPart, at: Calendar): Days | TimeProblem {
  const { day, month, year } = date;
  if (year !== undefined && (year < FIRST_YEAR || year > LAST_YEAR)) return 'out of range';
  if (month === undefined) return withoutMonth(date, at);
  if (month < 1 || month > 12) return 'no such day';
  if (day === undefined) return monthOf(monthYear(date, month, at.today), month, at.today);
  return daysOrProblem(dayOfMonth(day, month, year, at));
}

function withoutMonth({ day, year }: CalendarPart, { today }: Calendar): Days | TimeProblem {
  if (day !== undefined) return day < 1 || day > 31 ? 'no such day' : one(nextDayNumbered(day, today));
  return year === undefined ? 'no such day' : yearOf(year, today);
}

/** Without a year, the next one to come. */
function dayOfMonth(
  day: number,
  month: number,
  year: number | undefined,
  { today }: Calendar,
): Day | undefined {
  if (year !== undefined) return dayIn(firstOf(year, month), day);
  const thisYear = dayIn(firstOf(today.year, month), day);
  const isToCome = thisYear !== undefined && !isBefore(thisYear, today);
  return isToCome ? thisYear : dayIn(firstOf(today.year + 1, month), day);
}

const firstOf = (year: number, month: number): Day => Temporal.PlainDate.from({ year, month, day: 1 });

/** "March" and "next March" are the next one to come, "last March" is over. */
function monthYear({ year, which }: CalendarPart, month: number, today: Day): number {
  if (year !== undefined) return year;
  if (which === undefined) return month >= today.month ? today.year : today.year + 1;
  switch (which) {
    case 'this':
      return today.year;
    case 'next':
    case 'coming':
      return month > today.month ? today.year : today.year + 1;
    case 'after next':
      return month > today.month ? today.year + 1 : today.year + 2;
    case 'last':
      return month < today.month ? today.year : today.year - 1;
  }
}

/** "the 31st" is of the first month that has one. */
function nextDayNumbered(day: number, today: Day): Day {
  let month = today.with({ day: 1 });
  for (;;) {
    const found = dayIn(month, day);
    if (found && !isBefore(found, today)) return found;
    month = month.add({ months: 1 });
  }
}

/** "11/12" as the person orders it; the other way round where that is no day. */
function numericDay(
  { first, second, year }: Extract<DatePart, { kind: 'numeric' }>,
  at: Calendar,
): Days | TimeProblem {
  const rest = { kind: 'calendar', ...(year !== undefined && { year }) } as const;
  const dayFirst = { ...rest, day: first, month: second };
  const monthFirst = { ...rest, day: second, month: first };
  const [usual, other] = at.dateOrder === 'day-month' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  const days = calendarDays(usual, at);
  return usual.month > 12 && typeof days === 'string' ? calendarDays(other, at) : days;
}

function weekNumbered(
  { week, year }: Extract<DatePart, { kind: 'week number' }>,
  at: Calendar,
): Days | TimeProblem {
  if (year !== undefined) return weekOf(year, week, at.today) ?? 'no such day';
  const thisYear = weekOf(at.today.year, week, at.today);
  const isToCome = thisYear && !isBefore(thisYear.to, at.today);
  return (isToCome ? thisYear : weekOf(at.today.year + 1, week, at.today)) ?? 'no such day';
}

function quarterNumbered(
  { quarter, year }: Extract<DatePart, { kind: 'quarter number' }>,
  at: Calendar,
): Days | TimeProblem {
  const of = (inYear: number): Days => periodAround('quarter', firstOf(inYear, quarter * 3 - 2), at);
  const days = of(year ?? at.today.year);
  return year === undefined && isBefore(days.to, at.today) ? of(at.today.year + 1) : days;
}

/** A day in a month that was named or not: the first one that is not over, if the words leave it open. */
function firstToCome(
  of: DatePart,
  at: Calendar,
  dayOf: (month: Days) => Day | undefined,
): Days | TimeProblem {
  const first = resolveDate(of, at);
  if (typeof first === 'string') return first;
  const day = dayOf(first);
  const isRunning = of.kind === 'period' ? of.which === 'this' : of.kind === 'calendar' && isOpen(of);
  if (!isRunning || (day && !isBefore(day, at.today))) return daysOrProblem(day);
  const next = of.kind === 'period' ? addDays(first.to, 1) : first.from.add({ years: 1 });
  return daysOrProblem(dayOf({ from: next, to: next.add({ months: 1 }).subtract({ days: 1 }), when: next }));
}

const isOpen = ({ year, which }: CalendarPart): boolean => year === undefined && which === undefined;

function edgeDay({ edge, of }: Extract<DatePart, { kind: 'edge' }>, at: Calendar): Days | TimeProblem {
  const days = resolveDate(of, at);
  if (typeof days === 'string') return days;
  const day = edgeOf(edge, of, days);
  if (!isBefore(day, at.today) || of.kind !== 'period' || of.which !== 'this') return one(day);
  return one(edgeOf(edge, of, periodAround(of.period, addDays(days.to, 1), at)));
}

function holidayDay(
  { holiday, year, which }: Extract<DatePart, { kind: 'holiday' }>,
  at: Calendar,
): Days | TimeProblem {
  if (year !== undefined) return daysOrProblem(holidayIn(holiday, year));
  const thisYear = holidayIn(holiday, at.today.year);
  const isToCome = thisYear !== undefined && !isBefore(thisYear, at.today);
  return daysOrProblem(holidayIn(holiday, at.today.year + yearsAway(which, isToCome)));
}

function yearsAway(which: Which | undefined, isToCome: boolean): number {
  switch (which) {
    case 'this':
      return 0;
    case 'last':
      return isToCome ? -1 : 0;
    case 'after next':
      return isToCome ? 1 : 2;
    case undefined:
    case 'coming':
    case 'next':
      return isToCome ? 0 : 1;
  }
}

function aroundDay({ period, day }: Extract<DatePart, { kind: 'around' }>, at: Calendar): Days | TimeProblem {
  const days = resolveDate(day, at);
  return typeof days === 'string' ? days : periodAround(period, days.when, at);
}

/** "the Friday before Christmas" is never Christmas itself. */
function weekdayBeside(
  { weekday, base, side }: Extract<DatePart, { kind: 'weekday beside' }>,
  at: Calendar,
): Days | TimeProblem {
  const days = resolveDate(base, at);
  if (typeof days === 'string') return days;
  const { dayOfWeek } = days.when;
  return one(
    side === 'after'
      ? addDays(days.when, (weekday - dayOfWeek + 7) % 7 || 7)
      : addDays(days.when, -((dayOfWeek - weekday + 7) % 7 || 7)),
  );
}

/** "three days before Christmas": of the next one for which that is not over. */
function shiftedDay({ base, by }: Extract<DatePart, { kind: 'shifted' }>, at: Calendar): Days | TimeProblem {
  if (isShort(by)) return 'contradiction';
  const days = resolveDate(base, at);
  if (typeof days === 'string') return days;
  const day = addDuration(days.when, by);
  if (!day) return 'out of range';
  const mayBeLater = base.kind === 'holiday' || (base.kind === 'calendar' && isOpen(base));
  if (!isBefore(day, at.today) || !mayBeLater) return one(day);
  const later = resolveDate(base, { ...at, today: addDays(days.to, 1) });
  const laterDay = typeof later === 'string' ? undefined : addDuration(later.when, by);
  return one(laterDay ?? day);
}
