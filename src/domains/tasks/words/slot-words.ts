/** Fields of a task that can be taken away. */
export const CLEARABLE = [
  'due',
  'start',
  'end',
  'priority',
  'labels',
  'assignees',
  'repeat',
  'reminders',
  'description',
] as const;
export type Clearable = (typeof CLEARABLE)[number];

/**
 * What people of one language say for the values of fields of tasks. All of it folded: small letters, without accents
 * and apostrophes, several words with one space between them.
 */
export interface SlotWords {
  /** "{overdue} tasks". */
  readonly overdue: readonly string[];
  /** "{done} tasks". */
  readonly done: readonly string[];
  /** From 1 (low) to 5 (do now). */
  readonly priorities: Readonly<Record<string, number>>;
  /** What is taken away: "no date", "remove the labels". */
  readonly clearable: Readonly<Record<string, Clearable>>;
}
