import { clockTime, dayFrom, instantOn, type When } from '../../core/time.ts';

/** The clock of conversation.md, for talks that set none. */
export const USUAL_CLOCK = { day: '2026-11-20', time: '09:12', zone: 'Europe/Berlin' };

/** `2026-11-20` and `09:12` in a zone, as an instant with offset. Both were checked when the talk was read. */
export function momentOn(day: string, time: string, zone: string): When {
  const date = dayFrom(day);
  if (!date) throw new Error(`${day} is no day`);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantOn(date, clockTime(hour, minute), zone);
}
