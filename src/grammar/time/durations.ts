import type { TimeUnit } from '../languages/time/words.ts';
import type { DurationPart } from './time-parts.ts';

type Unit = keyof DurationPart;

export const unitsOf = (duration: DurationPart): readonly (readonly [Unit, number])[] =>
  UNITS.flatMap((unit) => {
    const count = duration[unit];
    return count === undefined ? [] : [[unit, count] as const];
  });

const UNITS: readonly Unit[] = [
  'year',
  'quarter',
  'month',
  'week',
  'workday',
  'day',
  'hour',
  'minute',
  'second',
];

/** As far the other way. */
export const minus = (duration: DurationPart): DurationPart =>
  Object.fromEntries(unitsOf(duration).map(([unit, count]) => [unit, -count]));

/** True when it leads to a clock time and not to a day. */
export const isShort = ({ hour, minute, second }: DurationPart): boolean =>
  (hour ?? minute ?? second) !== undefined;

const MONTHS_IN_YEAR = 12;
const DAYS_IN_HALF_MONTH = 15;

/** So many of a unit; what is not whole is said in smaller ones. Weekends have no length. */
export function durationOf(count: number, unit: TimeUnit): DurationPart | undefined {
  if (unit === 'weekend') return undefined;
  if (unit === 'fortnight') return durationOf(count * 2, 'week');
  if (Number.isInteger(count)) return { [unit]: count };
  const whole = Math.floor(count);
  switch (unit) {
    case 'second':
    case 'workday':
      return { [unit]: Math.round(count) };
    case 'minute':
      return { second: Math.round(count * 60) };
    case 'hour':
      return { minute: Math.round(count * 60) };
    case 'day':
      return { hour: Math.round(count * 24) };
    case 'week':
      return { day: Math.floor(count * 7) };
    case 'month':
      return { ...(whole > 0 && { month: whole }), day: DAYS_IN_HALF_MONTH };
    case 'quarter':
      return durationOf(count * 3, 'month');
    case 'year':
      return { month: Math.round(count * MONTHS_IN_YEAR) };
  }
}
