import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fetchModel } from './fetch-model.ts';
import type { ModelFault } from './model-faults.ts';
import { createPlaygroundOllama, type OllamaOptions } from './ollama.ts';
import { serveModel, type ServingModel } from './serve-model.ts';

const sleep = async (ms: number, signal?: AbortSignal): Promise<void> =>
  await setTimeout(ms, undefined, signal ? { signal } : {});

function makeOllama(options: Partial<OllamaOptions> = {}) {
  const clock = { at: new Date('2026-11-20T08:12:00Z') };
  const ollama = createPlaygroundOllama({
    now: () => clock.at,
    sleep,
    rules: [
      { when: /milk/, answer: { verdict: 'do', calls: [{ action: 'task.add', title: 'milk' }] } },
      { answer: 'a few plain words for the rest of it' },
    ],
    ...options,
  });
  const fetch = fetchModel(ollama);
  return {
    ollama,
    clock,
    get: async (path: string) => await fetch(`http://ollama.invalid${path}`),
    post: async (path: string, body: object, signal?: AbortSignal) =>
      await fetch(`http://ollama.invalid${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        ...(signal ? { signal } : {}),
      }),
  };
}

const chat = (text: string, more: object = {}): object => ({
  model: 'qwen3:4b',
  stream: false,
  think: false,
  messages: [
    { role: 'system', content: 'Read it.' },
    { role: 'user', content: text },
  ],
  ...more,
});

const chatAnswer = z.looseObject({
  message: z.looseObject({ content: z.string(), thinking: z.string().optional() }),
  done: z.boolean(),
  done_reason: z.string(),
  prompt_eval_count: z.int(),
  eval_count: z.int(),
});

describe('the scripted Ollama', () => {
  it('shows what it is, what it has and what is loaded', async () => {
    const { get, post } = makeOllama({
      models: [
        { name: 'qwen3:4b' },
        { name: 'embeddinggemma:latest', family: 'gemma3', capabilities: ['embedding'], context: 2048 },
        { name: 'gpt-oss:120b-cloud', remoteHost: 'https://ollama.com:443', remoteModel: 'gpt-oss:120b' },
      ],
    });
    expect(await (await get('/')).text()).toBe('Ollama is running');
    expect(await (await get('/api/version')).json()).toEqual({ version: '0.32.0' });
    expect(await (await get('/api/tags')).json()).toMatchObject({
      models: [
        {
          name: 'qwen3:4b',
          capabilities: ['completion', 'tools', 'thinking'],
          details: { parameter_size: '4.0B' },
        },
        { name: 'embeddinggemma:latest', capabilities: ['embedding'] },
        { remote_host: 'https://ollama.com:443', remote_model: 'gpt-oss:120b' },
      ],
    });
    expect(await (await post('/api/show', { model: 'qwen3:4b' })).json()).toMatchObject({
      model_info: { 'qwen3.context_length': 40_960, 'general.parameter_count': 4e9 },
    });
    expect(await (await post('/api/show', { model: 'none' })).json()).toEqual({
      error: "model 'none' not found",
    });
    expect(await (await get('/api/ps')).json()).toEqual({ models: [] });
    await post('/api/generate', { model: 'qwen3:4b', keep_alive: '30m', options: { num_ctx: 8192 } });
    expect(await (await get('/api/ps')).json()).toMatchObject({
      models: [{ name: 'qwen3:4b', context_length: 8192, expires_at: '2026-11-20T08:42:00.000Z' }],
    });
  });

  it('counts what it would pass on, and passes nothing on', async () => {
    const { ollama, post } = makeOllama({
      models: [{ name: 'x:cloud', remoteHost: 'https://ollama.com:443' }],
    });
    expect((await post('/api/chat', chat('hello', { model: 'x:cloud' }))).status).toBe(401);
    expect(ollama.passedOn()).toBe(1);
  });

  it('answers by its script, whole and in lines, with the same text', async () => {
    const { ollama, post } = makeOllama();
    const whole = await post('/api/chat', chat('buy milk'));
    expect(whole.headers.get('content-type')).toContain('application/json');
    const { message, ...rest } = chatAnswer.parse(await whole.json());
    expect(JSON.parse(message.content)).toMatchObject({ verdict: 'do' });
    expect(rest).toMatchObject({ done: true, done_reason: 'stop' });
    const streamed = await post('/api/chat', chat('buy milk', { stream: true }));
    expect(streamed.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await streamed.text()).trim().split('\n');
    expect(lines.length).toBeGreaterThan(3);
    const parts = lines.map((line) =>
      z.looseObject({ message: z.looseObject({ content: z.string() }) }).parse(JSON.parse(line)),
    );
    expect(parts.map((part) => part.message.content).join('')).toBe(message.content);
    expect(ollama.requests.map(({ path, isPrompt }) => [path, isPrompt])).toEqual([
      ['/api/chat', true],
      ['/api/chat', true],
    ]);
  });

  it('thinks unless it was told not to, and refuses what a model cannot', async () => {
    const { post } = makeOllama({
      models: [
        { name: 'qwen3:4b' },
        { name: 'small', capabilities: ['completion'] },
        { name: 'embed', capabilities: ['embedding'] },
      ],
    });
    const thinking = chatAnswer.parse(
      await (await post('/api/chat', chat('x', { think: undefined }))).json(),
    );
    expect(thinking.message.thinking).toMatch(/\w/);
    const plain = chatAnswer.parse(await (await post('/api/chat', chat('x'))).json());
    expect(plain.message.thinking).toBeUndefined();
    for (const [more, error] of [
      [{ model: 'small', think: true }, '"small" does not support thinking'],
      [{ model: 'small', tools: [{}] }, 'registry.ollama.ai/library/small does not support tools'],
      [{ model: 'embed' }, '"embed" does not support chat'],
    ] as const) {
      const refused = await post('/api/chat', chat('x', more));
      expect([refused.status, await refused.json()]).toEqual([400, { error }]);
    }
  });

  it('gives each text a place of length 1, the same for the same text', async () => {
    const { post } = makeOllama({ models: [{ name: 'embed', capabilities: ['embedding'] }] });
    const answer = await post('/api/embed', { model: 'embed', input: ['a', 'b', 'a'], dimensions: 40 });
    const { embeddings } = z
      .looseObject({ embeddings: z.array(z.array(z.number())) })
      .parse(await answer.json());
    expect(embeddings.map((one) => one.length)).toEqual([40, 40, 40]);
    expect(embeddings[0]).toEqual(embeddings[2]);
    expect(embeddings[0]).not.toEqual(embeddings[1]);
    expect(Math.hypot(...(embeddings[0] ?? []))).toBeCloseTo(1);
  });

  it('keeps a model as long as was said, and loads it anew for another context', async () => {
    const { ollama, clock, post } = makeOllama({
      mostLoaded: 1,
      models: [{ name: 'qwen3:4b' }, { name: 'gemma4:4b' }],
    });
    const ask = async (more: object) =>
      await post('/api/chat', chat('x', { keep_alive: '10m', options: { num_ctx: 8192 }, ...more }));
    await ask({});
    await ask({});
    expect(ollama.residence).toHaveLength(1);
    await ask({ options: { num_ctx: 4096 } });
    await ask({ model: 'gemma4:4b' });
    expect(ollama.residence.map(({ kind, name, context }) => `${kind} ${name} ${context}`)).toEqual([
      'loaded qwen3:4b 8192',
      'unloaded qwen3:4b 8192',
      'loaded qwen3:4b 4096',
      'unloaded qwen3:4b 4096',
      'loaded gemma4:4b 8192',
    ]);
    clock.at = new Date('2026-11-20T08:22:00Z');
    expect(ollama.loaded()).toEqual([]);
  });

  it('does one thing at a time, in the order in which it was asked, and has a queue that ends', async () => {
    const { ollama, post } = makeOllama({ answerMs: 5, maxQueue: 2 });
    const done: number[] = [];
    const asked = [1, 2, 3, 4].map(async (number) => {
      const { status } = await post('/api/chat', chat(`question ${number}`));
      done.push(number);
      return status;
    });
    expect(await Promise.all(asked)).toEqual([200, 200, 200, 503]);
    expect(done.filter((number) => number < 4)).toEqual([1, 2, 3]);
    expect(ollama.requests).toHaveLength(4);
  });

  it('ends the loading when whoever wanted it leaves', async () => {
    const { ollama, post } = makeOllama({ loadMs: 60_000 });
    const leaving = new AbortController();
    const asked = post('/api/generate', { model: 'qwen3:4b' }, leaving.signal);
    leaving.abort();
    await expect(asked).rejects.toThrow('aborted');
    expect(ollama.loaded()).toEqual([]);
    expect(ollama.residence).toEqual([]);
  });
});

describe('the scripted Ollama, when something goes wrong', () => {
  let serving: ServingModel | undefined;
  afterEach(async () => await serving?.close());

  const REFUSED: readonly (readonly [ModelFault, number, string])[] = [
    ['not-found', 404, "model 'qwen3:4b' not found"],
    ['busy', 503, 'server busy, please try again.  maximum pending requests exceeded'],
    ['out-of-memory', 500, 'model requires more system memory (8.4 GiB) than is available (3.1 GiB)'],
    ['error-line', 500, 'an error was encountered while running the model: unexpected EOF'],
  ];
  it.each(REFUSED)('%s: refuses as Ollama does, once', async (fault, status, error) => {
    const { ollama, post } = makeOllama();
    ollama.script.plan(fault, { once: true });
    const refused = await post('/api/chat', chat('milk'));
    expect([refused.status, await refused.json()]).toEqual([status, { error }]);
    expect((await post('/api/chat', chat('milk'))).status).toBe(200);
  });

  const SPOILT: readonly (readonly [ModelFault, RegExp])[] = [
    ['words', /^Sure! Here is what I would do:[^{}]+$/],
    ['almost', /"milk"}\]$/],
    ['twice', /^(\{.+\})\n\1$/],
    ['length', /^\{"verdict":"do"[^}]*$/],
    ['tool-call', /^$/],
  ];
  it.each(SPOILT)('%s: says what no schema allows', async (fault, text) => {
    const { ollama, post } = makeOllama();
    ollama.script.plan(fault);
    const answer = chatAnswer.parse(await (await post('/api/chat', chat('milk'))).json());
    expect(answer.message.content).toMatch(text);
    expect(answer.done_reason).toBe(fault === 'length' ? 'length' : 'stop');
  });

  it('huge: ten megabytes that are good JSON', async () => {
    const { ollama, post } = makeOllama();
    ollama.script.plan('huge');
    const answer = chatAnswer.parse(await (await post('/api/chat', chat('milk'))).json());
    expect(answer.message.content.length).toBeGreaterThan(10_000_000);
    expect(JSON.parse(answer.message.content)).toMatchObject({ verdict: 'do' });
  });

  it('over a socket: closed, cut, silent, endless, an error in mid-stream, a page, and nobody there', async () => {
    const { ollama } = makeOllama();
    serving = await serveModel(ollama);
    const { address } = serving;
    const ask = async (fault: ModelFault, stream = false): Promise<string> => {
      ollama.script.plan(fault, { once: true });
      // Long enough for a machine that has much else to do.
      const signal = AbortSignal.timeout(fault === 'silent' || fault === 'endless' ? 200 : 5_000);
      // oxlint-disable-next-line no-restricted-globals -- this is the test of the socket
      const answer = await fetch(`${address}/api/chat`, {
        method: 'POST',
        body: JSON.stringify(chat('milk', { stream })),
        signal,
      });
      return await answer.text();
    };
    await expect(ask('closed')).rejects.toThrow('fetch failed');
    await expect(ask('cut')).rejects.toThrow('terminated');
    await expect(ask('cut', true)).rejects.toThrow('terminated');
    await expect(ask('silent')).rejects.toThrow('timeout');
    await expect(ask('endless')).rejects.toThrow('timeout');
    await expect(ask('endless', true)).rejects.toThrow('timeout');
    expect(await ask('error-line', true)).toMatch(/\n\{"error":"an error was encountered[^\n]+\n$/);
    expect(await ask('html')).toContain('<title>Sign in</title>');
    await expect(ask('broken-json').then(JSON.parse)).rejects.toThrow('JSON');
    for (let turn = 0; turn < 200 && ollama.leftCount() < 3; turn += 1) await setTimeout(5);
    expect(ollama.leftCount()).toBeGreaterThanOrEqual(3);
    ollama.script.plan('down');
    await expect(ask('words')).rejects.toThrow('fetch failed');
    ollama.script.clear();
    expect(await ask('words')).toContain('Sure!');
  });
});
