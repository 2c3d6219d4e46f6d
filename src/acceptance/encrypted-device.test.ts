import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { eis, House } from './encrypted-house.ts';

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
