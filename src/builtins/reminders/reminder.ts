import { z } from 'zod';
import type { UserId } from '../../core/ids.ts';
import type { NewEntry } from '../../core/new-entry.ts';
import type { Fields } from '../../core/json.ts';
import { isBehindEnd, isByClock, nextAfter } from '../../core/recurrence.ts';
import { Repeat } from '../../core/repeat.ts';
import { compareWhen, localTime, type When } from '../../core/time.ts';
import type { Workflow, WorkflowState } from '../../core/workflow.ts';

/** What is kept of a reminder; an edit has the same fields. */
export const Reminder = z.object({
  what: z.string(),
  /** The next turn; null when there is none any more. */
  at: z.string().nullable(),
  /** Put off until then: it is said once more, whatever its turns are. */
  again: z.string().nullable(),
  repeat: Repeat.nullable(),
  /** The turn that the others are counted from. */
  first: z.string(),
  /** Where the clock times of its turns are meant. */
  timeZone: z.string(),
  /** Where it was said, and is said. */
  room: z.string(),
  /** The task that it is about, and where that can be looked at. */
  task: z
    .object({ id: z.string(), connection: z.string().nullable(), link: z.string().nullable() })
    .nullable(),
  /** The turn that was said last. */
  said: z.string().nullable(),
  /** When it was set, or taken up again. */
  setAt: z.string(),
  /** The request that set it; left out while it is made. */
  request: z.string().exactOptional(),
});
export type Reminder = z.infer<typeof Reminder>;

export const readReminder = (fields: Fields): Reminder => Reminder.parse(fields);

/** When it is said next; undefined when it is not to come any more. */
export function dueOf({ at, again, timeZone }: Reminder): When | undefined {
  const [first] = [at, again].filter((when) => when !== null).toSorted((a, b) => compareWhen(a, b, timeZone));
  return first;
}

export const isPending = (reminder: Reminder): boolean => dueOf(reminder) !== undefined;

/** The reminder as it is stored under this turn, with the row that waits for its time. */
export function stateOf({ owner, id, turn }: Omit<Workflow, 'body'>, reminder: Reminder): WorkflowState {
  const due = dueOf(reminder);
  return {
    body: reminder,
    next: due === undefined ? undefined : occurrence({ owner, id, turn }, due, reminder),
  };
}

/** The turn makes the key its own: moved away and back again, it is said all the same. */
const occurrence = (
  { owner, id, turn }: { readonly owner: UserId; readonly id: string; readonly turn: number },
  due: When,
  { timeZone }: Reminder,
): NewEntry => ({
  kind: 'occurrence',
  key: `workflow:${id}:${localTime(due, timeZone)}:${turn}`,
  lane: `workflow:${id}`,
  payload: { owner, id, turn },
  due: new Date(due),
});

/** What its time makes of a reminder. */
export type Turn =
  /** The clock says that it is not time yet: it was ahead when the row was moved. */
  | { readonly kind: 'early' }
  | {
      readonly kind: 'due';
      readonly due: When;
      /** How many turns this stands for: more than one when eis was away. */
      readonly turns: number;
      readonly after: Reminder;
    };

/** What is due of a reminder, and what is left of it. Pure. Undefined when nothing of it is to come. */
export function turnOf(reminder: Reminder, now: Date): Turn | undefined {
  const due = dueOf(reminder);
  if (due === undefined) return undefined;
  if (!isOver(due, now)) return { kind: 'early' };
  const again = reminder.again !== null && isOver(reminder.again, now) ? null : reminder.again;
  const { turns, at, repeat } = passed(reminder, now);
  return {
    kind: 'due',
    due,
    turns: Math.max(1, turns),
    after: { ...reminder, at, again, repeat, said: due },
  };
}

const isOver = (when: When, now: Date): boolean => Date.parse(when) <= now.getTime();

/** The turns up to now, and the one behind them. */
function passed(reminder: Reminder, now: Date): { readonly turns: number } & Pick<Reminder, 'at' | 'repeat'> {
  const { at, repeat } = reminder;
  if (at === null || !isOver(at, now)) return { turns: 0, at, repeat };
  if (!repeat) return { turns: 1, at: null, repeat };
  const most = repeat.times ?? Number.POSITIVE_INFINITY;
  const { turns, next } = turnsUntil(reminder, at, now);
  if (turns >= most) return { turns: most, at: null, repeat };
  const left = repeat.times === undefined ? repeat : { ...repeat, times: repeat.times - turns };
  return { turns, at: next ?? null, repeat: left };
}

/** More missed turns than this are not counted one by one. */
const MOST_TURNS = 1000;

interface Passed {
  readonly turns: number;
  /** The turn behind them; undefined when the series is over by then. */
  readonly next: When | undefined;
}

function turnsUntil(reminder: Reminder, at: When, now: Date): Passed {
  const { repeat } = reminder;
  if (repeat && isByClock(repeat))
    return { turns: ticksUntil(repeat, at, now), next: nextTurn(reminder, now) };
  let turns = 1;
  let next = nextTurn(reminder, new Date(at));
  for (; next !== undefined && isOver(next, now) && turns < MOST_TURNS; turns += 1)
    next = nextTurn(reminder, new Date(next));
  return { turns, next: next !== undefined && isOver(next, now) ? nextTurn(reminder, now) : next };
}

function ticksUntil({ every, unit, until }: Repeat, at: When, now: Date): number {
  const step = every * (unit === 'hour' ? 3_600_000 : 60_000);
  const end = until === undefined ? now.getTime() : Math.min(now.getTime(), Date.parse(until));
  return Math.max(1, Math.floor((end - Date.parse(at)) / step) + 1);
}

/** The first turn behind a moment, undefined when the series is over by then. */
function nextTurn({ repeat, first, timeZone }: Reminder, after: Date): When | undefined {
  if (!repeat) return undefined;
  const next = nextAfter(repeat, first, { now: after, timeZone });
  return next === undefined || isBehindEnd(next, repeat, timeZone) ? undefined : next;
}
