import { monthsLater } from './instants.ts';
import type { Instant, State, StoredReminder, StoredTask } from './state.ts';

const SECOND = 1000;
const MONTHLY = 1;
const FROM_COMPLETION = 2;

interface Dates {
  readonly due: Instant | undefined;
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
  readonly reminders: readonly StoredReminder[];
}

export const isRepeating = ({ repeatAfter, repeatMode }: StoredTask): boolean =>
  repeatAfter > 0 || repeatMode === MONTHLY;

/** Where the dates of a repeating task go when it is done. */
export function advanced(state: State, task: StoredTask): Dates {
  switch (task.repeatMode) {
    case MONTHLY:
      return each(task, (date) => monthsLater(date, 1, state.zone));
    case FROM_COMPLETION:
      return fromCompletion(task, state.instant());
    default:
      return each(task, (date) => intoTheFuture(date, task.repeatAfter * SECOND, state.instant()));
  }
}

/** At least one interval later, and behind everything that was missed. */
function intoTheFuture(date: Instant, interval: number, now: Instant): Instant {
  const missed = Math.max(0, Math.floor((now - date) / interval));
  return date + Math.max(1, missed + 1) * interval;
}

function each(task: StoredTask, move: (date: Instant) => Instant): Dates {
  const maybe = (date: Instant | undefined): Instant | undefined =>
    date === undefined ? undefined : move(date);
  const start = maybe(task.start);
  const length = lengthOf(task);
  return {
    due: maybe(task.due),
    start,
    end: start !== undefined && length !== undefined ? start + length : maybe(task.end),
    reminders: task.reminders.map((reminder) => ({ ...reminder, at: maybe(reminder.at) })),
  };
}

const lengthOf = ({ start, end }: StoredTask): number | undefined =>
  start === undefined || end === undefined ? undefined : end - start;

/** Counted from the moment it was done, so clock times become odd. */
function fromCompletion(task: StoredTask, now: Instant): Dates {
  const next = now + task.repeatAfter * SECOND;
  const maybe = (date: Instant | undefined): Instant | undefined => (date === undefined ? undefined : next);
  const [first] = task.reminders.flatMap(({ at }) => at ?? []).toSorted((a, b) => a - b);
  const start = maybe(task.start);
  const length = lengthOf(task);
  return {
    due: maybe(task.due),
    start,
    end: start !== undefined && length !== undefined ? start + length : maybe(task.end),
    reminders: task.reminders.map((reminder) => ({
      ...reminder,
      at: reminder.at === undefined || first === undefined ? undefined : next + reminder.at - first,
    })),
  };
}

const TICKED = /data-checked="true"/g;
export const unticked = (description: string): string =>
  description.replaceAll(TICKED, 'data-checked="false"');
