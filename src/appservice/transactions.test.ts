import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpReply, HttpRequest } from '../core/http.ts';
import type { Log, LogFields } from '../core/log.ts';
import { createOwnUsers } from '../core/own-users.ts';
import { Secret } from '../core/secret.ts';
import type { Batch } from './batch.ts';
import { pingRoutes } from './ping.ts';
import { queryRoutes } from './queries.ts';
import { safeModeRoutes } from './safe-mode.ts';
import { transactionRoutes } from './transactions.ts';

const ownUsers = createOwnUsers({
  domain: 'hs.test',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
const token = 'hs_token_0123456789abcdef';
const homeserverToken = new Secret(token);

const batches: Batch[] = [];
const interrupted: (readonly string[])[] = [];
const heard: object[] = [];
const logged: unknown[] = [];
let accept: (batch: Batch) => Promise<{ readonly fresh: number }>;
let sleep: (ms: number, signal?: AbortSignal) => Promise<void>;

const note = (event: string, fields: LogFields = {}): void => {
  logged.push({ event, ...fields });
};
const log: Log = { debug: note, info: note, warn: note, error: note };

/** Never wakes up by itself. */
const forever = async (_ms: number, signal?: AbortSignal): Promise<void> => {
  await new Promise<void>((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new Error('stopped'));
    });
  });
};

beforeEach(() => {
  for (const list of [batches, interrupted, heard, logged]) list.length = 0;
  accept = async (batch) => {
    batches.push(batch);
    return await Promise.resolve({ fresh: batch.entries.length });
  };
  sleep = forever;
});

const [route, oldRoute] = transactionRoutes({
  homeserverToken,
  ownUsers,
  freshKey: () => 'fresh',
  accept: async (batch) => await accept(batch),
  interrupt: (keys) => {
    interrupted.push(keys);
  },
  heard: (content) => {
    heard.push(content);
  },
  sleep: async (ms, signal) => {
    await sleep(ms, signal);
  },
  log,
});
if (route === undefined || oldRoute === undefined) throw new Error('no routes');

const head = (more: Partial<HttpRequest> = {}): Omit<HttpRequest, 'body'> => ({
  method: 'PUT',
  path: '/_matrix/app/v1/transactions/7',
  parameters: { transactionId: '7' },
  query: new URLSearchParams(),
  headers: { authorization: `Bearer ${token}` },
  ...more,
});
const put = async (body: unknown): Promise<HttpReply> =>
  await route.answer({
    ...head(),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });

const message = (id: string, more: object = {}): object => ({
  type: 'm.room.message',
  event_id: id,
  room_id: '!room:hs.test',
  sender: '@alice:hs.test',
  origin_server_ts: 1,
  content: { msgtype: 'm.text', body: 'zanzibar' },
  ...more,
});
const keys = (): readonly string[] => batches.flatMap(({ entries }) => entries.map(({ key }) => key));

const status = (headers: Record<string, string>, query = ''): number =>
  route.refuse?.(head({ headers, query: new URLSearchParams(query) }))?.status ?? 200;

const said = async (body: string): Promise<unknown> => {
  const reply = await put(body);
  return [reply.status, reply.body];
};

const ask = async (path: string, parameters: Record<string, string>): Promise<HttpReply | undefined> =>
  await [...queryRoutes({ homeserverToken, ownUsers }), ...pingRoutes({ homeserverToken })]
    .find((one) => one.path === path)
    ?.answer({ ...head({ parameters }), body: new Uint8Array() });

describe('keys in a transaction', () => {
  it('Q1 are left to /sync, where the same come with the position that is stored with them', async () => {
    const reply = await put({
      events: [message('$one')],
      'de.sorunome.msc2409.to_device': [
        { type: 'm.room.encrypted', sender: '@alice:hs.test', to_user_id: '@eis:hs.test', content: {} },
      ],
      'org.matrix.msc3202.device_lists': { changed: ['@alice:hs.test'] },
      'org.matrix.msc3202.device_one_time_keys_count': { '@eis:hs.test': { MASTERKEY: {} } },
    });
    expect(reply.status).toBe(200);
    expect(keys()).toEqual(['$one']);
    expect((await put({ events: [], 'de.sorunome.msc2409.to_device': [{ type: 7 }] })).status).toBe(200);
    expect(keys()).toEqual(['$one']);
  });
});

