import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  asBot,
  bot,
  settle,
  startBare,
  startStubbed,
  type Answered,
  type Stubbed,
} from '../../testing/stubbed-homeserver.ts';
import { families, type Family, withoutDevices } from './families.ts';

/** One recorded answer: `## register eis again: 400 {"errcode":"M_USER_IN_USE",…}`. Long bodies are cut in the recordings. */
const RECORDED = /^## (.+?): (\d{3}) (.*)$/;

function recorded(family: Family): ReadonlyMap<string, string> {
  const text = readFileSync(new URL(`./recorded/${family}.txt`, import.meta.url), 'utf8');
  const lines = text.split('\n').flatMap((line) => {
    const [, label, status = '', body = ''] = RECORDED.exec(line) ?? [];
    return label === undefined
      ? []
      : [[label, inShort(Number(status), /"errcode":"(\w+)"/.exec(body)?.[1])] as const];
  });
  return new Map(lines);
}

const inShort = (status: number, errcode: unknown): string =>
  status < 300 || typeof errcode !== 'string' ? String(status) : `${status} ${errcode}`;

const SERVICE = { type: 'm.login.application_service', inhibit_login: true };
const client = '/_matrix/client/v3';
const as = (user: string): string => `?user_id=${encodeURIComponent(user)}`;

/** The calls of the recording, in its order, under its names. */
async function play(stubbed: Stubbed): Promise<ReadonlyMap<string, string>> {
  const { call, alice, service } = stubbed;
  const answers = new Map<string, string>();
  const note = (label: string, { status, body }: Answered): void =>
    void answers.set(label, inShort(status, body['errcode']));
  const whoami = async (query: string, token?: string) =>
    await call('GET', `${client}/account/whoami${query}`, undefined, token);
  const register = async (body: object) => await call('POST', `${client}/register`, { ...SERVICE, ...body });
  const logIn = async (user: string, device_id: string) =>
    await call('POST', `${client}/login`, {
      type: SERVICE.type,
      identifier: { type: 'm.id.user', user },
      device_id,
    });
  const ping = async (id: string) =>
    await call('POST', `/_matrix/client/v1/appservice/${id}/ping`, { transaction_id: 'ping1' });

  note('ping ok', await ping('eis'));
  service.answer = { status: 404, body: {} };
  note('ping AS404', await ping('eis'));
  service.answer = { status: 500, body: {} };
  note('ping AS500', await ping('eis'));
  service.answer = { status: 200, body: {} };
  note('ping wrong id', await ping('other'));
  note('whoami as_token', await whoami(''));
  note('whoami ?user_id=@eis unregistered', await whoami(as(bot)));
  note('register sender', await register({ username: 'eis_sender' }));
  note('register eis', await register({ username: 'eis' }));
  note('register eis again', await register({ username: 'eis' }));
  note(
    'register puppet with login',
    await register({ username: 'eis_p1', inhibit_login: false, device_id: 'P1DEV' }),
  );
  note('register uppercase EIS_Up', await register({ username: 'EIS_Up' }));
  note('register outside ns (bob_ext)', await register({ username: 'bob_ext' }));
  note('whoami ?user_id=@eis registered', await whoami(as(bot)));
  note('whoami ?user_id=@eis_never', await whoami(as('@eis_never:example.org')));
  note('whoami ?user_id=outside', await whoami(as('@admin:example.org')));
  note('whoami ?user_id=remote', await whoami(as('@eis:other.example')));
  const first = await logIn('eis', 'EISDEV');
  note('AS login eis', first);
  const second = await logIn('eis', 'EISDEV');
  note('AS login eis same device', second);
  const tokenOf = ({ body }: Answered): string => String(body['access_token']);
  answers.set(' old token', inShortOf(await whoami('', tokenOf(first))));
  answers.set(' new token', inShortOf(await whoami('', tokenOf(second))));
  note('AS login full mxid', await logIn(bot, 'EISDEV2'));
  note('AS login sender', await logIn('eis_sender', 'SDEV'));
  note('AS login outside', await logIn('admin', 'X'));
  note('AS login unregistered in ns', await logIn('eis_nobody', 'X'));
  note(
    'PUT device (as_token,user_id)',
    await call('PUT', asBot(`${client}/devices/NEWDEV`), { display_name: 'eis' }),
  );
  note('GET devices', await call('GET', asBot(`${client}/devices`)));
  note('whoami device_id', await whoami(`${as(bot)}&device_id=NEWDEV`));
  note('whoami device_id=EISDEV', await whoami(`${as(bot)}&device_id=EISDEV`));
  note('whoami device_id unknown', await whoami(`${as(bot)}&device_id=NOPE`));
  note('DELETE device as_token', await call('DELETE', asBot(`${client}/devices/NEWDEV`), {}));
  note('sync as_token user_id=@eis', await call('GET', asBot(`${client}/sync`)));
  note('sync as_token user+device', await call('GET', asBot(`${client}/sync?device_id=EISDEV`)));
  note('sync login token', await call('GET', `${client}/sync`, undefined, tokenOf(second)));
  note('sync as sender (as_token only)', await call('GET', `${client}/sync`));
  note('keys/upload as_token', await call('POST', asBot(`${client}/keys/upload`), {}));
  note(
    'keys/query as_token',
    await call('POST', asBot(`${client}/keys/query`), { device_keys: { [bot]: [] } }),
  );
  const room = await alice.openDirectRoom(bot);
  note('join as eis (as_token)', await call('POST', asBot(`${client}/join/${room}`), {}));
  note(
    'send as eis',
    await call('PUT', asBot(`${client}/rooms/${room}/send/m.room.message/1`), {
      msgtype: 'm.text',
      body: 'own',
    }),
  );
  note(
    'typing as eis',
    await call('PUT', asBot(`${client}/rooms/${room}/typing/${bot}`), { typing: true, timeout: 1000 }),
  );
  const event = await alice.say(room, 'one');
  note('receipt as eis', await call('POST', asBot(`${client}/rooms/${room}/receipt/m.read/${event}`), {}));
  note(
    'read_markers as eis',
    await call('POST', asBot(`${client}/rooms/${room}/read_markers`), { 'm.read': event }),
  );
  note('filter as eis', await call('POST', asBot(`${client}/user/${bot}/filter`), {}));
  note(
    'displayname put',
    await call('PUT', asBot(`${client}/profile/${bot}/displayname`), { displayname: 'Eis' }),
  );
  note('relations v1', await call('GET', asBot(`/_matrix/client/v1/rooms/${room}/relations/${event}`)));
  for (const [label, path] of [
    ['/messages?dir=b&limit=2', `/rooms/${room}/messages?dir=b&limit=2`],
    ['/context/EV', `/rooms/${room}/context/${event}`],
    ['/members', `/rooms/${room}/members`],
    ['/joined_members', `/rooms/${room}/joined_members`],
    ['/state', `/rooms/${room}/state`],
    ['/event/EV', `/rooms/${room}/event/${event}`],
  ] as const)
    note(`as_token GET /rooms/ROOM${label}`, await call('GET', asBot(client + path)));
  note('as_token GET /joined_rooms', await call('GET', asBot(`${client}/joined_rooms`)));
  note(
    'resolve unknown alias (AS 404)',
    await call('GET', `${client}/directory/room/${encodeURIComponent('#eis_x:example.org')}`),
  );
  note(
    'human takes #eis_ alias',
    await call('POST', `${client}/createRoom`, { room_alias_name: 'eis_x' }, alice.token),
  );
  note(
    'AS takes alias outside ns',
    await call('POST', asBot(`${client}/createRoom`), { room_alias_name: 'other' }),
  );
  await settle();
  return answers;
}

