import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EncryptionState, Opened, UnreadableBecause } from '../core/encryption.ts';
import type { EventId, RoomId } from '../core/ids.ts';
import { type Handled, type InboxEntry, nothing } from '../core/inbox.ts';
import type { Fields } from '../core/json.ts';
import type { NewEntry } from '../core/new-entry.ts';
import { type Place, unknownPlace } from '../core/place.ts';
import { alice, aPlace } from '../testing/callers.ts';
import { createHandleSealed } from './handle-sealed.ts';
import { readEvent } from './read-event.ts';
import { sayAround } from './sentences.ts';

const room = '!sealed:example.org' as RoomId;
const lane = `${room}|${alice}`;
const start = new Date('2026-11-22T08:00:00Z');
const seconds = (count: number): Date => new Date(start.getTime() + count * 1_000);
const on: EncryptionState = { kind: 'on', deviceId: 'EIS' };
const answered: Handled = { say: [{ kind: 'leave', room, reason: 'answered' }], later: [] };
const toldElsewhere = { kind: 'leave', room, reason: 'told elsewhere' } as const;
const noKey: Opened = { kind: 'no key yet', withheld: undefined };

class House {
  now = start;
  language = 'en';
  encryption = on;
  place: Place | undefined = aPlace([alice], { roomId: room, encrypted: true });
  opens: Opened = noKey;
  opened = 0;
  readonly handled: InboxEntry[] = [];
  readonly removed = new Set<string>();
  readonly kept: { readonly raw: string; readonly because: string }[] = [];
  readonly claims = new Map<string, { readonly by: string; readonly until: Date | undefined }>();
  readonly encrypting: string[] = [];
  joined = true;
  waiting = 0;

  readonly handler = createHandleSealed({
    placeOf: async () => this.place ?? unknownPlace(room),
    isJoined: async () => this.joined,
    encryptionState: async () => this.encryption,
    openEvent: async () => {
      this.opened += 1;
      return await Promise.resolve(this.opens);
    },
    readOpened: (event) => {
      if (event['type'] === 'm.room.message') return { event };
      return event['type'] === 'bad' ? { problem: 'content: is no object' } : undefined;
    },
    wasRedacted: async (key) => this.removed.has(key),
    waitingIn: async (inLane) => await Promise.resolve(inLane === lane ? this.waiting : 0),
    keepUnreadable: async (unreadable) => void this.kept.push(unreadable),
    leaveEncrypted: async () => ({ say: [{ kind: 'leave', room }], later: [] }),
    tellElsewhere: async () => [toldElsewhere],
    noteEncrypts: async (user) => void this.encrypting.push(user),
    claimOnce: async (key, by, until) => {
      const held = this.claims.get(key);
      if (held && held.by !== by && !(held.until && held.until <= this.now)) return false;
      this.claims.set(key, { by, until });
      return true;
    },
    languageOf: async () => this.language,
    now: () => this.now,
  });

  readonly handle = async (entry: InboxEntry): Promise<Handled> => {
    const event = readEvent(entry.payload, entry.acceptedAt);
    if (event?.kind !== 'encrypted') throw new Error('not encrypted');
    return await this.handler(event, entry, async (opened) => {
      this.handled.push(opened);
      return await Promise.resolve(answered);
    });
  };

  /** Handled each time it is due, until nothing is left of it or `until` is reached; what was said on the way. */
  async wait(
    entry: InboxEntry,
    until: Date,
  ): Promise<{ said: Handled['say'][]; left: NewEntry | undefined; times: Date[] }> {
    const said: Handled['say'][] = [];
    const times: Date[] = [];
    let left: NewEntry | undefined;
    for (
      let next: InboxEntry | undefined = entry;
      next;
      next = left?.due && left.due <= until ? rowOf(left) : undefined
    ) {
      this.now = left?.due ?? this.now;
      times.push(this.now);
      const handled = await this.handle(next);
      said.push(handled.say);
      left = handled.later[0];
    }
    return { said: said.filter((say) => say.length > 0), left, times };
  }
}

const sealed = (id: string, more: Fields = {}): Fields => ({
  type: 'm.room.encrypted',
  room_id: room,
  sender: alice,
  event_id: id,
  origin_server_ts: start.getTime(),
  content: {
    algorithm: 'm.megolm.v1.aes-sha2',
    ciphertext: 'AwgA',
    session_id: 's',
    device_id: 'PHONE',
    ...more,
  },
});

