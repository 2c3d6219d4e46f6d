import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Noted } from '../playground/homeserver/journal.ts';
import { eis, House } from './encrypted-house.ts';
import { holdAgainstEncryption } from './hold-against-encryption.ts';

// Somebody puts another identity in the place of that of eis, as a homeserver can at any time. Nothing is lost, and nobody
// is made to talk in plain words.

jest.setTimeout(120_000);

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(async () => {
  await house.close();
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

it('Q2 what is said meanwhile is done when the identity is ours again, and nowhere said in plain words', async () => {
  const alice = await house.person({ localpart: 'alice', displayName: 'Alice' });
  const room = await alice.openDirectRoom(eis, { encrypted: true });
  await house.joined(room);
  await alice.say(room, 'add butter');
  await house.hears(room, alice, /Added: butter/);
  await alice.say(room, 'remind me in 5 minutes to call home');
  await house.hears(room, alice, /call home/);
  const ours = account().crossSigning;
  const other = await house.person({ localpart: 'mallory', displayName: 'Mallory' });
  const foreign = house.homeserver.world.accounts.find(other.user)?.crossSigning;
  house.kill();
  account().crossSigning = JSON.parse(JSON.stringify(foreign).replaceAll(other.user, eis));
  await house.start();
  await (await alice.device()).rotate(room);
  await alice.say(room, 'add bread');
  await house.idle();
  // A second poll proves that the keys of the first were taken.
  await alice.say(room, 'add cheese');
  pass(6);
  await house.idle();
  expect(house.homeserver.world.room(room).membershipOf(eis)).toBe('join');
  expect(await house.said(room, alice)).not.toContainEqual(expect.stringMatching(/bread|cheese|@Alice/));
  house.kill();
  account().crossSigning = ours;
  pass(1);
  await house.start();
  await house.hears(room, alice, /Added: bread/);
  await house.hears(room, alice, /Added: cheese/);
  await house.hears(room, alice, /^⏰ .*call home/);
  expect((await house.said(room, alice)).filter((body) => /could not read/.test(body))).toEqual([]);
  expect(house.homeserver.journal.all().filter(isOpened)).toEqual([]);
  expect(holdAgainstEncryption({ homeserver: house.homeserver, said: [] }).differences).toEqual([]);
});