const inShortOf = ({ status, body }: Answered): string => inShort(status, body['errcode']);

const names = ['synapse', 'dendrite', 'conduit', 'continuwuity', 'tuwunel'] as const;

describe('V3 a family answers as its server was recorded', () => {
  it.each(names)('%s', async (family) => {
    const real = recorded(family);
    const ours = await play(await startBare(families[family]));
    const shared = [...ours].filter(([label]) => real.has(label));
    expect(shared.length).toBeGreaterThan(40);
    expect(Object.fromEntries(shared)).toEqual(
      Object.fromEntries(shared.map(([label]) => [label, real.get(label)])),
    );
  });
});

describe('V3 Q1 a homeserver on which encryption cannot be had', () => {
  it('gives an application service no device in any way', async () => {
    const { call } = await startStubbed(withoutDevices);
    expect(await call('PUT', asBot(`${client}/devices/EIS`), {})).toMatchObject({ status: 404 });
    const login = { type: SERVICE.type, identifier: { type: 'm.id.user', user: 'eis' } };
    expect(await call('POST', `${client}/login`, login)).toMatchObject({ status: 400 });
    const whoami = await call('GET', `${asBot(`${client}/account/whoami`)}&device_id=EIS`);
    expect(whoami.body).not.toHaveProperty('device_id');
    expect((await call('POST', asBot(`${client}/keys/upload`), {})).status).toBe(400);
  });
});
