import type { Spent } from '../core/ledger.ts';

/** What a million tokens cost. */
export interface Price {
  readonly sent: number;
  readonly received: number;
}

/** By the name of the model. */
export type Prices = Readonly<Record<string, Price>>;

/** What may be spent in a month: by the house, or by what the person set. */
export type Cap = { readonly tokens: number } | { readonly money: number };

const MILLION = 1_000_000;

const priceOf = (prices: Prices, model: string): Price | undefined =>
  Object.hasOwn(prices, model) ? prices[model] : undefined;

/** What was spent, in the currency of the prices; models without a price cost nothing that is known. Pure. */
export function moneySpent({ byModel }: Pick<Spent, 'byModel'>, prices: Prices): number {
  return Object.entries(byModel).reduce((sum, [providerAndModel, { sent, received }]) => {
    const price = priceOf(prices, providerAndModel.slice(providerAndModel.indexOf('|') + 1));
    return price ? sum + (sent * price.sent + received * price.received) / MILLION : sum;
  }, 0);
}

/**
 * The tokens that may still be spent on one model this month, by the tightest of the caps; undefined: there is none.
 * Where money counts, a token costs what the dearer kind costs, and a model without a price has nothing left. Pure.
 */
export function leftOf(
  { spent, caps, prices }: { spent: Spent; caps: readonly Cap[]; prices: Prices },
  model: string,
): number | undefined {
  const left = caps
    .map((cap) =>
      'tokens' in cap
        ? cap.tokens - spent.tokens
        : tokensFor(cap.money - moneySpent(spent, prices), priceOf(prices, model)),
    )
    .filter((tokens) => tokens !== Infinity);
  return left.length === 0 ? undefined : Math.max(0, Math.floor(Math.min(...left)));
}

/** The share of the tightest cap that is spent, from 0 to 1 and above. Pure. */
export function usedOf({
  spent,
  caps,
  prices,
}: {
  readonly spent: Pick<Spent, 'tokens' | 'byModel'>;
  readonly caps: readonly Cap[];
  readonly prices: Prices;
}): number {
  const shares = caps.map((cap) =>
    'tokens' in cap ? share(spent.tokens, cap.tokens) : share(moneySpent(spent, prices), cap.money),
  );
  return Math.max(0, ...shares);
}

/** Of nothing, everything is spent. */
const share = (spent: number, cap: number): number => (cap > 0 ? spent / cap : 1);

function tokensFor(money: number, price: Price | undefined): number {
  if (!price || money <= 0) return 0;
  const dearest = Math.max(price.sent, price.received);
  return dearest > 0 ? (money / dearest) * MILLION : Infinity;
}
