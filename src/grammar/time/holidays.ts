import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '../../core/time.ts';
import type { Holiday } from '../languages/time/words.ts';

/**
 * The day of a holiday in a year. Those without a fixed date have a rule: days from Easter Sunday, a weekday of a
 * month, or the Sundays before Christmas. Mother's Day is the second Sunday of May, as in North America and most of
 * Europe (not as on the British Isles or in France), Father's Day the third Sunday of June, in German Ascension Day.
 */
export function holidayIn(holiday: Holiday, year: number): Day | undefined {
  const fixed = own(FIXED, holiday) ?? numbered(holiday);
  if (fixed) return dayOf(year, fixed[0], fixed[1]);
  const fromEaster = own(FROM_EASTER, holiday);
  if (fromEaster !== undefined) return addDays(easter(year), fromEaster);
  const earliest = own(ON_OR_AFTER, holiday);
  if (earliest) return weekdayFrom(Temporal.PlainDate.from({ year, ...earliest }), earliest.weekday);
  const rule = own(WEEKDAYS, holiday);
  if (!rule) return undefined;
  const day = nthWeekdayOf({ year, month: rule.month }, rule.nth, rule.weekday);
  return day && addDays(day, rule.add ?? 0);
}

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** `11-11` is 11 November. */
function numbered(holiday: string): readonly [number, number] | undefined {
  const [month, day] = holiday.split('-').map(Number);
  return month && day && /^\d/.test(holiday) ? [month, day] : undefined;
}

const dayOf = (year: number, month: number, day: number): Day | undefined => {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : undefined;
};

const FIXED: Readonly<Record<string, readonly [month: number, day: number]>> = {
  'new year': [1, 1],
  epiphany: [1, 6],
  valentine: [2, 14],
  'womens day': [3, 8],
  'st patrick': [3, 17],
  'april fools': [4, 1],
  'labour day': [5, 1],
  'independence day us': [7, 4],
  'bastille day': [7, 14],
  assumption: [8, 15],
  'german unity day': [10, 3],
  'reformation day': [10, 31],
  halloween: [10, 31],
  'all saints': [11, 1],
  'all souls': [11, 2],
  'guy fawkes': [11, 5],
  'veterans day': [11, 11],
  'st martin': [11, 11],
  'st nicholas': [12, 6],
  'st lucy': [12, 13],
  'christmas eve': [12, 24],
  christmas: [12, 25],
  'boxing day': [12, 26],
  'new years eve': [12, 31],
};

/** Days from Easter Sunday. */
const FROM_EASTER: Readonly<Record<string, number>> = {
  'rose monday': -48,
  'shrove tuesday': -47,
  'ash wednesday': -46,
  'palm sunday': -7,
  'maundy thursday': -3,
  'good friday': -2,
  'holy saturday': -1,
  easter: 0,
  'easter monday': 1,
  ascension: 39,
  'fathers day de': 39,
  'whit sunday': 49,
  'whit monday': 50,
  'corpus christi': 60,
};

interface WeekdayRule {
  readonly month: number;
  readonly nth: number;
  readonly weekday: number;
  readonly add?: number;
}

const WEEKDAYS: Readonly<Record<string, WeekdayRule>> = {
  'martin luther king day': { month: 1, nth: 3, weekday: 1 },
  'presidents day': { month: 2, nth: 3, weekday: 1 },
  'mothers day': { month: 5, nth: 2, weekday: 7 },
  'memorial day us': { month: 5, nth: -1, weekday: 1 },
  'fathers day': { month: 6, nth: 3, weekday: 7 },
  'labor day us': { month: 9, nth: 1, weekday: 1 },
  'columbus day': { month: 10, nth: 2, weekday: 1 },
  'thanksgiving us': { month: 11, nth: 4, weekday: 4 },
  'black friday': { month: 11, nth: 4, weekday: 4, add: 1 },
  'cyber monday': { month: 11, nth: 4, weekday: 4, add: 4 },
};

/** The first such weekday that is not before a fixed day: the fourth Advent is the Sunday before Christmas. */
const ON_OR_AFTER: Readonly<
  Record<string, { readonly month: number; readonly day: number; readonly weekday: number }>
> = {
  'midsummer eve': { month: 6, day: 19, weekday: 5 },
  'advent 1': { month: 11, day: 27, weekday: 7 },
  'advent 2': { month: 12, day: 4, weekday: 7 },
  'advent 3': { month: 12, day: 11, weekday: 7 },
  'advent 4': { month: 12, day: 18, weekday: 7 },
};

/** The first such weekday from this day on. */
const weekdayFrom = (day: Day, weekday: number): Day => addDays(day, (weekday - day.dayOfWeek + 7) % 7);

/**
 * Easter Sunday of the Gregorian calendar: the anonymous algorithm of Nature (20 April 1876), as in Jean Meeus,
 * Astronomical Algorithms, chapter 8.
 */
export function easter(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leap = Math.floor(century / 4);
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leap - moon + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const days = epact + sunday - 7 * correction + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}

/** The second Tuesday of a month, the last one with -1; nothing when it has no fifth. */
export function nthWeekdayOf(
  { year, month }: { readonly year: number; readonly month: number },
  nth: number,
  weekday: number,
): Day | undefined {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const firstOne = 1 + ((weekday - first.dayOfWeek + 7) % 7);
  const day =
    nth > 0 ? firstOne + 7 * (nth - 1) : firstOne + 7 * Math.floor((first.daysInMonth - firstOne) / 7);
  return day <= first.daysInMonth ? first.with({ day }) : undefined;
}
