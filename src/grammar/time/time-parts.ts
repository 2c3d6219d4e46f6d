import type { DayPart, Edge, Holiday, RepeatUnit, TimeUnit } from '../languages/time/words.ts';

/** What was said about time, not yet laid on the calendar. What several places of a sentence say is put together. */
export interface TimeParts {
  readonly date?: DatePart;
  /** Said beside a date that says it all: "Friday, 27 November". */
  readonly weekday?: number;
  readonly clock?: ClockPart;
  readonly dayPart?: DayPart;
  /** An IANA name, or an offset (`+02:00`). */
  readonly zone?: string;
  /** "in 3 days", "2 hours ago" (negative). */
  readonly fromNow?: DurationPart;
  /** "by", "before", "until": what `date` and `clock` say is the last moment. */
  readonly isDeadline?: true;
  readonly span?: SpanPart;
  /** "for two hours". */
  readonly lasting?: DurationPart;
  readonly repeat?: RepeatPart;
  /** Days of a repeat that were said behind it: "every 2 weeks on Monday and Thursday". */
  readonly weekdays?: readonly number[];
  readonly monthDays?: readonly number[];
  readonly nthWeekday?: { readonly nth: number; readonly weekday: number };
  /** "except sunday". */
  readonly exceptWeekdays?: readonly number[];
  /** An end that was said apart: "until June". Of a repeat, or a deadline. */
  readonly until?: TimeParts;
  /** A beginning that was said apart: "starting Monday"; or what is later than it: "after Monday". */
  readonly since?: TimeParts;
  readonly after?: TimeParts;
  /** "after completion": a repeat is counted from when it was done. */
  readonly isFromDone?: true;
  /** "3 times". */
  readonly times?: number;
  /** Written as an instant: `2026-11-27T10:00:00+01:00`. */
  readonly instant?: string;
}

export type Which = 'coming' | 'this' | 'next' | 'after next' | 'last';

export type DatePart =
  /** Days from today. */
  | { readonly kind: 'away'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly which?: Which; readonly weeks?: number }
  /** "Friday of next week". */
  | { readonly kind: 'weekday of week'; readonly weekday: number; readonly week: DatePart }
  /** What was not said is undefined: "the 27th", "in March", "2027". */
  | {
      readonly kind: 'calendar';
      readonly day?: number;
      readonly month?: number;
      readonly year?: number;
      readonly which?: Which;
    }
  /** "27/11" or "11/27": which is which depends on the order that the person uses. */
  | { readonly kind: 'numeric'; readonly first: number; readonly second: number; readonly year?: number }
  /** A week, month … ; also a day in it when `day` is there, the last one as -1. */
  | {
      readonly kind: 'period';
      readonly period: Period;
      readonly which: Which;
      readonly day?: number;
      /** "of the month": of each one, where something comes again. */
      readonly isEach?: true;
    }
  | { readonly kind: 'week number'; readonly week: number; readonly year?: number }
  | { readonly kind: 'quarter number'; readonly quarter: number; readonly year?: number }
  /** "the second Tuesday of March"; -1 is the last one. */
  | {
      readonly kind: 'nth weekday';
      readonly nth: number;
      readonly weekday: number;
      readonly of: DatePart;
    }
  | { readonly kind: 'day of'; readonly day: number; readonly of: DatePart }
  | { readonly kind: 'edge'; readonly edge: Edge; readonly of: DatePart }
  | { readonly kind: 'holiday'; readonly holiday: Holiday; readonly year?: number; readonly which?: Which }
  /** "the Friday before Christmas", "the Monday after Easter". */
  | {
      readonly kind: 'weekday beside';
      readonly weekday: number;
      readonly base: DatePart;
      readonly side: 'before' | 'after';
    }
  /** "the week of 7 December". */
  | { readonly kind: 'around'; readonly period: Period; readonly day: DatePart }
  /** "three days before Christmas": `by` is negative. */
  | { readonly kind: 'shifted'; readonly base: DatePart; readonly by: DurationPart };

export type Period = 'day' | 'week' | 'weekend' | 'month' | 'quarter' | 'year';

export interface ClockPart {
  /** 0 to 24; what cannot be is kept, and said to be a problem. */
  readonly hour: number;
  readonly minute: number;
  /** Said: "am", "in the morning". */
  readonly half?: 'am' | 'pm';
  /** The hour means what it says: "17:00", "05:00", "5 Uhr". Else it may as well be twelve hours later. */
  readonly isExact: boolean;
}

export type DurationPart = Readonly<Partial<Record<Exclude<TimeUnit, 'weekend' | 'fortnight'>, number>>>;

export interface SpanPart {
  readonly from?: TimeParts;
  readonly to?: TimeParts;
  /** "since Monday": what leaves it open is over, and it ends now. */
  readonly isUpToNow?: true;
  /** "the next 3 days", "the last two weeks" (negative). */
  readonly duration?: DurationPart;
}

export interface RepeatPart {
  readonly every: number;
  readonly unit: RepeatUnit;
  /** 1 is Monday. */
  readonly weekdays?: readonly number[];
  /** Days of the month, -1 for the last one. */
  readonly days?: readonly number[];
  /** With `weekdays` and months: which of them, -1 for the last one. */
  readonly nth?: number;
  /** "twice a week": more often than it can be kept. */
  readonly isTooOften?: true;
  /** "every 3 May": the day of the year. */
  readonly yearly?: DatePart;
}
