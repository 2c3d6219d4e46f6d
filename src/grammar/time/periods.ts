import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '../../core/time.ts';
import type { Edge } from '../languages/time/words.ts';
import type { Calendar, Days } from './days.ts';
import type { DatePart, Period } from './time-parts.ts';

/** The first day of the week that this day is in. */
export const weekStart = (day: Day, firstDayOfWeek: number): Day =>
  addDays(day, -((day.dayOfWeek - firstDayOfWeek + 7) % 7));

const SATURDAY = 6;

/** The week, month … that a day is in. */
export function periodAround(
  period: Period,
  day: Day,
  { firstDayOfWeek }: Pick<Calendar, 'firstDayOfWeek'>,
): Days {
  switch (period) {
    case 'day':
      return days(day, day);
    case 'week': {
      const from = weekStart(day, firstDayOfWeek);
      return days(from, addDays(from, 6));
    }
    case 'weekend': {
      const saturday = addDays(weekStart(day, 1), SATURDAY - 1);
      return days(saturday, addDays(saturday, 1));
    }
    case 'month':
      return days(day.with({ day: 1 }), day.with({ day: day.daysInMonth }));
    case 'quarter': {
      const from = day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
      return days(from, from.add({ months: 3 }).subtract({ days: 1 }));
    }
    case 'year':
      return days(day.with({ day: 1, month: 1 }), day.with({ day: 31, month: 12 }));
  }
}

const days = (from: Day, to: Day): Days => ({ from, to, when: from });

type Length = Readonly<Partial<Record<'days' | 'weeks' | 'months' | 'years', number>>>;

const LENGTHS: Readonly<Record<Period, Length>> = {
  day: { days: 1 },
  week: { weeks: 1 },
  weekend: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
};

const AWAY = { last: -1, this: 0, coming: 1, next: 1, 'after next': 2 } as const;

/** "this week" means its last day, "next week" its first; a weekend begins on Saturday, and is never over before it begins. */
export function periodOf(
  { period, which }: Extract<DatePart, { kind: 'period' }>,
  { today, firstDayOfWeek }: Calendar,
): Days {
  const isThis = which === 'this' || (which === 'coming' && period === 'weekend');
  const away = isThis ? 0 : AWAY[which];
  const around = period === 'weekend' || period === 'week' ? today : today.with({ day: 1 });
  const base = period === 'day' ? today : around;
  const found = periodAround(period, base.add(times(LENGTHS[period], away)), { firstDayOfWeek });
  if (!isThis) return found;
  return { ...found, when: period === 'weekend' ? later(found.from, today) : found.to };
}

const times = (length: Length, count: number): Length => ({
  days: (length.days ?? 0) * count,
  weeks: (length.weeks ?? 0) * count,
  months: (length.months ?? 0) * count,
  years: (length.years ?? 0) * count,
});

const later = (a: Day, b: Day): Day => (Temporal.PlainDate.compare(a, b) < 0 ? b : a);

/** What runs already is meant from today on. */
const fromToday = (found: Days, today: Day): Days => {
  const runs = Temporal.PlainDate.compare(found.to, today) >= 0;
  return runs ? { ...found, when: later(found.from, today) } : found;
};

export const monthOf = (year: number, month: number, today: Day): Days =>
  fromToday(
    periodAround('month', Temporal.PlainDate.from({ year, month, day: 1 }), { firstDayOfWeek: 1 }),
    today,
  );

export const yearOf = (year: number, today: Day): Days =>
  fromToday(
    periodAround('year', Temporal.PlainDate.from({ year, month: 1, day: 1 }), { firstDayOfWeek: 1 }),
    today,
  );

/** Weeks by number are those of ISO 8601: the first one has the fourth of January; they begin on Monday. */
export function weekOf(year: number, week: number, today: Day): Days | undefined {
  const first = weekStart(Temporal.PlainDate.from({ year, month: 1, day: 4 }), 1);
  const from = addDays(first, 7 * (week - 1));
  return from.yearOfWeek === year ? fromToday(days(from, addDays(from, 6)), today) : undefined;
}

/** The day with this number, if the month has it. */
export const dayIn = (month: Day, day: number): Day | undefined =>
  day >= 1 && day <= month.daysInMonth ? month.with({ day }) : undefined;

const WEDNESDAY = 2;
const MIDDLE = 15;

/** The first and the last day; the middle of a week is its Wednesday, of a month the fifteenth. */
export function edgeOf(edge: Edge, of: DatePart, { from, to }: Days): Day {
  if (edge === 'start') return from;
  if (edge === 'end') return to;
  if (of.kind === 'period' && of.period === 'week')
    return addDays(from, ((8 - from.dayOfWeek) % 7) + WEDNESDAY);
  const length = from.until(to, { largestUnit: 'days' }).days + 1;
  return length > 31 ? middleOfMonths(from, to) : from.with({ day: length > 7 ? MIDDLE : from.day });
}

/** The middle of a year is the first of July, of a quarter the middle of its second month. */
function middleOfMonths(from: Day, to: Day): Day {
  const months = to.month - from.month + 1;
  return months % 2 === 0
    ? from.add({ months: months / 2 })
    : from.add({ months: (months - 1) / 2 }).with({ day: MIDDLE });
}
