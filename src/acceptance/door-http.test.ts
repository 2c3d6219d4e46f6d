import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pingRoutes } from '../appservice/ping.ts';
import { queryRoutes } from '../appservice/queries.ts';
import { safeModeRoutes } from '../appservice/safe-mode.ts';
import { transactionRoutes } from '../appservice/transactions.ts';
import { createOwnUsers } from '../core/own-users.ts';
import { Secret } from '../core/secret.ts';
import { createLog } from '../telemetry/log.ts';
import { serve, type Serving } from '../web/serve.ts';

const TOKEN = 'hs_token_of_this_test';
const homeserverToken = new Secret(TOKEN);
const ownUsers = createOwnUsers({
  domain: 'hs.test',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
const lines: string[] = [];
const log = createLog({ write: (line) => lines.push(line), now: () => new Date(0), level: 'debug' });
const never = async (): Promise<never> => await new Promise<never>(() => undefined);

let accepted = 0;
let isAway = false;
let door: Serving;
let safe: Serving;
beforeAll(async () => {
  const routes = [
    ...transactionRoutes({
      homeserverToken,
      ownUsers,
      freshKey: () => 'fresh',
      accept: async (batch) => {
        if (isAway) throw new Error('the database is away: zanzibar');
        accepted += batch.entries.length + batch.unreadable.length;
        return await Promise.resolve({ fresh: batch.entries.length });
      },
      interrupt: () => undefined,
      heard: () => undefined,
      sleep: never,
      log,
    }),
    ...queryRoutes({ homeserverToken, ownUsers }),
    ...pingRoutes({ homeserverToken }),
  ];
  const on = { host: '127.0.0.1', port: 0 };
  door = await serve({ routes, ...on }, { log, sleep: never });
  const reasons = ['permissions: must name somebody'];
  safe = await serve({ routes: safeModeRoutes({ reasons, homeserverToken }), ...on }, { log, sleep: never });
});
afterAll(async () => {
  await Promise.all([door.close(), safe.close()]);
});
beforeEach(() => {
  accepted = 0;
  isAway = false;
  lines.length = 0;
});

interface Call {
  readonly to?: Serving;
  readonly method?: string;
  readonly token?: string;
  readonly query?: string;
  readonly body?: string;
  /** Announce the body and never send it. */
  readonly bodyStaysAway?: boolean;
}

async function call(
  path: string,
  { to = door, method = 'PUT', ...more }: Call = {},
): Promise<readonly [number, string]> {
  const { hostname, port } = new URL(to.address);
  const { promise, resolve, reject } = Promise.withResolvers<readonly [number, string]>();
  const headers = {
    ...(more.token === undefined ? {} : { authorization: `Bearer ${more.token}` }),
    ...(more.bodyStaysAway ? { 'content-length': '1000' } : {}),
  };
  const outgoing = httpRequest(
    { hostname, port, method, path: `${path}${more.query ?? ''}`, headers, agent: false },
    (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve([response.statusCode ?? 0, text]);
      });
    },
  );
  outgoing.on('error', reject);
  if (more.bodyStaysAway) outgoing.flushHeaders();
  else outgoing.end(more.body);
  const answer = await promise;
  outgoing.destroy();
  return answer;
}

const event = (id: string, text = 'zanzibar'): object => ({
  type: 'm.room.message',
  event_id: id,
  room_id: '!r:hs.test',
  sender: '@alice:hs.test',
  content: { msgtype: 'm.text', body: text },
});
const events = (...list: readonly object[]): string => JSON.stringify({ events: list });
const path = '/_matrix/app/v1/transactions/1';
const FORBIDDEN = [403, '{"errcode":"M_FORBIDDEN","error":"Bad token supplied"}'];

describe('a caller who is not the homeserver', () => {
  it('Q10 is refused before its body is read, learns nothing, and leaves nothing behind', async () => {
    const paths = [path, `/${path}`, '/transactions/1'];
    for (const one of paths)
      for (const more of [
        {},
        { token: 'wrong' },
        { query: '?access_token=wrong' },
        { token: TOKEN, query: '?access_token=wrong' },
      ]) {
        expect(await call(one, { ...more, bodyStaysAway: true })).toEqual(FORBIDDEN);
        expect(await call(one, { ...more, body: events(event('$one')) })).toEqual(FORBIDDEN);
        expect(await call(one, { ...more, body: 'x'.repeat(500_000) })).toEqual(FORBIDDEN);
      }
    const queries = [
      '/users/@eis:hs.test',
      '/_matrix/app/v1/users/%40eis%3Ahs.test',
      '/_matrix/app/v1/rooms/%23a:hs.test',
    ];
    for (const one of queries) expect(await call(one, { method: 'GET' })).toEqual(FORBIDDEN);
    expect(await call('/_matrix/app/v1/ping', { method: 'POST', body: '{}' })).toEqual(FORBIDDEN);
    expect([accepted, lines]).toEqual([0, []]);
  });
});

