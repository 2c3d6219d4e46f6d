import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpRequest, HttpRoute } from '../core/http.ts';
import type { Log, LogFields } from '../core/log.ts';
import { callSocket } from './call-socket.ts';
import { serve, type Serving } from './serve.ts';

interface Seen {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

const lines: { readonly level: string; readonly event: string; readonly fields: LogFields }[] = [];
const at =
  (level: string) =>
  (event: string, fields: LogFields = {}): void => {
    lines.push({ level, event, fields });
  };
const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };

/** Ends only when it is told to: a server that waits for it would hang the test. */
const sleep = async (_ms: number, signal?: AbortSignal): Promise<void> => {
  await new Promise<void>((resolve) => {
    signal?.addEventListener('abort', () => {
      resolve();
    });
  });
};

const seen: HttpRequest[] = [];
const entered = Promise.withResolvers<void>();
const leave = Promise.withResolvers<void>();
const routes: readonly HttpRoute[] = [
  {
    method: 'PUT',
    path: '/things/:thing/parts/:part',
    bodyLimit: 10,
    refuse: (request) =>
      request.query.get('key') === 'right' ? undefined : { status: 403, body: { errcode: 'NO' } },
    answer: async (request) => {
      seen.push(request);
      return await Promise.resolve({ status: 200, body: {} });
    },
  },
  {
    method: 'GET',
    path: '/page',
    bodyLimit: 0,
    answer: async () => await Promise.resolve({ status: 200, body: '<p>hello</p>' }),
  },
  {
    method: 'GET',
    path: '/broken/:name',
    bodyLimit: 0,
    answer: async () => await Promise.reject(new TypeError('the marker-zanzibar text')),
  },
  {
    method: 'GET',
    path: '/slow',
    bodyLimit: 0,
    answer: async () => {
      entered.resolve();
      await leave.promise;
      return { status: 200, body: { late: true } };
    },
  },
];

let serving: Serving;
beforeEach(async () => {
  seen.length = 0;
  lines.length = 0;
  serving = await serve({ routes, host: '127.0.0.1', port: 0 }, { log, sleep });
});
afterEach(async () => {
  await serving.close();
});

interface Call {
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asks to keep the connection for later requests. */
  readonly agent?: Agent;
  /** Send the head only, and wait for the answer. */
  readonly headOnly?: boolean;
}

/** The path goes out as it is: no client library tidies it up. */
async function call(path: string, { method = 'GET', body, headers, ...more }: Call = {}): Promise<Seen> {
  const { hostname, port } = new URL(serving.address);
  const { promise, resolve, reject } = Promise.withResolvers<Seen>();
  const outgoing = httpRequest(
    { hostname, port, path, method, headers, agent: more.agent ?? false },
    (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers });
      });
    },
  );
  outgoing.on('error', reject);
  if (more.headOnly) outgoing.flushHeaders();
  else outgoing.end(body);
  const answer = await promise;
  if (more.headOnly) outgoing.destroy();
  return answer;
}

const put = async (more: Partial<Call>): Promise<number> =>
  (await call('/things/a/parts/b?key=right', { method: 'PUT', ...more })).status;

