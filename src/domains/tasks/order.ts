import { compareWhen, dayOf, isDay, today, type When } from '../../core/time.ts';
import type { StoredTask } from './task.ts';

/** What "today" and "over" mean to one person. */
export interface Moment {
  readonly now: Date;
  readonly timeZone: string;
}

/** How many days lie between two moments where the person is; negative when the second one is earlier. */
export const daysBetween = (from: When, to: When, timeZone: string): number =>
  dayOf(from, timeZone).until(dayOf(to, timeZone), { largestUnit: 'days' }).days;

/** A whole day is over when the next one has begun where the person is; an instant when it has passed. */
export const isOverdue = (due: When, { now, timeZone }: Moment): boolean =>
  isDay(due)
    ? daysBetween(due, today(now, timeZone).toString(), timeZone) > 0
    : compareWhen(due, now.toISOString(), timeZone) < 0;

/** Overdue first, then day by day, in each day what has a time first; what has no date comes last, in the order given. */
export const inOrder = <Stored extends StoredTask>(
  tasks: readonly Stored[],
  moment: Moment,
): readonly Stored[] => tasks.toSorted((a, b) => compareDue(a.task.due, b.task.due, moment));

function compareDue(a: When | null, b: When | null, moment: Moment): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const { timeZone } = moment;
  return (
    Number(isOverdue(b, moment)) - Number(isOverdue(a, moment)) ||
    daysBetween(b, a, timeZone) ||
    Number(isDay(a)) - Number(isDay(b)) ||
    compareWhen(a, b, timeZone)
  );
}

type Span = { readonly from?: When | undefined; readonly to?: When | undefined };

/** A moment as a span from itself to itself. */
export const spanOf = (when: When | Span): Span =>
  typeof when === 'string' ? { from: when, to: when } : when;

/** `to` is exclusive for instants and inclusive for days. */
export function isWithin(due: When, when: When | Span, { timeZone }: Moment): boolean {
  const { from, to } = spanOf(when);
  const fromTo = (a: When, b: When): number => daysBetween(a, b, timeZone);
  const since = (start: When): boolean =>
    isDay(start) || isDay(due) ? fromTo(start, due) >= 0 : Date.parse(due) >= Date.parse(start);
  const until = (end: When): boolean =>
    isDay(end) || isDay(due) ? fromTo(due, end) >= 0 : Date.parse(due) < Date.parse(end) || from === end;
  return (from === undefined || since(from)) && (to === undefined || until(to));
}
