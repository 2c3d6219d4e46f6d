import { Temporal } from 'temporal-polyfill';
import { addDays, type When } from '../../core/time.ts';
import { addDuration, addToMoment } from './add-duration.ts';
import { isShort, unitsOf } from './durations.ts';
import { FIRST_MORNING_HOUR } from './resolve-clock.ts';
import {
  dayOfMoment,
  isMomentOver,
  isProblem,
  type Moment,
  type Present,
  resolveMoment,
  whenOf,
} from './resolve-moment.ts';
import { resolveDate } from './resolve-date.ts';
import type { TimeMeaning, TimeProblem } from './time-meaning.ts';
import type { ClockPart, DatePart, DurationPart, SpanPart, TimeParts } from './time-parts.ts';

type SpanMeaning = Extract<TimeMeaning, { kind: 'span' }>;

/** Two ends, or a length from now on; what was said beside it ("tomorrow from 3 to 5") holds for both. */
export function resolveSpan(span: SpanPart, beside: TimeParts, at: Present): SpanMeaning | TimeProblem {
  if (span.duration) return aroundNow(span.duration, at);
  if (span.from && span.isUpToNow) return upToNow(span.from, at);
  if (!span.from || !span.to) return 'contradiction';
  const [begin, to] = withSharedDate(monthOf(span.from, span.to), span.to);
  const from = inDaytime(withBeside(withHalfOf(begin, to), beside));
  const found = fromTo(from, to, { beside, at });
  if (isProblem(found) || !found.isOver || from.date || !from.clock) return found;
  const tomorrow = { ...from, date: { kind: 'away', days: 1 } } as const;
  return fromTo(tomorrow, to, { beside, at });
}

/** A bare hour at the beginning is the usual one, and of today unless another day was said. */
function inDaytime(from: TimeParts): TimeParts {
  const { clock } = from;
  if (!clock || !isOpenHour(clock) || from.dayPart) return from;
  const isAfternoon = clock.hour < FIRST_MORNING_HOUR || clock.hour === 12;
  return { ...from, clock: { ...clock, half: isAfternoon ? 'pm' : 'am' } };
}

function fromTo(
  from: TimeParts,
  to: TimeParts,
  { beside, at }: { readonly beside: TimeParts; readonly at: Present },
): SpanMeaning | TimeProblem {
  const today = from.clock && !from.date ? { ...from, date: { kind: 'away', days: 0 } as const } : from;
  const first = resolveMoment(today, at);
  if (first === undefined) return 'contradiction';
  if (isProblem(first)) return first;
  const last = resolveEnd(to, { from: today, first, beside }, at);
  if (last === undefined) return 'contradiction';
  return isProblem(last) ? last : spanOf(first, last, at);
}

/** "since Monday" is the Monday before today, "since May" the last May. */
function upToNow(from: TimeParts, at: Present): SpanMeaning | TimeProblem {
  const first = resolveMoment({ ...from, ...(from.date && { date: lastOne(from.date, at) }) }, at);
  if (first === undefined) return 'contradiction';
  if (isProblem(first)) return first;
  if (!isMomentOver(first, at)) return 'contradiction';
  const when = whenOf(first);
  const to = first.kind === 'clock' ? momentWhen(at.now) : at.today.toString();
  return { kind: 'span', span: { from: when, to }, when, isDeadline: false, isOver: true };
}

function lastOne(date: DatePart, at: Present): DatePart {
  if (date.kind === 'weekday' && date.which === undefined) return { ...date, which: 'last' };
  const isOpen = (date.kind === 'calendar' || date.kind === 'holiday') && date.year === undefined;
  if (!isOpen) return date;
  const thisYear = { ...date, year: at.today.year };
  const days = resolveDate(thisYear, at);
  const isPast = !isProblem(days) && Temporal.PlainDate.compare(days.from, at.today) < 0;
  return isPast ? thisYear : { ...date, year: at.today.year - 1 };
}

function aroundNow(duration: DurationPart, at: Present): SpanMeaning | TimeProblem {
  const end = endFrom(at, duration);
  if (!end) return 'out of range';
  const isPast = unitsOf(duration).some(([, count]) => count < 0);
  const present = isShort(duration) ? momentWhen(at.now) : at.today.toString();
  return {
    kind: 'span',
    span: isPast ? { from: end, to: present } : { from: present, to: end },
    when: end,
    isDeadline: !isPast,
    isOver: isPast,
  };
}

function endFrom(at: Present, duration: DurationPart): When | undefined {
  if (!isShort(duration)) return addDuration(at.today, duration)?.toString();
  const moment = addToMoment(at.now, duration);
  return moment && momentWhen(moment);
}

const momentWhen = (moment: Temporal.ZonedDateTime): When => whenOf({ kind: 'clock', moment });

