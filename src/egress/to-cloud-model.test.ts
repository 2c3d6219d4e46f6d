import { type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createServer as createEncryptedServer } from 'node:https';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CloudGrant, type Granted } from '../core/cloud-grant.ts';
import type { NewLedgerRow, Settlement } from '../core/ledger.ts';
import type { Mask } from '../core/mask.ts';
import { NoAnswerError } from '../core/model.ts';
import { Secret } from '../core/secret.ts';
import { alice } from '../testing/callers.ts';
import { type CloudAsking, createToCloudModel, type MonthCap } from './to-cloud-model.ts';
import { createToService, type ToServiceDeps } from './to-service.ts';

const identity = z.strictObject({ key: z.string(), cert: z.string() });
const certificates = z
  .strictObject({ about: z.string(), authority: z.string(), valid: identity, expired: identity })
  .parse(JSON.parse(readFileSync(new URL('certificates-for-tests.json', import.meta.url), 'utf8')));

const forEver = async (_ms: number, signal?: AbortSignal): Promise<void> =>
  await new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });

const open: Server[] = [];
afterEach(() => {
  for (const one of open.splice(0)) {
    one.closeAllConnections();
    one.close();
  }
});

/** As the tests of services have it: what the certificate of the tests is for. */
const ADDRESS = 'https://my.vikunja.example/v1';

interface Received {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Setting {
  readonly answer?: RequestListener;
  readonly granted?: Partial<Granted>;
  readonly egress?: Partial<ToServiceDeps>;
  readonly asking?: Partial<CloudAsking>;
  readonly begin?: (row: NewLedgerRow, cap: MonthCap) => Promise<'begun' | 'over the cap'>;
  readonly identity?: z.infer<typeof identity>;
}

const answered =
  (body: unknown, status = 200, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** Says what it was asked for, in the form of Anthropic. */
const message = (text: string, usage: object = { input_tokens: 12, output_tokens: 3 }) => ({
  id: 'msg_1',
  type: 'message',
  content: [{ type: 'text', text }],
  usage,
});

const bobMask: Mask = {
  mask: (text) => (text.includes('\u0000') ? undefined : text.replaceAll('Bob', '[person 1]')),
  unmask: (text) => text.replaceAll('[person 1]', 'Bob "B" Miller'),
  replaced: () => 1,
};

const question = (prompt: string, more: object = {}) => ({
  model: 'claude-x',
  max_tokens: 50,
  temperature: 0,
  output_config: {
    format: { type: 'json_schema', schema: { type: 'object', properties: { text: { type: 'string' } } } },
  },
  system: [{ type: 'text', text: 'Be good.' }],
  messages: [{ role: 'user', content: [{ type: 'text', text: prompt }] }],
  ...more,
});

/** A provider that listens, a ledger that remembers, and the order in which things happened. */
async function aProvider(setting: Setting = {}) {
  const order: string[] = [];
  const received: Received[] = [];
  const rows: NewLedgerRow[] = [];
  const settled: (readonly [string, Settlement])[] = [];
  const told: unknown[] = [];
  const server = createEncryptedServer(setting.identity ?? certificates.valid, (request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      order.push('sent');
      received.push({
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      (setting.answer ?? answered(message('hello')))(request, response);
    });
  });
  server.on('connection', () => order.push('connected'));
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { toService } = createToService({
    allow: ['my.vikunja.example:443'],
    authorities: [certificates.authority],
    sleep: forEver,
    locate: async () => await Promise.resolve([{ address: '127.0.0.1', port: address.port }]),
    ...setting.egress,
  });
  const toCloudModel = createToCloudModel({
    toService,
    now: () => new Date('2026-11-21T10:00:00Z'),
    ledger: {
      begin: async (row, cap) => {
        const begun = (await setting.begin?.(row, cap)) ?? 'begun';
        if (begun === 'begun') rows.push(row);
        order.push(begun);
        return begun;
      },
      settle: async (_owner, id, settlement) => {
        settled.push([id, settlement]);
        order.push(settlement.state);
        await Promise.resolve();
      },
      of: async () => await Promise.resolve(rows),
    },
  });
  const grant = new CloudGrant({
    user: alice,
    keyId: 'k1',
    provider: 'claude',
    address: ADDRESS,
    model: 'claude-x',
    purpose: 'analysis',
    allowedAt: '2026-11-21T09:00:00.000Z',
    left: 10_000,
    ...setting.granted,
  });
  const fetch = toCloudModel(grant, {
    key: new Secret('sk-ant-mine'),
    keyHeader: { name: 'x-api-key' },
    keyName: 'Claude',
    mask: bobMask,
    request: 'a'.repeat(32),
    step: 'ask',
    cap: { tokens: 20_000, month: '2026-11' },
    onSettled: (facts) => told.push(facts),
    ...setting.asking,
  });
  const ask = async (body: unknown, init: RequestInit = {}, path = '/messages') =>
    await fetch(ADDRESS + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': 'placeholder',
        'anthropic-version': '2023-06-01',
        'user-agent': 'ai/7',
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...init,
    });
  return { ask, fetch, order, received, rows, settled, told };
}

async function reasonOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof NoAnswerError) return error.because;
    throw error;
  }
  throw new Error('it was answered');
}

