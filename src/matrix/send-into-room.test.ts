import { describe, expect, it } from '@jest/globals';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import { createOwnUsers } from '../core/own-users.ts';
import type { RoomState } from '../core/room-state.ts';
import { alice, bob } from '../testing/callers.ts';
import { type Call, HomeserverError, type HomeserverRequest } from './call.ts';
import { createRecentRooms } from './recent-rooms.ts';
import { PlainWordError, type RoomEvent, sendEvent } from './send-event.ts';
import { createSendIntoRoom, type SendIntoRoomDeps } from './send-into-room.ts';

const room = '!team:example.org' as RoomId;
const ownUsers = createOwnUsers({
  domain: 'example.org',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
const { bot } = ownUsers;
const puppet = '@eis_alice:example.org' as UserId;
const sending = { from: bot, room, transactionId: 'eis.k.0' };
const message: RoomEvent = {
  type: 'm.room.message',
  content: { msgtype: 'm.text', body: 'the secret word', 'eis.key': 'k.0' },
};

/** A homeserver with one room, and what the store knows of it. */
class House {
  /** What is so. */
  encrypted = false;
  joined = true;
  away = false;
  /** What the store knows. */
  known: boolean | undefined = false;
  changes = 0;
  clock = new Date('2026-11-22T08:00:00Z').getTime();
  readonly requests: HomeserverRequest[] = [];
  readonly sealed: Parameters<SendIntoRoomDeps['sealEvent']>[0][] = [];
  reads = 0;

  readonly call: Call = async (_user, request) => {
    this.requests.push(request);
    if (this.away) throw new HomeserverError({ status: 503 });
    if (request.method === 'PUT') return { event_id: '$sent' };
    if (!this.encrypted) throw new HomeserverError({ status: 404, errcode: 'M_NOT_FOUND' });
    return { algorithm: 'm.megolm.v1.aes-sha2' };
  };

  readonly isEncrypted = async (): Promise<boolean> => this.known ?? true;

  readonly recent = createRecentRooms({
    readRoom: async () => {
      this.reads += 1;
      return this.joined ? this.#state() : undefined;
    },
    changesOf: async () => this.changes,
    now: () => new Date(this.clock),
  });

  readonly send = createSendIntoRoom({
    ...this.recent,
    call: this.call,
    ownUsers,
    isEncrypted: this.isEncrypted,
    settle: async () => {
      await this.recent.read(room);
      this.known = this.known || this.encrypted;
    },
    sealEvent: async (sealing): Promise<Fields> => {
      this.sealed.push(sealing);
      return { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: '…', ...sealing.outside };
    },
  });

  #state(): RoomState {
    return {
      room,
      joinRule: 'invite',
      historyVisibility: 'shared',
      encrypted: this.encrypted,
      replacement: undefined,
      ...(this.encrypted ? { rotation: { afterMessages: 50 } } : {}),
      members: [
        { user: bot, membership: 'join' },
        { user: puppet, membership: 'join' },
        { user: alice, membership: 'join' },
        { user: bob, membership: 'invite' },
      ],
      settled: true,
    };
  }

  /** Types and bodies of what went into the room. */
  get put(): readonly unknown[] {
    return this.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ path, body }) => [decodeURIComponent(path).split('/').at(-2), body]);
  }
}

describe('Q1 sendEvent, the guard', () => {
  it.each([{ known: true }, { known: undefined }])(
    'sends no plain word where the store says %j',
    async (more) => {
      const house = Object.assign(new House(), more);
      await expect(sendEvent(message, sending, house)).rejects.toThrow(PlainWordError);
      for (const type of ['m.sticker', 'm.room.redaction', 'm.key.verification.request', 'org.eis.new'])
        await expect(sendEvent({ type, content: {} }, sending, house)).rejects.toThrow(PlainWordError);
      expect(house.requests).toEqual([]);
    },
  );

  it('sends what is sealed, and reactions', async () => {
    const house = Object.assign(new House(), { known: true });
    for (const type of ['m.room.encrypted', 'm.reaction'])
      expect(await sendEvent({ type, content: {} }, sending, house)).toBe('$sent');
    expect(house.put).toHaveLength(2);
  });
});

