import type { DateOrder, FirstDayOfWeek } from './settings.ts';

/** What people who write a language expect of dates. */
export interface Customs {
  readonly dateOrder: DateOrder;
  readonly firstDayOfWeek: FirstDayOfWeek;
}

/** Where the month comes first. English without a region is not taken for American: 27/11 is read anyway. */
const MONTH_FIRST = ['en-us'];
const SUNDAY_FIRST = ['en-us', 'pt-br'];

/** For a BCP 47 tag: `en` writes 27/11, `en-US` writes 11/27. */
export function customsOf(language: string): Customs {
  const tag = language.toLowerCase();
  return {
    dateOrder: MONTH_FIRST.includes(tag) ? 'month-day' : 'day-month',
    firstDayOfWeek: SUNDAY_FIRST.includes(tag) ? 7 : 1,
  };
}
