import type { Clock, TimeVocabulary } from '../languages/time/words.ts';
import type { Rules } from './date-rules.ts';
import type { Build } from './read-patterns.ts';
import type { Bound, ClockSaid, HourWords, Strength } from './reading-time.ts';
import type { ClockPart } from './time-parts.ts';

export const clockRules = (words: TimeVocabulary): Rules<ClockSaid> => [
  ...rulesOf(words.clock, 3),
  ...rulesOf(words.looseClock, 0),
];

const rulesOf = (clocks: Readonly<Record<string, Clock>>, strength: Strength): Rules<ClockSaid> =>
  Object.entries(clocks).map(([pattern, clock]) => [[pattern], clockOf(clock, strength)] as const);

const HOUR = 60;
const HALF_DAY = 12 * HOUR;
const DAY = 24 * HOUR;

const clockOf =
  (clock: Clock, strength: Strength): Build<ClockSaid> =>
  (bound) => {
    const [add, sign, exact] = clock;
    const time = timeIn(bound, sign);
    if (!time || (exact === undefined && isOther(bound, sign, strength))) return undefined;
    // "25 Uhr" is said to be no time.
    if (time.hour.hour > 24) return exact && strength > 0 ? noTime(time.hour.hour) : undefined;
    const isExact = exact === 'exact' || isExactHour(time.hour);
    const minutes = time.hour.hour * HOUR + add + time.minute;
    return {
      clock: { ...onTheClock(minutes, isExact), isExact },
      // "17h30" is no length of time.
      strength: exact && time.hour.hour > 12 ? 3 : strength,
      isOpen: strength === 0,
    };
  };

interface TimeIn {
  readonly hour: HourWords;
  readonly minute: number;
}

function timeIn({ n, hour, minute = 0 }: Bound, sign: number): TimeIn | undefined {
  if (minute >= HOUR) return undefined;
  return hour ? { hour, minute: sign * minute } : military(n);
}

/** "7 eleven" is a shop, and "9 to 5" are office hours; "6 30" is a time where something else says so. */
function isOther({ hour, minute }: Bound, sign: number, strength: Strength): boolean {
  if (strength > 0) return sign !== 0 && minute !== undefined && minute % 5 !== 0;
  return minute !== undefined && hour !== undefined && hour.digits > 0 && (minute < 10 || minute % 5 !== 0);
}

const noTime = (hour: number): ClockSaid => ({
  clock: { hour, minute: 0, isExact: true },
  strength: 3,
  isOpen: false,
});

/** "1700 hours". */
const military = (n: number | undefined): { hour: HourWords; minute: number } | undefined =>
  n !== undefined && n >= 100 && n <= 2400 && n % 100 < HOUR
    ? { hour: { hour: Math.floor(n / 100), digits: 2 }, minute: n % 100 }
    : undefined;

/** Minutes from midnight, of the day or of the half of it: "quarter to one" is 12:45. Only what was said as 24 stays so. */
function onTheClock(minutes: number, isExact: boolean): { readonly hour: number; readonly minute: number } {
  if (minutes === DAY) return { hour: 24, minute: 0 };
  const turn = isExact ? DAY : HALF_DAY;
  const turned = (minutes + turn) % turn;
  const whole = !isExact && turned < HOUR ? turned + HALF_DAY : turned;
  return { hour: Math.floor(whole / HOUR), minute: whole % HOUR };
}

/** So many minutes later, on the same day; undefined behind its ends. An hour that may be twelve later stays so. */
export function shiftedClock(clock: ClockPart, minutes: number): ClockPart | undefined {
  const { half, isExact } = clock;
  const hour = half === undefined ? clock.hour : (clock.hour % 12) + (half === 'pm' ? 12 : 0);
  const at = hour * HOUR + clock.minute + minutes;
  const isFixed = isExact || half !== undefined;
  const isOnDay = isFixed ? at >= 0 && at <= DAY : at >= HOUR && at < HALF_DAY + HOUR;
  return isOnDay ? { hour: Math.floor(at / HOUR), minute: at % HOUR, isExact: isFixed } : undefined;
}

/** Written with a nought in front or above twelve, an hour is one of 24. */
export const isExactHour = ({ hour, digits }: HourWords): boolean =>
  hour > 12 || hour === 0 || (digits === 2 && hour < 10);
