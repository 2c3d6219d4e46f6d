import { describe, expect, it } from '@jest/globals';
import { configurationSchema } from '../config/schema.ts';
import type { Spent } from '../core/ledger.ts';
import type { Mask } from '../core/mask.ts';
import type { Asking, Purpose } from '../core/model.ts';
import type { SealedModelKey } from '../core/model-key.ts';
import type { Settings } from '../core/settings.ts';
import { cloudProviders } from '../llm/providers/index.ts';
import { alice } from '../testing/callers.ts';
import { createOwnModels, type OwnModelsDeps } from './own-models.ts';

const now = (): Date => new Date('2026-11-30T23:30:00Z');
const berlin = { user: alice, timeZone: 'Europe/Berlin' };
const nothingSpent: Spent = { tokens: 0, byModel: {}, requests: 0 };

const aKey = (more: Partial<SealedModelKey> = {}): SealedModelKey => ({
  id: 'k1',
  provider: 'claude',
  name: 'Claude',
  address: 'https://api.anthropic.com/v1',
  state: 'works',
  since: '2026-11-01T00:00:00Z',
  allowed: ['analysis'],
  allowedAt: '2026-11-01T00:00:00Z',
  sealed: 'sealed',
  ...more,
});

const asItIs: Mask = { mask: (text) => text, unmask: (text) => text, replaced: () => 0 };

interface World {
  keys?: readonly SealedModelKey[];
  spent?: Spent;
  settings?: Settings;
  cloud?: object;
  answer?: () => Response;
}

function aHouse(world: World) {
  const { keys = [], cloud = {}, answer } = world;
  const months: string[] = [];
  const kept = new Map(keys.map((key) => [key.id, key]));
  const { models } = configurationSchema.parse({
    homeserver: { url: 'http://127.0.0.1:1', domain: 'example.org' },
    models: { cloud },
  });
  const deps: OwnModelsDeps = {
    store: {
      modelKeys: {
        of: async () => [...kept.values()],
        read: async (_owner, id) => kept.get(id),
        noteWrong: async (_owner, { id, sealed }, since) => {
          const key = kept.get(id);
          if (key?.sealed === sealed) kept.set(id, { ...key, state: 'wrong', since: since.toISOString() });
        },
        put: async (_owner, key) => void kept.set(key.id, key),
        remove: async (_owner, id) => void kept.delete(id),
      },
      ledger: {
        begin: async () => 'begun',
        settle: async () => undefined,
        of: async () => [],
        spent: async (_owner, month) => {
          months.push(month);
          return world.spent ?? nothingSpent;
        },
        closeLeft: async () => undefined,
      },
      settings: { read: async () => world.settings ?? {}, write: async () => undefined },
    },
    providers: cloudProviders,
    openModel: () => async () => answer?.() ?? new Response('', { status: 500 }),
    createMask: () => asItIs,
    cloud: models.cloud,
    guardCloud: (_key, ask) => ask,
    now,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  };
  return { ...createOwnModels(deps), months, kept };
}

const aQuestion = (): Asking => ({
  instructions: 'Answer.',
  prompt: 'How are you?',
  schema: { type: 'object', properties: { text: { type: 'string' } } },
  maxOutputTokens: 10,
  signal: new AbortController().signal,
});

