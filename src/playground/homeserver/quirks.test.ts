import { describe, expect, it } from '@jest/globals';
import {
  asBot,
  bot,
  settle,
  startBare,
  startStubbed,
  type Stubbed,
} from '../../testing/stubbed-homeserver.ts';
import { Elsewhere } from './elsewhere.ts';
import { noKeyQuirks } from './keys/key-quirks.ts';
import { noQuirks, type Quirks } from './quirks.ts';

/** A direct room in which the bot is, with nothing left to deliver. */
async function inRoom(stubbed: Stubbed): Promise<string> {
  const room = await stubbed.alice.openDirectRoom(bot);
  await join(stubbed, room);
  stubbed.service.received.length = 0;
  return room;
}

async function join({ call }: Stubbed, room: string) {
  const answer = await call('POST', asBot(`/_matrix/client/v3/join/${encodeURIComponent(room)}`), {});
  await settle();
  return answer;
}

const down = { status: 500, body: {} };
const up = { status: 200, body: {} };
const first = <T>(list: readonly T[]): T => {
  const [value] = list;
  if (value === undefined) throw new Error('nothing arrived');
  return value;
};

/** Says this, and lets it be delivered or not. */
async function say({ alice }: Stubbed, room: string, text: string): Promise<void> {
  await alice.say(room, text);
  await settle();
}

const ids = ({ service }: Stubbed): readonly string[] => service.received.map(({ id }) => id);
const logIn = async ({ call }: Stubbed, localpart = 'eis') =>
  await call('POST', '/_matrix/client/v3/login', {
    type: 'm.login.application_service',
    identifier: { type: 'm.id.user', user: localpart },
    device_id: 'EIS',
  });
const whoami = async ({ call }: Stubbed, query = '', token?: string) =>
  await call('GET', `/_matrix/client/v3/account/whoami${query}`, undefined, token);
const as = (user: string): string => `?user_id=${encodeURIComponent(user)}`;

const inviteUnsigned = async (noInviteState: boolean): Promise<unknown> => {
  const stubbed = await startStubbed({ noInviteState });
  await stubbed.alice.openDirectRoom(bot, { encrypted: true });
  await settle();
  return first(first(stubbed.service.received).body.events)['unsigned'];
};

const putNewDevice = async (stubbed: Stubbed) =>
  await stubbed.call('PUT', asBot('/_matrix/client/v3/devices/NEW'), {});

const pingFrom = async ({ call }: Stubbed) =>
  await call('POST', '/_matrix/client/v1/appservice/eis/ping', { transaction_id: 'one' });

const registerUpperCase = async (stubbed: Stubbed) =>
  await stubbed.call('POST', '/_matrix/client/v3/register', {
    type: 'm.login.application_service',
    username: 'EIS_Up',
    inhibit_login: true,
  });

/** Every switch must have a test here: the names are compared at the end. */
const shown = new Set<keyof Quirks>();
function quirk(...names: readonly (keyof Quirks)[]): string {
  for (const name of names) shown.add(name);
  return names.join(', ');
}

