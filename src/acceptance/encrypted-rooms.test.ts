import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PersonOptions } from '../playground/people.ts';
import { eis, House } from './encrypted-house.ts';

jest.setTimeout(120_000);

const unread = 'I could not read that message. Please send it again.';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(async () => {
  await house.close();
});

let people = 0;
const aName = (): string => `alice${++people}`;

/** Somebody new with an encrypted direct room. */
async function talking(options: Partial<PersonOptions> = {}) {
  const alice = await house.person({ localpart: aName(), displayName: 'Alice', ...options });
  const room = await alice.openDirectRoom(eis, { encrypted: true });
  await house.joined(room);
  return { alice, room };
}

describe('a message in an encrypted room', () => {
  it('Q1 is answered in it, and the homeserver sees no word', async () => {
    const { alice, room } = await talking();
    await alice.say(room, 'add butter');
    await house.hears(room, alice, /Added: butter/);
    await alice.say(room, 'list');
    await house.hears(room, alice, /butter/);
    expect(JSON.stringify(house.homeserver.journal.all())).not.toContain('butter');
  });

  it('Q2 waits for its key and is then answered, once', async () => {
    const { alice, room } = await talking();
    house.waits();
    house.post.isHeld = true;
    await alice.say(room, 'add butter');
    await house.dueIn(2);
    expect(await house.said(room, alice)).toEqual([]);
    await house.post.deliver();
    await house.hears(room, alice, /Added: butter/);
    await house.idle();
    expect((await house.said(room, alice)).filter((body) => body.includes('Added'))).toHaveLength(1);
  });

  it('Q2 is asked for again when its key does not come, and never carried out later', async () => {
    const { alice, room } = await talking();
    house.waits();
    house.post.isHeld = true;
    await alice.say(room, 'add butter');
    for (const seconds of [2, 10, 25]) {
      await house.dueIn(seconds);
      expect(await house.said(room, alice)).toEqual([]);
      house.pass(seconds);
    }
    await house.hears(room, alice, unread);
    await house.post.deliver();
    await alice.say(room, 'list');
    await house.hears(room, alice, /./);
    await house.idle();
    expect((await house.said(room, alice)).join('\n')).not.toContain('butter');
  });

  it('Q2 of somebody who has signed nothing is carried out when they have', async () => {
    const { alice, room } = await talking({ trust: 'unverified' });
    house.waits();
    await alice.say(room, 'add butter');
    await house.dueIn(2);
    expect(await house.said(room, alice)).toEqual([]);
    await (await alice.device()).crossSign({ isNew: false });
    await house.hears(room, alice, /Added: butter/);
  });

  it('Q3 that is a copy of an earlier one is not carried out again', async () => {
    const { alice, room } = await talking();
    const event = await alice.say(room, 'add butter');
    await house.hears(room, alice, /Added: butter/);
    const { content } = house.homeserver.world.room(room).find(event)?.event ?? {};
    await alice.sendPlain(room, 'm.room.encrypted', content ?? {});
    await house.hears(room, alice, /copy of an earlier one/);
    expect((await house.said(room, alice)).filter((body) => body.includes('Added'))).toHaveLength(1);
  });

  it('Q3 that is not encrypted there is not carried out', async () => {
    const { alice, room } = await talking();
    await alice.sendPlain(room, 'm.room.message', { msgtype: 'm.text', body: 'add butter' });
    await house.hears(room, alice, /Please send it again encrypted/);
    await alice.say(room, 'list');
    await house.hears(room, alice, /tasks/);
    expect((await house.said(room, alice)).join('\n')).not.toContain('Added');
  });

  it('Q1 answers a question that was asked before the room was encrypted', async () => {
    const alice = await house.person({ localpart: aName() });
    const room = await alice.openDirectRoom(eis);
    await house.joined(room);
    for (const wine of ['red wine', 'white wine']) {
      await alice.say(room, `add ${wine}`);
      await house.hears(room, alice, new RegExp(`Added: ${wine}`));
    }
    await alice.say(room, 'done wine');
    await house.hears(room, alice, /1.*red wine/);
    await alice.encrypt(room);
    await alice.say(room, '1');
    await house.hears(room, alice, /Done: red wine/);
    expect(house.last(room)?.type).toBe('m.room.encrypted');
  });

  it('Q1 of somebody who has just come into the room is read', async () => {
    const { alice } = await talking();
    const room = await alice.createRoom({
      invite: [eis],
      initial_state: [{ type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } }],
    });
    await house.joined(room);
    await alice.say(room, 'list');
    await house.hears(room, alice, /./);
    const bob = await house.person({ localpart: aName() });
    await alice.invite(room, bob.user);
    await bob.join(room);
    await bob.say(room, '@eis list');
    await house.hears(room, bob, /direct messages/);
    expect(await house.said(room, bob)).toHaveLength(1);
  });

  it('Q1 is read by whoever leads next, also when the key came before', async () => {
    const { alice, room } = await talking();
    await alice.say(room, 'add butter');
    await house.hears(room, alice, /Added: butter/);
    house.kill();
    await alice.say(room, 'add cheese');
    await house.start();
    await house.hears(room, alice, /Added: cheese/);
    await house.idle();
    expect((await house.said(room, alice)).filter((body) => body.includes('cheese'))).toHaveLength(1);
  });

  it('Q2 loses its traces when it is removed while it waits', async () => {
    const { alice, room } = await talking();
    house.waits();
    house.post.isHeld = true;
    const event = await alice.say(room, 'add butter');
    await house.dueIn(2);
    await alice.redact(room, event);
    await house.idle();
    await house.post.deliver();
    await alice.say(room, 'list');
    await house.hears(room, alice, /tasks/);
    expect((await house.said(room, alice)).join('\n')).not.toContain('butter');
  });
});
