import type { TimeParts } from './time-parts.ts';

/** Words of a sentence that speak of time. */
export interface TimeMatch {
  /** Indexes of tokens; `to` is the first one behind it. */
  readonly from: number;
  readonly to: number;
  readonly parts: TimeParts;
  /** False: at this place it may as well be an ordinary word, a name or a number. */
  readonly isSure: boolean;
}
