import type { Configuration } from '../config/schema.ts';
import type { Settings } from '../core/settings.ts';
import { dayOf } from '../core/time.ts';
import type { Cap } from '../egress/left-of.ts';

/** Everything that limits what one person's keys may cost in a month: of the house, and of the person. */
export function capsOf(
  cloud: Configuration['models']['cloud'],
  { monthlyCap }: Pick<Settings, 'monthlyCap'>,
): readonly Cap[] {
  return [
    { tokens: cloud.tokens_per_month },
    ...(cloud.money_per_month === undefined ? [] : [{ money: cloud.money_per_month }]),
    ...(monthlyCap ? [monthlyCap] : []),
  ];
}

/** `2026-11`, by the clock of the person. */
export const monthOf = (now: Date, timeZone: string): string =>
  dayOf(now.toISOString(), timeZone).toPlainYearMonth().toString();
