import { afterEach, describe, expect, it } from '@jest/globals';
import { parseEventId, parseRoomId, type RoomId, type UserId } from '../core/ids.ts';
import { createOwnUsers } from '../core/own-users.ts';
import { isPrivateTo } from '../core/privacy.ts';
import type { RoomState } from '../core/room-state.ts';
import { Secret } from '../core/secret.ts';
import { families, type Family } from '../playground/homeserver/families.ts';
import { stubRegistration } from '../playground/homeserver/stub-service.ts';
import { type Listening, listen } from '../playground/listen.ts';
import { alice } from '../testing/callers.ts';
import { bot as botName, startBare, type Stubbed } from '../testing/stubbed-homeserver.ts';
import { createOwnDevice } from './call-as-device.ts';
import { findDirectRoom, openDirectRoom } from './direct-room.ts';
import { findEcho } from './find-echo.ts';
import { createHomeserver, type Homeserver } from './homeserver.ts';
import { isJoined } from './is-joined.ts';
import { joinRoom } from './join-room.ts';
import { leaveRoom } from './leave-room.ts';
import { logInDevice, type StoredDevice } from './log-in-device.ts';
import { ping } from './ping.ts';
import { placeNow, toPlace } from './place-of.ts';
import { readRoom } from './read-room.ts';
import { readSent } from './read-sent.ts';
import { redactEvent } from './redact-event.ts';
import { registerAccounts } from './register-accounts.ts';
import { sendEvent } from './send-event.ts';
import { createSync } from './sync.ts';

