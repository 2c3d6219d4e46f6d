import { describe, expect, it } from '@jest/globals';
import { UnavailableError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { type Asking, type ModelName, NoAnswerError } from '../core/model.ts';
import { createAskModel } from './ask-model.ts';
import { claude } from './providers/claude.ts';
import { endpoint } from './providers/endpoint.ts';
import { connectOllama } from './providers/ollama.ts';
import { openai } from './providers/openai.ts';

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

const sent: Sent[] = [];
const logged: unknown[] = [];
const note = (event: string, fields: object = {}): void => void logged.push({ event, ...fields });
const log: Log = { debug: note, info: note, warn: note, error: note };

const never = async (_ms: number, signal?: AbortSignal): Promise<void> =>
  await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('stopped'))));
const atOnce = async (): Promise<void> => await Promise.resolve();

/** Keeps what was sent and answers the same each time. */
const answering =
  (answer: () => Response | Promise<Response>): typeof globalThis.fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const body: unknown = JSON.parse(await request.text());
    sent.push({ url: request.url, headers: request.headers, body: Object(body) });
    return await answer();
  };

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

const chatted = (content: string, more: object = {}): Response =>
  json({
    model: 'qwen3:4b',
    created_at: '2026-11-21T12:00:00Z',
    message: { role: 'assistant', content },
    done: true,
    done_reason: 'stop',
    prompt_eval_count: 40,
    eval_count: 7,
    ...more,
  });

const named: ModelName = { tier: 'local', provider: 'ollama', title: 'qwen3:4b', model: 'qwen3:4b' };
const schema = {
  type: 'object',
  properties: { action: { type: 'string' } },
  required: ['action'],
  additionalProperties: false,
};
const asking: Asking = {
  instructions: 'You say which action is meant.',
  prompt: 'milk, please',
  schema,
  maxOutputTokens: 200,
  signal: new AbortController().signal,
};

const ollama = (fetch: typeof globalThis.fetch, sleep = never) =>
  createAskModel(
    async () =>
      await connectOllama({
        fetch,
        url: 'http://ollama.lan:11434',
        model: 'qwen3:4b',
        context: 8_192,
        keepAlive: '30m',
        think: false,
      }),
    named,
    { withinMs: 45_000, sleep, log },
  );

const cloud = (provider: typeof claude, fetch: typeof globalThis.fetch, model = provider.model ?? 'own') => {
  const address = provider.address ?? 'https://models.example.org/v1';
  const name: ModelName = { tier: 'cloud', provider: provider.name, title: provider.title, model };
  return createAskModel(async () => await provider.connect({ fetch, address, model }), name, {
    withinMs: 45_000,
    sleep: never,
    log,
  });
};

const claudeSays = (text: string, stop = 'end_turn'): Response =>
  json({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5',
    content: [{ type: 'text', text }],
    stop_reason: stop,
    stop_sequence: null,
    usage: { input_tokens: 51, output_tokens: 9 },
  });

const openaiSays = (content: readonly object[]): Response =>
  json({
    id: 'resp_1',
    object: 'response',
    created_at: 1_795_000_000,
    status: 'completed',
    error: null,
    incomplete_details: null,
    model: 'gpt-5.1',
    output: [{ id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content }],
    usage: { input_tokens: 51, output_tokens: 9, total_tokens: 60 },
  });
const openaiText = (text: string): object => ({ type: 'output_text', text, annotations: [] });

const compatibleSays = (content: string): Response =>
  json({
    id: 'c1',
    object: 'chat.completion',
    created: 1_795_000_000,
    model: 'own',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 51, completion_tokens: 9, total_tokens: 60 },
  });

