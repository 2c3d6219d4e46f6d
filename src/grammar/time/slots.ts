import type { Slot } from './reading-time.ts';

export const SLOTS = [
  'n',
  'ordinal',
  'nth',
  'day',
  'month',
  'year',
  'weekday',
  'unit',
  'hour',
  'minute',
  'half',
  'part',
  'zone',
  'duration',
  'date',
  'clock',
  'when',
  'from',
  'to',
  'what',
  'week',
  'monthly',
  'of',
  'weekdays',
  'many',
  'days',
  'nthWeekday',
  'weekdayPart',
] as const satisfies readonly Slot[];

const BY_NAME: ReadonlyMap<string, Slot> = new Map(SLOTS.map((slot) => [slot, slot]));

/** A slot that does not exist is a mistake in the words of a language. */
export function slotNamed(name: string): Slot {
  const slot = BY_NAME.get(name);
  if (slot === undefined) throw new Error(`There is no slot {${name}}.`);
  return slot;
}
