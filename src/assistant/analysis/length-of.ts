import { dayOf } from '../../core/time.ts';
import type { Days } from './read-span.ts';
import type { Length } from './sentences.ts';

/** What the days are called together; a week where none were named. */
export function lengthOf(days: Days | undefined, { timeZone }: { readonly timeZone: string }): Length {
  if (!days) return 'week';
  const { from, to } = days;
  if (from === undefined || to === undefined) return 'other';
  const [first, last] = [dayOf(from, timeZone), dayOf(to, timeZone)];
  const count = first.until(last, { largestUnit: 'days' }).days + 1;
  if (count === 1) return 'day';
  if (count <= 7) return 'week';
  if (first.day === 1 && count === first.daysInMonth) return 'month';
  return count === first.daysInYear ? 'year' : 'other';
}
