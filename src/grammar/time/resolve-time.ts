import type { When } from '../../core/time.ts';
import { combineParts } from './combine-parts.ts';
import { addToMoment } from './add-duration.ts';
import { one } from './days.ts';
import { isShort, unitsOf } from './durations.ts';
import {
  isMomentOver,
  isProblem,
  type Moment,
  type Present,
  presentOf,
  resolveMoment,
  whenOf,
} from './resolve-moment.ts';
import { resolveRepeat } from './resolve-repeat.ts';
import { resolveSpan } from './resolve-span.ts';
import type { TimeContext, TimeMeaning, TimeProblem } from './time-meaning.ts';
import type { DurationPart, SpanPart, TimeParts } from './time-parts.ts';

/**
 * What was said about time, laid on the clock and calendar of the person. What was said at several places is put
 * together; what cannot be is a problem. Never throws.
 */
export function resolveTime(said: readonly TimeParts[], context: TimeContext): TimeMeaning {
  try {
    const parts = said.reduce<TimeParts | undefined>((all, part) => all && combineParts(all, part), {});
    const meaning = parts ? resolveParts(parts, presentOf(context)) : 'contradiction';
    if (isProblem(meaning)) return { kind: 'problem', problem: meaning };
    return whensIn(meaning).every(isInRange) ? meaning : { kind: 'problem', problem: 'out of range' };
  } catch (error) {
    // Days further away than the calendar goes.
    if (error instanceof RangeError) return { kind: 'problem', problem: 'out of range' };
    throw error;
  }
}

function whensIn(meaning: TimeMeaning): readonly When[] {
  switch (meaning.kind) {
    case 'moment':
      return [meaning.when];
    case 'span':
      return [meaning.span.from, meaning.span.to];
    case 'repeat':
      return [meaning.when, meaning.repeat.until].filter((when) => when !== undefined);
    case 'duration':
    case 'problem':
      return [];
  }
}

/** Years that people plan in have four digits. */
const isInRange = (when: When): boolean => /^\d{4}-/.test(when);

function resolveParts(parts: TimeParts, at: Present): TimeMeaning | TimeProblem {
  const { repeat, since, until } = parts;
  if (repeat) return resolveRepeat(repeat, parts, at);
  const span = parts.span ?? (since && until && { from: since, to: until });
  if (span) return weekdaysAtClock(span, parts, at) ?? resolveSpan(span, parts, at);
  const beside = besideLimit(parts);
  return isProblem(beside) ? beside : resolveBeside(beside, parts, at);
}

function resolveBeside(beside: TimeParts, parts: TimeParts, at: Present): TimeMeaning | TimeProblem {
  const moment = resolveMoment(beside, at);
  if (isProblem(moment)) return moment;
  // "2 hours after 11 pm" is tomorrow, and never 11 pm.
  if (parts.lasting && parts.after) return 'no such time';
  if (parts.lasting) return lasting(parts.lasting, moment, at);
  if (!moment) return 'contradiction';
  return momentOrSpan(parts.after ? behind(moment) : moment, parts, at);
}

/** "until friday" by itself is a deadline, "from monday" and "after 5" a moment; a day beside them is theirs. */
function besideLimit(parts: TimeParts): TimeParts | TimeProblem {
  const limit = parts.until ?? parts.since ?? parts.after;
  if (!limit) return parts;
  const { until: _until, since: _since, after: _after, ...rest } = parts;
  return combineParts(rest, limit) ?? 'contradiction';
}

/** "after friday" begins on Saturday. */
function behind(moment: Moment): Moment {
  if (moment.kind === 'clock') return moment;
  const day = moment.days.to.add({ days: 1 });
  return { kind: 'days', days: { from: day, to: day, when: day } };
}

function momentOrSpan(moment: Moment, parts: TimeParts, at: Present): TimeMeaning {
  const when = whenOf(moment);
  const isDeadline = parts.isDeadline === true || parts.until !== undefined;
  const isOver = isMomentOver(moment, at);
  if (moment.kind === 'clock' || moment.days.from.equals(moment.days.to)) {
    return { kind: 'moment', when, isDeadline, isOver };
  }
  const { from, to } = moment.days;
  return { kind: 'span', span: { from: from.toString(), to: to.toString() }, when, isDeadline, isOver };
}

/** "monday to friday at 7" is each of them. */
function weekdaysAtClock(
  { from, to }: SpanPart,
  parts: TimeParts,
  at: Present,
): TimeMeaning | TimeProblem | undefined {
  const clock = to?.clock ?? parts.clock;
  const first = plainWeekday(from);
  const last = plainWeekday(to);
  if (!first || !last || !clock || from?.clock) return undefined;
  const length = ((last - first + 7) % 7) + 1;
  const weekdays = Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
  const { span: _span, ...rest } = parts;
  return resolveRepeat({ every: 1, unit: 'week', weekdays }, { ...rest, clock }, at);
}

const plainWeekday = (parts: TimeParts | undefined): number | undefined =>
  parts?.date?.kind === 'weekday' ? parts.date.weekday : undefined;

/** "for two hours" by itself is a length, behind a clock time a span. */
function lasting(duration: DurationPart, moment: Moment | undefined, at: Present): TimeMeaning | TimeProblem {
  if (!moment) return lengthOf(duration);
  const isDays = moment.kind === 'days';
  const start = isDays ? moment.days.when.toZonedDateTime(at.timeZone) : moment.moment;
  const end = addToMoment(start, duration);
  if (!end) return 'out of range';
  const last: Moment =
    isDays && !isShort(duration)
      ? { kind: 'days', days: one(end.toPlainDate().subtract({ days: 1 })) }
      : { kind: 'clock', moment: end };
  const when = whenOf(moment);
  const span = { from: when, to: whenOf(last) };
  return { kind: 'span', span, when, isDeadline: false, isOver: isMomentOver(moment, at) };
}

const MINUTES: Readonly<Record<string, number>> = {
  week: 7 * 1440,
  workday: 1440,
  day: 1440,
  hour: 60,
  minute: 1,
};
const MONTHS: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 };

function lengthOf(duration: DurationPart): TimeMeaning {
  let minutes = 0;
  let months = 0;
  for (const [unit, count] of unitsOf(duration)) {
    minutes += unit === 'second' ? Math.ceil(count / 60) : count * (MINUTES[unit] ?? 0);
    months += count * (MONTHS[unit] ?? 0);
  }
  return { kind: 'duration', ...(minutes !== 0 && { minutes }), ...(months !== 0 && { months }) };
}
