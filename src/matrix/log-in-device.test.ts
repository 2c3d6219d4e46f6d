import { describe, expect, it } from '@jest/globals';
import type { UserId } from '../core/ids.ts';
import { Secret } from '../core/secret.ts';
import { HomeserverError, type HomeserverRequest } from './call.ts';
import { createOwnDevice } from './call-as-device.ts';
import { type Login, logInDevice, type LogInDeviceDeps, type StoredDevice } from './log-in-device.ts';

const eis = '@eis:hs.test' as UserId;
const sender = '@eis_sender:hs.test' as UserId;
const silent = () => undefined;

/** What differs between homeservers; the families are those of facts/homeservers.md §4. */
interface Kind {
  readonly put: 'made' | 'missing' | 'under another name' | 'ruins the token';
  readonly login: 'works' | 'disabled';
}

class FakeServer {
  readonly asked: string[] = [];
  readonly kind: Kind;
  readonly devices = new Set<string>();
  readonly tokens = new Map<string, string>();
  ruined = false;
  away = false;
  stored: StoredDevice | undefined;
  logins = 0;
  loginBody: object = {};

  constructor(kind: Kind, stored?: StoredDevice) {
    this.kind = kind;
    this.stored = stored;
  }

  get deps(): LogInDeviceDeps {
    return {
      account: eis,
      otherAccount: sender,
      call: async (user, request) => this.answer(this.ruined ? eis : user, request),
      callAsRegistration: async (request) => this.answer(this.ruined ? eis : sender, request),
      withToken: async (token) => async (request) => {
        const device = this.tokens.get(token.reveal());
        if (device === undefined) throw new HomeserverError({ status: 401, errcode: 'M_UNKNOWN_TOKEN' });
        return this.answer(eis, request, device);
      },
      mayPutDevice: async () => true,
      load: async () => this.stored,
      save: async (_account, device) => {
        this.stored = device;
      },
      randomDeviceId: () => 'RANDOM',
      log: { debug: silent, info: silent, warn: silent, error: silent },
    };
  }

  private answer(user: UserId, { method, path, query, body }: HomeserverRequest, device?: string): unknown {
    const what = `${method} ${path.replace('/_matrix/client/v3/', '')}`;
    this.asked.push(what);
    if (this.away) throw new HomeserverError({ status: 0 });
    if (what === 'GET account/whoami') return this.whoami(user, query?.['device_id'], device);
    if (what === 'POST login') return this.logIn(body);
    if (what === 'POST logout') {
      this.ruined = false;
      return {};
    }
    if (method === 'PUT') return this.put(path.split('/').at(-1) ?? '');
    return {};
  }

  private whoami(user: UserId, named: unknown, device: string | undefined): unknown {
    if (typeof named === 'string' && !this.devices.has(named))
      throw new HomeserverError({ status: 400, errcode: 'M_UNKNOWN_DEVICE' });
    return { user_id: user, ...((device ?? named) ? { device_id: device ?? named } : {}) };
  }

  private put(id: string): unknown {
    if (this.kind.put === 'missing') throw new HomeserverError({ status: 404, errcode: 'M_NOT_FOUND' });
    this.ruined = this.kind.put === 'ruins the token';
    this.devices.add(this.kind.put === 'made' ? id : 'OTHER');
    return {};
  }

  private logIn(body: unknown): unknown {
    if (this.kind.login === 'disabled') throw new HomeserverError({ status: 400, errcode: 'M_UNSUPPORTED' });
    this.logins += 1;
    const { device_id, ...rest } = body as { device_id: string };
    this.loginBody = rest;
    const token = `login${this.logins}`;
    this.tokens.clear();
    this.tokens.set(token, device_id);
    return { access_token: token, device_id };
  }
}

const short = (login: Login): string =>
  login.kind === 'none'
    ? 'none'
    : `${login.kind} ${login.deviceId}${login.kind === 'token' ? ` ${login.token.reveal()}` : ''}`;

