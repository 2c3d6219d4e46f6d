import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { UserId } from '../../core/ids.ts';
import type { LocalState } from '../../core/local-state.ts';
import type { Log } from '../../core/log.ts';
import type { Asked, Asking } from '../../core/model.ts';
import { ManualClock } from '../../playground/manual-clock.ts';
import { fetchModel } from '../../playground/models/fetch-model.ts';
import { createPlaygroundOllama, type OllamaOptions } from '../../playground/models/ollama.ts';
import { createPlaygroundOpenai } from '../../playground/models/openai.ts';
import { createLocalModels, type LocalModels, type LocalSettings } from './create-local-models.ts';
import type { GatewaySettings } from './gateway.ts';
import type { LocalAsked } from './local-asked.ts';

const URL_OF = 'http://127.0.0.1:11434';
const SETTINGS: LocalSettings = {
  enabled: true,
  url: URL_OF,
  context: 8_192,
  keep_alive: '30m',
  parallel: 1,
  most_loaded: 1,
  seconds: 45,
};
const [anna, ben] = ['@anna:hs', '@ben:hs'] as [UserId, UserId];
const asking: Asking = {
  instructions: 'Say which action is meant.',
  prompt: 'milk, please',
  schema: {
    type: 'object',
    properties: { action: { type: 'string' } },
    required: ['action'],
    additionalProperties: false,
  },
  maxOutputTokens: 200,
  signal: new AbortController().signal,
};

interface House {
  readonly clock: ManualClock;
  readonly ollama: ReturnType<typeof createPlaygroundOllama>;
  readonly models: LocalModels;
  readonly states: LocalState[];
  readonly asked: LocalAsked[];
  readonly logged: unknown[];
  readonly stop: () => void;
  /** Lets everything go on that can, minute by minute for as long as is given. */
  readonly pass: (ms: number) => Promise<void>;
}

interface HouseOptions {
  readonly ollama?: Partial<OllamaOptions>;
  readonly settings?: Partial<LocalSettings>;
  readonly gateway?: GatewaySettings;
  /** What stands between eis and Ollama. */
  readonly between?: (real: typeof globalThis.fetch, clock: ManualClock) => typeof globalThis.fetch;
}

const refuse = async (): Promise<never> =>
  await Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }));

async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await setImmediate();
}

async function house({ ollama: more, settings, gateway, between }: HouseOptions = {}): Promise<House> {
  const clock = new ManualClock(new Date('2026-11-21T12:00:00Z'));
  const ollama = createPlaygroundOllama({
    now: clock.now,
    sleep: clock.sleep,
    rules: [{ answer: { action: 'task.add' } }],
    ...more,
  });
  const stopping = new AbortController();
  const asked: LocalAsked[] = [];
  const logged: unknown[] = [];
  const note = (event: string, fields: object = {}): void => void logged.push({ event, ...fields });
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const models = createLocalModels({
    settings: { ...SETTINGS, ...settings },
    toLocalModel: () => between?.(fetchModel(ollama), clock) ?? fetchModel(ollama),
    gateway,
    now: clock.now,
    sleep: clock.sleep,
    random: () => 0,
    log,
    onAsked: (one) => asked.push(one),
  });
  const states: LocalState[] = [];
  models.onChange((state) => states.push(state));
  void models.start(stopping.signal);
  await settle();
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 1_000) {
      clock.advance(Math.min(left, 1_000));
      await setImmediate();
    }
    await settle();
  };
  return { clock, ollama, models, states, asked, logged, pass, stop: () => stopping.abort() };
}

const kindsOf = (states: readonly LocalState[]): readonly string[] => states.map(({ kind }) => kind);
const sayOf = (asked: Asked): string => (asked.kind === 'answered' ? 'answered' : asked.because);

