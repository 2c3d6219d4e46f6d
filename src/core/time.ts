import { Temporal } from 'temporal-polyfill';
import { say } from './sentences.ts';

/**
 * A moment as actions speak of it: a day (`2026-11-27`) or an instant with the offset of the person's zone on
 * that day (`2026-11-27T10:00:00+01:00`).
 */
export type When = string;

/** A day of the calendar, in no zone. */
export type Day = Temporal.PlainDate;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const isDay = (when: When): boolean => DAY.test(when);

/** A day of the calendar from `2026-11-27`; nothing when there is no such day. */
export function dayFrom(text: string): Temporal.PlainDate | undefined {
  if (!DAY.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** True for what `When` promises: a day that exists, or an instant with an offset. */
export function isWhen(text: string): text is When {
  if (!INSTANT.test(text)) return dayFrom(text) !== undefined;
  try {
    Temporal.Instant.from(text);
    return dayFrom(text.slice(0, 10)) !== undefined;
  } catch {
    return false;
  }
}

/** The day so many days later; earlier when negative. */
export const addDays = (day: Day, days: number): Day => day.add({ days });

/** A clock time; `hour` 0 to 23, `minute` 0 to 59, anything else throws. */
export const clockTime = (hour: number, minute: number): Temporal.PlainTime =>
  Temporal.PlainTime.from({ hour, minute }, { overflow: 'reject' });

export const isTimeZone = (name: string): boolean => {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
};

/** The calendar day that it is in `timeZone` at `now`. */
export const today = (now: Date, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

/** The calendar day of `when` in `timeZone`. */
export const dayOf = (when: When, timeZone: string): Temporal.PlainDate =>
  isDay(when)
    ? Temporal.PlainDate.from(when)
    : Temporal.Instant.from(when).toZonedDateTimeISO(timeZone).toPlainDate();

/** `10:00`, or nothing for a whole day. */
export const clockOf = (when: When, timeZone: string): string | undefined =>
  isDay(when)
    ? undefined
    : Temporal.Instant.from(when)
        .toZonedDateTimeISO(timeZone)
        .toPlainTime()
        .toString({ smallestUnit: 'minute' });

/**
 * An instant from a day and a clock time in `timeZone`. A local time that a clock change skips becomes the next
 * minute that there is (conversation.md 12.4); one that occurs twice means the first.
 */
export function instantOn(day: Temporal.PlainDate, clock: Temporal.PlainTime, timeZone: string): When {
  const found = day.toZonedDateTime({ timeZone, plainTime: clock });
  const isSkipped = !found.toPlainTime().equals(clock) || !found.toPlainDate().equals(day);
  // What is found then lies behind the change, or is the change itself.
  const valid = isSkipped
    ? (found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') ?? found)
    : found;
  return valid.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** Such a clock time (`18:00`) on the day that `when` is on. */
export const onDayOf = (when: When, clock: string, timeZone: string): When =>
  instantOn(dayOf(when, timeZone), Temporal.PlainTime.from(clock), timeZone);

/**
 * The moment that was said, or, where it was a clock time alone, that time on the day that there is already; on that
 * same day, and where that day's time is over, it is the one that was said: the next that comes.
 */
export function keepingDay(
  said: When,
  clock: string | undefined,
  before: When | null | undefined,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): When {
  if (clock === undefined || !before || dayOf(before, timeZone).equals(dayOf(said, timeZone))) return said;
  const kept = onDayOf(before, clock, timeZone);
  return Date.parse(kept) > now.getTime() ? kept : said;
}

/** How a command says a moment, or the clock time alone that it was; twelve hours later is another time. */
export function sayMoment(when: When, clock: string | undefined): string {
  const isTwofold = clock !== undefined && clock >= '10' && clock < '13';
  return isTwofold ? `${clock} ${clock < '12' ? 'am' : 'pm'}` : (clock ?? when);
}

/** The same instant with the offset of `timeZone` at that moment; of seconds the first one that is not before it. */
export const instantIn = (instant: When, timeZone: string): When =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second', roundingMode: 'ceil' });

/** What calendar and clock show at an instant in `timeZone`: `2026-11-27T10:00`. */
export const localTime = (instant: When, timeZone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** Earlier first; a whole day counts as its beginning in `timeZone`. */
export function compareWhen(a: When, b: When, timeZone: string): number {
  const start = (when: When): bigint =>
    isDay(when)
      ? Temporal.PlainDate.from(when).toZonedDateTime(timeZone).epochNanoseconds
      : Temporal.Instant.from(when).epochNanoseconds;
  const [left, right] = [start(a), start(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `Fri 27 Nov` */
export const shortDay = (day: Temporal.PlainDate, language: string): string => {
  const words = say(language);
  return words.shortDay(words.weekday(day.dayOfWeek), day.day, day.month);
};

/** `Fri 27 Nov 2026` */
export const fullDay = (day: Temporal.PlainDate, language: string): string =>
  `${shortDay(day, language)} ${day.year}`;

/** `Fri 27 Nov 2026, 10:00 (Europe/Berlin)`, or `Fri 27 Nov 2026` for a whole day. */
export function spokenWhen(when: When, timeZone: string, language: string): string {
  const day = fullDay(dayOf(when, timeZone), language);
  const clock = clockOf(when, timeZone);
  return clock === undefined ? day : `${day}, ${clock} (${timeZone})`;
}
