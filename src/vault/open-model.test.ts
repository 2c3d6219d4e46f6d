import { describe, expect, it } from '@jest/globals';
import { CloudGrant } from '../core/cloud-grant.ts';
import type { SealedModelKey } from '../core/model-key.ts';
import { Secret } from '../core/secret.ts';
import { alice, bob } from '../testing/callers.ts';
import { createOpenModel, createSealModelKey, type OpenedKey } from './open-model.ts';
import { createSeal, SealError } from './seal.ts';

const grantFor = (user = alice) =>
  new CloudGrant({
    user,
    keyId: 'k1',
    provider: 'claude',
    address: 'https://api.anthropic.com/v1',
    model: 'claude-x',
    purpose: 'analysis',
    allowedAt: '2026-11-21T09:00:00.000Z',
    left: undefined,
  });

async function aVault() {
  const seal = await createSeal(new Uint8Array(32).fill(1));
  const opened: ({ readonly step: string } & OpenedKey)[] = [];
  const openModel = createOpenModel<{ readonly step: string }>({
    ...seal,
    toCloudModel: (_grant, asking) => {
      opened.push(asking);
      return async () => await Promise.resolve(new Response('hello'));
    },
  });
  const sealed: SealedModelKey = {
    id: 'k1',
    provider: 'claude',
    name: 'Claude',
    address: 'https://api.anthropic.com/v1',
    state: 'works',
    since: '2026-11-21T09:00:00.000Z',
    allowed: ['analysis'],
    allowedAt: '2026-11-21T09:00:00.000Z',
    sealed: createSealModelKey(seal)(alice, 'k1', new Secret('sk-ant-mine')),
  };
  return { openModel, opened, sealed };
}

describe('the key of a model', () => {
  it('J3 is opened for one grant, and stays a secret', async () => {
    const { openModel, opened, sealed } = await aVault();
    const response = await openModel(grantFor(), sealed, { step: 'ask' })(
      'https://api.anthropic.com/v1/messages',
    );
    expect(await response.text()).toBe('hello');
    expect(opened).toEqual([{ step: 'ask', keyName: 'Claude', key: expect.any(Secret) }]);
    expect(opened[0]?.key.reveal()).toBe('sk-ant-mine');
    expect(JSON.stringify(opened) + sealed.sealed).not.toContain('mine');
  });

  it('J3 does not open for anybody else', async () => {
    const { openModel, sealed } = await aVault();
    expect(() => openModel(grantFor(bob), sealed, { step: 'ask' })).toThrow(SealError);
  });

  it('J4 does not open without a grant', async () => {
    const { openModel, opened, sealed } = await aVault();
    const faked: CloudGrant = Object.create(
      CloudGrant.prototype,
      Object.getOwnPropertyDescriptors(grantFor()),
    );
    expect(() => openModel(faked, sealed, { step: 'ask' })).toThrow('without a grant');
    expect(opened).toEqual([]);
  });

  it.each([{ id: 'k2' }, { address: 'https://evil.example/v1' }, { provider: 'endpoint' }])(
    'J4 does not open with a grant for another key: %j',
    async (changed) => {
      const { openModel, opened, sealed } = await aVault();
      expect(() => openModel(grantFor(), { ...sealed, ...changed }, { step: 'ask' })).toThrow('another key');
      expect(opened).toEqual([]);
    },
  );
});