describe('the homeserver’s token', () => {
  it('Q10 is taken from the header, from the query, or from both', () => {
    expect(status({ authorization: `Bearer ${token}` })).toBe(200);
    expect(status({ authorization: `bearer  ${token}` })).toBe(200);
    expect(status({}, `access_token=${token}`)).toBe(200);
    expect(status({ authorization: `Bearer ${token}` }, `access_token=${token}`)).toBe(200);
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, ''],
    ['an empty header', { authorization: '' }, ''],
    ['a header without a token', { authorization: 'Bearer ' }, ''],
    ['another kind of header', { authorization: `Basic ${token}` }, ''],
    ['a wrong token', { authorization: 'Bearer wrong' }, ''],
    ['a longer token', { authorization: `Bearer ${token}0` }, ''],
    ['a part of the token', { authorization: `Bearer ${token.slice(1)}` }, ''],
    ['a wrong query', {}, 'access_token=wrong'],
    ['an empty query', {}, 'access_token='],
    ['right header, wrong query', { authorization: `Bearer ${token}` }, 'access_token=wrong'],
    ['wrong header, right query', { authorization: 'Bearer wrong' }, `access_token=${token}`],
    ['two queries, one wrong', {}, `access_token=${token}&access_token=wrong`],
    ['two tokens in a header', { authorization: `Bearer ${token} ${token}` }, ''],
  ])('Q10 refuses %s, always with the same words', (_what, headers, query) => {
    expect(route.refuse?.(head({ headers, query: new URLSearchParams(query) }))).toEqual({
      status: 403,
      body: { errcode: 'M_FORBIDDEN', error: 'Bad token supplied' },
    });
  });

  it('Q10 guards every route of the door', () => {
    const routes = [
      route,
      oldRoute,
      ...queryRoutes({ homeserverToken, ownUsers }),
      ...pingRoutes({ homeserverToken }),
    ];
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /_matrix/app/v1/transactions/:transactionId',
      'PUT /transactions/:transactionId',
      'GET /_matrix/app/v1/users/:userId',
      'GET /users/:userId',
      'GET /_matrix/app/v1/rooms/:alias',
      'GET /rooms/:alias',
      'POST /_matrix/app/v1/ping',
    ]);
    for (const { refuse } of routes) expect(refuse?.(head({ headers: {} }))?.status).toBe(403);
    expect(logged).toEqual([]);
  });
});

describe('transactions', () => {
  it('T7 answers exactly 200 {} and only after the events are stored', async () => {
    const { promise: stored, resolve: commit } = Promise.withResolvers<void>();
    const order: string[] = [];
    accept = async () => {
      await stored;
      order.push('stored');
      return { fresh: 1 };
    };
    const answered = put({ events: [message('$one')] }).then((reply) => {
      order.push('answered');
      return reply;
    });
    await Promise.resolve();
    expect(order).toEqual([]);
    commit();
    expect(await answered).toEqual({ status: 200, body: {} });
    expect(order).toEqual(['stored', 'answered']);
  });

  it('T7 answers 503 when the events cannot be stored, and logs no word of them', async () => {
    accept = async () => await Promise.reject(new Error('zanzibar: the database is away'));
    expect(await put({ events: [message('$one')] })).toMatchObject({ status: 503 });
    expect(logged).toMatchObject([{ event: 'transaction not accepted', transaction: '7', error: 'Error' }]);
    expect(JSON.stringify(logged)).not.toContain('zanzibar');
  });

  it('T7 answers 503 after ten seconds, and still interrupts when the store is done later', async () => {
    const { promise: stored, resolve: commit } = Promise.withResolvers<{ fresh: number }>();
    accept = async () => await stored;
    const waits: number[] = [];
    sleep = async (ms) => {
      waits.push(ms);
      await Promise.resolve();
    };
    const redaction = message('$two', { type: 'm.room.redaction', redacts: '$one' });
    expect(await put({ events: [redaction] })).toMatchObject({ status: 503 });
    expect(waits).toEqual([10_000]);
    expect(interrupted).toEqual([]);
    commit({ fresh: 1 });
    await stored;
    await nextTurn();
    expect(interrupted).toEqual([['$one']]);
  });

  it('T7 lets a repeated id decide nothing: it carries more events the second time', async () => {
    await put({ events: [message('$one')] });
    await put({ events: [message('$one'), message('$two')] });
    expect(keys()).toEqual(['$one', '$one', '$two']);
  });

  it('keeps the good events beside a bad one, in their order', async () => {
    const events = [message('$one'), 5, message('$two', { sender: 'nobody' }), null, message('$three')];
    expect(await put({ events })).toEqual({ status: 200, body: {} });
    expect(keys()).toEqual(['$one', '$three']);
    expect(batches[0]?.unreadable).toHaveLength(3);
    expect(logged).toMatchObject([{ event: 'transaction accepted', events: 5, unreadable: 3, fresh: 2 }]);
    expect(JSON.stringify(logged)).not.toContain('zanzibar');
  });

  it('takes 64 KiB in each of a hundred events', async () => {
    const events = Array.from({ length: 100 }, (_, n) =>
      message(`$${n}`, { content: { body: 'x'.repeat(65_000) } }),
    );
    const bytes = Buffer.byteLength(JSON.stringify({ events }));
    expect(bytes).toBeLessThan(route.bodyLimit);
    expect(route.bodyLimit).toBe(16 * 1024 * 1024);
    expect(await put({ events })).toEqual({ status: 200, body: {} });
    expect(keys()).toHaveLength(100);
  });

  it('has nothing to store for ephemeral events, and does not ask the database for it', async () => {
    accept = async () => await Promise.reject(new Error('away'));
    const typing = { type: 'm.typing', room_id: '!room:hs.test', content: { user_ids: [] } };
    for (const body of [
      { events: [], ephemeral: [typing], 'de.sorunome.msc2409.to_device': [] },
      { 'de.sorunome.msc2409.ephemeral': [typing] },
      {},
    ])
      expect(await put(body)).toEqual({ status: 200, body: {} });
  });

  it('refuses what is no transaction', async () => {
    for (const body of ['', '{', 'events', '{"events":[}', '\u0000'])
      expect(await said(body)).toEqual([400, { errcode: 'M_NOT_JSON', error: 'The body is not JSON' }]);
    for (const body of ['5', 'null', '[]', '"x"', '{"events":5}', '{"events":null}', '{"events":{}}'])
      expect(await said(body)).toMatchObject([400, { errcode: 'M_BAD_JSON' }]);
    expect(batches).toEqual([]);
  });

  it('reads a body with bytes that are no UTF-8, and a byte order mark', async () => {
    const text = JSON.stringify({ events: [message('$one', { content: { body: 'HERE' } })] });
    const [before, after] = text.split('HERE');
    const body = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from(before ?? ''),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(after ?? ''),
    ]);
    expect(await route.answer({ ...head(), body })).toEqual({ status: 200, body: {} });
    expect(batches[0]?.entries[0]?.payload).toMatchObject({ event: { content: { body: '\uFFFD\uFFFD' } } });
  });

  it('interrupts what was redacted and passes on what was heard, once stored', async () => {
    await put({
      events: [
        message('$two', { type: 'm.room.redaction', redacts: '$one' }),
        message('$w', { type: 'org.eis.wake', sender: '@eis:hs.test', state_key: '', content: { n: 1 } }),
        message('$v', { type: 'org.eis.wake', state_key: '', content: { n: 'forged' } }),
      ],
    });
    expect(batches[0]?.redactions).toEqual([{ target: '$one', by: '@alice:hs.test' }]);
    expect(interrupted).toEqual([['$one']]);
    expect(heard).toEqual([{ n: 1 }]);
  });

  it('A6 is not interrupted by what eis itself removes: a message with a secret, the signs under a question', async () => {
    await put({
      events: ['@eis:hs.test', '@eis_alice:hs.test', '@eis_sender:hs.test'].map((sender, index) =>
        message(`$own${index}`, { type: 'm.room.redaction', redacts: '$one', sender }),
      ),
    });
    expect(batches).toEqual([]);
    expect(interrupted).toEqual([]);
  });

  it('does not ask for events again because a listener broke', async () => {
    const [fragile] = transactionRoutes({
      homeserverToken,
      ownUsers,
      freshKey: () => 'fresh',
      accept,
      interrupt: () => {
        throw new Error('broken');
      },
      heard: () => undefined,
      sleep: forever,
      log,
    });
    const body = Buffer.from(
      JSON.stringify({ events: [message('$two', { type: 'm.room.redaction', redacts: '$one' })] }),
    );
    expect(await fragile?.answer({ ...head(), body })).toEqual({ status: 200, body: {} });
    expect(logged).toMatchObject([{ event: 'listener failed after a transaction' }, { fresh: 1 }]);
  });
});

