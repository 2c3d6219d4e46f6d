import type { Day } from '../../core/time.ts';
import type { TimeContext } from './time-meaning.ts';

/** Days of the calendar: one, or all from the first to the last, with the one that is meant where one is wanted. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
  readonly when: Day;
}

/** What dates are laid on. */
export interface Calendar extends Pick<TimeContext, 'dateOrder' | 'firstDayOfWeek'> {
  readonly today: Day;
}

export const one = (day: Day): Days => ({ from: day, to: day, when: day });
