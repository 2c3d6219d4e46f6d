import { describe, expect, it } from '@jest/globals';
import {
  DeviceId,
  LocalTrust,
  type OlmMachine,
  OtherUserIdentity,
  RoomId as OlmRoomId,
  UserId as OlmUserId,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import type { CryptoDelta } from '../core/crypto-store.ts';
import { parseRoomId, parseUserId, type RoomId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import type { RoomState } from '../core/room-state.ts';
import { Person } from '../playground/people.ts';
import { bot, startStubbed, type Stubbed } from '../testing/stubbed-homeserver.ts';
import type { Machine } from './machine.ts';
import { openMachine } from './open-machine.ts';
import { type CallAsDevice, createRequests } from './requests.ts';
import { keepRotation } from './room-rotation.ts';
import { createSealEvent, type SealEventDeps, type Sealing } from './seal-event.ts';

const client = '/_matrix/client/v3';
const encryption = { type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } };

const known = <T>(id: T | undefined): T => {
  if (id === undefined) throw new Error('not an id');
  return id;
};
const eis = known(parseUserId(bot));

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** Nobody waits for the devices of slow homeservers here. */
const never = async (_ms: number, signal?: AbortSignal): Promise<void> => {
  const aborted = Promise.withResolvers<void>();
  signal?.addEventListener('abort', () => aborted.resolve(), { once: true });
  await aborted.promise;
};

class Failed extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`answered ${status}`);
    this.status = status;
  }
}

/** The account of eis with a signed device; what it asks of the homeserver is noted, and can be refused. */
class House {
  readonly asked: { readonly path: string; readonly body: object }[] = [];
  /** By what their paths contain. */
  readonly refusing = new Map<string, number>();
  readonly stored = new Map<string, Fields>();
  readonly flushes: string[] = [];
  readonly #stubbed: Stubbed;
  readonly #token: string;
  clock = new Date('2026-11-22T08:00:00Z');
  requiresVerified = false;
  /** Of the machine. */
  steps = 0;
  /** In which of its stores something was stored. */
  readonly storedIn: string[] = [];
  /** Within a step that would only seal. */
  meanwhile: ((olm: OlmMachine) => Promise<void>) | undefined;

  constructor(stubbed: Stubbed, token: string) {
    this.#stubbed = stubbed;
    this.#token = token;
  }

  readonly callAsDevice: CallAsDevice = async ({ method, path, body }) => {
    this.asked.push({ path, body: body ?? {} });
    for (const [part, status] of this.refusing) if (path.includes(part)) throw new Failed(status);
    const answer = await this.#stubbed.call(method, path, body, this.#token);
    if (answer.status >= 300) throw new Failed(answer.status);
    return answer.body;
  };