const rowOf = ({
  kind,
  key,
  lane: inLane,
  payload,
}: Pick<NewEntry, 'kind' | 'key' | 'lane' | 'payload'>): InboxEntry => ({
  kind,
  key,
  lane: inLane,
  reference: 'abcd2345',
  payload,
  acceptedAt: start,
  attempts: 0,
  decision: undefined,
});
const entryOf = (id: string, more: Fields = {}): InboxEntry =>
  rowOf({ kind: 'sealed', key: id, lane, payload: { via: 'transaction', event: sealed(id, more) } });

const toldIn = (say: Handled['say'] | undefined): unknown =>
  say?.map((one) => one.kind === 'message' && [one.reply.markdown, one.inReplyTo, one.to]);
const unread = 'I could not read that message. Please send it again.';

let house: House;
beforeEach(() => {
  house = new House();
});

describe('an encrypted event', () => {
  it('Q1 that opens is handled in its place, under its own key and from its own decision', async () => {
    const event = { ...sealed('$one'), type: 'm.room.message', content: { body: 'list' } };
    house.opens = { kind: 'opened', event, place: { session: 's', index: 0 } };
    const payload = { via: 'transaction', event, wasEncrypted: true };
    const entry = { ...entryOf('$one'), decision: 'decided', attempts: 1 };
    expect(await house.handle(entry)).toEqual(answered);
    expect(house.handled).toEqual([{ ...entry, kind: 'event', payload }]);
    expect(readEvent(payload, start)).toMatchObject({ kind: 'message', body: 'list', wasEncrypted: true });
  });

  it('Q1 is remembered for its sender, once, and not when it cannot be read', async () => {
    await house.handle(entryOf('$one'));
    expect(house.encrypting).toEqual([]);
    const event = { ...sealed('$two'), type: 'm.room.message', content: { body: 'list' } };
    house.opens = { kind: 'opened', event, place: { session: 's', index: 1 } };
    await house.handle(entryOf('$two'));
    await house.handle(entryOf('$three'));
    expect(house.encrypting).toEqual([alice]);
  });

  it('of no use inside leaves nothing behind, and one that breaks the rules is refused', async () => {
    const place = { session: 's', index: 0 };
    house.opens = { kind: 'opened', event: { ...sealed('$one'), type: 'm.room.topic' }, place };
    expect(await house.handle(entryOf('$one'))).toEqual({ ...nothing, forget: true });
    house.opens = { kind: 'opened', event: { ...sealed('$one'), type: 'bad' }, place };
    const handled = await house.handle(entryOf('$one'));
    expect(house.kept.map(({ because }) => because)).toEqual(['malformed']);
    expect(handled.next).toBeUndefined();
  });

  it('that was removed while it waits is not looked at any more', async () => {
    const parked = (await house.handle(entryOf('$one'))).later[0];
    if (!parked) throw new Error('it does not wait');
    house.removed.add('$one');
    expect(await house.handle(rowOf(parked))).toEqual({ ...nothing, forget: true });
    expect(house.opened).toBe(1);
  });

  it('5.6 makes eis leave where it has no device, and waits while that is not known', async () => {
    house.encryption = { kind: 'off', because: 'no device' };
    expect((await house.handle(entryOf('$one'))).say).toEqual([{ kind: 'leave', room }]);
    house.joined = false;
    expect(await house.handle(entryOf('$one'))).toEqual(nothing);
    house.encryption = { kind: 'starting' };
    await expect(house.handle(entryOf('$one'))).rejects.toThrow('I have not opened my keys');
    expect(house.opened).toBe(0);
  });
});

