import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createPlaygroundAnthropic } from './anthropic.ts';
import type { CloudOptions } from './cloud-server.ts';
import { fetchModel } from './fetch-model.ts';
import type { ModelFault } from './model-faults.ts';
import { createPlaygroundOpenai } from './openai.ts';
import { serveModel, type ServingModel } from './serve-model.ts';

const KEY = 'sk-ant-aaaabbbbcccc';
const ANSWER = { text: 'You finished 9 of 14 planned tasks.', calls: [] };
const OPTIONS: CloudOptions = {
  keys: [KEY],
  rules: [{ when: /week/, answer: ANSWER, tokens: { sent: 1204, received: 388 } }],
  slowMs: 5,
  sleep: async (ms, signal) => await setTimeout(ms, undefined, signal ? { signal } : {}),
};

const SCHEMA = {
  type: 'object',
  properties: { text: { type: 'string' }, calls: { type: 'array', items: { type: 'string' } } },
  required: ['text', 'calls'],
  additionalProperties: false,
};

/** How each of them is asked. */
const anthropic = {
  make: createPlaygroundAnthropic,
  path: '/v1/messages',
  headers: (key: string) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
  body: (schema: object = SCHEMA, more: object = {}) => ({
    model: 'claude-sonnet-4-5',
    max_tokens: 1000,
    system: [{ type: 'text', text: 'Be short.' }],
    messages: [{ role: 'user', content: [{ type: 'text', text: 'How was my week?' }] }],
    output_config: { format: { type: 'json_schema', schema } },
    ...more,
  }),
};
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const responses = {
  make: createPlaygroundOpenai,
  path: '/v1/responses',
  headers: bearer,
  body: (schema: object = SCHEMA, more: object = {}) => ({
    model: 'gpt-5-mini',
    store: false,
    input: [
      { role: 'developer', content: 'Be short.' },
      { role: 'user', content: [{ type: 'input_text', text: 'How was my week?' }] },
    ],
    text: { format: { type: 'json_schema', name: 'response', strict: true, schema } },
    ...more,
  }),
};
const completions = {
  make: createPlaygroundOpenai,
  path: '/v1/chat/completions',
  headers: bearer,
  body: (schema: object = SCHEMA, more: object = {}) => ({
    model: 'gpt-4.1-mini',
    messages: [
      { role: 'system', content: 'Be short.' },
      { role: 'user', content: 'How was my week?' },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'response', strict: true, schema } },
    ...more,
  }),
};
type Way = typeof anthropic | typeof responses | typeof completions;