  async open() {
    const flush = async ({ rows }: CryptoDelta): Promise<void> => {
      this.flushes.push('keys');
      this.storedIn.push(...rows.map(({ store }) => store));
    };
    const machine = this.#watch(
      await openMachine({
        account: eis,
        deviceId: 'EIS',
        store: { load: async () => ({ schemas: [], rows: [] }), flush },
        storeKey: new Uint8Array(32),
        isAnew: true,
        onRoomKey: silent,
        onOwnKeys: silent,
        sleep: never,
        signal: new AbortController().signal,
      }),
    );
    const requests = createRequests({
      machine,
      callAsDevice: this.callAsDevice,
      now: () => this.clock,
      log,
      signal: new AbortController().signal,
    });
    await requests.drain();
    const made = await machine.run(async (olm) => await olm.bootstrapCrossSigning(true));
    const keys = z.record(z.string(), z.unknown()).parse(JSON.parse(made.uploadSigningKeysRequest.body));
    await this.callAsDevice({ method: 'POST', path: `${client}/keys/device_signing/upload`, body: keys });
    await requests.send(made.uploadSignaturesRequest);
    const store: ReturnType<SealEventDeps['store']> = {
      flush,
      flushEncrypted: async (_delta, sealed) => {
        for (const { transactionId, content } of sealed) {
          this.flushes.push(transactionId);
          if (!this.stored.has(transactionId)) this.stored.set(transactionId, content);
        }
        return this.stored;
      },
      sealedContent: async (transactionId) => this.stored.get(transactionId),
    };
    const sealEvent = createSealEvent({
      machine: () => machine,
      requests: () => requests,
      store: () => store,
      requiresVerified: this.requiresVerified,
      now: () => this.clock,
      sleep: never,
      log,
    });
    return { machine, requests, sealEvent };
  }

  #watch(machine: Machine): Machine {
    const runWith: Machine['runWith'] = async (step, flush) => {
      this.steps += 1;
      return await machine.runWith(step, flush);
    };
    const run: Machine['run'] = async (step) => {
      this.steps += 1;
      return await machine.run(step);
    };
    const runTogether: Machine['runTogether'] = async (step, gathering) => {
      this.steps += 1;
      return await machine.runTogether(async (olm) => {
        await this.meanwhile?.(olm);
        return await step(olm);
      }, gathering);
    };
    return { ...machine, run, runWith, runTogether };
  }

  /** To whom keys were sent, by their users. */
  get keyed(): readonly string[] {
    return this.#sentTo('sendToDevice/m.room.encrypted/');
  }

  get withheld(): readonly string[] {
    return this.#sentTo('sendToDevice/m.room_key.withheld/');
  }

  #sentTo(part: string): readonly string[] {
    const messages = z.looseObject({ messages: z.record(z.string(), z.unknown()) });
    return this.asked
      .filter(({ path }) => path.includes(part))
      .flatMap(({ body }) => Object.keys(messages.parse(body).messages));
  }
}

async function inRoom(house: Partial<Pick<House, 'requiresVerified'>> = {}) {
  const stubbed = await startStubbed();
  const { alice } = stubbed;
  const login = await stubbed.call('POST', `${client}/login`, {
    type: 'm.login.application_service',
    identifier: { type: 'm.id.user', user: 'eis' },
    device_id: 'EIS',
  });
  const eisHouse = Object.assign(new House(stubbed, z.string().parse(login.body['access_token'])), house);
  const opened = await eisHouse.open();
  await alice.device();
  const room = known(parseRoomId(await alice.createRoom({ invite: [bot], initial_state: [encryption] })));
  await eisHouse.callAsDevice({ method: 'POST', path: `${client}/join/${room}`, body: {} });
  let count = 0;
  const joined = (...users: readonly string[]): RoomState['members'] =>
    users.map((user) => ({ user: known(parseUserId(user)), membership: 'join' as const }));
  const seal = async (body: string, more: Partial<Sealing> = {}): Promise<Fields> =>
    await opened.sealEvent({
      room,
      members: joined(alice.user),
      historyVisibility: 'shared',
      type: 'm.room.message',
      content: { msgtype: 'm.text', body, 'eis.key': `k.${count}` },
      transactionId: `eis.k.${count}`,
      outside: { 'eis.key': `k.${count++}` },
      ...more,
    });
  const send = async (content: Fields, id: string): Promise<unknown> =>
    await eisHouse.callAsDevice({
      method: 'PUT',
      path: `${client}/rooms/${room}/send/m.room.encrypted/${id}`,
      body: content,
    });
  /** Seals and sends; each under an id of its own. */
  const say = async (body: string, more: Partial<Sealing> = {}): Promise<Fields> => {
    const content = await seal(body, more);
    await send(content, `t${count}`);
    return content;
  };
  /** In how many steps of the machine it is sealed. */
  const stepsOf = async (body: string, more: Partial<Sealing> = {}): Promise<number> => {
    const before = eisHouse.steps;
    await say(body, more);
    return eisHouse.steps - before;
  };
  return { stubbed, house: eisHouse, ...opened, alice, room, joined, seal, say, stepsOf };
}

const ratchetOf = (content: Fields): unknown => content['session_id'];

/** What of it a person can read. */
const heard = async (person: Person, room: RoomId): Promise<readonly unknown[]> =>
  (await person.read(room))
    .filter(({ sender, state_key }) => sender === bot && state_key === undefined)
    .map(({ type, content }) => (type === 'm.room.encrypted' ? '(unreadable)' : content['body']));

