import { beforeAll, describe, expect, it } from '@jest/globals';
import { RoomId as OlmRoomId, UserId as OlmUserId } from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import type { RatchetPlace } from '../core/crypto-store.ts';
import type { SyncKeys } from '../core/encryption.ts';
import { parseUserId, type UserId } from '../core/ids.ts';
import type { Fields, Json } from '../core/json.ts';
import { Person } from '../playground/people.ts';
import { bot, startStubbed, type Stubbed } from '../testing/stubbed-homeserver.ts';
import type { Machine } from './machine.ts';
import { createOpenEvent } from './open-event.ts';
import { createReceiveKeys } from './receive-keys.ts';
import { type CallAsDevice, createRequests, type Requests } from './requests.ts';
import { openTestMachine } from './test-machine.ts';
import { trackMembers } from './track-members.ts';

const client = '/_matrix/client/v3';
const megolm = 'm.megolm.v1.aes-sha2';
const encryption = { type: 'm.room.encryption', content: { algorithm: megolm } };
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

const idOf = (user: string): UserId => {
  const parsed = parseUserId(user);
  if (!parsed) throw new Error('not an id');
  return parsed;
};
const eis = idOf(bot);

const Answer = z.looseObject({
  next_batch: z.string(),
  to_device: z.looseObject({ events: z.array(z.json()) }).optional(),
  device_lists: z.looseObject({ changed: z.array(z.string()).optional() }).optional(),
  device_one_time_keys_count: z.record(z.string(), z.number()).optional(),
  device_unused_fallback_key_types: z.array(z.string()).optional(),
});

/** The account of eis with a device, as far as receiving needs it. */
class House {
  readonly asked: string[] = [];
  readonly flushes: string[] = [];
  readonly places = new Map<string, string>();
  readonly #stubbed: Stubbed;
  readonly #token: string;
  readonly machine: Machine;
  readonly requests: Requests;
  clock = new Date('2026-11-22T08:00:00Z');
  tracked: UserId[] = [];
  /** What /sync brought besides, since it was last asked. */
  since: string | undefined;

  private constructor(stubbed: Stubbed, token: string, machine: Machine) {
    this.#stubbed = stubbed;
    this.#token = token;
    this.machine = machine;
    this.requests = createRequests({
      machine,
      callAsDevice: this.callAsDevice,
      now: () => this.clock,
      log,
      signal: new AbortController().signal,
    });
  }

  static async open(stubbed: Stubbed): Promise<House> {
    const house = await House.unsigned(stubbed, 'EIS');
    const made = await house.machine.run(async (olm) => await olm.bootstrapCrossSigning(true));
    const keys = z.record(z.string(), z.unknown()).parse(JSON.parse(made.uploadSigningKeysRequest.body));
    await house.callAsDevice({ method: 'POST', path: `${client}/keys/device_signing/upload`, body: keys });
    await house.requests.send(made.uploadSignaturesRequest);
    return house;
  }

  static async unsigned(stubbed: Stubbed, deviceId: string): Promise<House> {
    const login = await stubbed.call('POST', `${client}/login`, {
      type: 'm.login.application_service',
      identifier: { type: 'm.id.user', user: 'eis' },
      device_id: deviceId,
    });
    const token = z.string().parse(login.body['access_token']);
    const house = new House(stubbed, token, await openTestMachine(eis, deviceId));
    await house.requests.drain();
    return house;
  }

  readonly callAsDevice: CallAsDevice = async ({ method, path, body }) => {
    this.asked.push(path.replace(`${client}/`, ''));
    const answer = await this.#stubbed.call(method, path, body, this.#token);
    if (answer.status >= 300) throw Object.assign(new Error(`answered ${answer.status}`), answer);
    return answer.body;
  };

  async fetchKeys(): Promise<SyncKeys> {
    const query = this.since === undefined ? '' : `&since=${this.since}`;
    const answer = Answer.parse(
      await this.callAsDevice({ method: 'GET', path: `${client}/sync?timeout=0${query}` }),
    );
    this.since = answer.next_batch;
    return {
      toDevice: answer.to_device?.events ?? [],
      changed: (answer.device_lists?.changed ?? []).map(idOf),
      left: [],
      counts: answer.device_one_time_keys_count,
      unusedFallback: answer.device_unused_fallback_key_types,
    };
  }

