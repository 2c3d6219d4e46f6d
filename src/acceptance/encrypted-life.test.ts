import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sendFile } from '../playground/crypto/person-files.ts';
import type { Person } from '../playground/people.ts';
import { eis, House } from './encrypted-house.ts';
import { holdAgainstEncryption } from './hold-against-encryption.ts';

// What happens to devices and people in the life of an encrypted room: eis goes on understanding those who are in it, and
// nobody else understands eis.

jest.setTimeout(120_000);

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(async () => {
  await house.close();
});

let people = 0;

async function talking() {
  people += 1;
  const alice = await house.person({ localpart: `lea${people}`, displayName: 'Lea' });
  const room = await alice.openDirectRoom(eis, { encrypted: true });
  await house.joined(room);
  await alice.say(room, 'add butter');
  await house.hears(room, alice, /Added: butter/);
  return { alice, room };
}

/** Waits until eis has looked up their devices anew; where in the stream of the homeserver that was. */
async function lookedUp(person: Person): Promise<number> {
  const from = house.homeserver.world.position;
  await house.until(`a look at the devices of ${person.user}`, async () => {
    const asked = house.homeserver.journal
      .all()
      .filter(({ user, position }) => user === eis && position >= from)
      .filter(({ template, body }) => template.endsWith('/keys/query') && isAbout(body, person));
    return await Promise.resolve(asked.length > 0);
  });
  await house.idle();
  return from;
}

/** With which session eis said the last thing. */
const lastSession = (room: string): unknown => house.last(room)?.content['session_id'];

const isAbout = (body: unknown, { user }: Person): boolean => JSON.stringify(body).includes(user);

/** Whether this person reads that eis said this. */
const reads = async (by: Person, room: string, what: RegExp): Promise<boolean> =>
  (await house.said(room, by)).some((body) => what.test(body));

describe('Q1 the life of an encrypted room', () => {
  it('a further device is understood, and reads what is said from then on', async () => {
    const { alice, room } = await talking();
    const tablet = await alice.onNewDevice();
    await tablet.device();
    await tablet.say(room, 'add bread');
    await house.hears(room, tablet, /Added: bread/);
    expect(await reads(alice, room, /Added: bread/)).toBe(true);
    expect(await reads(tablet, room, /Added: butter/)).toBe(false);
  });

  it('a deleted device is given nothing of what is said later', async () => {
    const { alice, room } = await talking();
    const stolen = await alice.onNewDevice();
    await stolen.say(room, 'add bread');
    await house.hears(room, stolen, /Added: bread/);
    await house.idle();
    const before = lastSession(room);
    await alice.deleteDevice(stolen.deviceId);
    const from = await lookedUp(alice);
    await alice.say(room, 'add coffee');
    await house.hears(room, alice, /Added: coffee/);
    expect(lastSession(room)).not.toBe(before);
    const sent = house.homeserver.journal
      .all()
      .filter(({ position }) => position >= from)
      .filter(({ user, template }) => user === eis && template.includes('/sendToDevice/'));
    expect(JSON.stringify(sent)).toContain(alice.deviceId);
    expect(JSON.stringify(sent)).not.toContain(stolen.deviceId);
  });

  it('somebody with a new identity is understood', async () => {
    const { alice, room } = await talking();
    await alice.resetIdentity();
    await alice.say(room, 'add bread');
    await house.hears(room, alice, /Added: bread/);
    expect(await reads(alice, room, /could not read|did not act/)).toBe(false);
  });

  it('what was said while eis was away is carried out when it is back', async () => {
    const { alice, room } = await talking();
    house.kill();
    await (await alice.device()).rotate(room);
    await alice.say(room, 'add bread');
    await house.start();
    await house.hears(room, alice, /Added: bread/);
    expect(await reads(alice, room, /could not read/)).toBe(false);
  });

  it('goes on after the homeserver was restarted', async () => {
    const { alice, room } = await talking();
    house.homeserver.restart();
    await alice.say(room, 'add bread');
    await house.hears(room, alice, /Added: bread/);
    expect(await reads(alice, room, /could not read/)).toBe(false);
  });

  it('is about reactions and files as well', async () => {
    const { alice, room } = await talking();
    const events = await alice.read(room);
    const receipt = events.find(({ content }) => /Added: butter/.test(JSON.stringify(content)));
    await alice.react(room, receipt?.event_id ?? '', '↩️');
    await house.hears(room, alice, /Taken back: butter/);
    const bytes = new TextEncoder().encode('the words of a file, which nobody else may read');
    await sendFile(alice, room, { name: 'paper.txt', type: 'text/plain', bytes });
    await house.idle();
    expect(await reads(alice, room, /could not read/)).toBe(false);
  });

  it('nothing plain came in, whatever happened', async () => {
    const { sealed, differences } = holdAgainstEncryption({ homeserver: house.homeserver, said: [] });
    expect(sealed).toBeGreaterThan(20);
    expect(differences).toEqual([]);
  });
});
