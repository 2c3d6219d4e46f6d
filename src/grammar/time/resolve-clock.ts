import type { Temporal } from 'temporal-polyfill';
import { clockTime, type Day } from '../../core/time.ts';
import type { DayPart } from '../languages/time/words.ts';
import type { ClockPart } from './time-parts.ts';

/** A clock time and how many days behind the day that was said: midnight is the beginning of the next one. */
export interface OnDay {
  readonly time: Temporal.PlainTime;
  readonly days: 0 | 1;
}

const PARTS: Readonly<Record<DayPart, readonly [hour: number, minute: number]>> = {
  'early morning': [6, 0],
  morning: [9, 0],
  'late morning': [11, 0],
  noon: [12, 0],
  afternoon: [15, 0],
  evening: [18, 0],
  tonight: [20, 0],
  night: [22, 0],
};

/** When a part of the day is, said without a clock time. */
export function timeOfPart(part: DayPart): OnDay {
  const [hour, minute] = PARTS[part];
  return { time: clockTime(hour, minute), days: 0 };
}

export const isClock = ({ hour, minute }: ClockPart): boolean =>
  hour >= 0 && minute >= 0 && minute < 60 && (hour < 24 || (hour === 24 && minute === 0));

/** One clock time that cannot be another: said on 24 hours, with am or pm, or beside a part of the day. */
export function fixedTime(clock: ClockPart, part: DayPart | undefined): OnDay | undefined {
  const { hour, minute, half, isExact } = clock;
  if (half !== undefined) return timeAt((hour % 12) + (half === 'pm' ? 12 : 0), minute);
  if (isExact || hour > 12 || hour === 0) return timeAt(hour, minute);
  return part && timeAt(hourInPart(hour, part), minute);
}

/** Hours above 23 are of the next day. */
const timeAt = (hour: number, minute: number): OnDay => ({
  time: clockTime(hour % 24, minute),
  days: hour >= 24 ? 1 : 0,
});

/** The hours that a part of the day begins with, from which "at 3" is found: "tonight at 2" is behind midnight, "at 8" is not. */
const FIRST_HOURS: Readonly<Record<DayPart, number>> = {
  'early morning': 0,
  morning: 0,
  'late morning': 1,
  noon: 10,
  afternoon: 12,
  evening: 13,
  tonight: 16,
  night: 18,
};

/** The first hour from there on that the clock shows as this. */
const hourInPart = (hour: number, part: DayPart): number =>
  FIRST_HOURS[part] + ((hour - FIRST_HOURS[part] + 24) % 12);

/** From here on, a bare hour on another day is in the morning. */
export const FIRST_MORNING_HOUR = 7;
const NOON = 12;

/** "friday at 5" is in the afternoon, "friday at 9" in the morning, "friday at 12" at noon. */
export const usualTime = ({ hour, minute }: ClockPart): OnDay =>
  timeAt(hour < FIRST_MORNING_HOUR ? hour + NOON : hour, minute);

/** A bare hour today: what it may be, earlier first. One to six never is at night. */
export const timesToday = ({ hour, minute }: ClockPart): readonly OnDay[] =>
  hour < FIRST_MORNING_HOUR || hour === NOON
    ? [timeAt(hour === NOON ? NOON : hour + NOON, minute)]
    : [timeAt(hour, minute), timeAt(hour + NOON, minute)];

/**
 * The moment of a local time in a zone. One that a clock change skips becomes the next minute that there is; one that
 * occurs twice means the first.
 */
export function momentOn(day: Day, { time, days }: OnDay, timeZone: string): Temporal.ZonedDateTime {
  const wanted = day.add({ days }).toPlainDateTime(time);
  const moment = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (moment.toPlainDateTime().equals(wanted)) return moment;
  return moment.getTimeZoneTransition('next') ?? moment;
}