  readonly receiveKeys = createReceiveKeys({
    machine: () => this.machine,
    requests: () => this.requests,
    now: () => this.clock,
    log,
  });

  async receive(keys: SyncKeys): Promise<void> {
    await this.receiveKeys(keys, async () => void this.flushes.push('received'));
    await this.requests.drain();
  }

  async sync(): Promise<void> {
    await this.receive(await this.fetchKeys());
  }

  async track(...users: readonly string[]): Promise<void> {
    await trackMembers(users.map(idOf), { machine: () => this.machine, requests: () => this.requests });
  }

  openEvent(requiresVerified = false) {
    return createOpenEvent({
      machine: () => this.machine,
      store: () => ({
        flush: async () => void this.flushes.push('opened'),
        flushDecrypted: async (_delta, { session, index, event }: RatchetPlace & { event: string }) => {
          const first = this.places.get(`${session}|${index}`) ?? event;
          this.places.set(`${session}|${index}`, first);
          return first === event ? 'first' : 'replayed';
        },
      }),
      requiresVerified,
      track: (users) => void this.tracked.push(...users),
    });
  }

  readonly opens = async (event: Fields) => await this.openEvent()(event);
}

const fields = z.record(z.string(), z.json());

/** Alice, with a device, in an encrypted room with eis. */
async function inRoom(trust: 'verified' | 'unverified' = 'verified') {
  const stubbed = await startStubbed();
  const house = await House.open(stubbed);
  const alice = await Person.register({ localpart: 'carol', trust }, stubbed.deps);
  await alice.device();
  const room = await alice.createRoom({ invite: [bot], initial_state: [encryption] });
  await house.callAsDevice({ method: 'POST', path: `${client}/join/${room}`, body: {} });
  await house.track(alice.user);
  await house.sync();
  /** As it stands at the homeserver. */
  const stored = (event: string): Fields =>
    fields.parse(stubbed.homeserver.world.room(room).find(event)?.event);
  const say = async (text: string): Promise<Fields> => stored(await alice.say(room, text));
  const send = async (type: string, content: Fields): Promise<Fields> =>
    stored(await alice.send(room, type, content));
  return { stubbed, house, alice, room, say, send, stored };
}

const contentOf = (event: Fields): Fields => fields.parse(event['content']);
const changed = (event: Fields, more: Fields): Fields => ({
  ...event,
  content: { ...contentOf(event), ...more },
});

describe('what is opened', () => {
  it('Q1 is the event as it came, with the type and the words that were sealed', async () => {
    const { house, say } = await inRoom();
    const event = await say('add milk');
    await house.sync();
    const opened = await house.opens(event);
    expect(opened).toEqual({
      kind: 'opened',
      event: { ...event, type: 'm.room.message', content: { msgtype: 'm.text', body: 'add milk' } },
      place: { session: contentOf(event)['session_id'], index: 0 },
    });
  });

  it('stays readable for the same event, and takes nothing that the homeserver adds to the words', async () => {
    const { house, say } = await inRoom();
    const event = await say('add milk');
    await house.sync();
    const first = await house.opens(event);
    expect(await house.opens(event)).toEqual(first);
    const dressed = await house.opens({ ...changed(event, { body: 'add tea', msgtype: 'm.text' }) });
    expect(dressed).toMatchObject({ kind: 'opened', event: { content: { body: 'add milk' } } });
  });

  it('says the next place with the next message', async () => {
    const { house, say } = await inRoom();
    const events = [await say('one'), await say('two'), await say('three')];
    await house.sync();
    const places: unknown[] = [];
    for (const event of events) {
      const opened = await house.opens(event);
      places.push(opened.kind === 'opened' ? opened.place.index : opened);
    }
    expect(places).toEqual([0, 1, 2]);
  });

  it('is found without the words of the event about its device', async () => {
    const { house, say } = await inRoom();
    const event = await say('add milk');
    await house.sync();
    for (const more of [{ sender_key: 'nonsense', device_id: 'NOBODY' }, { sender_key: 7 }])
      expect(await house.opens(changed(event, more))).toMatchObject({ kind: 'opened' });
  });
});