describe('an event that comes while our identity is in question', () => {
  beforeEach(() => {
    house.encryption = { kind: 'off', because: 'foreign identity' };
  });

  it('Q2 waits for a day, and nothing is said in its room', async () => {
    const { said, left } = await house.wait(entryOf('$one'), seconds(60));
    expect(said).toEqual(Array.from({ length: 4 }, () => [toldElsewhere]));
    expect(left?.due).toEqual(seconds(86_400));
    expect(house.opened).toBe(0);
  });

  it('Q2 is handled when the identity is ours again', async () => {
    const { left } = await house.wait(entryOf('$one'), seconds(60));
    if (!left) throw new Error('it does not wait');
    const event = { ...sealed('$one'), type: 'm.room.message', content: { body: 'list' } };
    house.opens = { kind: 'opened', event, place: { session: 's', index: 0 } };
    house.encryption = on;
    expect((await house.handle(rowOf(left))).next).toMatchObject({ kind: 'event', key: '$one', lane });
  });

  it('Q2 makes eis leave, with the reason, where too many wait', async () => {
    house.waiting = 200;
    expect(await house.handle(entryOf('$over'))).toEqual({ say: [{ kind: 'leave', room }], later: [] });
  });
});

describe('an event without its key', () => {
  it('Q2 leaves its lane, is tried after 2, 10 and 25 seconds, and is then asked for again', async () => {
    const { said, left, times } = await house.wait(entryOf('$one'), seconds(90_000));
    expect(times).toEqual([0, 2, 10, 25].map(seconds));
    expect(said.map(toldIn)).toEqual([[[unread, '$one', { room }]]]);
    expect(left).toBeUndefined();
  });

  it('Q2 keeps nothing in the row that it leaves', async () => {
    const handled = await house.handle(entryOf('$one'));
    expect(handled).toMatchObject({ forget: true, later: [{ kind: 'sealed', lane, due: seconds(2) }] });
    expect(handled.later[0]?.key).not.toBe('$one');
  });

  it('Q2 goes on in its lane with its own key as soon as it can be read', async () => {
    const parked = (await house.handle(entryOf('$one'))).later[0];
    if (!parked) throw new Error('it does not wait');
    const event = { ...sealed('$one'), type: 'm.room.message', content: { body: 'list' } };
    house.opens = { kind: 'opened', event, place: { session: 's', index: 0 } };
    const handled = await house.handle(rowOf(parked));
    expect(handled.next).toMatchObject({ kind: 'event', key: '$one', lane });
    expect(house.handled).toEqual([]);
  });

  it('Q2 that is tried in between goes back with its next moment, under a new key each time', async () => {
    const keys = new Set<string>();
    let row = entryOf('$one');
    for (const [now, due] of [
      [0, 2],
      [0.5, 2],
      [1, 2],
      [3, 10],
      [9, 10],
      [11, 25],
    ] as const) {
      house.now = seconds(now);
      const [parked] = (await house.handle(row)).later;
      if (!parked) throw new Error('it does not wait');
      expect(parked.due).toEqual(seconds(due));
      keys.add(parked.key);
      row = rowOf(parked);
    }
    expect(keys.size).toBe(6);
  });

  it('Q2 is told once for each device and room; the others wait for a day', async () => {
    await house.wait(entryOf('$one'), seconds(60));
    house.now = start;
    const second = await house.wait(entryOf('$two'), seconds(60));
    expect(second.said).toEqual([]);
    expect(second.left?.due).toEqual(seconds(86_400));
    const third = await house.wait(entryOf('$three', { device_id: 'LAPTOP' }), seconds(200));
    expect(third.said).toHaveLength(1);
    house.now = second.left?.due ?? start;
    if (!second.left) throw new Error('it does not wait');
    expect(await house.handle(rowOf(second.left))).toEqual({ say: [], later: [], forget: true });
  });

  it('Q2 is told again by a repeated attempt of the same row, and by it only', async () => {
    const parked = await house.wait(entryOf('$one'), seconds(11));
    if (!parked.left) throw new Error('it does not wait');
    house.now = seconds(25);
    const told = await house.handle(rowOf(parked.left));
    expect(told.say).toHaveLength(1);
    expect(await house.handle(rowOf(parked.left))).toEqual(told);
  });

  it('Q2 is told no more than ten times a day in a room, whatever devices it claims to come from', async () => {
    const told: unknown[] = [];
    for (let made = 0; made < 40; made += 1) {
      house.now = start;
      const { said } = await house.wait(entryOf(`$${made}`, { device_id: `MADE-UP-${made}` }), seconds(60));
      told.push(...said);
    }
    expect(told).toHaveLength(10);
    house.opens = { kind: 'refused', because: 'replayed' };
    expect((await house.handle(entryOf('$refused', { device_id: 'ANOTHER' }))).say).toEqual([]);
    expect(house.kept).toHaveLength(1);
    house.now = seconds(86_400 + 61);
    expect((await house.handle(entryOf('$tomorrow', { device_id: 'ANOTHER' }))).say).toHaveLength(1);
  });

  it('Q2 is asked for at once where too many wait already, and those are waited for', async () => {
    house.waiting = 199;
    const last = (await house.handle(entryOf('$last'))).later[0];
    if (!last) throw new Error('it does not wait');
    house.waiting = 200;
    const handled = await house.handle(entryOf('$over'));
    expect(toldIn(handled.say)).toEqual([[unread, '$over', { room }]]);
    expect(handled).toMatchObject({ later: [], forget: true });
    house.now = seconds(2);
    expect((await house.handle(rowOf(last))).later).toHaveLength(1);
  });

  it('Q2 is told in German to whoever speaks it', async () => {
    house.language = 'de';
    const { said } = await house.wait(entryOf('$one'), seconds(60));
    expect(said.map(toldIn)).toMatchObject([
      [['Ich konnte diese Nachricht nicht lesen. Bitte schick sie noch einmal.', '$one', { room }]],
    ]);
  });

  it.each([
    ['m.unverified', `${unread}\nYour app writes to verified devices only: verify me there first.`],
    ['m.blacklisted', `${unread}\nYour app has blocked my device: allow it there first.`],
    ['m.no_olm', unread],
    ['toString', unread],
  ])('Q2 says what can be done where the key is withheld: %s', async (withheld, words) => {
    house.opens = { kind: 'no key yet', withheld };
    const { said } = await house.wait(entryOf('$one'), seconds(60));
    expect(said.map(toldIn)).toEqual([[[words, '$one', { room }]]]);
  });

  it('is not asked for in a room where eis is not any more', async () => {
    house.place = undefined;
    house.joined = false;
    expect(await house.handle(entryOf('$one'))).toEqual({ ...nothing, forget: true });
  });
});