describe('the homeserver', () => {
  it('is taken by header, by query, and by both', async () => {
    const body = events(event('$one'));
    expect(await call(path, { token: TOKEN, body })).toEqual([200, '{}']);
    expect(await call(`/${path}`, { query: `?access_token=${TOKEN}`, body })).toEqual([200, '{}']);
    expect(await call('//transactions/1', { token: TOKEN, query: `?access_token=${TOKEN}`, body })).toEqual([
      200,
      '{}',
    ]);
    expect(accepted).toBe(3);
  });

  it('T7 hears 503 while the database is away, and 200 for the same events later', async () => {
    const body = events(event('$one'), event('$two'));
    isAway = true;
    expect((await call(path, { token: TOKEN, body }))[0]).toBe(503);
    isAway = false;
    expect(await call(path, { token: TOKEN, body })).toEqual([200, '{}']);
    expect(accepted).toBe(2);
  });

  it('may send 16 MiB, and not more', async () => {
    const limit = 16 * 1024 * 1024;
    const bare = events(event('$one', ''));
    const full = events(event('$one', 'x'.repeat(limit - bare.length)));
    expect(Buffer.byteLength(full)).toBe(limit);
    expect(await call(path, { token: TOKEN, body: full })).toEqual([200, '{}']);
    const { port, hostname } = new URL(door.address);
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-length': limit + 1 };
    const outgoing = httpRequest(
      { hostname, port, method: 'PUT', path, headers, agent: false },
      (response) => {
        resolve(response.statusCode);
      },
    );
    outgoing.on('error', reject);
    outgoing.flushHeaders();
    expect(await promise).toBe(413);
    outgoing.destroy();
  });

  it('asks for what does not exist, or by another method, and is told so', async () => {
    const unknown = [
      '/_matrix/app/v1/thirdparty/user/x',
      '/_matrix/app/unstable/org.matrix.msc3983/keys/claim',
      '/',
      '/x',
    ];
    for (const one of unknown)
      expect(await call(one, { token: TOKEN })).toMatchObject([
        404,
        expect.stringContaining('"M_UNRECOGNIZED"'),
      ]);
    for (const [one, method] of [
      [path, 'GET'],
      [path, 'POST'],
      ['/users/@eis:hs.test', 'PUT'],
      ['/_matrix/app/v1/ping', 'GET'],
    ] as const)
      expect(await call(one, { token: TOKEN, method })).toMatchObject([
        405,
        expect.stringContaining('"M_UNRECOGNIZED"'),
      ]);
    expect(await call('/_matrix/app/v1/users/%E0%A4', { token: TOKEN, method: 'GET' })).toMatchObject([
      400,
      expect.stringContaining('"M_UNRECOGNIZED"'),
    ]);
  });

  it('U2 leaves no text and no token in the log, whatever goes wrong', async () => {
    const query = `?access_token=${TOKEN}`;
    isAway = true;
    await call(path, { query, body: events(event('$one')) });
    isAway = false;
    await call(path, { query, body: events(event('$one'), { ...event('$two'), sender: 'zanzibar' }) });
    await call(path, { query, body: '{"zanzibar"' });
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).not.toMatch(/zanzibar|hs_token/);
  });
});

describe('safe mode', () => {
  it('P3 answers everything 503, at once, and tells only the homeserver why', async () => {
    const why =
      '{"errcode":"M_UNKNOWN","error":"eis is in safe mode and handles nothing: permissions: must name somebody"}';
    for (const one of [path, `/${path}`, '/', '/users/@a:b', '/x/%2F/y'])
      expect(await call(one, { to: safe, token: TOKEN, bodyStaysAway: true })).toEqual([503, why]);
    for (const method of ['GET', 'PUT', 'POST', 'DELETE'])
      expect(await call(path, { to: safe, method })).toEqual([
        503,
        '{"errcode":"M_UNKNOWN","error":"eis is in safe mode and handles nothing"}',
      ]);
  });
});