describe('createLocalModels', () => {
  it('J1 finds Ollama, chooses a model, says why, and has it loaded before anybody asks', async () => {
    const { models, ollama, states, stop, clock, pass } = await house({ ollama: { loadMs: 20_000 } });
    expect(models.state()).toEqual({ kind: 'loading', model: 'qwen3:4b', because: 'known to be good' });
    await pass(20_000);
    expect(models.state()).toEqual({ kind: 'ready', model: 'qwen3:4b', because: 'known to be good' });
    expect(kindsOf(states)).toEqual(['loading', 'ready']);
    expect(ollama.residence).toEqual([{ kind: 'loaded', name: 'qwen3:4b', context: 8_192 }]);
    expect(ollama.loaded()[0]?.until).toBe(clock.now().getTime() + 30 * 60_000);
    stop();
  });

  it('J1 answers, counts it, and never loads the model with another context', async () => {
    const { models, ollama, asked, stop, pass } = await house();
    for (const user of [anna, ben, anna]) {
      expect(await models.askFor(user)(asking)).toMatchObject({
        kind: 'answered',
        value: { action: 'task.add' },
        model: { tier: 'local', provider: 'ollama', model: 'qwen3:4b' },
      });
      await pass(120_000);
    }
    expect(ollama.residence).toEqual([{ kind: 'loaded', name: 'qwen3:4b', context: 8_192 }]);
    expect(asked).toHaveLength(3);
    expect(asked[0]).toMatchObject({ tier: 'local', provider: 'ollama', outcome: 'answered' });
    stop();
  });

  it('J1 lets a question wait for the loading instead of ending it', async () => {
    const { models, stop, pass, ollama } = await house({ ollama: { loadMs: 100_000 } });
    const answer = models.askFor(anna)(asking);
    await pass(99_000);
    expect(models.state().kind).toBe('loading');
    await pass(2_000);
    expect(sayOf(await answer)).toBe('answered');
    expect(ollama.leftCount()).toBe(0);
    stop();
  });

  it('J1 says that the model is being loaded when that takes longer than anybody waits', async () => {
    const { models, stop, pass, ollama } = await house({ ollama: { loadMs: 400_000 } });
    const answer = models.askFor(anna)(asking);
    await pass(181_000);
    expect(sayOf(await answer)).toBe('loading');
    await pass(230_000);
    expect(models.state().kind).toBe('ready');
    expect(ollama.leftCount()).toBe(0);
    stop();
  });

  it('J9 loads a model again that Ollama let go, when somebody asks and not before', async () => {
    const { models, ollama, stop, pass } = await house();
    await pass(31 * 60_000);
    expect(ollama.loaded()).toEqual([]);
    expect(models.state().kind).toBe('ready');
    expect(sayOf(await models.askFor(anna)(asking))).toBe('answered');
    expect(ollama.residence.map(({ kind }) => kind)).toEqual(['loaded', 'unloaded', 'loaded']);
    stop();
  });

  it('J9 unloads the one before where only one may be loaded', async () => {
    const { models, ollama, stop, pass } = await house();
    ollama.remove('qwen3:4b');
    ollama.install({ name: 'llama3.1:8b', family: 'llama', parameters: '8.0B' });
    await pass(61_000);
    expect(models.state()).toMatchObject({ kind: 'ready', model: 'llama3.1:8b' });
    ollama.install({ name: 'qwen3:4b' });
    ollama.remove('llama3.1:8b');
    await pass(61_000);
    expect(ollama.loaded().map(({ model }) => model.name)).toEqual(['qwen3:4b']);
    stop();
  });

  it('J9 does not push out what others loaded before anybody asks', async () => {
    const other = { name: 'embeddinggemma:latest', capabilities: ['embedding'] };
    let isGone = true;
    const { ollama, models, stop, pass } = await house({
      ollama: { models: [{ name: 'qwen3:4b' }, other] },
      between: (real) => async (input, init) => (isGone ? await refuse() : await real(input, init)),
    });
    await fetchModel(ollama)(`${URL_OF}/api/embed`, {
      method: 'POST',
      body: JSON.stringify({ model: other.name, input: 'x', keep_alive: -1 }),
    });
    isGone = false;
    await pass(6_000);
    expect(models.state().kind).toBe('ready');
    expect(ollama.loaded().map(({ model }) => model.name)).toEqual([other.name]);
    expect(sayOf(await models.askFor(anna)(asking))).toBe('answered');
    stop();
  });

  it.each([
    ['nothing that answers', 'does not answer', refuse],
    ['something else', 'is no Ollama', async () => await Promise.resolve(new Response('<html>hello</html>'))],
    ['an old page', 'is no Ollama', async () => await Promise.resolve(new Response('{}', { status: 404 }))],
  ] as const)('J1 goes on without a model where there is %s', async (_what, because, answer) => {
    const { models, stop } = await house({ between: () => answer });
    expect(models.state()).toEqual({ kind: 'absent', url: URL_OF, because });
    expect(await models.askFor(anna)(asking)).toEqual({
      kind: 'no answer',
      because: 'none',
      model: undefined,
    });
    stop();
  });

  it('J1 finds an Ollama that is started later, and asks less and less often', async () => {
    const times: number[] = [];
    let isThere = false;
    const { models, pass, stop } = await house({
      between:
        (real, { now }) =>
        async (input, init) => {
          if (isThere) return await real(input, init);
          times.push(now().getTime());
          return await refuse();
        },
    });
    await pass(160_000);
    const waits = times.map((time, index) => time - (times[index - 1] ?? time)).slice(1);
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 80_000]);
    isThere = true;
    await pass(161_000);
    expect(models.state()).toMatchObject({ kind: 'ready', model: 'qwen3:4b' });
    stop();
  });

  it('J13 asks no model that is passed on, and says which it left aside', async () => {
    const { models, ollama, stop } = await house({
      ollama: {
        models: [
          { name: 'gpt-oss:120b-cloud', remoteHost: 'https://ollama.com:443', remoteModel: 'gpt-oss:120b' },
          { name: 'mine:latest', remoteHost: 'https://ollama.com:443', remoteModel: 'gpt-oss:120b' },
          { name: 'embeddinggemma:latest', capabilities: ['embedding'], context: 2_048 },
        ],
      },
    });
    expect(models.state()).toEqual({
      kind: 'no fit model',
      url: URL_OF,
      installed: [
        { name: 'gpt-oss:120b-cloud', because: 'passed on' },
        { name: 'mine:latest', because: 'passed on' },
        { name: 'embeddinggemma:latest', because: 'no text' },
      ],
    });
    expect(sayOf(await models.askFor(anna)(asking))).toBe('none');
    expect([ollama.passedOn(), ollama.requests.filter(({ isPrompt }) => isPrompt)]).toEqual([0, []]);
    const sent = ollama.requests.map(({ bytes }) => Buffer.from(bytes).toString()).join('\n');
    expect(sent).toContain('embeddinggemma');
    expect(sent).not.toMatch(/cloud|mine/);
    stop();
  });

  it('J13 does not ask a configured name that is passed on', async () => {
    const { models, ollama, stop } = await house({ settings: { model: 'kimi-k2:cloud' } });
    expect(models.state()).toMatchObject({
      kind: 'no fit model',
      installed: [
        { name: 'kimi-k2:cloud', because: 'passed on' },
        { name: 'qwen3:4b', because: 'not the configured one' },
      ],
    });
    ollama.install({ name: 'kimi-k2:cloud', remoteHost: 'https://ollama.com:443' });
    await models.look();
    expect(models.state().kind).toBe('no fit model');
    expect(ollama.passedOn()).toBe(0);
    stop();
  });

  it('J12 leaves a dead model alone: the next one hears it at once, and it comes back by itself', async () => {
    const { models, ollama, pass, stop, states } = await house();
    ollama.script.plan('closed');
    expect(sayOf(await models.askFor(anna)(asking))).toBe('down');
    expect(sayOf(await models.askFor(anna)(asking))).toBe('down');
    expect(sayOf(await models.askFor(ben)(asking))).toBe('down');
    const asked = ollama.requests.length;
    expect(models.state()).toMatchObject({ kind: 'down', model: 'qwen3:4b' });
    expect(await models.askFor(ben)(asking)).toEqual({
      kind: 'no answer',
      because: 'down',
      model: undefined,
    });
    expect(ollama.requests).toHaveLength(asked);
    ollama.script.clear();
    await pass(16_000);
    expect(models.state().kind).toBe('ready');
    expect(sayOf(await models.askFor(ben)(asking))).toBe('answered');
    expect(kindsOf(states)).toEqual(['loading', 'ready', 'down', 'ready']);
    stop();
  });

  it('J12 notices a server that is gone with the first question', async () => {
    let isGone = false;
    const { models, pass, stop } = await house({
      between: (real) => async (input, init) => (isGone ? await refuse() : await real(input, init)),
    });
    expect(models.state().kind).toBe('ready');
    isGone = true;
    expect(sayOf(await models.askFor(anna)(asking))).toBe('down');
    expect(models.state()).toMatchObject({ kind: 'down', model: 'qwen3:4b' });
    const [{ isOpen } = { isOpen: false }] = models.queues();
    expect(isOpen).toBe(true);
    await pass(40_000);
    expect(models.state().kind).toBe('down');
    isGone = false;
    await pass(60_000);
    expect(models.state().kind).toBe('ready');
    stop();
  });

  it('J12 lets nobody else wait for a model that one waited for in vain', async () => {
    const { models, ollama, pass, stop } = await house();
    ollama.script.plan('silent');
    const all = [anna, ben].map(async (user) => await models.askFor(user)(asking));
    await pass(46_000);
    expect((await Promise.all(all)).map(sayOf)).toEqual(['too slow', 'down']);
    expect(models.state().kind).toBe('down');
    stop();
  });

  it.each(['words', 'almost', 'twice', 'length', 'tool-call', 'broken-json', 'html'] as const)(
    'J12 does not take bad answers (%s) for a model that is down',
    async (fault) => {
      const { models, ollama, stop } = await house();
      ollama.script.plan(fault);
      for (let round = 0; round < 4; round += 1)
        expect(sayOf(await models.askFor(anna)(asking))).toBe('unusable');
      expect(models.state().kind).toBe('ready');
      stop();
    },
  );

  it('takes the next model where the best does not fit into the memory', async () => {
    const { models, stop, logged } = await house({
      ollama: { models: [{ name: 'qwen3:4b' }, { name: 'qwen3:8b', parameters: '8.2B' }] },
      between: (real) => async (input, init) => {
        const body = typeof init?.body === 'string' ? init.body : '';
        const isLoading = body.includes('keep_alive') && body.includes('qwen3:4b');
        if (!isLoading) return await real(input, init);
        const error = 'model requires more system memory (8.4 GiB) than is available (3.1 GiB)';
        return Response.json({ error }, { status: 500 });
      },
    });
    expect(models.state()).toMatchObject({ kind: 'ready', model: 'qwen3:8b' });
    expect(logged).toContainEqual({
      event: 'local model not loaded',
      model: 'qwen3:4b',
      because: 'no memory',
    });
    stop();
  });

  it('is off where the configuration says so', async () => {
    const { models, ollama, stop } = await house({ settings: { enabled: false } });
    expect(models.state()).toEqual({ kind: 'off' });
    expect(sayOf(await models.askFor(anna)(asking))).toBe('none');
    expect([ollama.requests, models.queues()]).toEqual([[], []]);
    stop();
  });

  it('throws what a question was aborted with, and goes on with the next', async () => {
    const { models, ollama, stop, pass } = await house({ ollama: { answerMs: 5_000 } });
    const gone = new Error('deleted');
    const leaving = new AbortController();
    const answer = models.askFor(anna)({ ...asking, signal: leaving.signal });
    const next = models.askFor(ben)(asking);
    await settle();
    leaving.abort(gone);
    await expect(answer).rejects.toBe(gone);
    await pass(6_000);
    expect(sayOf(await next)).toBe('answered');
    expect(ollama.leftCount()).toBe(1);
    expect(models.state().kind).toBe('ready');
    stop();
  });
});