describe('a question to a cloud model', () => {
  it('J6 K3 stands in the ledger, byte for byte, before anybody is connected to', async () => {
    const { ask, order, received, rows, settled, told } = await aProvider();
    await ask(question('What does Bob do?'));
    expect(order).toEqual(['begun', 'connected', 'sent', 'answered']);
    expect(received).toHaveLength(1);
    expect(rows).toHaveLength(1);
    expect(received[0]?.body).toBe(rows[0]?.text);
    expect(rows[0]).toMatchObject({
      owner: alice,
      id: `${'a'.repeat(32)}.ask.1`,
      request: 'a'.repeat(32),
      provider: 'claude',
      keyName: 'Claude',
      host: 'my.vikunja.example',
      model: 'claude-x',
      purpose: 'analysis',
      replaced: 1,
      at: new Date('2026-11-21T10:00:00Z'),
    });
    expect(settled).toEqual([[rows[0]?.id, { state: 'answered', sent: 12, received: 3 }]]);
    expect(told).toEqual([{ id: rows[0]?.id, state: 'answered', sent: 12, received: 3, status: 200 }]);
  });

  it('K3 leaves with the key of the person and the id of its row, and with nothing that a library adds', async () => {
    const { ask, received, rows } = await aProvider();
    await ask(question('hello'));
    expect(received[0]?.headers).toEqual({
      accept: 'application/json',
      'accept-encoding': 'identity',
      'anthropic-version': '2023-06-01',
      connection: expect.any(String),
      'content-length': String(Buffer.byteLength(rows[0]?.text ?? '')),
      'content-type': 'application/json',
      host: 'my.vikunja.example',
      'user-agent': 'eis',
      'x-api-key': 'sk-ant-mine',
      'x-client-request-id': rows[0]?.id,
    });
  });

  it('J6 holds tokens instead of names, and the answer names again', async () => {
    const inner = JSON.stringify({ text: '[person 1] is busy' });
    const { ask, received } = await aProvider({ answer: answered(message(inner)) });
    const response = await ask(question('What does Bob do?'));
    expect(received[0]?.body).toContain('What does [person 1] do?');
    expect(received[0]?.body).not.toContain('Bob');
    const { content } = z
      .object({ content: z.tuple([z.object({ text: z.string() })]) })
      .parse(await response.json());
    // A name with a quotation mark ends no string of the answer.
    expect(JSON.parse(content[0].text)).toEqual({ text: 'Bob "B" Miller is busy' });
  });

  it('counts what it may cost before it is known', async () => {
    const { ask, rows } = await aProvider();
    await ask(question('hello'));
    const size = Buffer.byteLength(rows[0]?.text ?? '');
    expect(rows[0]?.reserved).toBe(Math.ceil(size / 2) + 50);
  });

  it('has an id of its own each time, after a crash as well', async () => {
    const { ask, rows } = await aProvider();
    await ask(question('hello'));
    await ask(question('hello again'));
    expect(rows.map(({ id }) => id.slice(-5))).toEqual(['ask.1', 'ask.2']);
  });

  it.each([
    [
      'OpenAI',
      '/responses',
      {
        model: 'claude-x',
        max_output_tokens: 9,
        store: false,
        input: [
          { role: 'developer', content: 'Be good, Bob.' },
          { role: 'user', content: [{ type: 'input_text', text: 'Hi Bob' }] },
        ],
      },
      { usage: { input_tokens: 5, output_tokens: 6 } },
    ],
    [
      'others',
      '/chat/completions',
      {
        model: 'claude-x',
        max_tokens: 9,
        messages: [
          { role: 'system', content: 'Be good, Bob.' },
          { role: 'user', content: 'Hi Bob' },
        ],
      },
      { usage: { prompt_tokens: 5, completion_tokens: 6 } },
    ],
  ])('is masked and counted in the form of %s', async (_who, path, body, answer) => {
    const { ask, received, settled } = await aProvider({
      answer: answered(answer),
      asking: { keyHeader: { name: 'authorization', scheme: 'Bearer' } },
    });
    await ask(body, {}, path);
    expect(received[0]?.headers.authorization).toBe('Bearer sk-ant-mine');
    expect(received[0]?.body).toContain('Hi [person 1]');
    expect(received[0]?.body).not.toContain('Bob');
    expect(settled[0]?.[1]).toEqual({ state: 'answered', sent: 5, received: 6 });
  });
});

