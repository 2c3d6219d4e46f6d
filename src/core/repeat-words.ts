import { fullDay, dayOf } from './time.ts';
import type { Repeat } from './repeat.ts';

/** `every week`, `every 2 weeks on monday and thursday`, `every month on the last day, 3 times`. */
export function spokenRepeat(repeat: Repeat, timeZone: string): string {
  const { from, until, times } = repeat;
  return [
    rhythmOf(repeat),
    ...(from === 'done' ? ['counted from when it is done'] : []),
    ...(until === undefined ? [] : [`until ${fullDay(dayOf(until, timeZone))}`]),
    ...(times === undefined ? [] : [times === 1 ? 'once' : `${times} times`]),
  ].join(', ');
}

function rhythmOf({ every, unit, on = [] }: Repeat): string {
  const days = listed(on.map(spokenDay));
  if (unit === 'week' && every === 1 && days !== '') return `every ${days}`;
  const rhythm = every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;
  return days === '' ? rhythm : `${rhythm} on ${days}`;
}

/** `a`, `a and b`, `a, b and c`. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const spokenDay = (day: string | number): string =>
  typeof day === 'string' ? day : day === -1 ? 'the last day' : `the ${ordinal(day)}`;

function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