describe('queries and ping', () => {
  it.each(['/_matrix/app/v1/users/:userId', '/users/:userId'])(
    '%s knows our registered accounts only',
    async (path) => {
      for (const userId of ['@eis:hs.test', '@eis_sender:hs.test'])
        expect(await ask(path, { userId })).toEqual({ status: 200, body: {} });
      for (const userId of ['@eis_ghost:hs.test', '@eis:elsewhere.org', '@alice:hs.test', '', 'x'])
        expect(await ask(path, { userId })).toMatchObject({ status: 404, body: { errcode: 'M_NOT_FOUND' } });
    },
  );

  it('has no rooms, and answers a ping', async () => {
    for (const path of ['/_matrix/app/v1/rooms/:alias', '/rooms/:alias'])
      expect(await ask(path, { alias: '#eis_x:hs.test' })).toMatchObject({ status: 404 });
    expect(await ask('/_matrix/app/v1/ping', {})).toEqual({ status: 200, body: {} });
  });
});

describe('safe mode', () => {
  const reasons = ['permissions: must name somebody'];
  const [first, ...others] = safeModeRoutes({ reasons, homeserverToken });

  it('P3 answers every method 503 before it reads a body, with the reason for the homeserver only', () => {
    expect([first, ...others].map((one) => one?.method)).toEqual(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS']);
    for (const one of [first, ...others]) {
      expect(one?.refuse?.(head())).toMatchObject({
        status: 503,
        body: { error: 'eis is in safe mode and handles nothing: permissions: must name somebody' },
      });
      expect(one?.refuse?.(head({ headers: {} }))).toMatchObject({
        status: 503,
        body: { error: 'eis is in safe mode and handles nothing' },
      });
    }
  });

  it('P3 tells nobody why while the registration itself cannot be read', () => {
    const [unknown] = safeModeRoutes({ reasons });
    expect(JSON.stringify(unknown?.refuse?.(head()))).not.toContain('permissions');
  });
});