describe('logInDevice', () => {
  it.each([
    ['Synapse, continuwuity', { put: 'made', login: 'works' }, 'masquerade RANDOM'],
    ['Synapse behind an authentication service', { put: 'made', login: 'disabled' }, 'masquerade RANDOM'],
    ['Dendrite, Conduit, tuwunel', { put: 'missing', login: 'works' }, 'token RANDOM login1'],
    [
      'a server that makes another device',
      { put: 'under another name', login: 'works' },
      'token RANDOM login1',
    ],
    ['conduwuit, old tuwunel', { put: 'ruins the token', login: 'works' }, 'token RANDOM login1'],
    ['a server without either', { put: 'missing', login: 'disabled' }, 'none'],
  ] as const)('finds the way of %s', async (_name, kind, expected) => {
    const server = new FakeServer(kind);
    expect(short(await logInDevice(server.deps))).toBe(expected);
    expect(server.ruined).toBe(false);
  });

  it('mends a token that became a login, at once', async () => {
    const server = new FakeServer({ put: 'ruins the token', login: 'works' });
    await logInDevice(server.deps);
    const [put, other, next] = server.asked;
    expect([put, other, next]).toEqual(['PUT devices/RANDOM', 'GET account/whoami', 'POST logout']);
  });

  it('makes no device where that could ruin the token', async () => {
    const server = new FakeServer({ put: 'ruins the token', login: 'works' });
    await logInDevice({ ...server.deps, mayPutDevice: async () => false });
    expect(server.asked).toEqual(['POST login']);
    expect(server.loginBody).toMatchObject({
      type: 'm.login.application_service',
      identifier: { type: 'm.id.user', user: eis },
    });
  });

  it.each([
    { put: 'made', login: 'works' },
    { put: 'missing', login: 'works' },
  ] as const)('uses the device it has (%j), also after a restart', async (kind) => {
    const server = new FakeServer(kind);
    const first = await logInDevice(server.deps);
    server.asked.length = 0;
    expect(short(await logInDevice(server.deps))).toBe(short(first));
    expect(server.asked).toEqual(['GET account/whoami']);
  });

  it('logs the same device in again when its token is gone', async () => {
    const stored = { deviceId: 'MINE', accessToken: new Secret('gone') };
    const server = new FakeServer({ put: 'made', login: 'works' }, stored);
    expect(short(await logInDevice(server.deps))).toBe('token MINE login1');
    expect(server.stored?.accessToken?.reveal()).toBe('login1');
  });

  it('decides nothing while the homeserver is away', async () => {
    const server = new FakeServer(
      { put: 'made', login: 'works' },
      { deviceId: 'MINE', accessToken: new Secret('x') },
    );
    server.tokens.set('x', 'MINE');
    server.away = true;
    await expect(logInDevice(server.deps)).rejects.toMatchObject({ status: 0 });
    expect(server.stored?.deviceId).toBe('MINE');
  });
});

describe('createOwnDevice', () => {
  const request = { method: 'GET', path: '/_matrix/client/v3/sync', query: { since: 's1' } } as const;
  const whoami = { method: 'GET', path: '/_matrix/client/v3/account/whoami' } as const;

  it('names the device beside the account', async () => {
    const seen: HomeserverRequest[] = [];
    const { callAsDevice: call } = createOwnDevice({
      account: eis,
      call: async (_user, one) => seen.push(one),
      withToken: async () => async () => undefined,
      logInDevice: async () => ({ kind: 'masquerade', deviceId: 'MINE' }),
    });
    await call(request);
    expect(seen[0]?.query).toEqual({
      since: 's1',
      device_id: 'MINE',
      'org.matrix.msc3202.device_id': 'MINE',
    });
  });

  it('logs in once, and again when the token is refused', async () => {
    const server = new FakeServer({ put: 'missing', login: 'works' });
    const { callAsDevice: call } = createOwnDevice({
      ...server.deps,
      logInDevice: async () => await logInDevice(server.deps),
    });
    await Promise.all([call(request), call(request)]);
    expect(server.logins).toBe(1);
    server.tokens.clear();
    await Promise.all([call(request), call(request)]);
    expect(server.logins).toBe(2);
  });

  it('T7 makes its device anew when it is gone, so that a refusal is one', async () => {
    const server = new FakeServer({ put: 'made', login: 'works' });
    const { callAsDevice: call } = createOwnDevice({
      ...server.deps,
      logInDevice: async () => await logInDevice(server.deps),
    });
    await call(whoami);
    server.devices.clear();
    expect(await call(whoami)).toMatchObject({ device_id: 'RANDOM' });
    expect([...server.devices]).toEqual(['RANDOM']);
  });

  it('tries to log in again after a login that failed', async () => {
    const server = new FakeServer({ put: 'missing', login: 'works' });
    const { callAsDevice: call } = createOwnDevice({
      ...server.deps,
      logInDevice: async () => await logInDevice(server.deps),
    });
    server.away = true;
    await expect(call(request)).rejects.toMatchObject({ status: 0 });
    server.away = false;
    await call(request);
    expect(server.logins).toBe(1);
  });

  it('still asks where there is no device', async () => {
    const server = new FakeServer({ put: 'missing', login: 'disabled' });
    const { callAsDevice: call } = createOwnDevice({
      ...server.deps,
      logInDevice: async () => await logInDevice(server.deps),
    });
    expect(await call(request)).toEqual({});
  });
});