describe('what waits', () => {
  it('Q2 is a message whose key has not come', async () => {
    const { house, alice, say } = await inRoom();
    const event = await say('add milk');
    expect(await house.opens(event)).toEqual({ kind: 'no key yet', withheld: undefined });
    expect(house.tracked).toEqual([alice.user]);
    await house.sync();
    expect(await house.opens(event)).toMatchObject({ kind: 'opened' });
  });

  it('Q2 is a message of somebody without cross-signing, until they sign', async () => {
    const { house, alice, say } = await inRoom('unverified');
    const event = await say('add milk');
    await house.sync();
    expect(await house.opens(event)).toEqual({ kind: 'unsigned device' });
    await (await alice.device()).crossSign({ isNew: false });
    await house.sync();
    expect(await house.opens(event)).toMatchObject({ kind: 'opened' });
  });

  it('is a message of somebody who was not known, until their devices are', async () => {
    const { stubbed, house, room } = await inRoom();
    const dave = await Person.register({ localpart: 'dave' }, stubbed.deps);
    await dave.device();
    await stubbed.call('POST', `${client}/rooms/${room}/invite?user_id=${bot}`, { user_id: dave.user });
    await dave.join(room);
    const event = fields.parse(
      stubbed.homeserver.world.room(room).find(await dave.say(room, 'add milk'))?.event,
    );
    await house.sync();
    expect(await house.opens(event)).toEqual({ kind: 'unsigned device' });
    expect(house.tracked).toEqual([dave.user]);
    await house.track(dave.user);
    expect(await house.opens(event)).toMatchObject({ kind: 'opened' });
  });

  it('is a message whose key was withheld, and says by which code', async () => {
    const { stubbed, alice, say } = await inRoom();
    const other = await House.unsigned(stubbed, 'UNSIGNED');
    await other.track(alice.user);
    const event = await say('for signed devices');
    await other.sync();
    expect(await other.opens(event)).toEqual({ kind: 'no key yet', withheld: 'm.unverified' });
  });

  it('is a message whose key came out of a backup, which says nothing about its sender', async () => {
    const { stubbed, house, alice, say } = await inRoom();
    const event = await say('delete everything');
    await house.sync();
    const kept = await house.machine.run(async (olm) => await olm.exportRoomKeys(() => true));
    const restored = await House.unsigned(stubbed, 'RESTORED');
    await restored.track(alice.user);
    await restored.machine.run(async (olm) => await olm.importExportedRoomKeys(kept, silent));
    expect(await restored.opens(event)).toEqual({ kind: 'no key yet', withheld: undefined });
    const forged = { ...event, sender: '@admin:example.org' };
    expect(await restored.opens(forged)).toEqual({ kind: 'no key yet', withheld: undefined });
  });
});

