import { describe, expect, it } from '@jest/globals';
import type { Spent } from '../core/ledger.ts';
import { leftOf, moneySpent, usedOf } from './left-of.ts';

const spent: Spent = {
  tokens: 1_500_000,
  requests: 3,
  byModel: {
    'claude|sonnet': { sent: 1_000_000, received: 200_000 },
    'endpoint|a|b': { sent: 200_000, received: 100_000 },
  },
};
const prices = { sonnet: { sent: 3, received: 15 }, free: { sent: 0, received: 0 } };

describe('what is left', () => {
  it('J5 is known in money where there are prices', () => {
    expect(moneySpent(spent, prices)).toBeCloseTo(6);
    expect(moneySpent(spent, { ...prices, 'a|b': { sent: 10, received: 0 } })).toBeCloseTo(8);
  });

  it.each([
    ['nothing without a cap', [], 'sonnet', undefined],
    ['the rest of the tokens', [{ tokens: 2_000_000 }], 'sonnet', 500_000],
    ['what the tightest cap leaves', [{ tokens: 2_000_000 }, { tokens: 1_600_000 }], 'sonnet', 100_000],
    ['nothing over the cap', [{ tokens: 1_000_000 }], 'sonnet', 0],
    ['nothing where cloud models are off', [{ tokens: 0 }], 'sonnet', 0],
    ['tokens for the rest of the money, as dear as they may be', [{ money: 9 }], 'sonnet', 200_000],
    ['nothing where the money is spent', [{ money: 6 }], 'sonnet', 0],
    ['nothing for a model without a price', [{ money: 100 }], 'unknown', 0],
    ['nothing for what every table has', [{ money: 100 }], 'constructor', 0],
    ['no cap in money for what costs nothing', [{ money: 9 }], 'free', undefined],
    ['the other cap for what costs nothing', [{ money: 9 }, { tokens: 1_500_007.5 }], 'free', 7],
  ])('J5 is %s', (_why, caps, model, left) => {
    expect(leftOf({ spent, caps, prices }, model)).toBe(left);
  });
});

it.each([
  ['nothing without a cap', [], 0],
  ['of the tightest cap', [{ tokens: 3_000_000 }, { money: 8 }], 0.75],
  ['more than all, where a cap was lowered', [{ tokens: 1_000_000 }], 1.5],
  ['all of nothing', [{ tokens: 0 }], 1],
])('J5 the share that is spent is %s', (_why, caps, used) => {
  expect(usedOf({ spent, caps, prices })).toBeCloseTo(used);
});
