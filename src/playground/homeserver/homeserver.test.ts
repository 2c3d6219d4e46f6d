import { describe, expect, it } from '@jest/globals';
import { asBot, bot, settle, startStubbed } from '../../testing/stubbed-homeserver.ts';
import type { PersonRefused } from '../person-call.ts';
import { templateOf } from './routes.ts';

const refused = async (answer: Promise<unknown>): Promise<unknown> => {
  try {
    return await answer;
  } catch (error) {
    return error;
  }
};

describe('the homeserver of the playground', () => {
  it('pushes an invite, and after the join what is said', async () => {
    const { service, alice, call } = await startStubbed();
    const room = await alice.openDirectRoom(bot);
    await settle();
    expect(service.inShort()).toEqual([['invite']]);
    const [first] = service.received;
    expect(first?.request.headers['authorization']).toBe('Bearer hs_token_for_tests');
    expect(first?.body.events[0]).toMatchObject({
      state_key: bot,
      content: { is_direct: true },
      room_id: room,
    });
    expect(first?.body.events[0]?.['unsigned']).toHaveProperty('invite_room_state');
    expect(await call('POST', asBot(`/_matrix/client/v3/join/${room}`), {})).toMatchObject({
      status: 200,
      body: { room_id: room },
    });
    await alice.say(room, 'add milk');
    await settle();
    expect(service.inShort().flat()).toEqual(['invite', 'join', 'add milk']);
  });

  it('tells the service nothing of rooms in which it is not', async () => {
    const { service, alice } = await startStubbed();
    const room = await alice.createRoom({});
    await alice.say(room, 'alone');
    await settle();
    expect(service.received).toEqual([]);
  });

  it('answers a repeated transaction id with the same event', async () => {
    const { alice, call } = await startStubbed();
    const room = await alice.openDirectRoom(bot);
    await call('POST', asBot(`/_matrix/client/v3/join/${room}`), {});
    const path = asBot(`/_matrix/client/v3/rooms/${room}/send/m.room.message/one`);
    const first = await call('PUT', path, { msgtype: 'm.notice', body: 'once' });
    const second = await call('PUT', path, { msgtype: 'm.notice', body: 'once' });
    expect(first.body).toEqual(second.body);
    expect((await alice.read(room)).filter(({ content }) => content['body'] === 'once')).toHaveLength(1);
  });

  it('keeps order over a failure and tries again by itself', async () => {
    const { service, alice, call, clock } = await startStubbed({ retryAfterMs: [2000, 4000] });
    const room = await alice.openDirectRoom(bot);
    await call('POST', asBot(`/_matrix/client/v3/join/${room}`), {});
    await settle();
    service.received.length = 0;
    service.answer = { status: 503, body: {} };
    await alice.say(room, 'one');
    await settle();
    await alice.say(room, 'two');
    clock.advance(2000);
    await settle();
    expect(service.inShort()).toEqual([['one'], ['one']]);
    service.answer = { status: 200, body: {} };
    clock.advance(4000);
    await settle();
    expect(service.inShort().slice(2)).toEqual([['one'], ['two']]);
    expect(service.received[2]?.id).toBe(service.received[0]?.id);
  });

  it('refuses what real servers refuse, with their codes', async () => {
    const { alice, call } = await startStubbed();
    const room = await alice.createRoom({});
    expect(await call('POST', asBot(`/_matrix/client/v3/join/${room}`), {})).toMatchObject({
      status: 403,
      body: { errcode: 'M_FORBIDDEN' },
    });
    expect(await call('GET', '/_matrix/client/v3/account/whoami', undefined, 'wrong')).toMatchObject({
      status: 401,
      body: { errcode: 'M_UNKNOWN_TOKEN' },
    });
    expect(await call('GET', '/_matrix/client/v3/nothing')).toMatchObject({
      status: 404,
      body: { errcode: 'M_UNRECOGNIZED' },
    });
    expect(await refused(alice.join('!nowhere:example.org'))).toMatchObject({
      status: 404,
    } satisfies Partial<PersonRefused>);
    expect(await refused(alice.say(room, 'x'.repeat(70_000)))).toMatchObject({
      status: 413,
      errcode: 'M_TOO_LARGE',
    });
  });

  it('wakes a long poll when something happens, and honours filters', async () => {
    const { alice, call } = await startStubbed();
    const login = await call('POST', '/_matrix/client/v3/login', {
      type: 'm.login.application_service',
      identifier: { type: 'm.id.user', user: 'eis' },
      device_id: 'EIS',
    });
    const token = String(login.body['access_token']);
    const nothing = { types: [], not_types: ['*'], limit: 0 };
    const filter = encodeURIComponent(
      JSON.stringify({
        presence: nothing,
        account_data: nothing,
        room: { timeline: nothing, state: nothing, ephemeral: nothing, account_data: nothing },
      }),
    );
    const first = await call('GET', `/_matrix/client/v3/sync?filter=${filter}`, undefined, token);
    const since = String(first.body['next_batch']);
    const poll = call(
      'GET',
      `/_matrix/client/v3/sync?timeout=30000&since=${since}&filter=${filter}`,
      undefined,
      token,
    );
    const room = await alice.openDirectRoom(bot);
    const invited = (await poll).body;
    expect(invited['rooms']).toMatchObject({ invite: { [room]: {} } });
    await call('POST', asBot(`/_matrix/client/v3/join/${room}`), {});
    await alice.say(room, 'nothing for a filter');
    const later = await call(
      'GET',
      `/_matrix/client/v3/sync?since=${String(invited['next_batch'])}&filter=${filter}`,
      undefined,
      token,
    );
    expect(later.body).not.toHaveProperty('rooms');
  });

  it('keeps a list of the requests it answered, by template and status', async () => {
    const { homeserver, alice, call } = await startStubbed();
    const room = await alice.openDirectRoom(bot);
    await call('POST', asBot(`/_matrix/client/v3/join/${room}`), {});
    await call('PUT', asBot(`/_matrix/client/v3/rooms/${room}/send/m.room.message/1`), { body: 'hello' });
    expect(homeserver.journal.sends(bot).map(({ body }) => body)).toEqual([{ body: 'hello' }]);
    expect(homeserver.journal.uses()).toContainEqual({
      method: 'PUT',
      template: '/_matrix/client/v3/rooms/:room/send/:type/:transaction',
      status: 200,
    });
    expect(templateOf('POST', '/_matrix/client/v3/rooms/!a:b/leave')).toBe(
      '/_matrix/client/v3/rooms/:room/leave',
    );
  });
});
