import { describe, expect, it } from '@jest/globals';
import type { RoomId, UserId } from '../core/ids.ts';
import type { RoomState } from '../core/room-state.ts';
import { alice, bob } from '../testing/callers.ts';
import { HomeserverError, type HomeserverRequest } from './call.ts';
import { findDirectRoom, openDirectRoom } from './direct-room.ts';

const bot = '@eis:example.org' as UserId;
const fresh = '!fresh:example.org' as RoomId;
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** Answers by method and the decoded rest of the path; what is not named is 404. */
function house(answers: Readonly<Record<string, unknown>>) {
  const asked: { readonly what: string; readonly body: unknown }[] = [];
  const call = async (_user: UserId, { method, path, body }: HomeserverRequest): Promise<unknown> => {
    const what = `${method} ${decodeURIComponent(path.replace('/_matrix/client/v3/', ''))}`;
    asked.push({ what, body });
    if (!(what in answers)) throw new HomeserverError({ status: 404, errcode: 'M_NOT_FOUND' });
    return answers[what];
  };
  return { asked, deps: { call, bot, log, roomState: async () => undefined } };
}

const direct = 'user/@eis:example.org/account_data/m.direct';

describe('openDirectRoom', () => {
  it('opens an unencrypted room that makes nobody else its creator', async () => {
    const { asked, deps } = house({ 'POST createRoom': { room_id: fresh }, [`PUT ${direct}`]: {} });
    expect(await openDirectRoom(alice, { key: 'k.0', encrypted: false }, deps)).toBe(fresh);
    expect(asked[0]?.body).toEqual({
      preset: 'private_chat',
      visibility: 'private',
      is_direct: true,
      invite: [alice],
      creation_content: { 'eis.key': 'k.0' },
    });
  });

  it('Q1 opens a room that is encrypted from its first moment', async () => {
    const { asked, deps } = house({ 'POST createRoom': { room_id: fresh }, [`PUT ${direct}`]: {} });
    await openDirectRoom(alice, { key: 'k.0', encrypted: true }, deps);
    expect(asked[0]?.body).toMatchObject({
      initial_state: [
        { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } },
      ],
    });
  });

  it('adds the room to those of the person and keeps the others', async () => {
    const before = { [alice]: ['!old:example.org'], [bob]: ['!bob:example.org'] };
    const { asked, deps } = house({
      'POST createRoom': { room_id: fresh },
      [`GET ${direct}`]: before,
      [`PUT ${direct}`]: {},
    });
    await openDirectRoom(alice, { key: 'k.0', encrypted: false }, deps);
    expect(asked.at(-1)?.body).toEqual({ ...before, [alice]: ['!old:example.org', fresh] });
  });

  it('does not depend on that list', async () => {
    const { deps } = house({ 'POST createRoom': { room_id: fresh } });
    expect(await openDirectRoom(alice, { key: 'k.0', encrypted: false }, deps)).toBe(fresh);
  });

  it('fails when the homeserver makes no room', async () => {
    await expect(
      openDirectRoom(alice, { key: 'k.0', encrypted: false }, house({}).deps),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      openDirectRoom(alice, { key: 'k.0', encrypted: false }, house({ 'POST createRoom': {} }).deps),
    ).rejects.toThrow('room_id');
  });
});

describe('findDirectRoom', () => {
  const rooms = ['!a:example.org', fresh, 'no room'];
  const create = (room: string) => `GET rooms/${room}/state/m.room.create`;
  const member = `GET rooms/${fresh}/state/m.room.member/${alice}`;

  it('T7 finds the room by what its first event says', async () => {
    const { asked, deps } = house({
      'GET joined_rooms': { joined_rooms: rooms },
      [create('!a:example.org')]: { 'eis.key': 'k.7' },
      [create(fresh)]: { 'eis.key': 'k.0' },
      [member]: { membership: 'invite' },
    });
    expect(await findDirectRoom(alice, 'k.0', deps)).toBe(fresh);
    expect(asked.map(({ what }) => what)).not.toContain(`POST rooms/${fresh}/invite`);
  });

  it('invites the person whose invite got lost, and nobody who declined', async () => {
    const found = { 'GET joined_rooms': { joined_rooms: [fresh] }, [create(fresh)]: { 'eis.key': 'k.0' } };
    const lost = house({ ...found, [`POST rooms/${fresh}/invite`]: {} });
    await findDirectRoom(alice, 'k.0', lost.deps);
    expect(lost.asked).toContainEqual({ what: `POST rooms/${fresh}/invite`, body: { user_id: alice } });
    const declined = house({ ...found, [member]: { membership: 'leave' } });
    await findDirectRoom(alice, 'k.0', declined.deps);
    expect(declined.asked.map(({ what }) => what)).not.toContain(`POST rooms/${fresh}/invite`);
  });

  it('does not ask about rooms that are known to be without the person', async () => {
    const { asked, deps } = house({ 'GET joined_rooms': { joined_rooms: rooms } });
    const state = (room: RoomId): RoomState => ({
      room,
      joinRule: 'invite',
      historyVisibility: 'shared',
      encrypted: false,
      replacement: undefined,
      members: [{ user: bob, membership: 'join' }],
      settled: true,
    });
    expect(
      await findDirectRoom(alice, 'k.0', { ...deps, roomState: async (room) => state(room) }),
    ).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('finds nothing where there is nothing, and says when it could not look', async () => {
    expect(
      await findDirectRoom(alice, 'k.0', house({ 'GET joined_rooms': { joined_rooms: rooms } }).deps),
    ).toBeUndefined();
    await expect(findDirectRoom(alice, 'k.0', house({}).deps)).rejects.toMatchObject({ status: 404 });
  });
});