describe('what does not leave', () => {
  const unknown: readonly (readonly [string, unknown, RequestInit?, string?])[] = [
    ['text that cannot be classified', question('a \u0000 b')],
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['a list', []],
    ['another model', question('hello', { model: 'claude-y' })],
    ['a field that nobody knows', question('hello', { metadata: { user_id: 'alice' } })],
    ['tools', question('hello', { tools: [{ name: 'x' }] })],
    [
      'a picture',
      question('hello', { messages: [{ role: 'user', content: [{ type: 'image', source: 'x' }] }] }),
    ],
    ['a stream', question('hello', { stream: true })],
    ['an answer without an end', question('hello', { max_tokens: undefined })],
    ['a number of another kind', question('hello', { max_tokens: '50' })],
    [
      'a schema with a made-up field',
      question('hello', {
        output_config: {
          format: { type: 'json_schema', schema: { properties: { 'Call Bob 030 1234': {} } } },
        },
      }),
    ],
    [
      'a schema without an end',
      question('hello', {
        output_config: {
          format: { type: 'json_schema', schema: JSON.parse('{"a":'.repeat(30) + '1' + '}'.repeat(30)) },
        },
      }),
    ],
    ['too much', question('x'.repeat(300_000))],
    ['another form at this path', { model: 'claude-x', max_tokens: 9, input: 'hello' }],
    [
      'what would be kept',
      { model: 'claude-x', max_output_tokens: 9, store: true, input: [] },
      {},
      '/responses',
    ],
    ['a question elsewhere on the host', question('hello'), {}, '/files'],
    ['a question outside the path', question('hello'), {}, '/../messages'],
    ['a question with a query', question('hello'), {}, '/messages?to=me'],
    ['another method', question('hello'), { method: 'PUT' }],
  ];

  it('J6 is much', () => {
    expect(unknown.length).toBeGreaterThanOrEqual(20);
  });

  it.each(unknown.map(([what, ...about]) => [what, about] as const))('J6 is %s', async (_what, about) => {
    const [body, init, path] = about;
    const { ask, order, told } = await aProvider();
    expect(await reasonOf(ask(body, init, path))).toBe('not sent');
    expect(order).toEqual([]);
    expect(told).toEqual([]);
  });

  it('is what would go to another host', async () => {
    const { fetch, order } = await aProvider();
    const elsewhere = fetch('https://evil.example/v1/messages', {
      method: 'POST',
      body: JSON.stringify(question('x')),
    });
    expect(await reasonOf(elsewhere)).toBe('not sent');
    expect(order).toEqual([]);
  });

  it('J4 is anything without a grant', () => {
    const { toService } = createToService({
      allow: [],
      authorities: [],
      sleep: forEver,
      locate: async () => await Promise.resolve([]),
    });
    const toCloudModel = createToCloudModel({
      toService,
      now: () => new Date(0),
      ledger: {
        begin: async () => await Promise.resolve('begun'),
        settle: async () => await Promise.resolve(),
        of: async () => await Promise.resolve([]),
      },
    });
    const faked: CloudGrant = Object.create(CloudGrant.prototype);
    const asking: CloudAsking = {
      key: new Secret('k'),
      keyHeader: { name: 'x-api-key' },
      keyName: 'Claude',
      mask: bobMask,
      request: 'a'.repeat(32),
      step: 'ask',
      cap: { tokens: undefined, month: '2026-11' },
      onSettled: () => undefined,
    };
    expect(() => toCloudModel(faked, asking)).toThrow('nothing leaves without a grant');
  });

  it('J5 is what the cap has no room for', async () => {
    const small = await aProvider({ granted: { left: 60 } });
    expect(await reasonOf(small.ask(question('hello')))).toBe('cap');
    expect(small.order).toEqual([]);
    const asked: MonthCap[] = [];
    const over = await aProvider({
      begin: async (_row, cap) => {
        asked.push(cap);
        return await Promise.resolve('over the cap');
      },
    });
    expect(await reasonOf(over.ask(question('hello')))).toBe('cap');
    expect(over.order).toEqual(['over the cap']);
    expect(asked).toEqual([{ tokens: 20_000, month: '2026-11' }]);
  });

  it('K3 is anything whose row is not written', async () => {
    const { ask, order, received } = await aProvider({
      begin: async () => await Promise.reject(new Error('no disk')),
    });
    await expect(ask(question('hello'))).rejects.toThrow('no disk');
    expect(order).toEqual([]);
    expect(received).toEqual([]);
  });

  it.each(['sk ant', 'sk-ant\nx-evil: 1', 'sk-ant\r\n', '', 'schlüssel', 'k'.repeat(1001)])(
    'is a key that is none: %j',
    async (key) => {
      const { ask, order } = await aProvider({ asking: { key: new Secret(key) } });
      expect(await reasonOf(ask(question('hello')))).toBe('wrong key');
      expect(order).toEqual([]);
    },
  );

  it('is anything after an abort', async () => {
    const { ask, order } = await aProvider();
    await expect(
      ask(question('hello'), { signal: AbortSignal.abort(new Error('taken back')) }),
    ).rejects.toThrow('taken back');
    expect(order).toEqual([]);
  });
});

