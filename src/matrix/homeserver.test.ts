import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { UserId } from '../core/ids.ts';
import type { LogFields } from '../core/log.ts';
import { Secret } from '../core/secret.ts';
import { HomeserverError } from './call.ts';
import { createHomeserver, type Homeserver } from './homeserver.ts';

const eis = '@eis:hs.test' as UserId;
const TOKEN = 'as_token_that_nobody_may_see';

interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly body: string;
}

type Reply =
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | 'hang up';

const seen: Seen[] = [];
const asked: { method: string; path: string; status: number }[] = [];
const slept: number[] = [];
const logged: string[] = [];
let running: { homeserver: Homeserver; server: Server } | undefined;

afterEach(async () => {
  await running?.homeserver.close();
  running?.server.closeAllConnections();
  running?.server.close();
  running = undefined;
  for (const list of [seen, asked, slept, logged]) list.length = 0;
});

const write = (event: string, fields: LogFields = {}): void => {
  logged.push(JSON.stringify([event, fields]));
};

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** A server that gives these replies, the last one again and again. */
async function serve(...replies: Reply[]): Promise<Homeserver> {
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      seen.push({
        method: request.method ?? '',
        url: new URL(request.url ?? '', 'http://hs.test'),
        authorization: request.headers.authorization,
        body,
      });
      const reply = replies[Math.min(seen.length, replies.length) - 1] ?? 'hang up';
      if (reply === 'hang up') return request.socket.destroy();
      return response.writeHead(reply.status, reply.headers ?? {}).end(reply.body ?? '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const homeserver = await createHomeserver(
    {
      url: `http://127.0.0.1:${port}`,
      domain: 'hs.test',
      asToken: new Secret(TOKEN),
      senderLocalpart: 'eis_sender',
    },
    {
      asked: (call) => asked.push(call),
      sleep: async (ms) => {
        slept.push(ms);
      },
      log: { debug: write, info: write, warn: write, error: write },
    },
  );
  running = { homeserver, server };
  return homeserver;
}

const whoami = { method: 'GET', path: '/_matrix/client/v3/account/whoami' } as const;

async function failureOf(work: Promise<unknown>): Promise<HomeserverError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof HomeserverError) return error;
  throw new Error('not refused', { cause: error });
}

