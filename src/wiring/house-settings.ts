import type { Configuration } from '../config/schema.ts';
import type { HouseSettings } from '../core/settings.ts';

/** What holds for everybody who did not choose for themself. */
export const houseSettings = (configuration: Configuration): HouseSettings => ({
  timeZone: configuration.time_zone,
  language: configuration.language,
  dateOrder: configuration.date_order,
  firstDayOfWeek: FIRST_DAY[configuration.first_day_of_week ?? 'as the language'],
});

const FIRST_DAY = { monday: 1, saturday: 6, sunday: 7, 'as the language': undefined } as const;
