import { firstFitting, isBehindEnd, isByClock, nextAfter, sameClockOn } from '../../core/recurrence.ts';
import type { Repeat } from '../../core/repeat.ts';
import {
  clockTime,
  type Day,
  dayOf,
  instantIn,
  instantOn,
  isDay,
  today,
  type When,
} from '../../core/time.ts';

/** A day alone is its morning. */
const MORNING = 9;

interface Where {
  readonly now: Date;
  readonly timeZone: string;
}

/** The instant that is meant: a day is its morning, or the clock time of `like`. */
export function momentOf(when: When, timeZone: string, like?: When): When {
  if (!isDay(when)) return instantIn(when, timeZone);
  const day = dayOf(when, timeZone);
  return like === undefined || isDay(like) ? morningOf(day, timeZone) : sameClockOn(like, day, timeZone);
}

const morningOf = (day: Day, timeZone: string): When => instantOn(day, clockTime(MORNING, 0), timeZone);

/**
 * The first turn of a repeat that is still to come: counted from the moment that was said with it, else from today's
 * morning, and by the clock from now. Undefined when there is none.
 */
export function firstTurn(repeat: Repeat, at: When | undefined, where: Where): When | undefined {
  const { now, timeZone } = where;
  if (at === undefined && isByClock(repeat)) return nextAfter(repeat, wholeMinute(now, timeZone), where);
  const from = momentOf(at ?? today(now, timeZone).toString(), timeZone);
  const first = isByClock(repeat)
    ? from
    : sameClockOn(from, firstFitting(repeat, dayOf(from, timeZone)), timeZone);
  const next = Date.parse(first) > now.getTime() ? first : nextAfter(repeat, first, where);
  return next === undefined || isBehindEnd(next, repeat, timeZone) ? undefined : next;
}

const wholeMinute = (now: Date, timeZone: string): When =>
  instantIn(new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString(), timeZone);
