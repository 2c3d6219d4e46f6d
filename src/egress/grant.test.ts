import { describe, expect, it } from '@jest/globals';
import { CloudGrant } from '../core/cloud-grant.ts';
import type { ModelKey } from '../core/model-key.ts';
import { alice } from '../testing/callers.ts';
import { type GrantFacts, grantCloud } from './grant.ts';

const key: ModelKey = {
  id: 'k1',
  provider: 'claude',
  name: 'Claude',
  address: 'https://api.anthropic.com/v1',
  state: 'works',
  since: '2026-11-21T09:00:00.000Z',
  allowed: ['analysis'],
  allowedAt: '2026-11-21T09:01:00.000Z',
};
const facts = (overrides: Partial<GrantFacts> = {}): GrantFacts => ({
  user: alice,
  key,
  standardModel: 'claude-standard',
  purpose: 'analysis',
  left: 1000,
  ...overrides,
});

describe('a grant', () => {
  it('J4 is made from an own key that works, a consent and something left', () => {
    const granted = grantCloud(facts());
    expect(granted).toMatchObject({
      kind: 'granted',
      grant: {
        user: alice,
        keyId: 'k1',
        provider: 'claude',
        address: 'https://api.anthropic.com/v1',
        model: 'claude-standard',
        purpose: 'analysis',
        allowedAt: '2026-11-21T09:01:00.000Z',
        left: 1000,
      },
    });
    expect(granted.kind === 'granted' && CloudGrant.is(granted.grant)).toBe(true);
  });

  it('asks the model that the key names', () => {
    expect(grantCloud(facts({ key: { ...key, model: 'other' } }))).toMatchObject({
      grant: { model: 'other' },
    });
  });

  it('needs no cap', () => {
    expect(grantCloud(facts({ left: undefined })).kind).toBe('granted');
  });

  it.each([
    ['no key', { key: undefined }],
    ['wrong key', { key: { ...key, state: 'wrong' as const } }],
    ['no consent', { key: { ...key, allowed: [] } }],
    ['no consent', { key: { ...key, allowed: ['sentences' as const] } }],
    ['no consent', { purpose: 'sentences' as const }],
    ['cap', { left: 0 }],
    ['cap', { left: -1 }],
    ['cap', { left: Number.NaN }],
  ])('J4 J5 is refused for %s', (because, overrides) => {
    expect(grantCloud(facts(overrides))).toEqual({ kind: 'refused', because });
  });

  it('is refused while nobody knows when it was allowed', () => {
    const { allowedAt: _, ...undated } = key;
    expect(grantCloud(facts({ key: undated }))).toEqual({ kind: 'refused', because: 'no consent' });
  });

  it('is no look-alike, no heir, and cannot be changed', () => {
    const granted = grantCloud(facts());
    if (granted.kind !== 'granted') throw new Error('refused');
    const { grant } = granted;
    expect(CloudGrant.is(Object.assign({}, grant))).toBe(false);
    expect(CloudGrant.is(Object.create(CloudGrant.prototype))).toBe(false);
    class Heir extends CloudGrant {}
    expect(() => new Heir(grant)).toThrow('no heirs');
    expect(Reflect.set(grant, 'address', 'https://elsewhere.example')).toBe(false);
    expect(grant.address).toBe('https://api.anthropic.com/v1');
  });
});
