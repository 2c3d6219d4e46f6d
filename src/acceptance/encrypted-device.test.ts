import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Noted } from '../playground/homeserver/journal.ts';
import { eis, House } from './encrypted-house.ts';
import { holdAgainstEncryption } from './hold-against-encryption.ts';

jest.setTimeout(120_000);

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(async () => {
  await house.close();
});

it('P4 a device that was lost is replaced, people are told once, and the talk goes on', async () => {
  const alice = await house.person({ localpart: 'alice', displayName: 'Alice' });
  const room = await alice.openDirectRoom(eis, { encrypted: true });
  await house.joined(room);
  await alice.say(room, 'add butter');
  await house.hears(room, alice, /Added: butter/);
  house.kill();
  const devices = house.homeserver.world.accounts.find(eis)?.devices;
  const [lost = ''] = devices?.keys() ?? [];
  devices?.clear();
  await house.start();
  await house.hears(room, alice, /I have a new device for encrypted rooms/);
  expect([...(devices?.keys() ?? [])]).not.toContain(lost);
  await alice.say(room, 'add cheese');
  await house.hears(room, alice, /Added: cheese/);
  house.kill();
  await house.start();
  await alice.say(room, 'list');
  await house.hears(room, alice, /cheese/);
  const told = (await house.said(room, alice)).filter((body) => body.includes('new device'));
  expect(told).toHaveLength(1);
});

const account = () => {
  const found = house.homeserver.world.accounts.find(eis);
  if (!found) throw new Error('eis has no account');
  return found;
};

const isOpened = ({ user, template, body }: Noted): boolean =>
  user === eis && template.endsWith('/createRoom') && JSON.stringify(body).includes('is_direct');

const pass = (minutes: number): void =>
  house.clock.moveTo(new Date(house.clock.now().getTime() + minutes * 60_000));

// Somebody puts another identity in the place of that of eis, as a homeserver can at any time.
it('Q2 what is said meanwhile is done when the identity is ours again, and nowhere said in plain words', async () => {
  const bob = await house.person({ localpart: 'bob', displayName: 'Bob' });
  const room = await bob.openDirectRoom(eis, { encrypted: true });
  await house.joined(room);
  await bob.say(room, 'add butter');
  await house.hears(room, bob, /Added: butter/);
  await bob.say(room, 'remind me in 5 minutes to call home');
  await house.hears(room, bob, /call home/);
  const ours = account().crossSigning;
  const other = await house.person({ localpart: 'mallory', displayName: 'Mallory' });
  const foreign = house.homeserver.world.accounts.find(other.user)?.crossSigning;
  house.kill();
  account().crossSigning = JSON.parse(JSON.stringify(foreign).replaceAll(other.user, eis));
  await house.start();
  await (await bob.device()).rotate(room);
  await bob.say(room, 'add bread');
  await house.idle();
  // A second poll proves that the keys of the first were taken.
  await bob.say(room, 'add cheese');
  pass(6);
  await house.idle();
  expect(house.homeserver.world.room(room).membershipOf(eis)).toBe('join');
  expect(await house.said(room, bob)).not.toContainEqual(expect.stringMatching(/bread|cheese|@Bob/));
  house.kill();
  account().crossSigning = ours;
  pass(1);
  await house.start();
  await house.hears(room, bob, /Added: bread/);
  await house.hears(room, bob, /Added: cheese/);
  await house.hears(room, bob, /^⏰ .*call home/);
  expect((await house.said(room, bob)).filter((body) => /could not read/.test(body))).toEqual([]);
  expect(house.homeserver.journal.all().filter(isOpened)).toEqual([]);
  expect(holdAgainstEncryption({ homeserver: house.homeserver, said: [] }).differences).toEqual([]);
});