function open(way: Way) {
  const server = way.make(OPTIONS);
  const fetch = fetchModel(server);
  return {
    server,
    list: async (key = KEY) => await fetch('https://cloud.invalid/v1/models', { headers: way.headers(key) }),
    ask: async (body: object = way.body(), key = KEY) =>
      await fetch(`https://cloud.invalid${way.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...way.headers(key) },
        body: JSON.stringify(body),
      }),
  };
}

const ALL = [
  ['Anthropic', anthropic],
  ['OpenAI', responses],
  ['what speaks like OpenAI', completions],
] as const;

describe.each(ALL)('%s, scripted', (_name, way) => {
  it('lists its models to whoever has a good key, which is no question', async () => {
    const { server, list } = open(way);
    expect(await (await list()).json()).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ id: expect.any(String) })]),
    });
    expect((await list('sk-wrong-0000')).status).toBe(401);
    expect(server.requests.map(({ isPrompt }) => isPrompt)).toEqual([false, false]);
  });

  it('answers by its script, counts as it says, and keeps every byte that came', async () => {
    const { server, ask } = open(way);
    const answer = await ask();
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain(JSON.stringify(JSON.stringify(ANSWER)).slice(1, -1));
    expect(text).toMatch(/"(?:input|prompt)_tokens":1204/);
    expect(text).toMatch(/"(?:output|completion)_tokens":388/);
    const [request] = server.requests;
    expect(new TextDecoder().decode(request?.bytes)).toBe(JSON.stringify(way.body()));
    expect(request?.isPrompt).toBe(true);
  });

  it('says the same in a stream', async () => {
    const { ask } = open(way);
    const answer = await ask(way.body(SCHEMA, { stream: true }));
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const text = await answer.text();
    const pieces = [...text.matchAll(/"(?:text|delta|content)":("(?:[^"\\]|\\.)+")/g)].map(([, piece]) =>
      String(JSON.parse(piece ?? '""')),
    );
    expect(pieces.join('')).toContain(JSON.stringify(ANSWER));
    expect(text).toMatch(/388/);
  });

  it('refuses a schema that it would not keep', async () => {
    const { ask } = open(way);
    const refused = await ask(way.body({ ...SCHEMA, additionalProperties: true }));
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('additionalProperties');
  });

  it('knows no other model and no other path', async () => {
    const { ask } = open(way);
    expect((await ask({ ...way.body(), model: 'none' })).status).toBe(404);
  });

  const REFUSED: readonly (readonly [ModelFault, readonly number[]])[] = [
    ['wrong-key', [401]],
    ['limited', [429]],
    ['quota', [400, 429]],
    ['busy', [529, 503]],
    ['not-found', [404]],
    ['out-of-memory', [500]],
    ['error-line', [500]],
    ['redirect', [307]],
  ];
  it.each(REFUSED)('%s: refuses, once', async (fault, statuses) => {
    const { server, ask } = open(way);
    server.script.plan(fault, { once: true });
    const refused = await ask();
    expect(statuses).toContain(refused.status);
    expect(refused.headers.get('retry-after')).toBe(fault === 'limited' ? '20' : null);
    expect((await ask()).status).toBe(200);
  });

  const SPOILT: readonly (readonly [ModelFault, RegExp])[] = [
    ['refusal', /"stop_reason":"refusal"|"refusal":"I'm sorry/],
    ['length', /"max_tokens"|"incomplete"|"length"/],
    ['tool-call', /delete_everything/],
    ['words', /Sure! Here is/],
    ['html', /<title>Sign in/],
    ['slow', /You finished/],
  ];
  it.each(SPOILT)('%s: answers what cannot be used', async (fault, text) => {
    const { server, ask } = open(way);
    server.script.plan(fault);
    expect(await (await ask()).text()).toMatch(text);
  });

  it('ends a stream with an error in its middle', async () => {
    const { server, ask } = open(way);
    server.script.plan('error-line');
    const text = await (await ask(way.body(SCHEMA, { stream: true }))).text();
    expect(text.trim().split('\n\n').at(-1)).toMatch(/error/);
    expect(text).not.toMatch(/message_stop|response\.completed|\[DONE\]/);
  });

  it('lets a key ask that may not list', async () => {
    const { server, list, ask } = open(way);
    server.script.plan('forbidden');
    expect((await list()).status).toBe(403);
    expect((await ask()).status).toBe(200);
  });
});

describe('a scripted cloud on a socket', () => {
  let serving: ServingModel | undefined;
  afterEach(async () => await serving?.close());

  it('breaks off, closes and is gone', async () => {
    const server = createPlaygroundAnthropic(OPTIONS);
    serving = await serveModel(server);
    const { address } = serving;
    const ask = async (fault: ModelFault, stream: boolean): Promise<string> => {
      server.script.plan(fault, { once: true });
      // oxlint-disable-next-line no-restricted-globals -- this is the test of the socket
      const answer = await fetch(`${address}/v1/messages`, {
        method: 'POST',
        headers: anthropic.headers(KEY),
        body: JSON.stringify(anthropic.body(SCHEMA, { stream })),
      });
      return await answer.text();
    };
    await expect(ask('cut', true)).rejects.toThrow('terminated');
    await expect(ask('cut', false)).rejects.toThrow('terminated');
    await expect(ask('closed', false)).rejects.toThrow('fetch failed');
    server.script.plan('down');
    await expect(ask('words', false)).rejects.toThrow('fetch failed');
    server.script.clear();
    expect(await ask('words', false)).toContain('Sure!');
  });

  it('OpenAI says the ends of a wrong key, as the real one does', async () => {
    const { ask } = open(responses);
    expect(await (await ask(responses.body(), 'sk-proj-0123456789abcdef')).text()).toContain('sk-proj-***');
  });
});
