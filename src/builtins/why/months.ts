import { z } from 'zod';
import type { InLanguages } from '../../core/slot.ts';
import { today } from '../../core/time.ts';

const NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

export const Month = z.enum([...NAMES, 'this month', 'last month']);
export type Month = z.infer<typeof Month>;

const words = (names: string, more: Readonly<Record<string, Month>>): Readonly<Record<string, Month>> => ({
  ...Object.fromEntries(
    names.split(' ').map((name, index): [string, Month] => [name, NAMES[index] ?? 'january']),
  ),
  ...more,
});

const ENGLISH: Readonly<Record<string, Month>> = {
  ...words('january february march april may june july august september october november december', {
    'this month': 'this month',
    'last month': 'last month',
    'the last month': 'last month',
    'previous month': 'last month',
  }),
  ...words('jan feb mar apr may jun jul aug sep oct nov dec', {}),
};

/** How months are named; in every language the English names are known too. */
export const MONTHS: InLanguages<Readonly<Record<string, Month>>> = {
  en: ENGLISH,
  de: {
    ...ENGLISH,
    ...words('januar februar marz april mai juni juli august september oktober november dezember', {
      'dieser monat': 'this month',
      'diesen monat': 'this month',
      'diesem monat': 'this month',
      'letzter monat': 'last month',
      'letzten monat': 'last month',
      'vergangenen monat': 'last month',
    }),
  },
};

/** `2026-11`: the newest month of that name which has begun where the person is. */
export function monthMeant(named: Month | undefined, now: Date, timeZone: string): string {
  const day = today(now, timeZone);
  const back = monthsBack(named, day.month);
  return day.with({ day: 1 }).subtract({ months: back }).toString().slice(0, 'yyyy-mm'.length);
}

function monthsBack(named: Month | undefined, month: number): number {
  if (named === undefined || named === 'this month') return 0;
  if (named === 'last month') return 1;
  const number = NAMES.indexOf(named) + 1;
  return (month - number + NAMES.length) % NAMES.length;
}
