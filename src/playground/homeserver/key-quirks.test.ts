import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { asBot, bot, settle, startBare, startStubbed } from '../../testing/stubbed-homeserver.ts';
import { Person } from '../people.ts';
import { type KeyQuirks, noKeyQuirks } from './keys/key-quirks.ts';
import type { Quirks } from './quirks.ts';

const client = '/_matrix/client/v3';
const encryption = { type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } };

const syncBody = z.looseObject({
  next_batch: z.string(),
  device_lists: z.looseObject({ changed: z.array(z.string()), left: z.array(z.string()) }).optional(),
  device_one_time_keys_count: z.record(z.string(), z.number()).optional(),
  device_unused_fallback_key_types: z.array(z.string()).optional(),
  to_device: z.looseObject({ events: z.array(z.looseObject({ type: z.string() })) }).optional(),
});

/** The bot with a device of its own, whatever the family makes of `PUT /devices`. */
async function withDevice(quirks: Partial<Quirks> = {}) {
  const stubbed = await startStubbed(quirks);
  const login = await stubbed.call('POST', `${client}/login`, {
    type: 'm.login.application_service',
    identifier: { type: 'm.id.user', user: 'eis' },
    device_id: 'EIS',
  });
  const token = z.string().parse(login.body['access_token']);
  const call = async (method: string, path: string, body?: object) =>
    await stubbed.call(method, client + path, body, token);
  const sync = async (since?: string, timeout = 0) =>
    syncBody.parse(
      (await call('GET', `/sync?timeout=${timeout}${since === undefined ? '' : `&since=${since}`}`)).body,
    );
  return { ...stubbed, call, sync, asService: stubbed.call };
}

const oneTime = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`signed_curve25519:${name}`, { key: name, signatures: {} }]));

const identity = { user_id: bot, device_id: 'EIS', algorithms: [], keys: {}, signatures: {} };

type Device = Awaited<ReturnType<typeof withDevice>>;

const upload = async ({ call }: Device, body: object) => await call('POST', '/keys/upload', body);
const claim = async ({ call }: Device) =>
  (await call('POST', '/keys/claim', { one_time_keys: { [bot]: { EIS: 'signed_curve25519' } } })).body;

/** Both in a room, after the other one came into it. */
async function afterJoin(quirks: Partial<Quirks>, who: 'eis' | 'bob') {
  const device = await withDevice(quirks);
  const bob = await Person.register({ localpart: 'bob' }, device.deps);
  const room = await device.alice.createRoom({ invite: [bot, bob.user], initial_state: [encryption] });
  const join = async (): Promise<unknown> =>
    who === 'eis' ? await device.call('POST', `/join/${room}`, {}) : await bob.join(room);
  if (who === 'bob') await device.call('POST', `/join/${room}`, {});
  const { next_batch } = await device.sync();
  await join();
  return { ...device, bob, room, lists: (await device.sync(next_batch)).device_lists?.changed ?? [] };
}

const masterKey = (name: string) => ({
  master_key: { user_id: bot, usage: ['master'], keys: { [`ed25519:${name}`]: name } },
});
const sign = async ({ call }: Device, name: string, password?: string) =>
  (
    await call('POST', '/keys/device_signing/upload', {
      ...masterKey(name),
      ...(password === undefined ? {} : { auth: { type: 'm.login.password', password } }),
    })
  ).status;

/** Every switch must have a test here: the names are compared at the end. */
const shown = new Set<keyof KeyQuirks>();
function quirk(...names: readonly (keyof KeyQuirks)[]): string {
  for (const name of names) shown.add(name);
  return names.join(', ');
}