describe('serve', () => {
  it('gives a route its decoded parameters, query, headers and body', async () => {
    const answer = await call('/things/%23a%2Fb%25/parts/%40x:hs.test?key=right&n=1', {
      method: 'PUT',
      body: '{"a":"é"}',
      headers: { 'X-Thing': 'yes' },
    });
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([
      200,
      '{}',
      'application/json',
    ]);
    expect(seen).toHaveLength(1);
    const [request] = seen;
    expect(request?.path).toBe('/things/%23a%2Fb%25/parts/%40x:hs.test');
    expect(request?.parameters).toEqual({ thing: '#a/b%', part: '@x:hs.test' });
    expect(request?.query.get('n')).toBe('1');
    expect(request?.headers['x-thing']).toBe('yes');
    expect(Buffer.from(request?.body ?? []).toString('utf8')).toBe('{"a":"é"}');
  });

  it('collapses leading slashes and nothing else', async () => {
    expect((await call('///things/a/parts/b?key=right', { method: 'PUT' })).status).toBe(200);
    expect(seen[0]?.path).toBe('/things/a/parts/b');
    expect((await call('/things//a/parts/b?key=right', { method: 'PUT' })).status).toBe(404);
    expect((await call('/things/a/parts/b/?key=right', { method: 'PUT' })).status).toBe(404);
    expect((await call('/Things/a/parts/b?key=right', { method: 'PUT' })).status).toBe(404);
  });

  it('answers unknown paths, wrong methods and bad encodings in the form of the specification, never with a redirect', async () => {
    const answers = await Promise.all([
      call('/nowhere'),
      call('/'),
      call('/page', { method: 'PUT' }),
      call('/page', { method: 'OPTIONS' }),
      call('/things/%E0%A4/parts/b?key=right', { method: 'PUT' }),
      call('/things/%/parts/b?key=right', { method: 'PUT' }),
      call('*', { method: 'OPTIONS' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 405, 405, 400, 400, 400]);
    for (const { body } of answers) expect(JSON.parse(body)).toMatchObject({ errcode: 'M_UNRECOGNIZED' });
    expect(answers[2].headers['allow']).toBe('GET');
  });

  it('Q10 refuses before a byte of the body has come', async () => {
    const answer = await call('/things/a/parts/b', {
      method: 'PUT',
      headers: { 'content-length': '9' },
      headOnly: true,
    });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([403, { errcode: 'NO' }]);
    expect(seen).toEqual([]);
  });

  it('takes a body of exactly the limit and answers 413 to more, without waiting for it', async () => {
    expect(await put({ body: '1234567890' })).toBe(200);
    expect(await put({ headers: { 'content-length': '11' }, headOnly: true })).toBe(413);
    expect(await put({ headers: { 'transfer-encoding': 'chunked' }, body: '12345678901' })).toBe(413);
    expect(await put({ headers: { 'content-encoding': 'gzip' }, body: '1' })).toBe(415);
    expect(seen).toHaveLength(1);
  });

  it('sends a string as a page', async () => {
    const page = await call('/page');
    expect([page.status, page.body, page.headers['content-type']]).toEqual([
      200,
      '<p>hello</p>',
      'text/html; charset=utf-8',
    ]);
  });

  it('U2 answers a failure with 500 and logs where it happened, without the text, the query or the names', async () => {
    const answer = await call('/broken/marker-zanzibar?access_token=marker-zanzibar');
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([500, { errcode: 'M_UNKNOWN' }]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'error',
      event: 'request failed',
      fields: { method: 'GET', route: '/broken/:name', error: 'TypeError' },
    });
    expect(JSON.stringify(lines)).not.toContain('zanzibar');
  });

  it('says that a caller hung up in the middle of a body, and goes on', async () => {
    const { hostname, port } = new URL(serving.address);
    const socket = connect(Number(port), hostname);
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    socket.on('close', () => {
      resolve();
    });
    socket.write('PUT /things/a/parts/b?key=right HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n123', () =>
      socket.destroy(),
    );
    await gone;
    expect((await call('/page')).status).toBe(200);
    expect(seen).toEqual([]);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('lets a running request end when it is closed, and takes no new one', async () => {
    // The homeserver would keep the connection; nobody waits for that.
    const agent = new Agent({ keepAlive: true });
    const running = call('/slow', { agent });
    await entered.promise;
    const closed = serving.close();
    await expect(call('/page')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    leave.resolve();
    expect(await running).toMatchObject({ status: 200, body: '{"late":true}' });
    await closed;
    agent.destroy();
    serving = await serve({ routes, host: '127.0.0.1', port: 0 }, { log, sleep });
  });

  it('refuses to start on a port that is taken', async () => {
    const port = Number(new URL(serving.address).port);
    await expect(serve({ routes, host: '127.0.0.1', port }, { log, sleep })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('callSocket', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eis-socket-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('talks to a listener on a unix socket', async () => {
    const socketPath = join(folder, 'door');
    const door = await serve({ routes, socketPath }, { log, sleep });
    expect(door.address).toBe(socketPath);
    const path = '/things/a/parts/b?key=right';
    expect(await callSocket({ socketPath, method: 'PUT', path, body: { a: 1 } })).toEqual({
      status: 200,
      body: '{}',
    });
    expect(Buffer.from(seen[0]?.body ?? []).toString('utf8')).toBe('{"a":1}');
    await door.close();
    expect(await callSocket({ socketPath, method: 'PUT', path })).toBeUndefined();
  });

  it('says undefined where nobody ever listened', async () => {
    expect(
      await callSocket({ socketPath: join(folder, 'none'), method: 'GET', path: '/page' }),
    ).toBeUndefined();
  });
});
