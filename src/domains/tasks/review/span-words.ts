import { customsOf } from '../../../core/customs.ts';
import type { FirstDayOfWeek } from '../../../core/settings.ts';
import {
  addDays,
  type Day,
  dayOf,
  fullDay,
  isDay,
  spokenWhen,
  today,
  type When,
} from '../../../core/time.ts';
import { type Moment, spanOf } from '../order.ts';
import { sayReview } from './sentences.ts';

/** Days that are looked back at; both ends belong to it. Without an end it goes on in that direction. */
export interface Span {
  readonly from?: When | undefined;
  readonly to?: When | undefined;
}

/** What "this week" means to one person. */
export interface Calendar extends Moment {
  readonly language: string;
  readonly firstDayOfWeek?: FirstDayOfWeek | undefined;
}

/** The week that it is. */
export function thisWeek(calendar: Calendar): Span {
  const from = weekStart(today(calendar.now, calendar.timeZone), calendar);
  return spanBetween(from, addDays(from, 6));
}

/** True where all of it is still to come, or it begins today and is no week, month or year that people call by its name. */
export function isToCome(span: Span, calendar: Calendar): boolean {
  if (span.from === undefined) return false;
  const present = today(calendar.now, calendar.timeZone);
  const { sign } = dayOf(span.from, calendar.timeZone).since(present);
  const isLonger = span.to !== span.from;
  return sign > 0 || (sign === 0 && isLonger && isDay(span.from) && nameOf(span, calendar) === undefined);
}

const WEEK = 7;

/**
 * "What did I finish on Monday", "in October": words for days are read as those to come, and what is looked back at was. So a
 * day of the coming week is the weekday before it, and a month behind the next one is that of the year before.
 */
export function lookedBack(when: When | Span, { now, timeZone }: Moment): When | Span {
  const { from, to } = spanOf(when);
  if (from === undefined || to === undefined || !isDay(from) || !isDay(to)) return when;
  const [present, first, last] = [today(now, timeZone), dayOf(from, timeZone), dayOf(to, timeZone)];
  if (typeof when === 'string') return weekdayBefore(first, present).toString();
  const isMonth = first.day === 1 && last.equals(endOfMonth(first));
  return isMonth ? monthBefore(first, present) : when;
}

function weekdayBefore(day: Day, present: Day): Day {
  const { days: ahead } = present.until(day, { largestUnit: 'days' });
  return ahead > 1 && ahead <= WEEK ? addDays(day, -WEEK) : day;
}

function monthBefore(first: Day, present: Day): Span {
  const next = present.with({ day: 1 }).add({ months: 1 });
  const meant = first.since(next).sign > 0 ? first.subtract({ years: 1 }) : first;
  return spanBetween(meant, endOfMonth(meant));
}

const endOfMonth = (first: Day): Day => addDays(first.add({ months: 1 }), -1);

/** How a person calls it: `this week`, `on Fri 20 Nov 2026`. */
export function spanWords(span: Span, calendar: Calendar): string {
  const words = sayReview(calendar.language);
  const known = nameOf(span, calendar);
  if (known) return words[known];
  const [from, to] = [span.from, span.to].map((when) =>
    when === undefined ? undefined : said(when, calendar),
  );
  if (from === undefined || to === undefined) {
    return from === undefined ? (to === undefined ? words.ever : words.until(to)) : words.since(from);
  }
  return from === to ? words.on(from) : words.fromTo(from, to);
}

const nameOf = (span: Span, calendar: Calendar): Known | undefined =>
  knownSpans(calendar).find(([, { from, to }]) => from === span.from && to === span.to)?.[0];

const said = (when: When, { timeZone, language }: Calendar): string =>
  isDay(when) ? fullDay(dayOf(when, timeZone), language) : spokenWhen(when, timeZone, language);

const weekStart = (day: Day, { firstDayOfWeek, language }: Calendar): Day =>
  addDays(day, -((day.dayOfWeek - (firstDayOfWeek ?? customsOf(language).firstDayOfWeek) + 7) % 7));

const spanBetween = (from: Day, to: Day): Span => ({ from: from.toString(), to: to.toString() });

type Known = 'today' | 'yesterday' | 'tomorrow' | `${'this' | 'last' | 'next'}${'Week' | 'Month' | 'Year'}`;

function knownSpans(calendar: Calendar): readonly (readonly [Known, Span])[] {
  const day = today(calendar.now, calendar.timeZone);
  const week = weekStart(day, calendar);
  const month = day.with({ day: 1 });
  const year = day.with({ month: 1, day: 1 });
  const daily = (away: number): Span => spanBetween(addDays(day, away), addDays(day, away));
  const weekly = (away: number): Span => spanBetween(addDays(week, 7 * away), addDays(week, 7 * away + 6));
  const monthly = (away: number): Span =>
    spanBetween(month.add({ months: away }), addDays(month.add({ months: away + 1 }), -1));
  const yearly = (away: number): Span =>
    spanBetween(year.add({ years: away }), addDays(year.add({ years: away + 1 }), -1));
  return [
    ['today', daily(0)],
    ['yesterday', daily(-1)],
    ['tomorrow', daily(1)],
    ['thisWeek', weekly(0)],
    ['lastWeek', weekly(-1)],
    ['nextWeek', weekly(1)],
    ['thisMonth', monthly(0)],
    ['lastMonth', monthly(-1)],
    ['nextMonth', monthly(1)],
    ['thisYear', yearly(0)],
    ['lastYear', yearly(-1)],
    ['nextYear', yearly(1)],
  ];
}
