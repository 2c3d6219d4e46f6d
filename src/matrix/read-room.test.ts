import { describe, expect, it } from '@jest/globals';
import type { RoomId, UserId } from '../core/ids.ts';
import { createOwnUsers } from '../core/own-users.ts';
import { isPrivateTo } from '../core/privacy.ts';
import type { RoomState } from '../core/room-state.ts';
import { alice, bob } from '../testing/callers.ts';
import { HomeserverError } from './call.ts';
import { placeKnown, placeNow, placeOf, toPlace } from './place-of.ts';
import { readRoom, toRoomState } from './read-room.ts';

const room = '!dm:hs.test' as RoomId;
const bot = '@eis:example.org' as UserId;
const ownUsers = createOwnUsers({
  domain: 'example.org',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});

const state = (type: string, content: object, state_key = '') => ({
  type,
  state_key,
  content,
  event_id: '$1',
});
const member = (user: string, membership: string) => state('m.room.member', { membership }, user);
const dm = [state('m.room.join_rules', { join_rule: 'invite' }), member(bot, 'join'), member(alice, 'join')];

const isPrivate = (events: readonly unknown[]): boolean =>
  isPrivateTo(toPlace(toRoomState(room, events), ownUsers), alice);

describe('toRoomState', () => {
  it('takes what decides about privacy', () => {
    const read = toRoomState(room, [
      ...dm,
      state('m.room.history_visibility', { history_visibility: 'shared' }),
      state('m.room.tombstone', { replacement_room: '!new:hs.test' }),
      member(bob, 'leave'),
      member('@carol:example.org', 'invite'),
    ]);
    expect(read).toEqual({
      room,
      joinRule: 'invite',
      historyVisibility: 'shared',
      encrypted: false,
      replacement: '!new:hs.test',
      members: [
        { user: bot, membership: 'join' },
        { user: alice, membership: 'join' },
        { user: '@carol:example.org', membership: 'invite' },
      ],
      settled: true,
    });
  });

  it.each([
    ['a room with one reader', dm, true],
    ['one that says nothing about joining', dm.slice(1), true],
    ['a puppet of ours in it', [...dm, member('@eis_alice:example.org', 'join')], true],
    ['somebody invited', [...dm, member(bob, 'invite')], false],
    ['somebody who only looks like us', [...dm, member('@eis_alice:elsewhere.org', 'join')], false],
    ['a member whose id is none', [...dm, member('alice', 'join')], false],
    ['an event that is none', [...dm, { type: 7 }], false],
    ['a join rule that is none', [state('m.room.join_rules', { join_rule: 7 }), ...dm.slice(1)], false],
    ['an open door', [state('m.room.join_rules', { join_rule: 'public' }), ...dm.slice(1)], false],
    [
      'a window',
      [...dm, state('m.room.history_visibility', { history_visibility: 'world_readable' })],
      false,
    ],
  ])('judges %s', (_what, events, expected) => {
    expect(isPrivate(events)).toBe(expected);
  });

  it('counts a room as encrypted whatever the event says', () => {
    expect(toRoomState(room, [...dm, state('m.room.encryption', {})]).encrypted).toBe(true);
    expect(toRoomState(room, [...dm, state('m.room.encryption', {}, 'elsewhere')]).encrypted).toBe(false);
  });
});

const reading = async (answer: () => unknown) =>
  await readRoom(room, {
    bot,
    call: async (_user, { path }) => {
      expect(path).toBe('/_matrix/client/v3/rooms/!dm%3Ahs.test/state');
      return answer();
    },
  });
const refuse = (status: number) => () => {
  throw new HomeserverError({ status });
};

