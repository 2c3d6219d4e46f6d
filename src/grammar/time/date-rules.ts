import type { Edge, TimeVocabulary } from '../languages/time/words.ts';
import type { Build } from './read-patterns.ts';
import type { Bound, WhichWhat } from './reading-time.ts';
import { durationOf, isShort, minus } from './durations.ts';
import type { DatePart, DurationPart, Which } from './time-parts.ts';

export type Rules<Value> = readonly (readonly [patterns: readonly string[], build: Build<Value>])[];

/** Patterns that are dates by themselves. */
export function dateRules(words: TimeVocabulary): Rules<DatePart> {
  const edges: readonly Edge[] = ['start', 'middle', 'end'];
  return [
    [words.calendar, calendar],
    [
      words.dayOfMonth,
      ({ ordinal, day = ordinal }) => (day === undefined ? undefined : { kind: 'calendar', day }),
    ],
    [words.dayOfSomeMonth, ({ ordinal, day = ordinal, monthly }) => dayOf(day, monthly)],
    [words.lastDay, ({ monthly }) => dayOf(-1, monthly)],
    [words.nthWeekday, nthWeekday],
    [
      words.weekdayInAWeek,
      ({ weekday }) => (weekday === undefined ? undefined : { kind: 'weekday', weekday, weeks: 1 }),
    ],
    [words.weekdayOfWeek, weekdayOfWeek],
    [words.weekNumber, weekNumber],
    [words.quarterNumber, quarterNumber],
    [words.yearAlone, ({ year }) => (year === undefined ? undefined : { kind: 'calendar', year })],
    ...edges.map((edge) => [words.edges[edge], edgeOf(edge)] as const),
  ];
}

function calendar({ day, month, year }: Bound): DatePart | undefined {
  if (month === undefined) return undefined;
  return {
    kind: 'calendar',
    ...(day !== undefined && { day }),
    month,
    ...(year !== undefined && { year }),
  };
}

const dayOf = (day: number | undefined, of: DatePart | undefined): DatePart | undefined =>
  day === undefined || !of ? undefined : { kind: 'day of', day, of };

const MOST_IN_MONTH = 5;

function nthWeekday({ nth, weekday, monthly }: Bound): DatePart | undefined {
  if (nth === undefined || nth > MOST_IN_MONTH || weekday === undefined || !monthly) return undefined;
  return { kind: 'nth weekday', nth, weekday, of: monthly };
}

const weekdayOfWeek = ({ weekday, week }: Bound): DatePart | undefined =>
  weekday === undefined || week === undefined ? undefined : { kind: 'weekday of week', weekday, week };

function weekNumber({ n, year }: Bound): DatePart | undefined {
  if (n === undefined || n < 1 || n > 53) return undefined;
  return { kind: 'week number', week: n, ...(year !== undefined && { year }) };
}

function quarterNumber({ n, nth = n, year }: Bound): DatePart | undefined {
  if (nth === undefined || nth < 1 || nth > 4) return undefined;
  return { kind: 'quarter number', quarter: nth, ...(year !== undefined && { year }) };
}

const edgeOf =
  (edge: Edge): Build<DatePart> =>
  ({ of }) =>
    of && { kind: 'edge', edge, of };

/** Patterns around a date that lead away from it. */
export function shiftRules(words: TimeVocabulary): Rules<DatePart> {
  return [
    [words.laterThan, (bound) => weekdayBeside(bound, 'after') ?? shifted(bound, (duration) => duration)],
    [words.earlierThan, (bound) => weekdayBeside(bound, 'before') ?? shifted(bound, minus)],
    [words.around ?? [], around],
  ];
}

const weekdayBeside = ({ weekday, date }: Bound, side: 'before' | 'after'): DatePart | undefined =>
  weekday !== undefined && date ? { kind: 'weekday beside', weekday, base: date, side } : undefined;

function around({ unit, date }: Bound): DatePart | undefined {
  if (!date || (unit !== 'week' && unit !== 'month' && unit !== 'weekend')) return undefined;
  if (date.kind === 'calendar' && date.day === undefined) return undefined;
  return { kind: 'around', period: unit, day: date };
}

function shifted(
  { date, unit, duration = unit && durationOf(1, unit) }: Bound,
  turn: (duration: DurationPart) => DurationPart,
): DatePart | undefined {
  if (!date || !duration || isShort(duration)) return undefined;
  return { kind: 'shifted', base: date, by: turn(duration) };
}

const rule =
  (which: Which): Build<WhichWhat> =>
  ({ what }) =>
    what && { which, what };

export function whichRules({ which }: TimeVocabulary): Rules<WhichWhat> {
  return [
    [which.coming, rule('coming')],
    [which.this, rule('this')],
    [which.next, rule('next')],
    [which.afterNext, rule('after next')],
    [which.last, rule('last')],
  ];
}
