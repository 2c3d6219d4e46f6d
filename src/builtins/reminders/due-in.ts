import { dayOf, isDay, type When } from '../../core/time.ts';
import { dueOf, type Reminder } from './reminder.ts';

type Span = When | { readonly from?: When | undefined; readonly to?: When | undefined };

/** Whether a reminder comes within a day or a span; of repeats the next turn counts. */
export function isDueIn(reminder: Reminder, span: Span, timeZone: string): boolean {
  const due = dueOf(reminder);
  if (due === undefined) return false;
  const { from, to } = typeof span === 'string' ? { from: span, to: span } : span;
  return (
    (from === undefined || !isBefore(due, from, timeZone)) &&
    (to === undefined || !isBefore(to, due, timeZone))
  );
}

/** Where one of them is a day only days are compared. */
function isBefore(a: When, b: When, timeZone: string): boolean {
  if (!isDay(a) && !isDay(b)) return Date.parse(a) < Date.parse(b);
  return dayOf(a, timeZone).until(dayOf(b, timeZone), { largestUnit: 'days' }).days > 0;
}