describe('Q1 sealEvent', () => {
  it('makes what everybody in the room can read and the homeserver cannot', async () => {
    const { stubbed, alice, room, say } = await inRoom();
    const content = await say('the secret word');
    expect(await heard(alice, room)).toEqual(['the secret word']);
    expect(content).toMatchObject({ algorithm: 'm.megolm.v1.aes-sha2', 'eis.key': 'k.0' });
    expect(JSON.stringify(stubbed.homeserver.journal.all())).not.toContain('secret word');
  });

  it('leaves the relation outside, where servers look for it', async () => {
    const { seal } = await inRoom();
    const relation = { rel_type: 'm.replace', event_id: '$asked' };
    const sealed = await seal('x', { content: { body: '* x', 'm.relates_to': relation } });
    expect(sealed['m.relates_to']).toEqual(relation);
    expect(sealed).not.toHaveProperty('body');
  });

  it('makes it once for each transaction id, whatever becomes of the key meanwhile', async () => {
    const { house, machine, room, seal } = await inRoom();
    const first = await seal('once', { transactionId: 'eis.same' });
    await machine.run(async (olm) => await olm.invalidateGroupSession(new OlmRoomId(room)));
    expect(await seal('once', { transactionId: 'eis.same' })).toEqual(first);
    expect(house.flushes.filter((one) => one === 'eis.same')).toHaveLength(1);
  });

  it('never says two messages at the same place, also when they are sealed at once', async () => {
    const { seal, alice, room, house } = await inRoom();
    const sealed = await Promise.all([seal('a'), seal('b'), seal('c'), seal('d')]);
    expect(new Set(sealed.map(ratchetOf)).size).toBe(1);
    expect(new Set(sealed.map(({ ciphertext }) => ciphertext)).size).toBe(4);
    for (const [index, body] of sealed.entries())
      await house.callAsDevice({
        method: 'PUT',
        path: `${client}/rooms/${room}/send/m.room.encrypted/n${index}`,
        body,
      });
    expect(await heard(alice, room)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('asks the homeserver nothing more once everybody has the key', async () => {
    const { house, seal } = await inRoom();
    await seal('first');
    const before = house.asked.length;
    await seal('second');
    expect(house.asked).toHaveLength(before);
  });

  it('changes the key when somebody leaves, and gives it to whoever comes', async () => {
    const { stubbed, alice, room, joined, say } = await inRoom();
    const bob = await Person.register({ localpart: 'bob' }, stubbed.deps);
    await bob.device();
    await alice.invite(room, bob.user);
    await bob.join(room);
    const alone = await say('before bob');
    const both = await say('with bob', { members: joined(alice.user, bob.user) });
    expect(ratchetOf(both)).toBe(ratchetOf(alone));
    expect(await heard(bob, room)).toEqual(['(unreadable)', 'with bob']);
    const after = await say('without bob');
    expect(ratchetOf(after)).not.toBe(ratchetOf(both));
    expect(await heard(bob, room)).toEqual(['(unreadable)', 'with bob', '(unreadable)']);
    expect(await heard(alice, room)).toEqual(['before bob', 'with bob', 'without bob']);
  });

  it.each([
    ['joined', '(unreadable)'],
    ['something new', '(unreadable)'],
    ['invited', 'psst'],
    ['shared', 'psst'],
    ['world_readable', 'psst'],
  ])('gives the key to the invited where history is %s as that says', async (historyVisibility, expected) => {
    const { stubbed, alice, room, joined, say } = await inRoom();
    const bob = await Person.register({ localpart: 'bob' }, stubbed.deps);
    await bob.device();
    await alice.invite(room, bob.user);
    const invited = { user: known(parseUserId(bob.user)), membership: 'invite' as const };
    await say('psst', { historyVisibility, members: [...joined(alice.user), invited] });
    await bob.join(room);
    expect(await heard(bob, room)).toEqual([expected]);
    expect(await heard(alice, room)).toEqual(['psst']);
  });

  it('changes the key after as many messages as the room wants', async () => {
    const { seal } = await inRoom();
    const rotation = { afterMessages: 2 };
    const sessions = [];
    for (const body of ['1', '2', '3', '4', '5']) sessions.push(ratchetOf(await seal(body, { rotation })));
    expect(sessions[1]).toBe(sessions[0]);
    expect(sessions[3]).toBe(sessions[2]);
    expect(new Set(sessions).size).toBe(3);
  });

  it('holds to the first settings of a room where later ones are laxer, and to stricter ones', async () => {
    const { seal } = await inRoom();
    const lax = { afterMessages: 5_000 };
    const strict = { afterMessages: 1 };
    const first = ratchetOf(await seal('1', { rotation: strict }));
    const second = ratchetOf(await seal('2', { rotation: lax }));
    expect(second).not.toBe(first);
    expect(ratchetOf(await seal('3'))).not.toBe(second);
  });

  it('shares the key with a device that comes later, and no longer with one that is gone', async () => {
    const { alice, room, say, requests, machine } = await inRoom();
    const hear = async (): Promise<void> =>
      await requests.send(
        await machine.run(async (olm) => olm.queryKeysForUsers([new OlmUserId(alice.user)])),
      );
    const first = await say('on one device');
    const other = await alice.onNewDevice('verified');
    await other.device();
    await hear();
    expect(ratchetOf(await say('on both'))).toBe(ratchetOf(first));
    expect(await heard(other, room)).toEqual(['(unreadable)', 'on both']);
    await alice.deleteDevice(other.deviceId);
    await hear();
    expect(ratchetOf(await say('on one again'))).not.toBe(ratchetOf(first));
  });

  it('gives no key to unsigned devices where the configuration asks for verified ones, and tells them', async () => {
    for (const requiresVerified of [true, false]) {
      const { stubbed, house, alice, room, joined, say } = await inRoom({ requiresVerified });
      const carol = await Person.register({ localpart: 'carol', trust: 'unverified' }, stubbed.deps);
      await carol.device();
      await alice.invite(room, carol.user);
      await carol.join(room);
      await say('for verified devices', { members: joined(alice.user, carol.user) });
      expect(await heard(alice, room)).toEqual(['for verified devices']);
      expect(await heard(carol, room)).toEqual([requiresVerified ? '(unreadable)' : 'for verified devices']);
      expect(house.withheld).toEqual(requiresVerified ? [carol.user] : []);
    }
  });

  it('gives no key to a blacklisted device, and tells it', async () => {
    const { machine, house, alice, room, joined, say } = await inRoom();
    await say('before', { members: [] });
    await machine.run(async (olm) => await olm.updateTrackedUsers([new OlmUserId(alice.user)]));
    const other = await alice.onNewDevice('verified');
    await other.device();
    await say('to both');
    await machine.run(async (olm) => {
      const device = await olm.getDevice(new OlmUserId(alice.user), new DeviceId(other.deviceId));
      await device?.setLocalTrust(LocalTrust.BlackListed);
    });
    await say('to one', { members: joined(alice.user) });
    expect((await heard(alice, room)).slice(1)).toEqual(['to both', 'to one']);
    expect((await heard(other, room)).slice(1)).toEqual(['to both', '(unreadable)']);
    expect(house.withheld).toEqual([alice.user]);
  });

  it('keeps others from reading nothing when the identity of a verified person changes', async () => {
    const { stubbed, alice, room, joined, say, machine, requests } = await inRoom({ requiresVerified: true });
    const bob = await Person.register({ localpart: 'bob' }, stubbed.deps);
    await bob.device();
    await alice.invite(room, bob.user);
    await bob.join(room);
    const members = joined(alice.user, bob.user);
    await say('to both', { members });
    const ask = async (): Promise<void> =>
      await requests.send(
        await machine.run(async (olm) => olm.queryKeysForUsers([new OlmUserId(alice.user)])),
      );
    await requests.send(
      await machine.run(async (olm) => {
        const identity = await olm.getIdentity(new OlmUserId(alice.user));
        if (!(identity instanceof OtherUserIdentity)) throw new Error('no identity');
        return await identity.verify();
      }),
    );
    await ask();
    await alice.resetIdentity();
    await ask();
    await say('to bob', { members });
    const request = { msgtype: 'm.key.verification.request', body: 'are you it?' };
    await say('', { members, content: request });
    await say('to bob again', { members });
    expect(await heard(alice, room)).toEqual(['to both', '(unreadable)', 'are you it?', '(unreadable)']);
    expect(await heard(bob, room)).toEqual(['to both', 'to bob', 'are you it?', 'to bob again']);
  });

  it('speaks in a room of its own, and to people without any device', async () => {
    const { stubbed, seal, joined } = await inRoom();
    expect(await seal('to nobody', { members: [] })).toHaveProperty('ciphertext');
    const old = await Person.register({ localpart: 'old' }, stubbed.deps);
    expect(await seal('to nobody yet', { members: joined(old.user) })).toHaveProperty('ciphertext');
  });

  it('is not stopped by ids that cannot have keys', async () => {
    const { seal, joined, alice } = await inRoom();
    expect(await seal('x', { members: joined(alice.user, '@nobody:!!') })).toHaveProperty('ciphertext');
  });
});

describe('Q1 sealEvent in a talk', () => {
  const inTalk = async () => {
    const talk = await inRoom();
    for (const body of ['a', 'b', 'c']) await talk.say(body);
    expect(await talk.stepsOf('d')).toBe(1);
    return talk;
  };

  it('does nothing but seal, until a moment has passed', async () => {
    const { alice, room, house, stepsOf } = await inTalk();
    house.clock = new Date(house.clock.getTime() + 15_000);
    expect(await stepsOf('e')).toBeGreaterThan(1);
    expect(await stepsOf('f')).toBe(1);
    expect(await heard(alice, room)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('R4 stores what was written also where nothing could be sealed at once', async () => {
    const { house, machine, seal } = await inRoom();
    await seal('first');
    await seal('second');
    const settings = (): number => house.storedIn.filter((name) => name === 'room_settings').length;
    const before = settings();
    house.meanwhile = async (olm) =>
      void (await keepRotation(olm, known(parseRoomId('!another:example.org')), {}));
    const others = machine.run(
      async (olm) => await olm.updateTrackedUsers([new OlmUserId('@other:example.org')]),
    );
    await Promise.all([others, seal('third')]);
    expect(settings()).toBe(before + 1);
  });

  it('gives the key at once to a new device, and a new key to those who stay', async () => {
    const { stubbed, machine, requests, alice, room, joined, say, stepsOf } = await inTalk();
    const bob = await Person.register({ localpart: 'bob' }, stubbed.deps);
    await bob.device();
    await alice.invite(room, bob.user);
    await bob.join(room);
    const members = joined(alice.user, bob.user);
    for (const body of ['e', 'f', 'g']) await say(body, { members });
    const other = await alice.onNewDevice('verified');
    await other.device();
    const query = async () =>
      await machine.run(async (olm) => olm.queryKeysForUsers([new OlmUserId(alice.user)]));
    expect(await stepsOf('h', { members })).toBe(1);
    await requests.send(await query());
    await say('i', { members });
    expect((await heard(other, room)).slice(-2)).toEqual(['(unreadable)', 'i']);
    for (const body of ['j', 'k']) await say(body, { members });
    expect(await stepsOf('l', { members })).toBe(1);
    await say('m');
    expect((await heard(bob, room)).slice(-2)).toEqual(['l', '(unreadable)']);
    expect((await heard(other, room)).slice(-2)).toEqual(['l', 'm']);
  });

  it('changes the key in time', async () => {
    const { say } = await inRoom();
    const sessions = [];
    for (let said = 0; said < 12; said += 1)
      sessions.push(ratchetOf(await say('x', { rotation: { afterMessages: 5 } })));
    const times = Map.groupBy(sessions, (session) => session);
    expect(Array.from(times.values(), ({ length }) => length)).toEqual([5, 5, 2]);
  });
});

describe('Q1 sealEvent when the homeserver fails', () => {
  it.each(['keys/query', 'keys/claim', 'sendToDevice'])(
    'waits with %s until it is back, and seals nothing before',
    async (part) => {
      const { house, alice, room, seal, say } = await inRoom();
      house.refusing.set(part, 503);
      await expect(seal('x', { transactionId: 'eis.x' })).rejects.toMatchObject({ status: 503 });
      expect(house.flushes).not.toContain('eis.x');
      house.refusing.clear();
      await say('x', { transactionId: 'eis.x' });
      expect(await heard(alice, room)).toEqual(['x']);
    },
  );

  it.each(['keys/query', 'keys/claim', 'sendToDevice'])(
    'goes on where it refuses %s for good: nobody else is kept from reading',
    async (part) => {
      const { house, seal } = await inRoom();
      house.refusing.set(part, 403);
      expect(await seal('x')).toHaveProperty('ciphertext');
      const asked = house.asked.length;
      await seal('y');
      expect(house.asked.length - asked).toBeLessThan(3);
    },
  );

  it('does not wait for a homeserver that takes ages to ask others for their devices', async () => {
    const { machine, requests, joined, alice, room, house } = await inRoom();
    const slow = Promise.withResolvers<void>();
    const sealEvent = createSealEvent({
      machine: () => machine,
      requests: () => ({ ...requests, drain: async () => await slow.promise }),
      store: () => ({
        flush: async () => undefined,
        flushEncrypted: async () => new Map(),
        sealedContent: async () => undefined,
      }),
      requiresVerified: false,
      now: () => house.clock,
      sleep: async () => undefined,
      log,
    });
    const sealed = await sealEvent({
      room,
      members: joined(alice.user),
      historyVisibility: 'shared',
      type: 'm.room.message',
      content: { body: 'x' },
      transactionId: 't',
      outside: {},
    });
    expect(sealed).toHaveProperty('ciphertext');
    expect(house.keyed).toEqual([alice.user]);
    slow.resolve();
  });
});

describe('Q1 sealEvent in a large room', () => {
  it('gives the key away in parts, so that other rooms get their turn, and once to each', async () => {
    const { stubbed, house, alice, room, joined, seal } = await inRoom();
    const others: Person[] = [];
    for (let number = 0; number < 61; number += 1)
      others.push(await Person.register({ localpart: `p${number}`, trust: 'unverified' }, stubbed.deps));
    await Promise.all(others.map(async (person) => await person.device()));
    const people = others.map(({ user }) => user);
    const order: string[] = [];
    const note = async (name: string, sealing: Promise<Fields>): Promise<Fields> => {
      const content = await sealing;
      order.push(name);
      return content;
    };
    await seal('small');
    house.asked.length = 0;
    const large = { room: known(parseRoomId('!large:example.org')), members: joined(...people) };
    const [first] = await Promise.all([
      note('large', seal('1', large)),
      note('small', seal('2', { room, members: joined(alice.user) })),
    ]);
    expect(order).toEqual(['small', 'large']);
    const parts = house.asked.filter(({ path }) => path.includes('sendToDevice/m.room.encrypted/'));
    expect(parts).toHaveLength(2);
    expect(house.keyed.toSorted()).toEqual(people.toSorted());
    const again = await seal('3', large);
    expect(ratchetOf(again)).toBe(ratchetOf(first));
    expect(house.keyed).toHaveLength(61);
    const fewer = { ...large, members: joined(...people.slice(1)) };
    expect(ratchetOf(await seal('4', fewer))).not.toBe(ratchetOf(first));
    expect(house.keyed).toHaveLength(121);
  });

  it('changes its key when it is due, in parts as well', async () => {
    const { stubbed, house, joined, seal } = await inRoom();
    const people = Array.from({ length: 51 }, (_, number) => `@nobody${number}:example.org`);
    const bob = await Person.register({ localpart: 'bob' }, stubbed.deps);
    await bob.device();
    const large = { members: joined(...people, bob.user), rotation: { afterMs: 3_600_000 } };
    const first = ratchetOf(await seal('1', large));
    expect(ratchetOf(await seal('2', large))).toBe(first);
    house.clock = new Date(house.clock.getTime() + 3_600_000);
    expect(ratchetOf(await seal('3', large))).not.toBe(first);
    expect(house.keyed).toEqual([bob.user, bob.user]);
  });
});