const bot = botName as UserId;
const ownUsers = createOwnUsers({
  domain: 'example.org',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
const logged: string[] = [];
const write = (...line: readonly unknown[]): void => {
  logged.push(JSON.stringify(line));
};
const log = { debug: write, info: write, warn: write, error: write };

let open: { stubbed: Stubbed; listening: Listening; homeserver: Homeserver } | undefined;

afterEach(async () => {
  await open?.homeserver.close();
  await open?.listening.close();
  await open?.stubbed.homeserver.stop();
  open = undefined;
  logged.length = 0;
});

/** eis's side of a homeserver that behaves like this family, over a real socket. */
async function start(family: Family) {
  const stubbed = await startBare(families[family]);
  const listening = await listen(stubbed.homeserver.routes);
  const homeserver = await createHomeserver(
    {
      url: listening.address,
      domain: 'example.org',
      asToken: new Secret(stubRegistration.as_token),
      senderLocalpart: stubRegistration.sender_localpart,
    },
    { asked: () => undefined, sleep: async () => undefined, log },
  );
  open = { stubbed, listening, homeserver };
  let device: StoredDevice | undefined;
  const logIn = async () =>
    await logInDevice({
      ...homeserver,
      account: bot,
      otherAccount: ownUsers.sender,
      mayPutDevice: async () => true,
      load: async () => device,
      save: async (_account, made) => {
        device = made;
      },
      randomDeviceId: () => 'EISDEVICE',
      log,
    });
  const register = async () =>
    await registerAccounts({
      ...homeserver,
      ownUsers,
      botPassword: new Secret('pw'),
      displayName: 'eis',
      log,
    });
  await register();
  const { callAsDevice } = createOwnDevice({ ...homeserver, account: bot, logInDevice: logIn });
  return {
    stubbed,
    homeserver,
    register,
    callAsDevice,
    deps: { call: homeserver.call, bot, log, isEncrypted: async () => false },
  };
}

type House = Awaited<ReturnType<typeof start>>;

async function invited({ stubbed }: House): Promise<RoomId> {
  const room = parseRoomId(await stubbed.alice.openDirectRoom(bot));
  if (!room) throw new Error('no room');
  return room;
}

const message = { type: 'm.room.message', content: { msgtype: 'm.text', body: 'hi', 'eis.key': 'k.0' } };

const all = ['plain', 'dendrite', 'conduit', 'continuwuity', 'tuwunel', 'synapse'] as const;

it('knows all families', () => {
  expect(Object.keys(families)).toEqual(all);
});

describe.each(all)('on a homeserver like %s', (family) => {
  it('registers, twice, and the bot has its name', async () => {
    const house = await start(family);
    await house.register();
    expect(house.stubbed.homeserver.world.accounts.find(bot)?.displayName).toBe('eis');
  });

  it('finds its invites by /sync', async () => {
    const house = await start(family);
    const room = await invited(house);
    const sync = createSync({
      callAsDevice: house.callAsDevice,
      asksForRedactions: () => family === 'dendrite',
    });
    const answer = await sync(undefined, new AbortController().signal);
    expect(answer).toMatchObject({ rooms: { invite: { [room]: expect.anything() } } });
  });

  it('joins, sees that one person reads, answers once, and leaves', async () => {
    const house = await start(family);
    const room = await invited(house);
    expect(await isJoined(room, house.deps)).toBe(false);
    expect(await joinRoom(room, ['example.org'], house.deps)).toBe('joined');
    expect(await joinRoom(room, ['example.org'], house.deps)).toBe('joined');
    const state = await readRoom(room, house.deps);
    if (!state) throw new Error('no state');
    expect(isPrivateTo(toPlace(state, ownUsers), alice)).toBe(true);
    const sending = { from: bot, room, transactionId: 'eis.k.0' };
    const first = await sendEvent(message, sending, house.deps);
    expect(await sendEvent(message, sending, house.deps)).toBe(first);
    await leaveRoom(room, 'done', house.deps);
    await leaveRoom(room, 'done', house.deps);
    expect(await isJoined(room, house.deps)).toBe(false);
    expect(await readRoom(room, house.deps)).toBeUndefined();
  });

  it('T7 finds what it sent after the homeserver forgot its transaction ids', async () => {
    const house = await start(family);
    const room = await invited(house);
    await joinRoom(room, [], house.deps);
    const wanted = { room, from: bot, key: 'k.0', plannedAt: house.stubbed.clock.now() };
    expect(await findEcho(wanted, house)).toEqual({ kind: 'absent' });
    const sent = await sendEvent(message, { from: bot, room, transactionId: 'eis.k.0' }, house.deps);
    house.stubbed.homeserver.restart();
    expect(await findEcho(wanted, house)).toEqual({ kind: 'found', eventId: sent });
  });

  it('A6 8.6 redacts what it said and what others said, where it has the right', async () => {
    const house = await start(family);
    const room = await invited(house);
    await joinRoom(room, [], house.deps);
    const said = await house.stubbed.alice.say(room, 'config add https://my.vikunja.io vkt_abc');
    const own = await sendEvent(message, { from: bot, room, transactionId: 'eis.k.0' }, house.deps);
    const [hers] = [parseEventId(said)];
    if (!own || !hers) throw new Error('not sent');
    expect(await readSent(room, hers, house.deps)).toMatchObject({ sender: alice });
    for (const event of [hers, own, own]) {
      const transactionId = `eis.redact.${event}`;
      expect(await redactEvent(event, { from: bot, room, transactionId }, house.deps)).toBe('redacted');
    }
    expect(JSON.stringify(house.stubbed.homeserver.world.rooms.get(room))).not.toContain('vkt_abc');
  });

  it('T7 opens a direct room, finds it again, and it is private', async () => {
    const house = await start(family);
    const room = await openDirectRoom(alice, { key: 'k.0', encrypted: false }, house.deps);
    const finding = { ...house.deps, roomState: async () => undefined };
    expect(await findDirectRoom(alice, 'k.0', finding)).toBe(room);
    expect(await findDirectRoom(alice, 'k.1', finding)).toBeUndefined();
    const settled: RoomState[] = [];
    const place = await placeNow(room, {
      roomState: async () => undefined,
      settleRoom: async (state) => {
        settled.push(state);
      },
      readRoom: async (one) => await readRoom(one, house.deps),
      ownUsers,
    });
    expect(place && isPrivateTo(place, alice)).toBe(true);
    expect(settled).toHaveLength(1);
  });

  it('pings, or finds that it cannot, and logs no token', async () => {
    const house = await start(family);
    const pinged = await ping({ ...house.homeserver, registrationId: 'eis', log });
    expect(pinged === 'missing').toBe(family === 'dendrite');
    expect(logged.join('\n')).not.toMatch(/_token_for_tests|pw/);
  });
});

describe('on a homeserver that turns PUT /devices into a login of the registration', () => {
  it('stays the registration', async () => {
    const house = await start('tuwunel');
    house.stubbed.homeserver.switchTo({ putDevice: 'ruins the token' });
    await house.callAsDevice({ method: 'GET', path: '/_matrix/client/v3/account/whoami' });
    const who = await house.homeserver.callAsRegistration({
      method: 'GET',
      path: '/_matrix/client/v3/account/whoami',
    });
    expect(who).toMatchObject({ user_id: ownUsers.sender });
  });
});
