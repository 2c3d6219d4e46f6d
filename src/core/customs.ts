import type { DateOrder, FirstDayOfWeek } from './settings.ts';

/** What people who write a language expect of dates. */
export interface Customs {
  readonly dateOrder: DateOrder;
  readonly firstDayOfWeek: FirstDayOfWeek;
}

/** Where the month comes first: American English, which English without a region is as well (CLDR). */
const MONTH_FIRST = ['en', 'en-us'];
const SUNDAY_FIRST = ['en-us', 'pt-br'];

/** For a BCP 47 tag: `en-GB` writes 27/11, `en` writes 11/27. */
export function customsOf(language: string): Customs {
  const tag = language.toLowerCase();
  return {
    dateOrder: MONTH_FIRST.includes(tag) ? 'month-day' : 'day-month',
    firstDayOfWeek: SUNDAY_FIRST.includes(tag) ? 7 : 1,
  };
}