describe('createAskModel', () => {
  it('J1 asks Ollama once, with everything where Ollama reads it', async () => {
    sent.length = 0;
    const asked = await ollama(answering(() => chatted('{"action":"task.add"}')))(asking);
    expect(asked).toEqual({
      kind: 'answered',
      value: { action: 'task.add' },
      model: named,
      tokens: { sent: 40, received: 7 },
    });
    expect(sent.map(({ url, body }) => ({ url, body }))).toEqual([
      {
        url: 'http://ollama.lan:11434/api/chat',
        body: {
          model: 'qwen3:4b',
          messages: [
            { role: 'system', content: asking.instructions },
            { role: 'user', content: asking.prompt },
          ],
          format: schema,
          options: { temperature: 0, num_predict: 200, num_ctx: 8_192 },
          think: false,
          keep_alive: '30m',
          truncate: false,
          stream: false,
        },
      },
    ]);
  });

  it.each([
    ['no JSON', () => chatted('I would add milk.'), 'unusable'],
    ['twice the answer', () => chatted('{"action":"a"}{"action":"b"}'), 'unusable'],
    ['nothing', () => chatted(''), 'unusable'],
    ['keys that change what objects are', () => chatted('{"__proto__":{"action":"a"}}'), 'unusable'],
    ['an answer that was cut off', () => chatted('{"action":"a"}', { done_reason: 'length' }), 'unusable'],
    [
      'a tool that nobody offered',
      () =>
        chatted('', {
          message: {
            role: 'assistant',
            content: '',
            tool_calls: [{ function: { name: 'rm', arguments: {} } }],
          },
        }),
      'unusable',
    ],
    ['an error with status 200', () => json({ error: 'out of memory' }), 'unusable'],
    ['no JSON around it', () => new Response('<html>hello</html>'), 'unusable'],
    ['an empty body', () => new Response(''), 'unusable'],
    ['no such model', () => json({ error: 'model not found' }, 404), 'none'],
    ['a full queue', () => json({ error: 'server busy, please try again.' }, 503), 'busy'],
    ['a dead runner', () => json({ error: 'llama runner process has terminated' }, 500), 'down'],
    ['a request it cannot read', () => json({ error: 'invalid format' }, 400), 'unusable'],
    ['another place', () => new Response('', { status: 302, headers: { location: '/x' } }), 'unusable'],
  ] as const)('takes %s for no answer', async (_what, answer, because) => {
    const asked = await ollama(answering(answer))(asking);
    expect(asked).toEqual({ kind: 'no answer', because, model: named });
  });

  it.each([
    [
      'nobody is there',
      Object.assign(new TypeError('fetch failed'), { cause: new Error('refused') }),
      'down',
    ],
    ['the connection broke', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), 'down'],
    ['a guard refused it', new UnavailableError('x leads on.', { certainty: 'not done' }), 'down'],
    ['the text may not leave', new NoAnswerError('not sent'), 'not sent'],
    ['the cap is reached', new NoAnswerError('cap', { cause: new Error('x') }), 'cap'],
    ['it was too long', new NoAnswerError('unusable'), 'unusable'],
  ] as const)('says why when %s', async (_what, error, because) => {
    const failing = async (): Promise<never> => await Promise.reject(error);
    expect(await ollama(failing)(asking)).toMatchObject({ kind: 'no answer', because });
    expect(await cloud(claude, failing)(asking)).toMatchObject({ kind: 'no answer', because });
  });

  const hanging: typeof globalThis.fetch = async () => await new Promise<never>(() => undefined);

  it('J1 does not wait longer than it was told to', async () => {
    const waits: number[] = [];
    const sleep = async (ms: number): Promise<void> => {
      waits.push(ms);
      await atOnce();
    };
    expect(await ollama(hanging, sleep)(asking)).toEqual({
      kind: 'no answer',
      because: 'too slow',
      model: named,
    });
    expect(waits).toEqual([45_000]);
  });

  it('throws what the caller aborted it with, and asks nothing that was aborted before', async () => {
    const gone = new Error('the message was deleted');
    const stop = new AbortController();
    const asked = ollama(hanging)({ ...asking, signal: stop.signal });
    stop.abort(gone);
    await expect(asked).rejects.toBe(gone);
    sent.length = 0;
    await expect(ollama(answering(() => chatted('{}')))({ ...asking, signal: stop.signal })).rejects.toBe(
      gone,
    );
    expect(sent).toEqual([]);
  });

  it('says in the log that a model does not take our requests, and no text of them', async () => {
    logged.length = 0;
    await ollama(answering(() => json({ error: 'invalid: milk, please' }, 400)))(asking);
    expect(logged).toEqual([
      { event: 'a model does not take our requests', provider: 'ollama', model: 'qwen3:4b', status: 400 },
    ]);
  });

  it('counts letters where nobody counted tokens', async () => {
    const uncounted = { prompt_eval_count: undefined, eval_count: undefined };
    const asked = await ollama(answering(() => chatted('{"action":"x"}', uncounted)))(asking);
    expect(asked).toMatchObject({ tokens: { sent: 51, received: 5 } });
  });
});