describe('createHomeserver', () => {
  it('asks nothing by itself, and acts as the account it is told to', async () => {
    const homeserver = await serve({ status: 200, body: '{"user_id":"@eis:hs.test"}' });
    expect(seen).toEqual([]);
    expect(await homeserver.call(eis, { ...whoami, query: { via: ['a', 'b'] } })).toEqual({ user_id: eis });
    expect(seen[0]?.url.searchParams.get('user_id')).toBe(eis);
    expect(seen[0]?.url.searchParams.getAll('via')).toEqual(['a', 'b']);
    expect(seen[0]?.authorization).toBe(`Bearer ${TOKEN}`);
    expect(asked).toEqual([{ method: 'GET', path: whoami.path, status: 200 }]);
  });

  it('keeps ids with a slash or a plus as they are', async () => {
    const homeserver = await serve({ status: 200 });
    await homeserver.call('@eis_a/b+c:hs.test' as UserId, whoami);
    expect(seen[0]?.url.searchParams.get('user_id')).toBe('@eis_a/b+c:hs.test');
  });

  it('names no account as the registration, sends another token for a login, and none as nobody', async () => {
    const homeserver = await serve({ status: 200 });
    await homeserver.callAsRegistration(whoami);
    await (await homeserver.withToken(new Secret('login')))(whoami);
    await homeserver.ask('nobody', whoami);
    expect(seen.map(({ authorization }) => authorization)).toEqual([
      `Bearer ${TOKEN}`,
      'Bearer login',
      undefined,
    ]);
    expect(seen.map(({ url }) => url.searchParams.has('user_id'))).toEqual([false, false, false]);
  });

  it('sends a body as JSON, an empty one too', async () => {
    const homeserver = await serve({ status: 201, body: '{"event_id":"$1"}' });
    const request = { method: 'PUT', path: '/_matrix/client/v3/rooms/x/send/y/z' } as const;
    expect(await homeserver.call(eis, { ...request, body: {} })).toEqual({ event_id: '$1' });
    expect(seen[0]?.body).toBe('{}');
  });

  it('says what was refused, and nothing the homeserver said about it', async () => {
    const body = JSON.stringify({ errcode: 'M_FORBIDDEN', error: `bad ${TOKEN}` });
    const error = await failureOf((await serve({ status: 403, body })).call(eis, whoami));
    expect(error).toMatchObject({
      status: 403,
      errcode: 'M_FORBIDDEN',
      message: 'homeserver: 403 M_FORBIDDEN',
    });
    expect(JSON.stringify(error) + String(error.stack)).not.toContain(TOKEN);
  });

  it.each([
    ['', 500],
    ['null', 502],
    ['<html>', 503],
    ['[1]', 418],
  ])('reads the refusal %j', async (body, status) => {
    const error = await failureOf((await serve({ status, body })).call(eis, whoami));
    expect(error).toMatchObject({ status, errcode: undefined });
  });

  it.each([
    [404, '404 page not found'],
    [404, '{}'],
    [403, '<html>'],
    [200, '<html>'],
    [200, ''],
  ])('T7 takes %d %j for the word of a proxy, not of the homeserver', async (status, body) => {
    const error = await failureOf((await serve({ status, body })).call(eis, whoami));
    expect(error).toMatchObject({ status: 502, code: 'NOT_MATRIX' });
  });

  it('T7 waits as long as a busy homeserver asks for, and asks again', async () => {
    const busy = { status: 429, body: '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1234}' };
    const later = { status: 429, headers: { 'retry-after': '3' }, body: '{}' };
    const homeserver = await serve(busy, later, { status: 200 });
    await homeserver.call(eis, whoami);
    expect(slept).toEqual([1234, 3000]);
    expect(asked.map(({ status }) => status)).toEqual([429, 429, 200]);
  });

  it('gives a long wait back to the caller, and a short one to whom has no patience', async () => {
    const long = { status: 429, body: '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":60000}' };
    const homeserver = await serve(long, { status: 429 });
    expect(await failureOf(homeserver.call(eis, whoami))).toMatchObject({
      status: 429,
      retryAfterMs: 60_000,
    });
    expect(await failureOf(homeserver.call(eis, { ...whoami, patienceMs: 0 }))).toMatchObject({
      status: 429,
    });
    expect(slept).toEqual([]);
  });

  it('does not send again what may have been done', async () => {
    const homeserver = await serve('hang up', { status: 200 });
    const request = { method: 'PUT', path: '/_matrix/client/v3/rooms/x/send/y/z', body: {} } as const;
    expect(await failureOf(homeserver.call(eis, request))).toMatchObject({ status: 0, code: 'ECONNRESET' });
    expect(seen).toHaveLength(1);
    expect(asked).toEqual([{ method: 'PUT', path: request.path, status: 0 }]);
  });

  it('reads again what was cut off', async () => {
    const homeserver = await serve('hang up', { status: 200, body: '{"a":1}' });
    expect(await homeserver.call(eis, whoami)).toEqual({ a: 1 });
    expect(seen).toHaveLength(2);
  });

  it('gives any answer to whom asks for it raw', async () => {
    const homeserver = await serve({ status: 401, body: '{"errcode":"M_UNKNOWN_TOKEN"}' });
    expect(await homeserver.ask(eis, whoami)).toMatchObject({
      status: 401,
      body: { errcode: 'M_UNKNOWN_TOKEN' },
    });
  });

  it('lets go of a request when it is told to stop', async () => {
    const homeserver = await serve({ status: 200 });
    const stop = new AbortController();
    const waiting = homeserver.call(eis, { ...whoami, signal: stop.signal });
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
  });

  it('writes neither tokens nor bodies into the log', async () => {
    const body = JSON.stringify({
      errcode: 'M_UNKNOWN',
      error: `http://eis?access_token=${TOKEN} secret words`,
    });
    const homeserver = await serve({ status: 500, body }, 'hang up');
    await failureOf(homeserver.call(eis, { ...whoami, method: 'POST', body: { text: 'secret words' } }));
    await failureOf(homeserver.call(eis, { ...whoami, method: 'POST', body: { text: 'secret words' } }));
    expect(seen).toHaveLength(2);
    expect(logged.join('\n')).not.toMatch(/secret words|as_token/);
  });
});
