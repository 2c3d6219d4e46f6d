import { Temporal } from 'temporal-polyfill';
import { addDays, type Day, type When } from '../../core/time.ts';
import { addDuration, addToMoment } from './add-duration.ts';
import { type Calendar, type Days, one } from './days.ts';
import { isShort } from './durations.ts';
import {
  fixedTime,
  isClock,
  momentOn,
  type OnDay,
  timeOfPart,
  timesToday,
  usualTime,
} from './resolve-clock.ts';
import { resolveDate } from './resolve-date.ts';
import type { TimeContext, TimeProblem } from './time-meaning.ts';
import type { ClockPart, DurationPart, TimeParts } from './time-parts.ts';

/** A moment with a clock time, or days without one. */
export type Moment =
  | { readonly kind: 'clock'; readonly moment: Temporal.ZonedDateTime }
  | { readonly kind: 'days'; readonly days: Days };

/** The context with what follows from it. */
export interface Present extends Calendar, Pick<TimeContext, 'timeZone'> {
  readonly now: Temporal.ZonedDateTime;
}

export function presentOf({ now, timeZone, dateOrder, firstDayOfWeek }: TimeContext): Present {
  const moment = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return { now: moment, today: moment.toPlainDate(), timeZone, dateOrder, firstDayOfWeek };
}

const PROBLEMS: ReadonlySet<unknown> = new Set<TimeProblem>([
  'no such day',
  'no such time',
  'no such repeat',
  'contradiction',
  'out of range',
]);

export const isProblem = (value: unknown): value is TimeProblem => PROBLEMS.has(value);

/** The moment that a day, a clock time, a part of the day or a way from now mean together. */
export function resolveMoment(parts: TimeParts, at: Present): Moment | TimeProblem | undefined {
  const { date, clock, fromNow, instant } = parts;
  if (clock && !isClock(clock)) return 'no such time';
  if (instant !== undefined) return writtenInstant(instant, at);
  if (fromNow) return date ? 'contradiction' : awayFromNow(fromNow, parts, at);
  if (!date) return hasTime(parts) ? nextMoment(parts, at) : undefined;
  const days = resolveDate(date, at);
  if (isProblem(days)) return days;
  return isOtherWeekday(parts, days) ? 'contradiction' : momentOf(days, parts, at);
}

const hasTime = ({ clock, dayPart }: TimeParts): boolean => (clock ?? dayPart) !== undefined;

const isOtherWeekday = ({ weekday }: TimeParts, { when }: Days): boolean =>
  weekday !== undefined && when.dayOfWeek !== weekday;

const momentOf = (days: Days, parts: TimeParts, at: Present): Moment =>
  hasTime(parts) ? { kind: 'clock', moment: timeOn(days.when, parts, at) } : { kind: 'days', days };

function writtenInstant(text: string, at: Present): Moment | TimeProblem {
  try {
    const hasZone = /(?:z|[+-]\d\d:\d\d)$/i.test(text);
    const moment = hasZone
      ? Temporal.Instant.from(text).toZonedDateTimeISO(at.timeZone)
      : Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(at.timeZone);
    return { kind: 'clock', moment };
  } catch {
    return 'no such time';
  }
}

function awayFromNow(duration: DurationPart, parts: TimeParts, at: Present): Moment | TimeProblem {
  if (isShort(duration)) {
    if (hasTime(parts)) return 'contradiction';
    const moment = addToMoment(at.now, duration);
    return moment ? { kind: 'clock', moment } : 'out of range';
  }
  const day = addDuration(at.today, duration);
  return day ? momentOf(one(day), parts, at) : 'out of range';
}

const isAfter = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean =>
  Temporal.ZonedDateTime.compare(a, b) > 0;

/** A clock time on a day that was said. */
function timeOn(day: Day, { clock, dayPart, zone }: TimeParts, at: Present): Temporal.ZonedDateTime {
  const timeZone = zone ?? at.timeZone;
  const on = (time: OnDay): Temporal.ZonedDateTime => momentOn(day, time, timeZone).withTimeZone(at.timeZone);
  if (!clock) return on(timeOfPart(dayPart ?? 'morning'));
  const fixed = fixedTime(clock, dayPart);
  if (fixed) return on(fixed);
  if (!day.equals(at.today)) return on(usualTime(clock));
  const times = timesToday(clock).map(on);
  return times.find((moment) => isAfter(moment, at.now)) ?? times.at(-1) ?? on(usualTime(clock));
}

/** A clock time without a day: the next one to come. */
function nextMoment({ clock, dayPart, zone }: TimeParts, at: Present): Moment {
  const timeZone = zone ?? at.timeZone;
  const today = at.now.withTimeZone(timeZone).toPlainDate();
  const times = timesOf(clock, dayPart);
  // Yesterday's too: midnight said behind midnight may be of the day that has just begun.
  const moments = [0, 1, 2].flatMap((days) =>
    times.map((time) => momentOn(addDays(today, days), time, timeZone)),
  );
  const next = moments
    .toSorted((a, b) => Temporal.ZonedDateTime.compare(a, b))
    .find((moment) => isAfter(moment, at.now));
  return { kind: 'clock', moment: (next ?? at.now).withTimeZone(at.timeZone) };
}

function timesOf(clock: ClockPart | undefined, dayPart: TimeParts['dayPart']): readonly OnDay[] {
  if (!clock) return [timeOfPart(dayPart ?? 'morning')];
  const fixed = fixedTime(clock, dayPart);
  return fixed ? [fixed] : timesToday(clock);
}

/** As actions write it. */
export function whenOf(moment: Moment): When {
  return moment.kind === 'days'
    ? moment.days.when.toString()
    : // "in 10 minutes" is never less than that.
      moment.moment.toString({ timeZoneName: 'never', smallestUnit: 'second', roundingMode: 'ceil' });
}

export const dayOfMoment = (moment: Moment): Day =>
  moment.kind === 'days' ? moment.days.when : moment.moment.toPlainDate();

/** A day is over when it ends, a moment when it begins. */
export const isMomentOver = (moment: Moment, { now, today }: Present): boolean =>
  moment.kind === 'days'
    ? Temporal.PlainDate.compare(moment.days.to, today) < 0
    : Temporal.ZonedDateTime.compare(moment.moment, now) < 0;
