import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { doctorText } from '../cli/doctor.ts';
import { examineModels } from '../cli/examine-models.ts';
import { type Configuration, configurationSchema } from '../config/schema.ts';
import type { UserId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Asking, AskModel } from '../core/model.ts';
import { createToLocalModel } from '../egress/to-local-model.ts';
import type { ModelFault } from '../playground/models/model-faults.ts';
import { createPlaygroundOllama, type OllamaOptions } from '../playground/models/ollama.ts';
import { createPlaygroundOpenai } from '../playground/models/openai.ts';
import { serveModel, type ServingModel } from '../playground/models/serve-model.ts';
import { localAddresses } from './local-addresses.ts';
import { examineAlone, wireLocalModels } from './local-models.ts';

const now = (): Date => new Date('2026-11-21T12:00:00Z');
const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, signal ? { signal } : {});
};
const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serveOllama(options: Partial<OllamaOptions> = {}) {
  const ollama = createPlaygroundOllama({
    now,
    sleep,
    rules: [{ answer: { action: 'task.add' } }],
    ...options,
  });
  const serving: ServingModel = await serveModel(ollama);
  closing.push(serving.close);
  return { ollama, url: serving.address };
}

const configurationWith = (models: object): Pick<Configuration, 'models'> =>
  configurationSchema.pick({ models: true }).parse({ models });

const said = async (models: object): Promise<string> =>
  doctorText(examineModels(await examineAlone({ configuration: configurationWith(models), now })));

describe('examineAlone', () => {
  it('J1 has three clear findings: no Ollama, none that fits, one that fits', async () => {
    expect(await said({ local: { url: 'http://127.0.0.1:1' } })).toContain(
      '! There is no local model: nothing answers at http://127.0.0.1:1.',
    );
    const cloud = { name: 'kimi-k2:cloud', remoteHost: 'https://ollama.com:443' };
    const embedding = { name: 'embeddinggemma:latest', capabilities: ['embedding'] };
    const unfit = await serveOllama({ models: [cloud, embedding] });
    expect(await said({ local: { url: unfit.url } })).toBe(
      `! The Ollama at ${unfit.url} has no model that eis could ask: kimi-k2:cloud (it would be answered by a cloud, not here), embeddinggemma:latest (it makes no text).\n  → Say: ollama pull qwen3:4b\n\n1 warning`,
    );
    const fit = await serveOllama();
    expect(await said({ local: { url: fit.url } })).toBe(
      '✓ The local model is qwen3:4b: the best of those that are known to fit.\n\nAll is well.',
    );
    expect(fit.ollama.loaded()).toEqual([]);
    expect(await said({ local: { enabled: false } })).toMatch(/^✓ The local model is switched off/);
  });

  it('J8 looks at the gateway with the key of the house', async () => {
    const gateway = createPlaygroundOpenai({ sleep, keys: ['sk-house'], models: ['qwen3-30b'] });
    const { address, close } = await serveModel(gateway);
    closing.push(close);
    const local = { enabled: false };
    const house = { url: `${address}/v1`, key: 'sk-house', models: ['qwen3-30b'], people: ['example.org'] };
    expect(await said({ local, gateway: house })).toMatch(/✓ The gateway at .* answers\./);
    expect(await said({ local, gateway: { ...house, models: ['other'] } })).toMatch(
      /! .* does not have other\./,
    );
    expect(await said({ local, gateway: { ...house, key: 'sk-other' } })).toMatch(/! .* refuses the key/);
    expect(await said({ local, gateway: { ...house, people: [] } })).toMatch(/! .* nobody may use it/);
  });
});

const nothing = (): undefined => undefined;
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const asking: Asking = {
  instructions: 'Say which action is meant.',
  prompt: 'milk',
  schema: { type: 'object', properties: { action: { type: 'string' } } },
  maxOutputTokens: 100,
  signal: new AbortController().signal,
};

/** Over the network that leads nowhere else. */
async function askerOf(url: string): Promise<AskModel> {
  const configuration = configurationWith({ local: { url } });
  const localEgress = createToLocalModel({
    addresses: localAddresses(configuration),
    authorities: [],
    locate: async (_host, port) => await Promise.resolve([{ address: '127.0.0.1', port }]),
    sleep,
  });
  closing.push(localEgress.close);
  const random = (bytes: number): Uint8Array => new Uint8Array(bytes);
  const local = wireLocalModels({ configuration, localEgress, log, random, now, onAsked: nothing });
  await local.look();
  return local.askFor('@you:example.org' as UserId);
}

describe('wireLocalModels', () => {
  it('J1 asks the model that was chosen, with one context', async () => {
    const { ollama, url } = await serveOllama();
    const ask = await askerOf(url);
    for (let round = 0; round < 3; round += 1)
      expect(await ask(asking)).toMatchObject({ kind: 'answered', value: { action: 'task.add' } });
    expect(ollama.residence).toEqual([{ kind: 'loaded', name: 'qwen3:4b', context: 8_192 }]);
  });

  it('J12 puts a question once more where the connection was just being closed', async () => {
    const { ollama, url } = await serveOllama();
    const ask = await askerOf(url);
    await ask(asking);
    ollama.script.plan('closed', { once: true });
    expect(await ask(asking)).toMatchObject({ kind: 'answered' });
    ollama.script.plan('closed');
    expect(await ask(asking)).toMatchObject({ kind: 'no answer', because: 'down' });
  });

  const faults: readonly (readonly [ModelFault, string])[] = [
    ['cut', 'down'],
    ['error-line', 'down'],
    ['out-of-memory', 'down'],
    ['busy', 'busy'],
    ['html', 'unusable'],
    ['broken-json', 'unusable'],
    ['redirect', 'unusable'],
    ['huge', 'unusable'],
    ['words', 'unusable'],
    ['almost', 'unusable'],
    ['twice', 'unusable'],
    ['length', 'unusable'],
    ['tool-call', 'unusable'],
  ];
  it.each(faults)('J12 gives no answer, and says why, when this happens: %s', async (fault, because) => {
    const { ollama, url } = await serveOllama();
    const ask = await askerOf(url);
    await ask(asking);
    ollama.script.plan(fault, { once: true });
    expect(await ask(asking)).toMatchObject({ kind: 'no answer', because });
    // What went wrong once is no reason to leave the model alone.
    expect(await ask(asking)).toMatchObject({ kind: 'answered' });
  });
});