describe('the gateway of the house', () => {
  const gatewayOf = (more: Partial<GatewaySettings> = {}) => {
    const clock = new ManualClock(new Date('2026-11-21T12:00:00Z'));
    const server = createPlaygroundOpenai({
      sleep: clock.sleep,
      keys: ['sk-house'],
      models: ['qwen3-30b'],
      rules: [{ answer: { action: 'task.add' } }],
    });
    const withKey: typeof globalThis.fetch = async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', 'Bearer sk-house');
      return await fetchModel(server)(input, { ...init, headers });
    };
    const settings: GatewaySettings = {
      url: 'http://models.lan:4000/v1',
      fetch: withKey,
      models: ['qwen3-30b'],
      mayUse: (user) => user === anna,
      ...more,
    };
    return { server, settings };
  };

  it('J8 answers in place of an Ollama, listed people only', async () => {
    const { settings: gateway } = gatewayOf();
    const { models, asked, stop } = await house({ settings: { enabled: false }, gateway });
    expect(models.state(anna)).toEqual({
      kind: 'ready',
      model: 'qwen3-30b',
      because: 'gateway of the house',
    });
    expect([models.state(ben), models.state()]).toEqual([{ kind: 'off' }, { kind: 'off' }]);
    expect(await models.askFor(anna)(asking)).toMatchObject({
      kind: 'answered',
      model: { tier: 'local', provider: 'gateway', model: 'qwen3-30b' },
    });
    expect(sayOf(await models.askFor(ben)(asking))).toBe('none');
    expect(asked).toMatchObject([{ provider: 'gateway', outcome: 'answered' }]);
    stop();
  });

  it('J8 leaves it alone while Ollama answers, and takes it when Ollama does not', async () => {
    const { settings: gateway, server } = gatewayOf();
    const { models, ollama, stop } = await house({ gateway });
    await models.askFor(anna)(asking);
    expect(server.requests).toHaveLength(0);
    ollama.script.plan('closed');
    expect(await models.askFor(anna)(asking)).toMatchObject({ model: { provider: 'gateway' } });
    expect(sayOf(await models.askFor(ben)(asking))).toBe('down');
    stop();
  });

  it('J8 goes on to the next listed model where one is not there, and to none that is not listed', async () => {
    const { settings: gateway, server } = gatewayOf({ models: ['gone', 'qwen3-30b'] });
    const failing: typeof globalThis.fetch = async (input, init) =>
      typeof init?.body === 'string' && init.body.includes('"gone"')
        ? Response.json({ error: { message: 'no such model' } }, { status: 404 })
        : await gateway.fetch(input, init);
    const { models, stop } = await house({
      settings: { enabled: false },
      gateway: { ...gateway, fetch: failing },
    });
    expect(await models.askFor(anna)(asking)).toMatchObject({ model: { model: 'qwen3-30b' } });
    expect(models.state(anna)).toMatchObject({ model: 'qwen3-30b' });
    expect(server.requests).toHaveLength(1);
    stop();
  });

  it('J12 has a breaker of its own', async () => {
    const { settings: gateway, server } = gatewayOf();
    server.script.plan('closed');
    const { models, clock, stop } = await house({ settings: { enabled: false }, gateway });
    for (let round = 0; round < 3; round += 1) expect(sayOf(await models.askFor(anna)(asking))).toBe('down');
    expect(models.state(anna)).toMatchObject({ kind: 'down', model: 'qwen3-30b' });
    const before = server.requests.length;
    expect(sayOf(await models.askFor(anna)(asking))).toBe('down');
    expect(server.requests).toHaveLength(before);
    server.script.clear();
    clock.advance(16_000);
    expect(sayOf(await models.askFor(anna)(asking))).toBe('answered');
    expect(models.state(anna).kind).toBe('ready');
    stop();
  });
});