/** "between 2 and 4 tomorrow": a day at the end holds for both clock times. */
function withSharedDate(from: TimeParts, to: TimeParts): readonly [from: TimeParts, to: TimeParts] {
  const { date, weekday, ...rest } = to;
  if (!date || !to.clock || !from.clock || from.date) return [from, to];
  return [{ ...from, date, ...(weekday !== undefined && { weekday }) }, rest];
}

/** "from 27 to 30 November". */
function monthOf(from: TimeParts, to: TimeParts): TimeParts {
  if (from.date?.kind !== 'calendar' || to.date?.kind !== 'calendar') return from;
  const { month, year } = to.date;
  if (from.date.month !== undefined || month === undefined) return from;
  return { ...from, date: { ...from.date, month, ...(year !== undefined && { year }) } };
}

/** "from 3 to 5 pm": both in the afternoon; "from 11 to 1 pm": the first one before noon. */
function withHalfOf(from: TimeParts, to: TimeParts): TimeParts {
  const zoned = to.zone === undefined ? from : { zone: to.zone, ...from };
  const { clock: first } = from;
  const { clock: last } = to;
  if (!first || !last || !isOpenHour(first)) return zoned;
  if (last.isExact) return { ...zoned, clock: { ...first, isExact: true } };
  if (last.half !== undefined)
    return { ...zoned, clock: { ...first, half: halfBefore(first, last, last.half) } };
  return to.dayPart ? { dayPart: to.dayPart, ...zoned } : zoned;
}

/** An hour that may be in both halves of the day. */
const isOpenHour = ({ hour, half, isExact }: ClockPart): boolean =>
  !isExact && half === undefined && hour <= 12;

type Half = NonNullable<ClockPart['half']>;

function halfBefore(first: ClockPart, last: ClockPart, half: Half): Half {
  if (first.hour % 12 <= last.hour % 12) return half;
  return half === 'pm' ? 'am' : 'pm';
}

/** The end has its own day, or the same one. */
function withBeside(parts: TimeParts, { date, dayPart, zone, weekday }: TimeParts): TimeParts {
  return {
    ...(date && { date }),
    ...(weekday !== undefined && { weekday }),
    ...(dayPart && { dayPart }),
    ...(zone !== undefined && { zone }),
    ...parts,
  };
}

interface Begin {
  readonly zone: Pick<TimeParts, 'zone'>;
  readonly start: Temporal.ZonedDateTime;
}

interface Begun {
  readonly from: TimeParts;
  readonly first: Moment;
  readonly beside: TimeParts;
}

function resolveEnd(
  to: TimeParts,
  { from, first, beside }: Begun,
  at: Present,
): Moment | TimeProblem | undefined {
  const day = dayOfMoment(first);
  if (to.clock && !to.date && first.kind === 'clock') {
    const zone = to.zone ?? from.zone ?? beside.zone;
    return clockBehind(to.clock, { zone: zone === undefined ? {} : { zone }, start: first.moment }, at);
  }
  // What leaves open which one it is comes behind the beginning.
  const isOpen = to.date !== undefined && isRelative(to.date);
  const later = isOpen && Temporal.PlainDate.compare(day, at.today) > 0 ? { ...at, today: day } : at;
  return resolveMoment(to, later);
}

/** A weekday behind a weekday is never counted from today. */
const isRelative = (date: DatePart): boolean =>
  (date.kind === 'weekday' && date.which === undefined) ||
  (date.kind === 'calendar' && date.year === undefined) ||
  (date.kind === 'holiday' && date.year === undefined);

/** "from 10 to 12", "22:00 to 2:00": the first such time behind the beginning. */
function clockBehind(
  clock: ClockPart,
  { zone, start }: Begin,
  at: Present,
): Moment | TimeProblem | undefined {
  const halves: readonly ClockPart[] = isOpenHour(clock)
    ? [
        { ...clock, half: 'am' },
        { ...clock, half: 'pm' },
      ]
    : [clock];
  const day = start.toPlainDate();
  for (const on of [day, addDays(day, 1)]) {
    const date: DatePart = { kind: 'calendar', year: on.year, month: on.month, day: on.day };
    const moments = halves.map((half) => resolveMoment({ clock: half, date, ...zone }, at));
    const found = moments.find(
      (moment) => moment === undefined || isProblem(moment) || isBehind(moment, start),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

const isBehind = (moment: Moment, start: Temporal.ZonedDateTime): boolean =>
  moment.kind === 'clock' && Temporal.ZonedDateTime.compare(moment.moment, start) > 0;

function spanOf(first: Moment, last: Moment, at: Present): SpanMeaning | TimeProblem {
  const [from, to] = [whenOf(first), last.kind === 'days' ? last.days.to.toString() : whenOf(last)];
  if (Temporal.PlainDate.compare(dayOfMoment(first), dayOfMoment(last)) > 0) return 'contradiction';
  const start = first.kind === 'days' ? first.days.from.toString() : from;
  return {
    kind: 'span',
    span: { from: start, to },
    when: from,
    isDeadline: false,
    isOver: isMomentOver(last, at),
  };
}