describe('readRoom', () => {
  it('reads the state as the homeserver has it', async () => {
    expect(await reading(() => dm)).toMatchObject({ room, joinRule: 'invite' });
  });

  it('knows nothing of a room eis is not in, whatever is still shown to it', async () => {
    expect(
      await reading(() => [...dm.filter(({ state_key }) => state_key !== bot), member(bot, 'leave')]),
    ).toBeUndefined();
    expect(await reading(refuse(403))).toBeUndefined();
    expect(await reading(refuse(404))).toBeUndefined();
  });

  it('does not take silence for an answer', async () => {
    await expect(reading(refuse(502))).rejects.toMatchObject({ status: 502 });
    await expect(reading(() => ({ chunk: [] }))).rejects.toThrow('expected array');
  });
});

const silent = () => undefined;
const away = refuse(0);

const world = (known: RoomState | undefined, read: () => RoomState | undefined) => {
  const settled: RoomState[] = [];
  const deps = {
    roomState: async () => known,
    settleRoom: async (one: RoomState) => {
      settled.push(one);
    },
    readRoom: async () => read(),
    ownUsers,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  };
  return { deps, settled };
};

describe('placeOf', () => {
  const before = toRoomState(room, dm);
  const after = toRoomState(room, [...dm, member(bob, 'join')]);

  it('takes the store at its word while it is settled', async () => {
    const { deps, settled } = world(before, () => after);
    expect((await placeOf(room, deps)).readers).toEqual([alice]);
    expect(settled).toEqual([]);
  });

  it('asks the homeserver when anything changed, and keeps its answer', async () => {
    const { deps, settled } = world({ ...before, settled: false }, () => after);
    expect((await placeOf(room, deps)).readers).toEqual([alice, bob]);
    expect(settled).toEqual([after]);
  });

  it('asks the homeserver whatever the store says when it has to be now', async () => {
    expect((await placeNow(room, world(before, () => after).deps))?.readers).toEqual([alice, bob]);
  });

  it('writes nothing when the homeserver says what the store knows', async () => {
    const same = world(before, () => toRoomState(room, [...dm].toReversed()));
    expect((await placeNow(room, same.deps))?.readers).toEqual([alice]);
    expect(same.settled).toEqual([]);
  });

  it.each<[string, RoomState]>([
    ['unsettled', { ...before, settled: false }],
    ['with another join rule', { ...before, joinRule: 'public' }],
    ['with another history', { ...before, historyVisibility: 'joined' }],
    [
      'with somebody who left',
      { ...before, members: [...before.members, { user: bob, membership: 'join' }] },
    ],
    [
      'with somebody only invited',
      { ...before, members: before.members.map((one) => ({ ...one, membership: 'invite' })) },
    ],
  ])('corrects a room that the store knows %s', async (_what, known) => {
    const { deps, settled } = world(known, () => before);
    await placeNow(room, deps);
    expect(settled).toEqual([before]);
  });

  it('learns that a room is encrypted now', async () => {
    const encrypted = toRoomState(room, [...dm, state('m.room.encryption', {})]);
    const { deps, settled } = world(before, () => encrypted);
    expect((await placeNow(room, deps))?.encrypted).toBe(true);
    expect(settled).toEqual([encrypted]);
  });

  it('never forgets that a room was encrypted', async () => {
    const { deps } = world({ ...before, encrypted: true, settled: false }, () => after);
    expect((await placeOf(room, deps)).encrypted).toBe(true);
  });

  it('takes a room it cannot look at for encrypted and shared', async () => {
    const unknown = { joinRule: 'unknown', encrypted: true, worldReadable: true };
    expect(await placeOf(room, world(undefined, away).deps)).toMatchObject(unknown);
    expect(await placeOf(room, world(undefined, () => undefined).deps)).toMatchObject(unknown);
    await expect(placeKnown(room, world(undefined, away).deps)).rejects.toThrow('no answer');
  });

  it('names a hundred readers and no more', () => {
    const crowd = Array.from({ length: 150 }, (_, index) => member(`@p${index}:example.org`, 'join'));
    expect(toPlace(toRoomState(room, [...dm, ...crowd]), ownUsers).readers).toHaveLength(100);
  });
});
