import { say } from './sentences.ts';
import { dayOf, fullDay } from './time.ts';
import type { Repeat } from './repeat.ts';

/** `every week`, `every 2 weeks on monday and thursday`, `every month on the last day, 3 times`. */
export function spokenRepeat(repeat: Repeat, timeZone: string, language: string): string {
  const { from, until, times } = repeat;
  const words = say(language);
  return [
    rhythmOf(repeat, language),
    ...(from === 'done' ? [words.fromDone] : []),
    ...(until === undefined ? [] : [words.until(fullDay(dayOf(until, timeZone), language))]),
    ...(times === undefined ? [] : [words.times(times)]),
  ].join(', ');
}

function rhythmOf({ every, unit, on = [], nth }: Repeat, language: string): string {
  const words = say(language);
  const spokenDay = (day: string | number): string => {
    if (typeof day === 'number') return words.dayOfMonth(day);
    return nth === undefined ? words.weekdayName(day) : words.nthWeekday(nth, day);
  };
  const days = words.listed(on.map(spokenDay));
  const rhythm = words.every(every, unit);
  if (days === '') return rhythm;
  if (unit !== 'week' || every !== 1) return words.onDays(rhythm, days);
  const isMondayToFriday = on.length === WORKDAYS.length && on.every((day) => WORKDAYS.includes(day));
  return isMondayToFriday ? words.mondayToFriday : (words.everyWeekday(days) ?? words.onDays(rhythm, days));
}

const WORKDAYS: readonly (string | number)[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** `a`, `a and b`, `a, b and c`. */
export const listed = (parts: readonly string[], language: string): string => say(language).listed(parts);