describe('the cloud providers', () => {
  it('J2 asks Claude for the schema, with a limit of tokens and without a key of its own', async () => {
    sent.length = 0;
    const ask = cloud(
      claude,
      answering(() => claudeSays('{"action":"x"}')),
    );
    expect(await ask(asking)).toMatchObject({
      kind: 'answered',
      value: { action: 'x' },
      tokens: { sent: 51, received: 9 },
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      url: 'https://api.anthropic.com/v1/messages',
      body: {
        model: 'claude-sonnet-4-5',
        max_tokens: 200,
        temperature: 0,
        system: [{ type: 'text', text: asking.instructions }],
        messages: [{ role: 'user', content: [{ type: 'text', text: asking.prompt }] }],
        output_config: { format: { type: 'json_schema', schema } },
      },
    });
    expect(sent[0]?.headers.get('x-api-key')).toBe('the-fetch-puts-the-key-here');
    expect(sent[0]?.headers.get('anthropic-version')).toBe('2023-06-01');
  });

  it('J2 asks OpenAI to keep nothing', async () => {
    sent.length = 0;
    const ask = cloud(
      openai,
      answering(() => openaiSays([openaiText('{"action":"x"}')])),
    );
    expect(await ask(asking)).toMatchObject({ kind: 'answered', value: { action: 'x' } });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      url: 'https://api.openai.com/v1/responses',
      body: {
        model: 'gpt-5.1',
        store: false,
        max_output_tokens: 200,
        text: { format: { type: 'json_schema', strict: true, schema } },
      },
    });
  });

  it('J2 asks an endpoint in the old way, with the schema', async () => {
    sent.length = 0;
    const ask = cloud(
      endpoint,
      answering(() => compatibleSays('{"action":"x"}')),
    );
    expect(await ask(asking)).toMatchObject({ kind: 'answered', value: { action: 'x' } });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      url: 'https://models.example.org/v1/chat/completions',
      body: {
        model: 'own',
        max_tokens: 200,
        temperature: 0,
        response_format: { type: 'json_schema', json_schema: { schema } },
      },
    });
  });

  it.each([
    ['a wrong key', 401, {}, { because: 'wrong key' }],
    ['a key that may not', 403, {}, { because: 'wrong key' }],
    ['an empty account', 402, {}, { because: 'limited' }],
    ['a limit with a time', 429, { 'retry-after': '20' }, { because: 'limited', retryAfterMs: 20_000 }],
    ['a limit for weeks', 429, { 'retry-after': '999999' }, { because: 'limited', retryAfterMs: 3_600_000 }],
    ['a limit in milliseconds', 429, { 'retry-after-ms': '900' }, { because: 'limited', retryAfterMs: 900 }],
    ['overload', 529, {}, { because: 'limited' }],
    ['no such model', 404, {}, { because: 'none' }],
    ['a broken provider', 500, {}, { because: 'down' }],
  ] as const)('J12 tells %s apart', async (_what, status, headers, expected) => {
    const providers = [claude, openai, endpoint];
    expect(providers).toHaveLength(3);
    for (const provider of providers) {
      const body = { type: 'error', error: { type: 'some_error', message: 'no' } };
      const asked = await cloud(
        provider,
        answering(() => json(body, status, headers)),
      )(asking);
      const { model: _, ...rest } = asked;
      expect(rest).toEqual({ kind: 'no answer', ...expected });
    }
  });

  it('takes a refusal for one', async () => {
    const refusing = [
      cloud(
        claude,
        answering(() => claudeSays('I cannot help with that.', 'refusal')),
      ),
      cloud(
        openai,
        answering(() => openaiSays([{ type: 'refusal', refusal: 'I cannot help with that.' }])),
      ),
    ];
    const asked = await Promise.all(refusing.map(async (ask) => await ask(asking)));
    expect(asked).toMatchObject([{ because: 'refused' }, { because: 'refused' }]);
  });

  it('J4 know their keys, and those of nobody else', () => {
    const [a, o] = ['sk-ant-api03-0123456789abcdef', 'sk-proj-0123456789abcdef'];
    expect([claude.keyLooks.test(a), claude.keyLooks.test(o)]).toEqual([true, false]);
    expect([openai.keyLooks.test(a), openai.keyLooks.test(o)]).toEqual([false, true]);
    for (const { keyLooks } of [claude, openai, endpoint])
      expect(
        ['sk-ant-0123456789 abcdef', 'sk-0123456789abcdef0\n', ''].map((key) => keyLooks.test(key)),
      ).toEqual([false, false, false]);
  });
});

it('J6 a model that is named by a string goes to nobody', async () => {
  const ask = createAskModel(async () => await Promise.resolve('openai/gpt-5.1'), named, {
    withinMs: 1_000,
    sleep: never,
    log,
  });
  await expect(ask(asking)).rejects.toThrow(/No such/);
});