describe('what is refused', () => {
  let world: Awaited<ReturnType<typeof inRoom>>;
  let event: Fields;
  beforeAll(async () => {
    world = await inRoom();
    event = await world.say('add milk');
    await world.house.sync();
  });
  const refused = (because: string) => ({ kind: 'refused', because });

  it('Q3 is the same ciphertext in another event', async () => {
    expect(await world.house.opens(event)).toMatchObject({ kind: 'opened' });
    expect(await world.house.opens({ ...event, event_id: '$copy' })).toEqual(refused('replayed'));
    expect(await world.house.opens(event)).toMatchObject({ kind: 'opened' });
  });

  it('Q3 is a message that names another sender', async () => {
    expect(await world.house.opens({ ...event, sender: world.stubbed.alice.user })).toEqual(
      refused('forged sender'),
    );
  });

  it('Q3 is a message with a key from somebody else’s device', async () => {
    const { stubbed, house, room, alice } = world;
    const mallory = await Person.register({ localpart: 'mallory' }, stubbed.deps);
    await mallory.device();
    await alice.invite(room, mallory.user);
    await mallory.join(room);
    const said = await mallory.say(room, 'delete everything');
    await house.track(mallory.user);
    await house.sync();
    const theirs = fields.parse(stubbed.homeserver.world.room(room).find(said)?.event);
    expect(await house.opens({ ...theirs, sender: alice.user })).toEqual(refused('forged sender'));
    expect(await house.opens(theirs)).toMatchObject({ kind: 'opened' });
  });

  it('Q3 is a message of an unverified device, where the configuration asks for verified ones', async () => {
    const unsigned = await inRoom('unverified');
    const said = await unsigned.say('add milk');
    await unsigned.house.sync();
    expect(await unsigned.house.openEvent(true)(said)).toEqual(refused('unverified device'));
    expect(await world.house.openEvent(true)(event)).toMatchObject({ kind: 'opened' });
  });

  it('Q3 is a message of somebody whose identity changed after it was verified', async () => {
    const { house, alice, say, send } = await inRoom();
    const ask = async () => {
      const users = [eis, alice.user].map((user) => new OlmUserId(user));
      const query = await house.machine.run(
        async (olm) => await Promise.resolve(olm.queryKeysForUsers(users)),
      );
      await house.requests.send(query);
    };
    const verified = await house.machine.run(async (olm) => {
      const identity = await olm.getIdentity(new OlmUserId(alice.user));
      return await identity?.verify();
    });
    if (!verified) throw new Error('nobody to verify');
    await house.requests.send(verified);
    await ask();
    await alice.resetIdentity();
    await ask();
    const said = await say('add milk');
    await house.sync();
    expect(await house.opens(said)).toEqual(refused('changed identity'));
    const request = await send('m.room.message', {
      msgtype: 'm.key.verification.request',
      body: 'verify me',
    });
    expect(await house.opens(request)).toMatchObject({ kind: 'opened' });
  });

  it('Q3 is a message that was made for another room', async () => {
    const { house, room } = world;
    const elsewhere = { ...event, room_id: '!elsewhere:example.org' };
    // The key of this room opens nothing there.
    expect(await house.opens(elsewhere)).toEqual({ kind: 'no key yet', withheld: undefined });
    const kept = await house.machine.run(async (olm) => await olm.exportRoomKeys(() => true));
    const moved = kept.replaceAll(room, '!elsewhere:example.org');
    const other = await openTestMachine(eis, 'OTHER');
    await other.run(async (olm) => await olm.importExportedRoomKeys(moved, silent));
    const openEvent = createOpenEvent({
      machine: () => other,
      store: () => ({ flush: async () => undefined, flushDecrypted: async () => 'first' }),
      requiresVerified: false,
      track: silent,
    });
    expect(await openEvent(elsewhere)).toEqual(refused('other room'));
  });

  it.each<[string, Fields]>([
    ['m.foo', { algorithm: 'm.foo' }],
    ['that of devices', { algorithm: 'm.olm.v1.curve25519-aes-sha2', ciphertext: {} }],
    ['none', { algorithm: 7 }],
  ])('Q3 is an algorithm that eis does not know: %s', async (_name, more) => {
    expect(await world.house.opens(changed(event, more))).toEqual(refused('unknown algorithm'));
  });

  it.each<[string, Fields]>([
    ['no ciphertext', { ciphertext: null }],
    ['no base64', { ciphertext: 'AwgA!!' }],
    ['a ciphertext that is cut off', { ciphertext: 'AwgAEpAB' }],
    ['a ciphertext of numbers', { ciphertext: [1, 2, 3] }],
    ['no session', { session_id: 7 }],
  ])('Q3 is a message with %s', async (_what, more) => {
    expect(await world.house.opens(changed(event, more))).toEqual(refused('malformed'));
  });

  it('Q3 is a ciphertext in which one letter is another one', async () => {
    const text = z.string().parse(contentOf(event)['ciphertext']);
    const flipped = `${text.slice(0, 60)}${text[60] === 'A' ? 'B' : 'A'}${text.slice(61)}`;
    expect(await world.house.opens(changed(event, { ciphertext: flipped }))).toEqual(refused('malformed'));
  });

  it.each<[string, Fields]>([
    ['id', { event_id: 'nothing' }],
    ['sender', { sender: 7 }],
    ['room', { room_id: null }],
    ['content', { content: 'none' }],
  ])('Q3 is an event without a valid %s', async (_what, more) => {
    expect(await world.house.opens({ ...event, ...more })).toEqual(refused('malformed'));
  });
});

