import type { Strength } from './reading-time.ts';
import type { DatePart } from './time-parts.ts';

interface DateStrength {
  readonly strength: Strength;
  readonly isOpen: boolean;
}

/** How surely words that can be this date speak of it, without a preposition. */
export function strengthOfDate(date: DatePart): DateStrength {
  switch (date.kind) {
    case 'away':
    case 'weekday of week':
    case 'nth weekday':
    case 'day of':
    case 'edge':
    case 'shifted':
    case 'around':
    case 'weekday beside':
      return { strength: 3, isOpen: false };
    case 'period':
      return { strength: date.which === 'coming' ? 1 : 3, isOpen: false };
    case 'weekday':
      return { strength: date.which === undefined && date.weeks === undefined ? 1 : 3, isOpen: false };
    case 'holiday':
      return { strength: date.which === undefined ? 1 : 3, isOpen: false };
    case 'week number':
    case 'quarter number':
      return { strength: 2, isOpen: false };
    case 'numeric':
      return { strength: strengthOfNumerals(date), isOpen: false };
    case 'calendar':
      return strengthOfCalendar(date);
  }
}

/** Halves and quarters, and "24/7". */
const NO_DATES = new Set(['1/2', '1/3', '2/3', '1/4', '3/4', '24/7', '9/11', '50/50']);

function strengthOfNumerals({ first, second, year }: Extract<DatePart, { kind: 'numeric' }>): Strength {
  if (year !== undefined) return 3;
  return NO_DATES.has(`${first}/${second}`) ? 0 : 1;
}

function strengthOfCalendar({
  day,
  month,
  year,
  which,
}: Extract<DatePart, { kind: 'calendar' }>): DateStrength {
  if (which !== undefined) return { strength: 3, isOpen: false };
  if (day !== undefined)
    return month === undefined ? { strength: 1, isOpen: true } : { strength: 3, isOpen: false };
  if (month === undefined) return { strength: 1, isOpen: true };
  return { strength: year === undefined ? 0 : 2, isOpen: false };
}