describe("a person's own model", () => {
  it.each<[string, World, string, Purpose?]>([
    ['there is no key', {}, 'no key'],
    ['it was not allowed', { keys: [aKey({ allowed: [] })] }, 'no consent'],
    [
      'it was allowed before everything was set back',
      { keys: [aKey({ allowed: ['sentences'] })] },
      'no consent',
      'sentences',
    ],
    ['it was allowed for something else', { keys: [aKey({ allowed: ['sentences'] })] }, 'no consent'],
    ['the provider refused the key', { keys: [aKey({ state: 'wrong' })] }, 'wrong key'],
    ['the month is spent', { keys: [aKey()], cloud: { tokens_per_month: 0 } }, 'cap'],
    [
      'what the person set is spent',
      { keys: [aKey()], settings: { monthlyCap: { tokens: 10 } }, spent: { ...nothingSpent, tokens: 10 } },
      'cap',
    ],
    ['the provider is not known any more', { keys: [aKey({ provider: 'gone' })] }, 'no key'],
    [
      'several keys do not do, and says what is nearest',
      { keys: [aKey({ id: 'k2', state: 'wrong' }), aKey({ allowed: [] })] },
      'no consent',
    ],
  ])('J4 J5 is not asked where %s', async (_why, world, because, purpose = 'analysis') => {
    const found = await aHouse(world).grantFor(berlin, purpose);
    expect(found).toMatchObject({ kind: 'refused', because });
  });

  it('J5 is granted for its own address and model, with what is left by the month of the person', async () => {
    const house = aHouse({
      keys: [aKey({ id: 'k2', state: 'wrong' }), aKey()],
      spent: { ...nothingSpent, tokens: 300 },
      cloud: { tokens_per_month: 1_000 },
    });
    const found = await house.grantFor(berlin, 'analysis');
    expect(found).toMatchObject({
      kind: 'granted',
      grant: { user: alice, keyId: 'k1', address: 'https://api.anthropic.com/v1', left: 700 },
      cap: { tokens: 1_000, month: '2026-12' },
    });
    expect(new Set(house.months)).toEqual(new Set(['2026-12']));
  });

  it('14.7 a key that is refused is not tried again until it is changed', async () => {
    const refused = () =>
      Response.json({ type: 'error', error: { type: 'authentication_error' } }, { status: 401 });
    const house = aHouse({ keys: [aKey()], answer: refused });
    const found = await house.grantFor(berlin, 'analysis');
    if (found.kind !== 'granted') throw new Error('not granted');
    const facts = { people: [], private: [], own: [] };
    const asked = await house.askWith(found, { facts, request: 'r', step: 'ask' })(aQuestion());
    expect(asked).toMatchObject({ kind: 'no answer', because: 'wrong key' });
    expect(house.kept.get('k1')).toMatchObject({ state: 'wrong', since: now().toISOString() });
  });

  type House = ReturnType<typeof aHouse>;
  const again = (more: Partial<SealedModelKey>) => (house: House) => void house.kept.set('k1', aKey(more));
  const both = ['analysis', 'sentences'] as const;

  it.each<[string, (house: House, world: World) => void, string]>([
    ['the leave is taken back', again({ allowed: [] }), 'not allowed'],
    ['it is allowed for something else only', again({ allowed: ['analysis'] }), 'not allowed'],
    ['the key is removed', (house) => void house.kept.delete('k1'), 'not allowed'],
    [
      'the key leads elsewhere now',
      again({ allowed: both, address: 'https://elsewhere.example/v1' }),
      'not allowed',
    ],
    ['the key turns out to be wrong', again({ allowed: both, state: 'wrong' }), 'wrong key'],
    ['it is set back to analysis', (_house, world) => void (world.settings = {}), 'not allowed'],
    ['the month is spent', (_house, world) => void (world.spent = { ...nothingSpent, tokens: 1e9 }), 'cap'],
  ])('J4 J5 nothing leaves where %s between the grant and the question', async (_what, happens, because) => {
    let asked = 0;
    const world: World = {
      keys: [aKey({ allowed: both })],
      settings: { cloud: 'everything' },
      answer: () => {
        asked += 1;
        return new Response('', { status: 500 });
      },
    };
    const house = aHouse(world);
    const found = await house.grantFor(berlin, 'sentences');
    if (found.kind !== 'granted') throw new Error('not granted');
    const ask = house.askWith(found, {
      facts: { people: [], private: [], own: [] },
      request: 'r',
      step: 'a',
    });
    expect(await ask(aQuestion())).toMatchObject({ kind: 'no answer', because: 'down' });
    expect(asked).toBe(1);
    happens(house, world);
    expect(await ask(aQuestion())).toMatchObject({ kind: 'no answer', because });
    expect(asked).toBe(1);
  });
});
