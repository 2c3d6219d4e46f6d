import type { RepeatUnit, TimeUnit, TimeVocabulary } from '../languages/time/words.ts';
import type { Rules } from './date-rules.ts';
import { unitsOf } from './durations.ts';
import { type Bound, type Said, said } from './reading-time.ts';
import type { DatePart, DurationPart, RepeatPart } from './time-parts.ts';

export const repeatRules = ({ repeats }: TimeVocabulary): Rules<Said> => [
  [repeats.every, ({ n, unit, duration }) => (duration ? everyDuration(duration) : everyUnit(n ?? 1, unit))],
  [repeats.except ?? [], ({ weekdays, many = weekdays }) => many && said({ exceptWeekdays: many }, 0)],
  [repeats.everyOther, ({ unit }) => everyUnit(2, unit)],
  [
    repeats.everyNth,
    ({ nth, ordinal = nth, unit }) => (ordinal === undefined ? undefined : everyUnit(ordinal, unit)),
  ],
  [repeats.once, ({ unit }) => everyUnit(1, unit)],
  [repeats.often, tooOften],
  [repeats.onWeekdays, ({ weekdays }) => weekly(1, weekdays)],
  [repeats.onWeekdays.map((pattern) => pattern.replace('{weekdays}', '{weekdayPart}')), everyWeekdayPart],
  [repeats.everyOtherWeekday, ({ weekdays }) => weekly(2, weekdays)],
  [repeats.onMany, ({ many }) => weekly(1, many)],
  [repeats.onParts, ({ part }) => part && said({ repeat: { every: 1, unit: 'day' }, dayPart: part }, 3)],
  [
    repeats.onDaysOfMonth,
    ({ day, days = day === undefined ? undefined : [day] }) =>
      days && repeating({ every: 1, unit: 'month', days }),
  ],
  [repeats.onNthWeekday, nthWeekday],
  [repeats.everyDate, yearly],
  [repeats.times, ({ n }) => (n === undefined ? undefined : said({ times: n }, 0))],
  [repeats.fromDone, () => said({ isFromDone: true }, 0)],
];

const repeating = (repeat: RepeatPart): Said => said({ repeat }, 3);

function everyUnit(every: number, unit: TimeUnit | undefined): Said | undefined {
  if (unit === undefined) return undefined;
  if (unit === 'workday') return every === 1 ? weekly(1, WORKDAYS) : undefined;
  if (unit === 'weekend') return weekly(every, WEEKEND);
  const known = REPEATED[unit];
  return known && repeating({ every: every * known[0], unit: known[1] });
}

/** "every half hour": of one unit, in whole numbers. */
function everyDuration(duration: DurationPart): Said | undefined {
  const [only, ...others] = unitsOf(duration);
  return only && others.length === 0 ? everyUnit(only[1], only[0]) : undefined;
}

const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

/** Units that are counted in others; seconds are never repeated. */
const REPEATED: Readonly<
  Record<Exclude<TimeUnit, 'workday' | 'weekend'>, readonly [number, RepeatUnit] | undefined>
> = {
  second: undefined,
  minute: [1, 'minute'],
  hour: [1, 'hour'],
  day: [1, 'day'],
  week: [1, 'week'],
  fortnight: [2, 'week'],
  month: [1, 'month'],
  quarter: [3, 'month'],
  year: [1, 'year'],
};

const tooOften = (): Said => repeating({ every: 1, unit: 'day', isTooOften: true });

/** Only what comes once a year. */
function yearly({ date }: Bound): Said | undefined {
  return date && isYearly(date) ? repeating({ every: 1, unit: 'year', yearly: date }) : undefined;
}

function isYearly(date: DatePart): boolean {
  switch (date.kind) {
    case 'holiday':
    case 'numeric':
      return true;
    case 'calendar':
      return date.month !== undefined;
    case 'nth weekday':
    case 'day of':
      return date.of.kind === 'calendar';
    case 'away':
    case 'weekday':
    case 'weekday of week':
    case 'period':
    case 'week number':
    case 'quarter number':
    case 'edge':
    case 'weekday beside':
    case 'around':
    case 'shifted':
      return false;
  }
}

const weekly = (every: number, weekdays: readonly number[] | undefined): Said | undefined =>
  weekdays && repeating({ every, unit: 'week', weekdays });

function everyWeekdayPart({ weekdayPart }: Bound): Said | undefined {
  if (!weekdayPart) return undefined;
  const [weekday, dayPart] = weekdayPart;
  return said({ repeat: { every: 1, unit: 'week', weekdays: [weekday] }, dayPart }, 3);
}

/** The last one is -1; there is no sixth in a month. */
const MOST_IN_MONTH = 5;

function nthWeekday({ nth, weekday }: Bound): Said | undefined {
  if (nth === undefined || weekday === undefined || nth > MOST_IN_MONTH) return undefined;
  return repeating({ every: 1, unit: 'month', weekdays: [weekday], nth });
}