describe('what /sync says about keys', () => {
  const none: SyncKeys = {
    toDevice: [],
    changed: [],
    left: [],
    counts: undefined,
    unusedFallback: undefined,
  };
  const asking = (house: House, what: string): number => house.asked.filter((path) => path === what).length;

  it('Q1 asks how many one-time keys there are where the answer leaves it out', async () => {
    const { house } = await inRoom();
    const before = asking(house, 'keys/upload');
    await house.receive(none);
    expect(asking(house, 'keys/upload')).toBe(before + 1);
  });

  it('Q1 makes new keys where there are none left, and not again and again for a homeserver that always says so', async () => {
    const { house } = await inRoom();
    house.clock = new Date(house.clock.getTime() + 60_000);
    const before = asking(house, 'keys/upload');
    for (let times = 0; times < 20; times += 1) await house.receive({ ...none, counts: {} });
    expect(asking(house, 'keys/upload') - before).toBeGreaterThan(0);
    expect(asking(house, 'keys/upload') - before).toBeLessThan(3);
    house.clock = new Date(house.clock.getTime() + 60_000);
    await house.receive({ ...none, counts: { signed_curve25519: 0 } });
    expect(asking(house, 'keys/upload') - before).toBeGreaterThan(1);
  });

  it('Q1 stores ten thousand messages in parts, and that they were taken with the last', async () => {
    const { house, say } = await inRoom();
    const event = await say('add milk');
    const keys = await house.fetchKeys();
    expect(keys.toDevice.length).toBeGreaterThan(0);
    const noise = Array.from(
      { length: 10_000 },
      (_none, index): Json => ({
        type: 'm.room.encrypted',
        sender: '@mallory:elsewhere.net',
        content: { algorithm: 'm.olm.v1.curve25519-aes-sha2', sender_key: `k${index}`, ciphertext: {} },
      }),
    );
    house.flushes.length = 0;
    let isDone = false;
    const receive = async (): Promise<void> => {
      await house.receive({ ...keys, toDevice: [...noise, ...keys.toDevice] });
      isDone = true;
    };
    const received = receive();
    // Somebody else's step has its turn in between.
    await house.machine.run(async (olm) => await olm.getRoomSettings(new OlmRoomId('!other:example.org')));
    expect(isDone).toBe(false);
    await received;
    expect(house.flushes).toEqual(['received']);
    expect(await house.opens(event)).toMatchObject({ kind: 'opened' });
  });

  it('Q1 takes messages twice, and nonsense, without asking anybody anything', async () => {
    const { house, say } = await inRoom();
    const event = await say('add milk');
    const keys = await house.fetchKeys();
    await house.receive(keys);
    const before = house.asked.length;
    const nonsense: Json[] = [
      {},
      { type: 'm.room_key' },
      { type: 7 },
      { type: 'm.room_key_request', content: {} },
    ];
    await house.receive({ ...keys, toDevice: [...keys.toDevice, ...nonsense] });
    expect(house.asked.length).toBe(before);
    expect(await house.opens(event)).toMatchObject({ kind: 'opened' });
  });

  it('Q1 asks once for our own account where the answer names it', async () => {
    const { house } = await inRoom();
    const keys = await house.fetchKeys();
    const before = asking(house, 'keys/query');
    await house.receive({ ...keys, changed: [eis] });
    expect(asking(house, 'keys/query') - before).toBeLessThan(2);
  });
});
