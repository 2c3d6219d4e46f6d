import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Log } from '../../core/log.ts';
import type { Asked, Asking } from '../../core/model.ts';
import { createPlaygroundAnthropic } from '../../playground/models/anthropic.ts';
import { fetchModel } from '../../playground/models/fetch-model.ts';
import type { ModelFault } from '../../playground/models/model-faults.ts';
import { createPlaygroundOpenai } from '../../playground/models/openai.ts';
import { createAskModel } from '../ask-model.ts';
import { claude } from './claude.ts';
import { PLACEHOLDER } from './cloud-provider.ts';
import { endpoint } from './endpoint.ts';
import { openai } from './openai.ts';

const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, signal ? { signal } : {});
};
const nothing = (): undefined => undefined;
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const asking: Asking = {
  instructions: 'Say it in one sentence.',
  prompt: 'finished: 9',
  schema: {
    type: 'object',
    properties: { text: { type: 'string' }, calls: { type: ['string', 'null'] } },
    required: ['text', 'calls'],
    additionalProperties: false,
  },
  maxOutputTokens: 300,
  signal: new AbortController().signal,
};
const rules = [{ answer: { text: 'You finished 9 tasks.', calls: null } }];

const providers = [
  { provider: claude, model: 'claude-sonnet-4-5', serve: createPlaygroundAnthropic },
  { provider: openai, model: 'gpt-5.1', serve: createPlaygroundOpenai },
  { provider: endpoint, model: 'gpt-4.1-mini', serve: createPlaygroundOpenai },
];

async function ask(
  { provider, model, serve }: (typeof providers)[number],
  fault?: ModelFault,
): Promise<Asked> {
  const server = serve({ sleep, keys: [PLACEHOLDER], rules });
  if (fault) server.script.plan(fault);
  const address = provider.address ?? 'https://models.example.org/v1';
  const fetch = fetchModel(server);
  return await createAskModel(
    async () => await provider.connect({ fetch, address, model }),
    { tier: 'cloud', provider: provider.name, title: provider.title, model },
    { withinMs: 20_000, sleep, log },
  )(asking);
}

describe('the cloud providers on the wire', () => {
  it('J2 answer what was asked for, each in its own form', async () => {
    expect(providers).toHaveLength(3);
    for (const one of providers)
      expect(await ask(one)).toMatchObject({
        kind: 'answered',
        value: { text: 'You finished 9 tasks.', calls: null },
        tokens: { sent: expect.any(Number), received: expect.any(Number) },
      });
  });

  const faults: readonly (readonly [ModelFault, string])[] = [
    ['closed', 'down'],
    ['html', 'unusable'],
    ['broken-json', 'unusable'],
    ['redirect', 'unusable'],
    ['limited', 'limited'],
    ['quota', 'limited'],
    ['wrong-key', 'wrong key'],
    ['refusal', 'refused'],
    ['words', 'unusable'],
    ['almost', 'unusable'],
    ['twice', 'unusable'],
    ['length', 'unusable'],
    ['tool-call', 'unusable'],
  ];
  it.each(faults)('J12 give no answer, and say why, when this happens: %s', async (fault, because) => {
    const asked = await Promise.all(providers.map(async (one) => await ask(one, fault)));
    expect(asked.map((one) => (one.kind === 'answered' ? one.value : one.because))).toEqual([
      because,
      because,
      because,
    ]);
  });

  it('J12 say when they may be asked again', async () => {
    const asked = await Promise.all(providers.map(async (one) => await ask(one, 'limited')));
    expect(asked).toMatchObject(providers.map(() => ({ because: 'limited', retryAfterMs: 20_000 })));
  });
});
