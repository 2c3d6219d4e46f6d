import type { ActionCall } from '../core/action.ts';
import type { Because } from '../core/because.ts';

/** What the grammar makes of a message. */
export type Reading =
  | { readonly to: 'command' | 'phrase'; readonly calls: readonly ActionCall[] }
  /** Not understood by rules; `nearest` are sentences that are, the best guess first. */
  | {
      readonly to: 'model';
      readonly nearest: readonly string[];
      readonly because?: Because;
      /** The word that asks for the strong model, as it was said: `analyze`. */
      readonly strong?: string;
    }
  /** A command whose words do not fit it; the text says where, what was expected, and what would fit. */
  | { readonly to: 'mistake'; readonly markdown: string };

/** Whose signs stand in front of labels, projects and people. */
export type MarkStyle = 'vikunja' | 'todoist';

export interface ReadingContext {
  /** When it was said: words of time are read against this moment. */
  readonly now: Date;
  /** IANA name of the zone in which the person counts days. */
  readonly timeZone: string;
  /** BCP 47, for example `en`; left out: recognised from the words. */
  readonly language?: string;
  /** Left out: as the language has it. */
  readonly dateOrder?: 'day-month' | 'month-day';
  /** Monday is 1; left out: as the language has it. */
  readonly firstDayOfWeek?: 1 | 6 | 7;
  /** Whose signs are read in a title; left out: those of Vikunja. */
  readonly marks?: MarkStyle;
  /** What the person's connections are called: one at the end of a sentence says where. */
  readonly connections?: readonly string[];
}

/** Text → calls. Pure, never throws for any text, and takes time in proportion to its length. */
export type Parse = (text: string, context: ReadingContext) => Reading;