describe('where a question does not arrive', () => {
  const reserved = { sent: expect.any(Number), received: 50 };

  it.each([
    ['a private address', { allow: [] }],
    [
      'an address of a cloud that hands out credentials',
      { locate: async () => await Promise.resolve([{ address: '169.254.169.254', port: 80 }]) },
    ],
    [
      'two addresses, one of them private',
      {
        allow: [],
        locate: async () =>
          await Promise.resolve([
            { address: '93.184.216.34', port: 443 },
            { address: '10.0.0.1', port: 443 },
          ]),
      },
    ],
    ['no address', { locate: async () => await Promise.resolve([]) }],
    ['an unknown authority', { authorities: [] }],
  ])('Q8 %s: no byte leaves, and the row says so', async (_why, egress) => {
    const { ask, received, settled } = await aProvider({ egress });
    expect(await reasonOf(ask(question('hello')))).toBe('down');
    expect(received).toEqual([]);
    expect(settled.map(([, settlement]) => settlement)).toEqual([
      { state: 'not sent', sent: 0, received: 0 },
    ]);
  });

  it('Q8 a certificate that has expired', async () => {
    const { ask, received, settled } = await aProvider({ identity: certificates.expired });
    expect(await reasonOf(ask(question('hello')))).toBe('down');
    expect(received).toEqual([]);
    expect(settled[0]?.[1].state).toBe('not sent');
  });

  it('Q8 a name that leads to a private address the second time', async () => {
    let asked = 0;
    const { ask, received, rows, settled } = await aProvider({
      egress: {
        allow: [],
        locate: async () => {
          asked += 1;
          return await Promise.resolve([{ address: asked === 1 ? '192.0.2.1' : '127.0.0.1', port: 443 }]);
        },
      },
    });
    expect(await reasonOf(ask(question('hello')))).toBe('down');
    expect(await reasonOf(ask(question('hello')))).toBe('down');
    expect(asked).toBe(2);
    expect(received).toEqual([]);
    expect(rows).toHaveLength(2);
    expect(settled.map(([, { state }]) => state)).toEqual(['not sent', 'not sent']);
  });

  it.each(['http://169.254.169.254/latest', 'https://evil.example/v1/messages', '/v1/elsewhere'])(
    'Q8 a redirect to %s is not followed',
    async (location) => {
      const { ask, received, settled } = await aProvider({
        answer: (_request, response) => response.writeHead(307, { location }).end(),
      });
      expect(await reasonOf(ask(question('hello')))).toBe('down');
      expect(received).toHaveLength(1);
      expect(settled[0]?.[1]).toEqual({ ...reserved, state: 'failed' });
    },
  );

  it('J5 K3 is counted as it was reserved, and aborted in the middle as well', async () => {
    const stop = new AbortController();
    const { ask, rows, settled } = await aProvider({ answer: () => stop.abort(new Error('taken back')) });
    await expect(ask(question('hello'), { signal: stop.signal })).rejects.toThrow('taken back');
    const [, settlement] = settled[0] ?? [];
    expect(settlement).toEqual({ ...reserved, state: 'failed' });
    expect((settlement?.sent ?? 0) + (settlement?.received ?? 0)).toBe(rows[0]?.reserved);
  });

  it('the time is over', async () => {
    const arrived = Promise.withResolvers<void>();
    const { ask, settled } = await aProvider({
      answer: () => arrived.resolve(),
      egress: { sleep: async (ms) => await (ms === 120_000 ? arrived.promise : forEver(ms)) },
    });
    expect(await reasonOf(ask(question('hello')))).toBe('too slow');
    expect(settled[0]?.[1]).toEqual({ ...reserved, state: 'failed' });
  });

  it.each([
    ['no JSON', answered('<html>busy</html>')],
    ['half a JSON', answered('{"content":[{"type":"text","te')],
    ['a number', answered('7')],
    ['more than anybody asked for', answered(`"${'x'.repeat(1_100_000)}"`)],
    ['without an end', answered('['.repeat(400_000))],
    ['deeper than anybody looks', answered(`${'['.repeat(60)}"[person 1]"${']'.repeat(60)}`)],
    ['packed', answered(message('x'), 200, { 'content-encoding': 'gzip' })],
  ])('an answer that is %s is none', async (_what, answer) => {
    const { ask, settled } = await aProvider({ answer });
    expect(await reasonOf(ask(question('hello')))).toBe('unusable');
    expect(settled[0]?.[1]).toEqual({ ...reserved, state: 'failed' });
  });

  it('a connection that breaks off', async () => {
    const { ask, settled } = await aProvider({ answer: (request) => request.socket.destroy() });
    expect(await reasonOf(ask(question('hello')))).toBe('down');
    expect(settled[0]?.[1]).toEqual({ ...reserved, state: 'failed' });
  });

  it.each([401, 403, 404, 429, 500, 503, 529])(
    'J5 a failure %d keeps its status, loses its words, and brought no answer that counts',
    async (status) => {
      const body = {
        type: 'error',
        error: { type: 'rate_limit_error', message: 'You said: What does Bob do? sk-ant-mine' },
      };
      const { ask, settled, told } = await aProvider({
        answer: answered(body, status, { 'retry-after': '7', 'set-cookie': 'a=b' }),
      });
      const response = await ask(question('hello'));
      expect(response.status).toBe(status);
      expect([...response.headers]).toEqual([
        ['content-type', 'application/json'],
        ['retry-after', '7'],
      ]);
      expect(await response.json()).toEqual({
        type: 'error',
        error: { type: 'rate_limit_error', code: 'error', message: '', param: null },
      });
      expect(settled[0]?.[1]).toEqual({ ...reserved, received: 0, state: 'failed' });
      expect(told).toEqual([{ ...settled[0]?.[1], id: settled[0]?.[0], status }]);
    },
  );

  it.each([
    ['nothing', {}],
    ['less than nothing', { input_tokens: -5, output_tokens: 3 }],
    ['halves', { input_tokens: 1.5, output_tokens: 3 }],
    ['more than there is', { input_tokens: 1e300, output_tokens: 3 }],
    ['words', { input_tokens: 'many', output_tokens: 3 }],
  ])('J5 a provider that counts %s is counted as it was reserved', async (_what, usage) => {
    const { ask, settled } = await aProvider({ answer: answered(message('hello', usage)) });
    await ask(question('hello'));
    expect(settled[0]?.[1]).toEqual({ ...reserved, state: 'answered' });
  });

  it('J5 what a provider kept or took from its store is counted as well', async () => {
    const usage = {
      input_tokens: 10,
      cache_creation_input_tokens: 4,
      cache_read_input_tokens: 2,
      output_tokens: 3,
    };
    const { ask, settled } = await aProvider({ answer: answered(message('hello', usage)) });
    await ask(question('hello'));
    expect(settled[0]?.[1]).toEqual({ state: 'answered', sent: 16, received: 3 });
  });
});
