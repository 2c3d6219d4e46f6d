import type { Caller } from '../../core/caller.ts';
import type { LedgerRow, Spent } from '../../core/ledger.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import { literal } from '../../core/reply.ts';
import { clockOf, dayOf, shortDay } from '../../core/time.ts';
import { companyOf } from './company-of.ts';
import { say } from './sentences.ts';

export interface Facts {
  readonly rows: readonly LedgerRow[];
  readonly spent: Spent;
  /** `2026-11`. */
  readonly month: string;
  readonly providers: readonly Pick<ModelProvider, 'name' | 'company'>[];
}

/** As many as are read at a glance. */
const MOST_LINES = 10;

/** What left in a month: the sum, then the newest requests, one line each. */
export function ledgerLines(
  { rows, spent, month, providers }: Facts,
  { timeZone, language }: Pick<Caller, 'timeZone' | 'language'>,
): string {
  const words = say(language);
  const name = monthName(month, language);
  const left = rows.filter(({ state }) => state !== 'not sent');
  if (rows.length === 0) return words.nothingIn(name);
  const sum = (count: (row: LedgerRow) => number): number =>
    left.reduce((total, row) => total + count(row), 0);
  const head = words.sum(name, left.length, {
    sent: sum(({ sent }) => sent),
    received: sum(({ received }) => received),
  });
  const newest = rows.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const lines = newest.slice(0, MOST_LINES).map((row) => {
    const at = row.at.toISOString();
    const moment = `${shortDay(dayOf(at, timeZone), language)}, ${clockOf(at, timeZone) ?? ''}`;
    const what = `${literal(companyOf(row, providers))} (${literal(row.model)})`;
    return `• ${moment} · ${what} · ${words.purpose(row.purpose)}: ${words.state(row.state)}, ${words.tokens(row.sent, row.received)}`;
  });
  const others = rows.length - lines.length;
  return [head, ...lines, ...(others > 0 ? [words.andMore(others)] : []), words.counted(spent.tokens)].join(
    '\n',
  );
}

const monthName = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