describe('Q1 sendIntoRoom', () => {
  it('says it as it is in a plain room', async () => {
    const house = new House();
    expect(await house.send(message, sending)).toBe('$sent');
    expect(house.put).toEqual([['m.room.message', message.content]]);
    expect(house.sealed).toEqual([]);
  });

  it('seals it in an encrypted one, for the people who are there, with its key outside', async () => {
    const house = Object.assign(new House(), { encrypted: true, known: true });
    expect(await house.send(message, sending)).toBe('$sent');
    expect(house.put).toEqual([
      ['m.room.encrypted', { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: '…', 'eis.key': 'k.0' }],
    ]);
    expect(house.sealed).toEqual([
      {
        ...message,
        room,
        members: [
          { user: alice, membership: 'join' },
          { user: bob, membership: 'invite' },
        ],
        historyVisibility: 'shared',
        rotation: { afterMessages: 50 },
        transactionId: 'eis.k.0',
        outside: { 'eis.key': 'k.0' },
      },
    ]);
  });

  it('leaves reactions as they are, as all clients do', async () => {
    const house = Object.assign(new House(), { encrypted: true, known: true });
    await house.send({ type: 'm.reaction', content: { 'eis.key': 'k.0.seed0' } }, sending);
    expect(house.put).toEqual([['m.reaction', { 'eis.key': 'k.0.seed0' }]]);
  });

  it('seals it although the state of the room says it is plain again', async () => {
    const house = Object.assign(new House(), { encrypted: false, known: true });
    await house.send(message, sending);
    expect(house.put).toEqual([['m.room.encrypted', expect.anything()]]);
    expect(house.sealed[0]).not.toHaveProperty('rotation');
  });

  it('finds out that a room was encrypted a moment ago, before the homeserver told', async () => {
    const house = Object.assign(new House(), { encrypted: true, known: false });
    await house.send(message, sending);
    expect(house.put).toEqual([['m.room.encrypted', expect.anything()]]);
    expect(house.known).toBe(true);
  });

  it('does not ask again where somebody looked just now, until anything changes or time passes', async () => {
    const house = new House();
    await house.recent.read(room);
    await house.send(message, sending);
    expect(house.requests).toHaveLength(1);
    Object.assign(house, { encrypted: true, changes: 1 });
    await house.send(message, sending);
    expect(house.put.at(-1)).toEqual(['m.room.encrypted', expect.anything()]);
    const later = new House();
    await later.recent.read(room);
    later.clock += 5_000;
    later.encrypted = true;
    await later.send(message, sending);
    expect(later.put).toEqual([['m.room.encrypted', expect.anything()]]);
  });

  it('says nothing while the homeserver does not answer whether the room is encrypted', async () => {
    const house = Object.assign(new House(), { away: true });
    await expect(house.send(message, sending)).rejects.toMatchObject({ status: 503 });
    expect(house.put).toEqual([]);
  });

  it('gives it up in a room where eis is not', async () => {
    const house = Object.assign(new House(), { encrypted: true, known: true, joined: false });
    await expect(house.send(message, sending)).rejects.toMatchObject({ status: 403 });
    expect(house.put).toEqual([]);
  });

  it('lets no puppet speak where it could not encrypt', async () => {
    const house = Object.assign(new House(), { encrypted: true, known: true });
    await expect(house.send(message, { ...sending, from: puppet })).rejects.toThrow('only eis itself');
    expect(house.put).toEqual([]);
  });
});

describe('createRecentRooms', () => {
  it('reads a room once for one message', async () => {
    const house = Object.assign(new House(), { encrypted: true, known: true });
    await house.recent.read(room);
    await house.send(message, sending);
    expect(house.reads).toBe(1);
  });

  it('reads it again when a change arrived, or a moment has passed', async () => {
    const house = Object.assign(new House(), { encrypted: true, known: true });
    await house.recent.read(room);
    house.changes += 1;
    await house.send(message, sending);
    expect(house.reads).toBe(2);
    house.clock += 5_000;
    await house.send(message, { ...sending, transactionId: 'eis.k.1' });
    expect(house.reads).toBe(3);
  });
});
