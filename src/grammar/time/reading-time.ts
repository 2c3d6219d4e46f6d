import type { DayPart, Holiday, TimeUnit } from '../languages/time/words.ts';
import type { ClockPart, DatePart, DurationPart, Period, TimeParts, Which } from './time-parts.ts';

/** A value read from some place on, and the place behind it. */
export interface Reading<Value> {
  readonly to: number;
  readonly value: Value;
}

/** What "next", "this" and "last" may stand before. */
export type What =
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'holiday'; readonly holiday: Holiday };

export interface WhichWhat {
  readonly which: Which;
  readonly what: What;
}

export interface HourWords {
  readonly hour: number;
  /** In numerals, how many; else 0. */
  readonly digits: number;
}

/** What was said at a place, and how surely it is about time. */
export interface Said {
  readonly parts: TimeParts;
  /** 0 never alone ("5"), 1 alone ("friday"), 2 with a preposition ("on friday"), 3 nothing else ("in 3 days"). */
  readonly strength: Strength;
  /** What follows may be counted by it: "at 5 …", "the 5th …". */
  readonly isOpen: boolean;
}

export type Strength = 0 | 1 | 2 | 3;

export interface ClockSaid {
  readonly clock: ClockPart;
  readonly strength: Strength;
  readonly isOpen: boolean;
}

export const said = (parts: TimeParts, strength: Strength, isOpen = false): Said => ({
  parts,
  strength,
  isOpen,
});

/** What says which half of the day an hour is in; at night it depends on the hour. */
export type Half = 'am' | 'pm' | 'night';

/** What slots of patterns hold. */
export interface Bound {
  readonly n?: number;
  readonly ordinal?: number;
  readonly nth?: number;
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
  readonly weekday?: number;
  readonly unit?: TimeUnit;
  readonly hour?: HourWords;
  readonly minute?: number;
  readonly half?: Half;
  readonly part?: DayPart;
  readonly zone?: string;
  readonly duration?: DurationPart;
  readonly date?: DatePart;
  readonly clock?: ClockSaid;
  readonly when?: Said;
  readonly from?: Said;
  readonly to?: Said;
  readonly what?: What;
  readonly week?: DatePart;
  readonly monthly?: DatePart;
  readonly of?: DatePart;
  readonly weekdays?: readonly number[];
  readonly many?: readonly number[];
  readonly days?: readonly number[];
  readonly weekdayPart?: readonly [weekday: number, part: DayPart];
  readonly nthWeekday?: { readonly nth: number; readonly weekday: number };
}

export type Slot = keyof Bound;

/** How slots are read. */
export type SlotReaders = { readonly [Name in Slot]: (at: number) => readonly Reading<Bound>[] };

/** Readings of one kind at a place of the words in hand, each place looked at once. */
export type Read<Value> = (at: number) => readonly Reading<Value>[];

/** More than an expression with what stands inside it takes; a power of two. */
const PLACES = 256;

/**
 * Each place looked at once, as long as it is near: what was read is kept for so many places, so that long texts
 * take no more memory than short ones.
 */
export function remembered<Value>(read: Read<Value>): Read<Value> {
  const places: number[] = [];
  const readings: (readonly Reading<Value>[])[] = [];
  return (at) => {
    const index = at % PLACES;
    const before = readings[index];
    if (before && places[index] === at) return before;
    // What is asked for while it is being read has no reading: patterns cannot begin with themselves.
    places[index] = at;
    readings[index] = [];
    const found = read(at);
    places[index] = at;
    readings[index] = found;
    return found;
  };
}
