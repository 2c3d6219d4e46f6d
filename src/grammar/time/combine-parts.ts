import type { DayPart } from '../languages/time/words.ts';
import type { DatePart, RepeatPart, TimeParts } from './time-parts.ts';

/** What two places of a sentence say together; nothing when both say the same kind of thing. */
export function combineParts(a: TimeParts, b: TimeParts): TimeParts | undefined {
  if (a.repeat && b.repeat) {
    const repeat = combineRepeats(a.repeat, b.repeat);
    const { repeat: _repeat, ...rest } = b;
    return repeat && combineParts({ ...a, repeat }, rest);
  }
  const dates = a.date && b.date ? combineDates(a.date, b.date) : undefined;
  if (a.date && b.date && !dates) return undefined;
  const { date: _a, ...restOfA } = a;
  const { date: _b, ...restOfB } = b;
  const [left, right] = dates ? [restOfA, restOfB] : [a, b];
  const dayPart = left.dayPart && right.dayPart ? samePart(left.dayPart, right.dayPart) : undefined;
  if (left.dayPart && right.dayPart && !dayPart) return undefined;
  const isTwice = (key: string): boolean => key in right && key !== 'isDeadline' && key !== 'dayPart';
  if (Object.keys(left).some(isTwice)) return undefined;
  if (dates?.weekday !== undefined && (left.weekday ?? right.weekday) !== undefined) return undefined;
  return fits({ ...left, ...right, ...dates, ...(dayPart && { dayPart }) });
}

/** Only a repeat has times, days behind it and a way it is counted; a zone needs a clock time. */
function fits(parts: TimeParts): TimeParts | undefined {
  const { repeat, times, isFromDone, weekdays, monthDays, nthWeekday, exceptWeekdays, zone, clock, span } =
    parts;
  const ofRepeat = exceptWeekdays ?? times ?? isFromDone ?? weekdays ?? monthDays ?? nthWeekday;
  if (ofRepeat !== undefined && !repeat) return undefined;
  if (weekdays && !(repeat?.unit === 'week' && !repeat.weekdays)) return undefined;
  const isOfMonth = repeat?.unit === 'month' && !repeat.weekdays && !repeat.days;
  if ((monthDays ?? nthWeekday) && !isOfMonth) return undefined;
  if (zone !== undefined && !clock && !span) return undefined;
  return parts;
}

/** "every two weeks" and "mondays"; "mondays" and "evenings". */
function combineRepeats(a: RepeatPart, b: RepeatPart): RepeatPart | undefined {
  if (isEveryDay(b)) return a;
  if (isEveryDay(a)) return b;
  if (a.unit !== 'week' || b.unit !== 'week') return undefined;
  if (a.weekdays && !b.weekdays) return a.every === 1 ? { ...b, weekdays: a.weekdays } : undefined;
  return b.weekdays && !a.weekdays && b.every === 1 ? { ...a, weekdays: b.weekdays } : undefined;
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
  if (isMonth(b))
    return a.month === undefined && a.day !== undefined
      ? { date: { kind: 'day of', day: a.day, of: b } }
      : undefined;
  const isYear = b.kind === 'calendar' && b.year !== undefined && b.month === undefined;
  return isYear && a.year === undefined ? { date: { ...a, year: b.year } } : undefined;
}

const isMonth = (date: DatePart): boolean =>
  date.kind === 'period' && date.period === 'month' && date.which !== 'coming';

/** "Friday, 27 November", "Friday next week". */
function withWeekday(a: Extract<DatePart, { kind: 'weekday' }>, b: DatePart): Dates | undefined {
  if (a.weeks !== undefined || b.kind === 'weekday') return undefined;
  const isWeek = b.kind === 'week number' || (b.kind === 'period' && b.period === 'week');
  if (isWeek) return { date: { kind: 'weekday of week', weekday: a.weekday, week: b } };
  const isDay =
    b.kind === 'numeric' ||
    b.kind === 'away' ||
    b.kind === 'holiday' ||
    b.kind === 'day of' ||
    (b.kind === 'calendar' && b.day !== undefined);
  return isDay ? { date: b, weekday: a.weekday } : undefined;
}
