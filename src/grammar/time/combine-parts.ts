import type { DayPart } from '../languages/time/words.ts';
import type { DatePart, RepeatPart, TimeParts } from './time-parts.ts';

/** What two places of a sentence say together; nothing when both say the same kind of thing. */
export function combineParts(a: TimeParts, b: TimeParts): TimeParts | undefined {
  const repeat = both(a.repeat, b.repeat, combineRepeats);
  const dates = both(a.date, b.date, combineDates);
  const dayPart = both(a.dayPart, b.dayPart, samePart);
  if (repeat === 'apart' || dates === 'apart' || dayPart === 'apart') return undefined;
  const isTwice = (key: string): boolean => key in b && !TOGETHER.has(key);
  if (Object.keys(a).some(isTwice)) return undefined;
  if (dates?.weekday !== undefined && (a.weekday ?? b.weekday) !== undefined) return undefined;
  const all = { ...a, ...b, ...dates, ...defined({ repeat, dayPart }) };
  return fits(all) ? all : undefined;
}

const defined = ({
  repeat,
  dayPart,
}: {
  readonly repeat: RepeatPart | undefined;
  readonly dayPart: DayPart | undefined;
}): TimeParts => ({ ...(repeat && { repeat }), ...(dayPart && { dayPart }) });

/** What may be said at both places. */
const TOGETHER: ReadonlySet<string> = new Set(['repeat', 'date', 'dayPart', 'isDeadline']);

/** Of what was said twice what it says together, or that it does not go together. */
const both = <Part, Whole>(
  a: Part | undefined,
  b: Part | undefined,
  combine: (a: Part, b: Part) => Whole | undefined,
): Whole | 'apart' | undefined =>
  a === undefined || b === undefined ? undefined : (combine(a, b) ?? 'apart');

/** A zone needs a clock time. */
const fits = (parts: TimeParts): boolean =>
  daysFit(parts) && (parts.zone === undefined || (parts.clock ?? parts.span) !== undefined);

/** What is said of a repeat and of nothing else. */
export const isOfRepeat = ({
  times,
  isFromDone,
  weekdays,
  monthDays,
  nthWeekday,
  exceptWeekdays,
}: TimeParts): boolean =>
  [times, isFromDone, weekdays, monthDays, nthWeekday, exceptWeekdays].some((part) => part !== undefined);

/** Days behind a repeat go with weeks or months that have no days yet. */
function daysFit(parts: TimeParts): boolean {
  const { repeat, weekdays, monthDays, nthWeekday } = parts;
  if (!repeat) return !isOfRepeat(parts);
  const isFree = (repeat.weekdays ?? repeat.days) === undefined;
  if (weekdays) return isFree && repeat.unit === 'week';
  return (monthDays ?? nthWeekday) === undefined || (isFree && repeat.unit === 'month');
}

/** "every two weeks" and "mondays"; "mondays" and "evenings". */
function combineRepeats(a: RepeatPart, b: RepeatPart): RepeatPart | undefined {
  if (isEveryDay(b)) return a;
  if (isEveryDay(a)) return b;
  if (a.unit !== 'week' || b.unit !== 'week') return undefined;
  return withWeekdaysOf(a, b) ?? withWeekdaysOf(b, a);
}

function withWeekdaysOf(rhythm: RepeatPart, { every, weekdays }: RepeatPart): RepeatPart | undefined {
  return weekdays && !rhythm.weekdays && every === 1 ? { ...rhythm, weekdays } : undefined;
}

const isEveryDay = ({ every, unit, isTooOften }: RepeatPart): boolean =>
  every === 1 && unit === 'day' && !isTooOften;

/** "first thing monday morning": the part that says more. */
function samePart(a: DayPart, b: DayPart): DayPart | undefined {
  if (a === b || includesPart(b, a)) return a;
  return includesPart(a, b) ? b : undefined;
}

const WIDER: Readonly<Partial<Record<DayPart, readonly DayPart[]>>> = {
  morning: ['early morning', 'late morning'],
  evening: ['tonight', 'night'],
  night: ['tonight'],
};

const includesPart = (wide: DayPart, narrow: DayPart): boolean => WIDER[wide]?.includes(narrow) === true;

type Dates = { readonly date: DatePart; readonly weekday?: number };

function combineDates(a: DatePart, b: DatePart): Dates | undefined {
  return together(a, b) ?? together(b, a);
}

function together(a: DatePart, b: DatePart): Dates | undefined {
  if (a.kind === 'weekday') return withWeekday(a, b);
  if (a.kind !== 'calendar') return undefined;
  const { day, month, year } = a;
  if (isMonth(b)) {
    return month === undefined && day !== undefined ? { date: { kind: 'day of', day, of: b } } : undefined;
  }
  const isYear = b.kind === 'calendar' && b.year !== undefined && b.month === undefined;
  return isYear && year === undefined ? { date: { ...a, year: b.year } } : undefined;
}

const isMonth = (date: DatePart): boolean =>
  date.kind === 'period' && date.period === 'month' && date.which !== 'coming';

/** "Friday, 27 November", "Friday next week". */
function withWeekday(a: Extract<DatePart, { kind: 'weekday' }>, b: DatePart): Dates | undefined {
  if (a.weeks !== undefined || b.kind === 'weekday') return undefined;
  const isWeek = b.kind === 'week number' || (b.kind === 'period' && b.period === 'week');
  if (isWeek) return { date: { kind: 'weekday of week', weekday: a.weekday, week: b } };
  return isDay(b) ? { date: b, weekday: a.weekday } : undefined;
}

function isDay(date: DatePart): boolean {
  if (date.kind === 'calendar') return date.day !== undefined;
  return date.kind === 'numeric' || date.kind === 'away' || date.kind === 'holiday' || date.kind === 'day of';
}
