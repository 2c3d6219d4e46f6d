import type { Configuration } from '../config/schema.ts';
import type { HouseCap, HouseSettings } from '../core/settings.ts';

/** What holds for everybody who did not choose for themself. */
export const houseSettings = (configuration: Configuration): HouseSettings => ({
  timeZone: configuration.time_zone,
  language: configuration.language,
  dateOrder: configuration.date_order,
  firstDayOfWeek: FIRST_DAY[configuration.first_day_of_week ?? 'as the language'],
});

/** What one person may spend with their own keys in a month, at most. */
export const houseCap = ({ models: { cloud } }: Pick<Configuration, 'models'>): HouseCap => ({
  tokensPerMonth: cloud.tokens_per_month,
  moneyPerMonth: cloud.money_per_month,
  hasPrices: Object.keys(cloud.prices).length > 0,
});

const FIRST_DAY = { monday: 1, saturday: 6, sunday: 7, 'as the language': undefined } as const;