describe('V3 what goes to the application service', () => {
  it(`${quirk('retryAfterMs')}: waits as long as the family waits`, async () => {
    const stubbed = await startStubbed({ retryAfterMs: [2000, 4000] });
    const room = await inRoom(stubbed);
    stubbed.service.answer = down;
    await say(stubbed, room, 'one');
    for (const [wait, tries] of [
      [1999, 1],
      [1, 2],
      [3999, 2],
      [1, 3],
      [4000, 4],
    ] as const) {
      stubbed.clock.advance(wait);
      await settle();
      expect(stubbed.service.received).toHaveLength(tries);
    }
  });

  it(`${quirk('silentUntilNextEvent')}: a failed push is not repeated until something new happens`, async () => {
    const stubbed = await startStubbed({ silentUntilNextEvent: true });
    const room = await inRoom(stubbed);
    stubbed.service.answer = down;
    await say(stubbed, room, 'one');
    stubbed.service.answer = up;
    stubbed.clock.advance(3_600_000);
    await settle();
    expect(stubbed.service.inShort()).toEqual([['one']]);
    await say(stubbed, room, 'two');
    expect(stubbed.service.inShort()).toEqual([['one'], ['one'], ['two']]);
  });

  it(`${quirk('blockedForMs')}: and even something new does not help before the time is over`, async () => {
    const stubbed = await startStubbed({
      silentUntilNextEvent: true,
      blockedForMs: (failures) => 30_000 * failures ** 2,
    });
    const room = await inRoom(stubbed);
    stubbed.service.answer = down;
    await say(stubbed, room, 'one');
    await say(stubbed, room, 'two');
    expect(stubbed.service.inShort()).toEqual([['one']]);
    stubbed.clock.advance(30_000);
    await settle();
    await say(stubbed, room, 'three');
    expect(stubbed.service.inShort()).toEqual([['one'], ['one']]);
    stubbed.service.answer = up;
    stubbed.clock.advance(119_000);
    await say(stubbed, room, 'four');
    expect(stubbed.service.received).toHaveLength(2);
    stubbed.clock.advance(1000);
    await settle();
    await say(stubbed, room, 'five');
    expect(stubbed.service.inShort().slice(2)).toEqual([['one'], ['two', 'three', 'four', 'five']]);
  });

  it(`${quirk('retryGrows')}: the same id comes again with more in it`, async () => {
    const stubbed = await startStubbed({ retryGrows: true, retryAfterMs: [1000] });
    const room = await inRoom(stubbed);
    stubbed.service.answer = down;
    await say(stubbed, room, 'one');
    await say(stubbed, room, 'two');
    stubbed.service.answer = up;
    stubbed.clock.advance(1000);
    await settle();
    expect(stubbed.service.inShort()).toEqual([['one'], ['one', 'two']]);
    expect(new Set(ids(stubbed)).size).toBe(1);
  });

  it(`${quirk('transactionIds')}: each family makes ids in its way, and never two alike while it runs`, async () => {
    const forms = { counter: /^\d{1,4}$/, clock: /^\d{19}$/, hash: /^[0-9a-f]{43}$/ } as const;
    for (const [transactionIds, form] of Object.entries(forms)) {
      const stubbed = await startStubbed({ transactionIds: transactionIds as keyof typeof forms });
      const room = await inRoom(stubbed);
      await say(stubbed, room, 'one');
      await say(stubbed, room, 'two');
      expect(ids(stubbed)).toEqual([expect.stringMatching(form), expect.stringMatching(form)]);
      expect(new Set(ids(stubbed)).size).toBe(2);
    }
  });

  it(`${quirk('idsStartAgain')}: after a restart the first id is 1 again, for other events`, async () => {
    const stubbed = await startStubbed({ idsStartAgain: true });
    const room = await stubbed.alice.openDirectRoom(bot);
    await join(stubbed, room);
    expect(ids(stubbed)[0]).toBe('1');
    stubbed.homeserver.restart();
    stubbed.service.received.length = 0;
    await say(stubbed, room, 'after');
    expect(ids(stubbed)).toEqual(['1']);
    expect(stubbed.service.inShort()).toEqual([['after']]);
  });

  it(`${quirk('batch')}: a backlog comes in transactions of this size`, async () => {
    const stubbed = await startStubbed({ batch: 3, silentUntilNextEvent: true });
    const room = await inRoom(stubbed);
    stubbed.service.answer = down;
    for (const text of ['1', '2', '3', '4', '5', '6', '7']) await stubbed.alice.say(room, text);
    await settle();
    stubbed.service.received.length = 0;
    stubbed.service.answer = up;
    await say(stubbed, room, '8');
    expect(stubbed.service.inShort().flat()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(Math.max(...stubbed.service.inShort().map(({ length }) => length))).toBe(3);
  });

  it(`${quirk('success')}: what counts as taken differs`, async () => {
    const taken = {
      '200': [200],
      '2xx': [200, 201, 204],
      '2xx with JSON': [200, 201],
      'below 400': [200, 201, 204, 302],
    } as const;
    for (const [success, statuses] of Object.entries(taken)) {
      for (const status of [200, 201, 204, 302, 403, 404, 500]) {
        const stubbed = await startStubbed({
          success: success as keyof typeof taken,
          silentUntilNextEvent: true,
        });
        const room = await inRoom(stubbed);
        stubbed.service.answer = { status, body: {} };
        await say(stubbed, room, 'one');
        const isTaken = (statuses as readonly number[]).includes(status);
        expect([success, status, stubbed.homeserver.isIdle()]).toEqual([success, status, isTaken]);
      }
    }
  });

  it(`${quirk('timeoutMs')}: no answer in time is a failure`, async () => {
    const stubbed = await startStubbed({ timeoutMs: 10_000, silentUntilNextEvent: true });
    const room = await inRoom(stubbed);
    const never = Promise.withResolvers<never>();
    stubbed.service.wait = async () => await never.promise;
    await say(stubbed, room, 'one');
    expect(stubbed.homeserver.pushed.at(-1)).toMatchObject({ status: 200 });
    stubbed.clock.advance(10_000);
    await settle();
    expect(stubbed.homeserver.pushed.at(-1)).toMatchObject({ status: 0, delivered: false });
  });

  it(`${quirk('groupsByRoom')}: after a failure the failed one comes alone, the rest room by room`, async () => {
    const stubbed = await startStubbed({ groupsByRoom: true, silentUntilNextEvent: true });
    const a = await inRoom(stubbed);
    const b = await inRoom(stubbed);
    stubbed.service.answer = down;
    await say(stubbed, b, 'b0');
    stubbed.service.hold();
    for (const [room, text] of [
      [a, 'a0'],
      [b, 'b1'],
      [a, 'a1'],
    ] as const)
      await stubbed.alice.say(room, text);
    stubbed.service.answer = up;
    stubbed.service.release();
    await settle();
    expect(stubbed.service.inShort()).toEqual([['b0'], ['b0'], ['a0', 'a1', 'b1']]);
  });

  it(`${quirk('newBeforeOld')}: after a restart with a backlog the new comes first, and the old id returns 30 s later`, async () => {
    const stubbed = await startStubbed({ newBeforeOld: true, retryGrows: true, retryAfterMs: [64_000] });
    const room = await inRoom(stubbed);
    stubbed.service.answer = down;
    await say(stubbed, room, 'old');
    await say(stubbed, room, 'new');
    const oldId = first(ids(stubbed));
    stubbed.service.received.length = 0;
    stubbed.service.answer = up;
    stubbed.homeserver.restart();
    await settle();
    expect(stubbed.service.inShort()).toEqual([['new']]);
    stubbed.clock.advance(30_000);
    await settle();
    expect(stubbed.service.inShort()).toEqual([['new'], ['old']]);
    expect(ids(stubbed)[1]).toBe(oldId);
  });

  it(`${quirk('losesAnswers', 'silenceAfterLossMs')}: silence, then the same again although it had been taken`, async () => {
    const stubbed = await startStubbed({ losesAnswers: 1, silenceAfterLossMs: 60_000 });
    const room = await stubbed.alice.openDirectRoom(bot);
    await settle();
    expect(stubbed.service.inShort()).toEqual([['invite']]);
    stubbed.clock.advance(59_999);
    await settle();
    expect(stubbed.service.received).toHaveLength(1);
    stubbed.clock.advance(1);
    await settle();
    expect(stubbed.service.inShort()).toEqual([['invite'], ['invite']]);
    expect(room).toMatch(/^!/);
  });

  it(`${quirk('tokenIn')}: in the header, in the query, or in both`, async () => {
    const forms = { header: [true, false], query: [false, true], both: [true, true] } as const;
    for (const [tokenIn, [inHeader, inQuery]] of Object.entries(forms)) {
      const stubbed = await startStubbed({ tokenIn: tokenIn as keyof typeof forms });
      await inRoom(stubbed);
      await say(stubbed, await stubbed.alice.openDirectRoom(bot), 'x');
      const { request } = first(stubbed.service.received);
      expect(request.headers['authorization'] === 'Bearer hs_token_for_tests').toBe(inHeader);
      expect(request.query.get('access_token') === 'hs_token_for_tests').toBe(inQuery);
    }
  });

  it(`${quirk('path')}: with the prefix, without it, or with two slashes`, async () => {
    const forms = {
      v1: '/_matrix/app/v1/transactions/1',
      legacy: '/transactions/1',
      'doubled slash': '//_matrix/app/v1/transactions/1',
    } as const;
    for (const [path, target] of Object.entries(forms)) {
      const stubbed = await startStubbed({ path: path as keyof typeof forms });
      await stubbed.alice.openDirectRoom(bot);
      await settle();
      expect(stubbed.targets).toEqual([target]);
    }
  });

  it(`${quirk('noRedactions')}: a redaction is not pushed, but /sync has it`, async () => {
    const stubbed = await startStubbed({ noRedactions: true });
    const room = await inRoom(stubbed);
    const event = await stubbed.alice.say(room, 'secret');
    await stubbed.alice.redact(room, event);
    await settle();
    expect(stubbed.service.inShort().flat()).toEqual(['secret']);
    const sync = await stubbed.call('GET', asBot('/_matrix/client/v3/sync'));
    expect(sync.text).toContain('m.room.redaction');
  });

  it(`${quirk('federatedInvites')}: pushed, only in /sync, once, or as a placeholder under one id`, async () => {
    const results: Record<string, unknown> = {};
    for (const federatedInvites of ['pushed', 'only in sync', 'once', 'placeholder'] as const) {
      const stubbed = await startStubbed({ federatedInvites });
      const ray = new Elsewhere(stubbed.homeserver.world, '@ray:elsewhere.example');
      for (const name of ['one', 'two']) {
        ray.invite(ray.createRoom(name), bot);
        await settle();
      }
      const sync = await stubbed.call('GET', asBot('/_matrix/client/v3/sync'));
      expect([federatedInvites, Object.keys(Object(Object(sync.body['rooms'])['invite'])).length]).toEqual([
        federatedInvites,
        2,
      ]);
      const events = stubbed.service.received.flatMap(({ body }) => body.events);
      results[federatedInvites] = {
        events: events.length,
        placeholders: events.filter(({ event_id }) => event_id === '$placeholder').length,
        ids: new Set(ids(stubbed)).size,
      };
    }
    expect(results).toEqual({
      pushed: { events: 2, placeholders: 0, ids: 2 },
      'only in sync': { events: 0, placeholders: 0, ids: 0 },
      once: { events: 2, placeholders: 0, ids: 2 },
      placeholder: { events: 2, placeholders: 2, ids: 1 },
    });
  });

  it(`${quirk('phantomInvites')}: an invite whose push failed can never be accepted`, async () => {
    const stubbed = await startStubbed({ federatedInvites: 'once', phantomInvites: true });
    stubbed.service.answer = down;
    const ray = new Elsewhere(stubbed.homeserver.world, '@ray:elsewhere.example');
    const room = ray.createRoom('lost');
    ray.invite(room, bot);
    await settle();
    expect(await join(stubbed, room.id)).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
    expect(await stubbed.call('POST', asBot(`/_matrix/client/v3/rooms/${room.id}/leave`), {})).toMatchObject({
      status: 200,
    });
  });

  it(`${quirk('noInviteState')}: an invite without a word about the room`, async () => {
    expect(JSON.stringify(await inviteUnsigned(false))).toContain('m.room.encryption');
    expect(await inviteUnsigned(true)).toBeUndefined();
  });

  it(`${quirk('othersTransactionIds')}: the id that somebody else’s client used`, async () => {
    const stubbed = await startStubbed({ othersTransactionIds: true });
    const room = await inRoom(stubbed);
    await say(stubbed, room, 'one');
    expect(first(first(stubbed.service.received).body.events)['unsigned']).toEqual({
      transaction_id: expect.stringContaining('@alice'),
    });
  });

  it(`${quirk('stateBurst')}: after a federated join the state comes, again and again`, async () => {
    const stubbed = await startStubbed({ stateBurst: 16 });
    const ray = new Elsewhere(stubbed.homeserver.world, '@ray:elsewhere.example');
    const room = ray.createRoom('far');
    ray.invite(room, bot);
    await settle();
    stubbed.service.received.length = 0;
    await join(stubbed, room.id);
    const events = stubbed.service.received.flatMap(({ body }) => body.events);
    expect(events.filter(({ type }) => type === 'm.room.create')).toHaveLength(16);
    expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(8);
  });

  it(`${quirk('pushesAge')}: says how old an event is, or does not`, async () => {
    for (const [pushesAge, age] of [
      [true, { age: 1 }],
      [false, undefined],
    ] as const) {
      const stubbed = await startStubbed({ pushesAge });
      const room = await inRoom(stubbed);
      await say(stubbed, room, 'hello');
      const event = first(first(stubbed.service.received).body.events);
      expect([event['age'], event['user_id'], event['unsigned']]).toEqual(
        pushesAge ? [1, stubbed.alice.user, age] : [undefined, undefined, undefined],
      );
    }
  });

  it(`${quirk('ephemeral', 'repeatsEphemeral')}: typing and receipts come too, some of them twice under one id`, async () => {
    const stubbed = await startStubbed({ ephemeral: true, repeatsEphemeral: true, transactionIds: 'hash' });
    const room = await inRoom(stubbed);
    const typing = `/_matrix/client/v3/rooms/${room}/typing/${stubbed.alice.user}`;
    await stubbed.alice.call('PUT', typing, { typing: true, timeout: 5000 });
    await settle();
    const bodies = stubbed.service.received.map(({ body }) => body.ephemeral);
    expect(bodies).toEqual([
      [expect.objectContaining({ type: 'm.typing', room_id: room })],
      [expect.objectContaining({ type: 'm.typing' })],
    ]);
    expect(new Set(ids(stubbed)).size).toBe(1);
    const quiet = await startStubbed();
    const other = await inRoom(quiet);
    await quiet.alice.call('PUT', `/_matrix/client/v3/rooms/${other}/typing/${quiet.alice.user}`, {
      typing: true,
    });
    await settle();
    expect(quiet.service.received).toEqual([]);
  });
});

describe('what the client-server API answers', () => {
  it(`${quirk('withoutDevice', 'messagesNeedDevice', 'contextNeedsDevice')}: calls without a device break in the way of the family`, async () => {
    const forms = {
      fine: { status: 200, empty: false },
      '403': { status: 403, empty: false },
      '500': { status: 500, empty: false },
      '500 without a body': { status: 500, empty: true },
    } as const;
    for (const [withoutDevice, { status, empty }] of Object.entries(forms)) {
      const stubbed = await startStubbed({
        withoutDevice: withoutDevice as keyof typeof forms,
        messagesNeedDevice: true,
        contextNeedsDevice: true,
      });
      const room = await inRoom(stubbed);
      const token = String((await logIn(stubbed)).body['access_token']);
      const event = await stubbed.alice.say(room, 'one');
      const inRoomPath = `/_matrix/client/v3/rooms/${room}`;
      for (const path of [
        '/_matrix/client/v3/sync',
        `${inRoomPath}/messages?dir=b`,
        `${inRoomPath}/context/${event}`,
      ]) {
        const answer = await stubbed.call('GET', asBot(path));
        expect([path, answer.status, answer.text === '']).toEqual([path, status, empty]);
        expect((await stubbed.call('GET', path, undefined, token)).status).toBe(200);
      }
    }
  });

  it(`${quirk('masqueradesDevices', 'unknownDevice')}: a device may be named, or the name is ignored`, async () => {
    for (const [unknownDevice, status] of [
      ['M_UNKNOWN_DEVICE', 400],
      ['M_FORBIDDEN', 403],
    ] as const) {
      const stubbed = await startStubbed({ unknownDevice });
      await logIn(stubbed);
      expect((await whoami(stubbed, `${as(bot)}&device_id=EIS`)).body).toMatchObject({ device_id: 'EIS' });
      expect(await whoami(stubbed, `${as(bot)}&device_id=NOPE`)).toMatchObject({
        status,
        body: { errcode: unknownDevice },
      });
    }
    const ignoring = await startStubbed({ masqueradesDevices: false });
    const answer = await whoami(ignoring, `${as(bot)}&device_id=NOPE`);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toHaveProperty('device_id');
  });

  it(`${quirk('senderMaySync')}: the sender of the registration may sync, or breaks`, async () => {
    expect((await (await startStubbed()).call('GET', '/_matrix/client/v3/sync')).status).toBe(200);
    expect(
      (await (await startStubbed({ senderMaySync: false })).call('GET', '/_matrix/client/v3/sync')).status,
    ).toBe(500);
  });

  it(`${quirk('sender')}: exists, does not, or blocks everything until it does`, async () => {
    const results: Record<string, unknown> = {};
    for (const sender of ['exists', 'is not registered', 'is refused until registered'] as const) {
      const stubbed = await startBare({ sender });
      const before = await whoami(stubbed);
      const registered = await stubbed.call('POST', '/_matrix/client/v3/register', {
        type: 'm.login.application_service',
        username: 'eis_sender',
        inhibit_login: true,
      });
      results[sender] = [before.status, registered.status, (await whoami(stubbed)).status];
    }
    expect(results).toEqual({
      exists: [200, 400, 200],
      'is not registered': [200, 200, 200],
      'is refused until registered': [403, 200, 200],
    });
  });

  it(`${quirk('masqueradeNeedsAccount', 'unregisteredWhoami')}: an account that was never registered may act, or not`, async () => {
    const strict = await startBare();
    expect(await whoami(strict, as(bot))).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
    const lax = await startBare({ masqueradeNeedsAccount: false, unregisteredWhoami: 'works' });
    expect(await whoami(lax, as(bot))).toMatchObject({ status: 200, body: { user_id: bot } });
    expect((await lax.call('POST', asBot('/_matrix/client/v3/createRoom'), {})).status).toBe(200);
    const tuwunel = await startBare({ masqueradeNeedsAccount: false, unregisteredWhoami: 'M_NOT_FOUND' });
    expect(await whoami(tuwunel, as(bot))).toMatchObject({ status: 404, body: { errcode: 'M_NOT_FOUND' } });
  });

  it(`${quirk('outsideNamespace', 'foreignIdIsUnknownToken', 'loginOutsideNamespace')}: whoever is not ours is refused in different words`, async () => {
    const spec = await startStubbed();
    expect(await whoami(spec, as('@alice:example.org'))).toMatchObject({
      status: 403,
      body: { errcode: 'M_FORBIDDEN' },
    });
    expect(await logIn(spec, 'alice')).toMatchObject({ status: 400, body: { errcode: 'M_EXCLUSIVE' } });
    const family = await startStubbed({
      outsideNamespace: 'M_EXCLUSIVE',
      loginOutsideNamespace: 'M_FORBIDDEN',
    });
    expect(await whoami(family, as('@alice:example.org'))).toMatchObject({
      status: 400,
      body: { errcode: 'M_EXCLUSIVE' },
    });
    expect(await logIn(family, 'alice')).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
    const dendrite = await startStubbed({ foreignIdIsUnknownToken: true });
    expect(await whoami(dendrite, as('@eis:elsewhere.example'))).toMatchObject({
      status: 401,
      body: { errcode: 'M_UNKNOWN_TOKEN' },
    });
  });

  it(`${quirk('applicationServiceLogin')}: works, or is switched off and not offered`, async () => {
    expect((await logIn(await startStubbed())).status).toBe(200);
    const off = await startStubbed({ applicationServiceLogin: 'disabled' });
    expect(await logIn(off)).toMatchObject({ status: 400, body: { errcode: 'M_UNSUPPORTED' } });
    expect((await off.call('GET', '/_matrix/client/v3/login')).text).not.toContain('application_service');
  });

  it(`${quirk('unregisteredLogin')}: who does not exist is let in, or refused in four ways`, async () => {
    const forms = {
      works: [200, undefined],
      M_NOT_FOUND: [404, 'M_NOT_FOUND'],
      M_UNKNOWN: [404, 'M_UNKNOWN'],
      M_INVALID_PARAM: [400, 'M_INVALID_PARAM'],
      '500 without a body': [500, undefined],
    } as const;
    for (const [unregisteredLogin, [status, errcode]] of Object.entries(forms)) {
      const answer = await logIn(
        await startStubbed({ unregisteredLogin: unregisteredLogin as keyof typeof forms }),
        'eis_nobody',
      );
      expect([unregisteredLogin, answer.status, answer.body['errcode']]).toEqual([
        unregisteredLogin,
        status,
        errcode,
      ]);
    }
  });

  it(`${quirk('loginKeepsOldToken')}: the old token of a device lives on, or dies`, async () => {
    for (const [loginKeepsOldToken, status] of [
      [true, 200],
      [false, 401],
    ] as const) {
      const stubbed = await startStubbed({ loginKeepsOldToken });
      const old = String((await logIn(stubbed)).body['access_token']);
      await logIn(stubbed);
      expect((await whoami(stubbed, '', old)).status).toBe(status);
    }
  });

  it(`${quirk('putDevice', 'putDeviceStatus')}: a device is made, is refused, or takes the token with it`, async () => {
    expect((await putNewDevice(await startStubbed())).status).toBe(201);
    expect((await putNewDevice(await startStubbed({ putDeviceStatus: 200 }))).status).toBe(200);
    expect(await putNewDevice(await startStubbed({ putDevice: '404 M_FORBIDDEN' }))).toMatchObject({
      status: 404,
      body: { errcode: 'M_FORBIDDEN' },
    });
    expect(await putNewDevice(await startStubbed({ putDevice: '404 M_NOT_FOUND' }))).toMatchObject({
      status: 404,
      body: { errcode: 'M_NOT_FOUND' },
    });
    const other = await startStubbed({ putDevice: 'under another id' });
    expect((await putNewDevice(other)).status).toBe(201);
    expect(await whoami(other, `${as(bot)}&device_id=NEW`)).toMatchObject({ status: 400 });
    expect((await other.call('GET', asBot('/_matrix/client/v3/devices'))).body['devices']).toHaveLength(1);
    const ruined = await startStubbed({ putDevice: 'ruins the token' });
    expect((await putNewDevice(ruined)).status).toBe(201);
    expect((await whoami(ruined, as('@eis_sender:example.org'))).body).toMatchObject({ user_id: bot });
    const register = { type: 'm.login.application_service', username: 'eis_x' };
    expect((await ruined.call('POST', '/_matrix/client/v3/register', register)).status).toBe(401);
    expect((await ruined.call('POST', '/_matrix/client/v3/logout', {})).status).toBe(200);
    expect((await whoami(ruined, as('@eis_sender:example.org'))).body).toMatchObject({
      user_id: '@eis_sender:example.org',
    });
  });

  it(`${quirk('deleteDevice')}: goes, or wants a password`, async () => {
    for (const [deleteDevice, status] of [
      ['works', 200],
      ['asks for a password', 401],
    ] as const) {
      const stubbed = await startStubbed({ deleteDevice });
      await logIn(stubbed);
      expect((await stubbed.call('DELETE', asBot('/_matrix/client/v3/devices/EIS'), {})).status).toBe(status);
    }
  });

  it(`${quirk('ping', 'pingFlushes')}: is answered, missing, or fails in its own way, and sends what waits or not`, async () => {
    const well = await startStubbed({ silentUntilNextEvent: true });
    const room = await inRoom(well);
    well.service.answer = down;
    await say(well, room, 'waits');
    well.service.answer = up;
    expect((await pingFrom(well)).status).toBe(200);
    await settle();
    expect(well.service.inShort()).toEqual([['waits'], ['waits']]);
    const mute = await startStubbed({ silentUntilNextEvent: true, pingFlushes: false });
    const other = await inRoom(mute);
    mute.service.answer = down;
    await say(mute, other, 'waits');
    mute.service.answer = up;
    await pingFrom(mute);
    await settle();
    expect(mute.service.inShort()).toEqual([['waits']]);
    expect(await pingFrom(await startStubbed({ ping: 'missing' }))).toMatchObject({
      status: 404,
      body: { errcode: 'M_UNRECOGNIZED' },
    });
    for (const [form, status, errcode] of [
      ['works', 502, 'M_BAD_STATUS'],
      ['502 M_CONNECTION_FAILED', 502, 'M_CONNECTION_FAILED'],
      ['500 M_UNKNOWN', 500, 'M_UNKNOWN'],
      ['500 with the token', 500, 'M_UNKNOWN'],
    ] as const) {
      const stubbed = await startStubbed({ ping: form });
      stubbed.service.answer = down;
      const answer = await pingFrom(stubbed);
      expect([form, answer.status, answer.body['errcode']]).toEqual([form, status, errcode]);
      expect(answer.text.includes('hs_token_for_tests')).toBe(form === '500 with the token');
    }
  });

  it(`${quirk('transactionScope', 'forgetsTransactionIds')}: client transaction ids are shared, are not, or are forgotten`, async () => {
    const puppet = '@eis_puppet:example.org';
    const sends = async (quirks: Partial<Quirks>): Promise<readonly boolean[]> => {
      const stubbed = await startStubbed(quirks);
      await stubbed.call('POST', '/_matrix/client/v3/register', {
        type: 'm.login.application_service',
        username: 'eis_puppet',
      });
      const room = await inRoom(stubbed);
      await stubbed.alice.invite(room, puppet);
      await stubbed.call('POST', `/_matrix/client/v3/join/${room}${as(puppet)}`, {});
      const path = `/_matrix/client/v3/rooms/${room}/send/m.room.message/same`;
      const events: unknown[] = [];
      for (const user of [bot, bot, puppet])
        events.push(
          (await stubbed.call('PUT', path + as(user), { msgtype: 'm.text', body: user })).body['event_id'],
        );
      return [events[0] === events[1], events[0] === events[2]];
    };
    expect(await sends({ transactionScope: 'token' })).toEqual([true, true]);
    expect(await sends({ transactionScope: 'device' })).toEqual([true, false]);
    expect(await sends({ forgetsTransactionIds: true })).toEqual([false, false]);
  });

  it(`${quirk('ignoresFilters')}: a filter is taken and does nothing`, async () => {
    const nothing = { types: [], not_types: ['*'], limit: 0 };
    const part = { timeline: nothing, state: nothing, ephemeral: nothing, account_data: nothing };
    const filter = encodeURIComponent(
      JSON.stringify({ presence: nothing, account_data: nothing, room: part }),
    );
    for (const [ignoresFilters, seen] of [
      [false, false],
      [true, true],
    ] as const) {
      const stubbed = await startStubbed({ ignoresFilters });
      const room = await inRoom(stubbed);
      await say(stubbed, room, 'marker');
      const sync = await stubbed.call('GET', asBot(`/_matrix/client/v3/sync?filter=${filter}`));
      expect(sync.text.includes('marker')).toBe(seen);
    }
  });

  it(`${quirk('bundlesEdits')}: the newest edit stands in the event, or has to be looked for`, async () => {
    for (const bundlesEdits of [true, false]) {
      const stubbed = await startStubbed({ bundlesEdits });
      const room = await inRoom(stubbed);
      const event = await stubbed.alice.say(room, 'one');
      await stubbed.alice.edit(room, event, 'two');
      const edit = await stubbed.alice.edit(room, event, 'three');
      const seen = await stubbed.call('GET', asBot(`/_matrix/client/v3/rooms/${room}/event/${event}`));
      expect(seen.text.includes('m.replace')).toBe(bundlesEdits);
      expect(seen.text.includes(edit)).toBe(bundlesEdits);
    }
  });

  it(`${quirk('staleSync')}: the same question gets the same old answer`, async () => {
    for (const [staleSync, seen] of [
      [false, true],
      [true, false],
    ] as const) {
      const stubbed = await startStubbed({ staleSync });
      const room = await inRoom(stubbed);
      const token = String((await logIn(stubbed)).body['access_token']);
      await stubbed.call('GET', '/_matrix/client/v3/sync', undefined, token);
      await say(stubbed, room, 'marker');
      const again = await stubbed.call('GET', '/_matrix/client/v3/sync', undefined, token);
      expect(again.text.includes('marker')).toBe(seen);
    }
  });

  it(`${quirk('upperCaseNames')}: a name in capitals is lowered or refused`, async () => {
    expect((await registerUpperCase(await startStubbed({ upperCaseNames: 'lowered' }))).body).toEqual({
      user_id: '@eis_up:example.org',
    });
    expect(
      (await registerUpperCase(await startStubbed({ upperCaseNames: 'M_EXCLUSIVE' }))).body['errcode'],
    ).toBe('M_EXCLUSIVE');
    expect(
      (await registerUpperCase(await startStubbed({ upperCaseNames: 'M_INVALID_USERNAME' }))).body['errcode'],
    ).toBe('M_INVALID_USERNAME');
  });

  it(`${quirk('takesAnyAlias')}: an alias outside the namespace is given, or not`, async () => {
    for (const [takesAnyAlias, status] of [
      [false, 400],
      [true, 200],
    ] as const) {
      const { call } = await startStubbed({ takesAnyAlias });
      const wish = { room_alias_name: 'other' };
      expect((await call('POST', asBot('/_matrix/client/v3/createRoom'), wish)).status).toBe(status);
    }
  });

  it(`${quirk('openMedia', 'authenticatedMedia', 'largestUpload')}: a file is had with a token, without one, or nowhere, and may be too large`, async () => {
    const statuses = async (quirks: Partial<Quirks>): Promise<readonly number[]> => {
      const { alice, call } = await startStubbed(quirks);
      const url = await alice.upload(new TextEncoder().encode('{}'), {
        type: 'text/plain',
        name: 'a.txt',
      });
      const place = url.slice('mxc:/'.length);
      const addresses = ['/_matrix/client/v1/media/download', '/_matrix/media/v3/download'];
      return await Promise.all(
        addresses.map(async (address) => (await call('GET', address + place, undefined, alice.token)).status),
      );
    };
    expect(await statuses({})).toEqual([200, 200]);
    expect(await statuses({ openMedia: 'M_NOT_FOUND' })).toEqual([200, 404]);
    expect(await statuses({ openMedia: 'M_FORBIDDEN' })).toEqual([200, 403]);
    expect(await statuses({ authenticatedMedia: 'missing' })).toEqual([404, 200]);
    await expect(statuses({ largestUpload: 1 })).rejects.toMatchObject({
      status: 413,
      errcode: 'M_TOO_LARGE',
    });
  });

  it(`${quirk('encryptsNewRooms')}: a room nobody wanted encrypted is`, async () => {
    const stubbed = await startStubbed({ encryptsNewRooms: true });
    const room = await stubbed.alice.openDirectRoom(bot);
    expect(stubbed.homeserver.world.room(room).isEncrypted()).toBe(true);
  });

  it(`${quirk('maximumVersion')}: the versions end where the family ends`, async () => {
    const versions = (
      await (await startStubbed({ maximumVersion: 2 })).call('GET', '/_matrix/client/versions')
    ).body['versions'];
    expect(versions).toEqual(['r0.6.1', 'v1.1', 'v1.2']);
  });

  it(`${quirk('roomVersion')}: in version 12 the id names no server and the creator stands above every number`, async () => {
    const stubbed = await startStubbed({ roomVersion: '12' });
    const room = await stubbed.alice.openDirectRoom(bot);
    expect(room).toMatch(/^![^:]{43}$/);
    const levels = stubbed.homeserver.world.room(room).state('m.room.power_levels')?.content['users'];
    expect(levels).toEqual({ [bot]: 100 });
    expect(stubbed.homeserver.world.room(room).powerOf(stubbed.alice.user)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the list of quirks', () => {
  it('has a test for every switch', () => {
    // Those of keys have their own list, in key-quirks.test.ts.
    const names = Object.keys(noQuirks).filter((name) => !(name in noKeyQuirks));
    expect([...shown].toSorted()).toEqual(names.toSorted());
  });
});
