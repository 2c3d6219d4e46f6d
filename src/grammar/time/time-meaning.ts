import type { Repeat } from '../../core/repeat.ts';
import type { When } from '../../core/time.ts';

/** Whose clock and calendar words of time are laid on. */
export interface TimeContext {
  /** When it was sent. */
  readonly now: Date;
  readonly timeZone: string;
  /** What 11/12 means. */
  readonly dateOrder: 'day-month' | 'month-day';
  /** Monday, Sunday or Saturday. */
  readonly firstDayOfWeek: 1 | 7 | 6;
}

export type TimeMeaning =
  | {
      readonly kind: 'moment';
      readonly when: When;
      readonly isDeadline: boolean;
      /** It means the past, or is over. */
      readonly isOver: boolean;
    }
  | {
      readonly kind: 'span';
      /** Both ends are part of it when they are days; of instants `to` is the first one behind it. */
      readonly span: { readonly from: When; readonly to: When };
      /** The one moment, where a single one is wanted. */
      readonly when: When;
      readonly isDeadline: boolean;
      readonly isOver: boolean;
    }
  | {
      readonly kind: 'repeat';
      readonly repeat: Repeat;
      /** The first time, with the clock time if one was said. */
      readonly when?: When;
    }
  /** Months are counted apart: they have no fixed length. */
  | { readonly kind: 'duration'; readonly minutes?: number; readonly months?: number }
  | { readonly kind: 'problem'; readonly problem: TimeProblem };

export type TimeProblem =
  | 'no such day'
  | 'no such time'
  | 'no such repeat'
  /** Two days, two clock times or two repeats. */
  | 'contradiction'
  | 'out of range';
