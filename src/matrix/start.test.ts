import { describe, expect, it } from '@jest/globals';
import type { UserId } from '../core/ids.ts';
import { Secret } from '../core/secret.ts';
import { askHomeserver } from './ask-homeserver.ts';
import { HomeserverError, type HomeserverRequest } from './call.ts';
import { ping } from './ping.ts';
import { registerAccounts } from './register-accounts.ts';
import { createSync } from './sync.ts';

const bot = '@eis:hs.test' as UserId;
const sender = '@eis_sender:hs.test' as UserId;

/** Answers by method and end of the path. */
function house(answers: Readonly<Record<string, unknown>>) {
  const asked: { readonly as: string; readonly request: HomeserverRequest }[] = [];
  const logged: string[] = [];
  const answer = async (as: string, request: HomeserverRequest): Promise<unknown> => {
    asked.push({ as, request });
    const [, given] =
      Object.entries(answers).find(([end]) => `${request.method} ${request.path}`.endsWith(end)) ?? [];
    if (given instanceof Error) throw given;
    return given ?? {};
  };
  const write = (...line: readonly unknown[]): void => {
    logged.push(JSON.stringify(line));
  };
  return {
    asked,
    logged,
    call: async (user: UserId, request: HomeserverRequest) => await answer(user, request),
    callAsRegistration: async (request: HomeserverRequest) => await answer('registration', request),
    log: { debug: write, info: write, warn: write, error: write },
  };
}
const refusal = (status: number, errcode: string) => new HomeserverError({ status, errcode });

describe('registerAccounts', () => {
  const register = async (answers: Readonly<Record<string, unknown>>) => {
    const { asked, logged, ...deps } = house(answers);
    const ownUsers = { bot, sender };
    await registerAccounts({ ...deps, ownUsers, botPassword: new Secret('pw'), displayName: 'eis' });
    return { asked, logged };
  };
  const common = { type: 'm.login.application_service', inhibit_login: true };

  it('makes the sender, then the bot with a password, before anything is asked as one of them', async () => {
    const { asked, logged } = await register({});
    expect(asked.map(({ as, request }) => [as, request.method, request.body])).toEqual([
      ['registration', 'POST', { ...common, username: 'eis_sender' }],
      ['registration', 'POST', { ...common, username: 'eis', password: 'pw' }],
      [bot, 'GET', undefined],
      [bot, 'PUT', { displayname: 'eis' }],
    ]);
    expect(logged.join()).not.toContain('pw');
  });

  it.each(['M_USER_IN_USE', 'M_EXCLUSIVE'])('is content with accounts that exist (%s)', async (errcode) => {
    const { asked } = await register({
      register: refusal(400, errcode),
      displayname: { displayname: 'eis' },
    });
    expect(asked.filter(({ request }) => request.method === 'PUT')).toEqual([]);
  });

  it('fails where the homeserver refuses, and where it is away', async () => {
    await expect(register({ register: refusal(401, 'M_UNKNOWN_TOKEN') })).rejects.toMatchObject({
      status: 401,
    });
    await expect(register({ register: refusal(0, '') })).rejects.toMatchObject({ status: 0 });
  });

  it('starts without a name as well', async () => {
    expect((await register({ displayname: refusal(500, 'M_UNKNOWN') })).logged.join()).toContain(
      'display name',
    );
    expect(
      (
        await register({
          'GET /_matrix/client/v3/profile/%40eis%3Ahs.test/displayname': refusal(404, 'M_NOT_FOUND'),
        })
      ).asked,
    ).toHaveLength(4);
  });
});

describe('ping', () => {
  it.each([
    [{}, 'works'],
    [refusal(404, 'M_UNRECOGNIZED'), 'missing'],
    [refusal(502, 'M_CONNECTION_FAILED'), 'failed'],
    [refusal(0, ''), 'failed'],
  ])('reads %s', async (given, expected) => {
    const { asked, logged, ...deps } = house({ ping: given });
    expect(await ping({ ...deps, registrationId: 'e|s' })).toBe(expected);
    expect(asked[0]).toMatchObject({
      as: 'registration',
      request: { path: '/_matrix/client/v1/appservice/e%7Cs/ping' },
    });
    expect(logged).toHaveLength(1);
  });
});

describe('createSync', () => {
  const poll = async (since: string | undefined, redactions: boolean) => {
    let request: HomeserverRequest | undefined;
    const sync = createSync({
      callAsDevice: async (one) => {
        request = one;
        return { next_batch: 's2' };
      },
      asksForRedactions: () => redactions,
    });
    expect(await sync(since, new AbortController().signal)).toEqual({ next_batch: 's2' });
    const filter: unknown = JSON.parse(String(request?.query?.['filter']));
    return { request, filter };
  };
  const nothing = { types: [], not_types: ['*'], limit: 0 };
  const quiet = { presence: nothing, account_data: nothing };

  it('polls for half a minute and asks for nothing that transactions bring', async () => {
    const { request, filter } = await poll('s1', false);
    expect(request?.query).toMatchObject({ since: 's1', timeout: '30000', set_presence: 'offline' });
    expect(request?.timeoutMs).toBeGreaterThan(30_000);
    const room = { ephemeral: nothing, account_data: nothing, state: nothing, timeline: nothing };
    expect(filter).toEqual({ ...quiet, room });
  });

  it('asks for redactions where nobody pushes them', async () => {
    expect((await poll('s1', true)).filter).toMatchObject({
      room: { timeline: { types: ['m.room.redaction'] } },
    });
  });

  it('waits for nothing the first time', async () => {
    const { request } = await poll(undefined, false);
    expect(request?.query).toMatchObject({ timeout: '0' });
    expect(request?.query).not.toHaveProperty('since');
  });
});

describe('askHomeserver', () => {
  it('gives status and body of any answer, and nothing that is no JSON', async () => {
    const answer = async (body: unknown) =>
      await askHomeserver(
        { path: '/x', as: 'nobody' },
        { ask: async () => ({ status: 502, body, retryAfter: undefined }) },
      );
    expect(await answer({ a: 1 })).toEqual({ status: 502, body: { a: 1 } });
    expect(await answer('<html>')).toEqual({ status: 502, body: undefined });
  });
});
