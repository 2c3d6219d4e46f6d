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
      return { strength: date.year === undefined ? 1 : 3, isOpen: false };
    case 'calendar':
      return strengthOfCalendar(date);
  }
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