describe('V3 Q1 keys and devices, as the families have them', () => {
  it(`${quirk('keysWithoutDevice')}: keys without a device are refused, or taken and forgotten`, async () => {
    const spec = await startStubbed();
    expect(await spec.call('POST', asBot(`${client}/keys/upload`), {})).toMatchObject({
      status: 400,
      body: { errcode: 'M_UNKNOWN' },
    });
    const dendrite = await startStubbed({ keysWithoutDevice: 'works' });
    expect(await dendrite.call('POST', asBot(`${client}/keys/upload`), {})).toMatchObject({
      status: 200,
      body: { one_time_key_counts: {} },
    });
  });

  it(`${quirk('countsInSync', 'zeroCounts')}: a missing count means zero on one server, and nothing on another`, async () => {
    const dendrite = await withDevice({ countsInSync: 'not in the first', zeroCounts: 'left out' });
    expect((await upload(dendrite, {})).body).toEqual({ one_time_key_counts: {} });
    await upload(dendrite, { device_keys: identity, one_time_keys: oneTime('A', 'B') });
    const first = await dendrite.sync();
    expect(first.device_one_time_keys_count).toBeUndefined();
    expect((await dendrite.sync(first.next_batch)).device_one_time_keys_count).toEqual({
      signed_curve25519: 2,
    });
    const tuwunel = await withDevice({ countsInSync: 'not when zero' });
    expect((await tuwunel.sync()).device_one_time_keys_count).toBeUndefined();
    // What tells the truth everywhere.
    expect((await upload(tuwunel, {})).body).toEqual({ one_time_key_counts: { signed_curve25519: 0 } });
    await upload(tuwunel, { one_time_keys: oneTime('A') });
    expect((await tuwunel.sync()).device_one_time_keys_count).toEqual({ signed_curve25519: 1 });
    const spec = await withDevice();
    expect((await spec.sync()).device_one_time_keys_count).toEqual({ signed_curve25519: 0 });
  });

  it(`${quirk('unusedFallback', 'handsOutFallback')}: a fallback key is told of and handed out, or taken and never seen again`, async () => {
    const forms = { told: ['signed_curve25519'], 'always empty': [], 'never told': undefined } as const;
    for (const [unusedFallback, told] of Object.entries(forms)) {
      const device = await withDevice({ unusedFallback: unusedFallback as keyof typeof forms });
      await upload(device, { fallback_keys: oneTime('F') });
      expect([unusedFallback, (await device.sync()).device_unused_fallback_key_types]).toEqual([
        unusedFallback,
        told,
      ]);
    }
    for (const [handsOutFallback, found] of [
      [true, { EIS: oneTime('F') }],
      [false, undefined],
    ] as const) {
      const device = await withDevice({ handsOutFallback });
      await upload(device, { one_time_keys: oneTime('A'), fallback_keys: oneTime('F') });
      expect((await claim(device))['one_time_keys']).toEqual({ [bot]: { EIS: oneTime('A') } });
      const keys = z.record(z.string(), z.json()).parse((await claim(device))['one_time_keys']);
      expect(keys[bot]).toEqual(found);
    }
    const spec = await withDevice();
    await upload(spec, { fallback_keys: oneTime('F') });
    await claim(spec);
    expect((await spec.sync()).device_unused_fallback_key_types).toEqual([]);
  });

  it(`${quirk('claimTells')}: a claimed key wakes the poll, is told at its end, or one poll later`, async () => {
    const counts = async (claimTells: Quirks['claimTells']) => {
      const device = await withDevice({ claimTells });
      await upload(device, { one_time_keys: oneTime('A', 'B') });
      const { next_batch } = await device.sync();
      let isWoken = false;
      const poll = device.sync(next_batch, 30_000).finally(() => (isWoken = true));
      await settle();
      await claim(device);
      await settle();
      const wasWoken = isWoken;
      device.clock.advance(30_000);
      const ended = await poll;
      const next = await device.sync(ended.next_batch);
      return [wasWoken, ...[ended, next].map((one) => one.device_one_time_keys_count?.['signed_curve25519'])];
    };
    expect(await counts('at once')).toEqual([true, 1, 1]);
    expect(await counts('at the end of the poll')).toEqual([false, 1, 1]);
    expect(await counts('in the next poll')).toEqual([false, 2, 1]);
  });

  it(`${quirk('ownJoinTellsDevices', 'othersJoinTellsDevices')}: whoever joins is looked up because /sync says so, or is not`, async () => {
    const all = await afterJoin({}, 'eis');
    expect(all.lists).toContain(all.alice.user);
    expect((await afterJoin({ ownJoinTellsDevices: false }, 'eis')).lists).toEqual([]);
    const other = await afterJoin({}, 'bob');
    expect(other.lists).toEqual([other.bob.user]);
    expect((await afterJoin({ othersJoinTellsDevices: false }, 'bob')).lists).toEqual([]);
  });

  it(`${quirk('repeatsDeviceLists')}: after a restart device lists come with every event, until somebody's keys change`, async () => {
    for (const [repeatsDeviceLists, isTold] of [
      [true, true],
      [false, false],
    ] as const) {
      const device = await afterJoin({ repeatsDeviceLists }, 'eis');
      device.homeserver.restart();
      const changedBySaying = async () => {
        const { next_batch } = await device.sync();
        await device.alice.sendPlain(device.room, 'm.room.message', { body: 'hello' });
        return (await device.sync(next_batch)).device_lists?.changed ?? [];
      };
      expect((await changedBySaying()).includes(device.alice.user)).toBe(isTold);
      expect((await changedBySaying()).includes(device.alice.user)).toBe(isTold);
      await upload(device, { device_keys: identity });
      expect(await changedBySaying()).toEqual([]);
    }
  });

  it(`${quirk('shortKeyAnswers', 'emptyKeyMaps', 'shortSignaturesAnswer')}: answers about keys are whole, or lack what is empty`, async () => {
    const answers = async (quirks: Partial<Quirks>) => {
      const device = await withDevice(quirks);
      const query = (await device.call('POST', '/keys/query', { device_keys: { [bot]: [] } })).body;
      const signatures = (await device.call('POST', '/keys/signatures/upload', {})).body;
      return [Object.keys(query).toSorted(), Object.keys(await claim(device)).toSorted(), signatures];
    };
    const maps = ['master_keys', 'self_signing_keys', 'user_signing_keys'];
    expect(await answers({})).toEqual([
      ['device_keys', 'failures', ...maps],
      ['failures', 'one_time_keys'],
      { failures: {} },
    ]);
    expect(
      await answers({ shortKeyAnswers: true, emptyKeyMaps: 'left out', shortSignaturesAnswer: true }),
    ).toEqual([['device_keys'], ['one_time_keys'], {}]);
  });

  it(`${quirk('everyOtherDeviceMessageLateMs')}: every other key comes after its event`, async () => {
    const device = await withDevice({ everyOtherDeviceMessageLateMs: 160 });
    const send = async (type: string) =>
      await device.alice.call('PUT', `${client}/sendToDevice/${type}/${type}`, {
        messages: { [bot]: { EIS: { hello: type } } },
      });
    await send('late');
    await send('prompt');
    expect(device.homeserver.isIdle()).toBe(false);
    const first = await device.sync();
    expect(first.to_device?.events.map(({ type }) => type)).toEqual(['prompt']);
    device.clock.advance(160);
    await settle();
    const second = await device.sync(first.next_batch);
    expect(second.to_device?.events.map(({ type }) => type)).toEqual(['late']);
  });

  it(`${quirk('pushesDeviceMessages')}: a message to a device comes by /sync, in a transaction as well, or as an empty list`, async () => {
    const name = 'de.sorunome.msc2409.to_device';
    const pushed = async (pushesDeviceMessages: KeyQuirks['pushesDeviceMessages']) => {
      const device = await withDevice({ pushesDeviceMessages });
      await sign(device, 'PUBLIC');
      await upload(device, { one_time_keys: oneTime('A', 'B') });
      await device.alice.openDirectRoom(bot);
      const messages = { [bot]: { EIS: { hello: 'eis' } } };
      await device.alice.call('PUT', `${client}/sendToDevice/org.example/1`, { messages });
      await settle();
      expect((await device.sync()).to_device?.events).toHaveLength(1);
      return device.service.received.map(({ body }) => body);
    };
    expect((await pushed('no')).map((body) => body[name])).toEqual([undefined]);
    expect((await pushed('empty list')).map((body) => body[name])).toEqual([[]]);
    const bodies = await pushed('as well');
    const message = { type: 'org.example', sender: '@alice:example.org', content: { hello: 'eis' } };
    expect(bodies.flatMap((body) => body[name])).toEqual([
      { ...message, to_user_id: bot, to_device_id: 'EIS' },
    ]);
    for (const count of ['key_counts', 'keys_count'])
      expect(bodies.at(-1)?.[`org.matrix.msc3202.device_one_time_${count}`]).toMatchObject({
        [bot]: { EIS: { signed_curve25519: 2 }, PUBLIC: {} },
      });
    expect(bodies.at(-1)?.['org.matrix.msc3202.device_lists']).toMatchObject({ left: [] });
  });

  it(`${quirk('firstCrossSigningAsks', 'sameCrossSigningAsks', 'crossSigningReplaceAsks', 'crossSigningReplaceByLoginAsks')}: an identity may be uploaded once, again, anew, or only with a password`, async () => {
    const login = await withDevice();
    expect([await sign(login, 'one'), await sign(login, 'one'), await sign(login, 'two')]).toEqual([
      200, 200, 401,
    ]);
    const free = await withDevice({ crossSigningReplaceByLoginAsks: false });
    expect([await sign(free, 'one'), await sign(free, 'two')]).toEqual([200, 200]);
    for (const [crossSigningReplaceAsks, status] of [
      [false, 200],
      [true, 401],
    ] as const) {
      const { asService } = await withDevice({ crossSigningReplaceAsks });
      const path = asBot(`${client}/keys/device_signing/upload`);
      expect((await asService('POST', path, masterKey('one'))).status).toBe(200);
      expect((await asService('POST', path, masterKey('two'))).status).toBe(status);
    }
    const quirks = { firstCrossSigningAsks: true, sameCrossSigningAsks: true };
    const bare = await startBare(quirks);
    await bare.call('POST', `${client}/register`, {
      type: 'm.login.application_service',
      username: 'eis',
      password: 'long and random',
    });
    const path = asBot(`${client}/keys/device_signing/upload`);
    const signAs = async (name: string, password: string) =>
      (await bare.call('POST', path, { ...masterKey(name), auth: { password } })).status;
    expect([
      await signAs('one', 'wrong'),
      await signAs('one', 'long and random'),
      await signAs('one', 'wrong'),
      await signAs('one', 'long and random'),
    ]).toEqual([401, 200, 401, 200]);
  });

  it(`${quirk('knowsCrossSigning')}: an identity is taken, or what it is uploaded with is not known`, async () => {
    const statuses = async (knowsCrossSigning: boolean) => {
      const device = await withDevice({ knowsCrossSigning });
      const signatures = await device.call('POST', '/keys/signatures/upload', {});
      return [await sign(device, 'one'), signatures.status, signatures.body['errcode']];
    };
    expect(await statuses(true)).toEqual([200, 200, undefined]);
    expect(await statuses(false)).toEqual([404, 404, 'M_UNRECOGNIZED']);
  });
});

describe('the list of quirks of keys', () => {
  it('has a test for every switch', () => {
    expect([...shown].toSorted()).toEqual(Object.keys(noKeyQuirks).toSorted());
  });
});
