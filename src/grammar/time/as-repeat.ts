import type { TimeParts } from './time-parts.ts';

/** "the last friday of the month" comes again, where something can; "of this month" and "by" that day do not. */
export function asRepeat(parts: TimeParts): TimeParts {
  const { date, ...rest } = parts;
  const isOfEach = date?.kind === 'nth weekday' && date.of.kind === 'period' && date.of.isEach === true;
  if (!isOfEach || parts.repeat || parts.isDeadline) return parts;
  return { ...rest, repeat: { every: 1, unit: 'month', weekdays: [date.weekday], nth: date.nth } };
}