describe('an event of a device that its owner has not signed', () => {
  it('Q2 is told once, and is handled when the device is signed within a day', async () => {
    house.opens = { kind: 'unsigned device' };
    const { said, left } = await house.wait(entryOf('$one'), seconds(60));
    expect(said.map(toldIn)).toEqual([[[sayAround('en').unsigned, '$one', { room }]]]);
    if (!left) throw new Error('it does not wait');
    house.opens = {
      kind: 'opened',
      event: { ...sealed('$one'), type: 'm.room.message', content: { body: 'list' } },
      place: { session: 's', index: 0 },
    };
    expect((await house.handle(rowOf(left))).next?.key).toBe('$one');
  });
});

describe('an event that is refused', () => {
  const all: Record<UnreadableBecause, true> = {
    malformed: true,
    'unknown algorithm': true,
    'forged sender': true,
    'foreign device': true,
    'unverified device': true,
    replayed: true,
    'changed identity': true,
    'other room': true,
  };
  it.each(Object.keys(all) as UnreadableBecause[])('Q3 is recorded and told once: %s', async (because) => {
    house.opens = { kind: 'refused', because };
    const handled = await house.handle(entryOf('$one'));
    expect(handled).toMatchObject({ later: [], forget: true });
    expect(handled.next).toBeUndefined();
    const [told] = handled.say;
    expect(told).toMatchObject({ to: { room }, inReplyTo: '$one' as EventId, owner: { kind: 'everyone' } });
    expect(told?.kind === 'message' && told.reply.markdown).toMatch(/^I did not act on that message: \S/);
    expect(house.kept).toEqual([{ raw: expect.not.stringContaining('AwgA'), because }]);
    expect((await house.handle(entryOf('$two'))).say).toEqual([]);
    expect(house.kept).toHaveLength(2);
    expect((await house.handle(entryOf('$three', { device_id: 'LAPTOP' }))).say).toHaveLength(1);
  });

  it('Q3 is told for each reason', async () => {
    house.opens = { kind: 'refused', because: 'replayed' };
    expect((await house.handle(entryOf('$one'))).say).toHaveLength(1);
    house.opens = { kind: 'refused', because: 'forged sender' };
    expect((await house.handle(entryOf('$two'))).say).toHaveLength(1);
  });
});
