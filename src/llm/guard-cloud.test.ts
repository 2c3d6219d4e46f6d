import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UserId } from '../core/ids.ts';
import type { Asked, Asking, NoAnswer } from '../core/model.ts';
import { createGuardCloud } from './guard-cloud.ts';

const named = { tier: 'cloud', provider: 'claude', title: 'Claude', model: 'claude-sonnet-4-5' } as const;
const anna = { user: '@anna:hs' as UserId, keyId: 'claude', named };
const ben = { user: '@ben:hs' as UserId, keyId: 'claude', named };
const asking: Asking = {
  instructions: '',
  prompt: '',
  schema: {},
  maxOutputTokens: 1,
  signal: new AbortController().signal,
};
const answered: Asked = {
  kind: 'answered',
  value: {},
  model: named,
  tokens: { sent: 9, received: 1 },
};
const no = (because: NoAnswer, more: { retryAfterMs?: number } = {}): Asked => ({
  kind: 'no answer',
  because,
  model: named,
  ...more,
});

let at = 0;
let counted: unknown[] = [];
let guard: ReturnType<typeof createGuardCloud>;
let asks = 0;

beforeEach(() => {
  at = Date.UTC(2026, 10, 21, 12);
  counted = [];
  asks = 0;
  guard = createGuardCloud({
    now: () => new Date(at),
    random: () => 0,
    onAsked: (asked) => counted.push(asked),
  });
});

const ask = async (key: typeof anna, answer: Asked): Promise<Asked> =>
  await guard(key, async () => {
    asks += 1;
    return await Promise.resolve(answer);
  })(asking);

describe('createGuardCloud', () => {
  it('J12 leaves a provider alone that fails again and again, for that key only', async () => {
    for (let round = 0; round < 3; round += 1) await ask(anna, no('down'));
    expect(await ask(anna, answered)).toEqual(no('down'));
    expect(asks).toBe(3);
    expect(await ask(ben, answered)).toEqual(answered);
    at += 15_000;
    expect(await ask(anna, answered)).toEqual(answered);
    await ask(anna, no('down'));
    expect(await ask(anna, answered)).toEqual(answered);
  });

  it('J12 does not ask again before the provider said that it may', async () => {
    await ask(anna, no('limited', { retryAfterMs: 30_000 }));
    at += 10_000;
    expect(await ask(anna, answered)).toEqual(no('limited', { retryAfterMs: 20_000 }));
    expect(await ask(ben, answered)).toEqual(answered);
    at += 20_000;
    expect(await ask(anna, answered)).toEqual(answered);
  });

  it('J12 does not take a wrong key, a cap or a bad answer for a provider that is down', async () => {
    const others = ['wrong key', 'cap', 'unusable', 'refused', 'not sent', 'none'] as const;
    expect(others).toHaveLength(6);
    for (const because of others) for (let round = 0; round < 4; round += 1) await ask(anna, no(because));
    expect(await ask(anna, answered)).toEqual(answered);
    expect(asks).toBe(25);
  });

  it('U1 counts every question that was asked, and nothing of a person', async () => {
    await ask(anna, answered);
    await ask(anna, no('wrong key'));
    expect(counted).toEqual([
      { tier: 'cloud', outcome: 'answered', ms: 0, tokens: { sent: 9, received: 1 } },
      { tier: 'cloud', outcome: 'wrong key', ms: 0, tokens: { sent: 0, received: 0 } },
    ]);
  });
});
