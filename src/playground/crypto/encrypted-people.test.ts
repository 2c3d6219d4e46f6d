import { describe, expect, it } from '@jest/globals';
import { startStubbed, type Stubbed } from '../../testing/stubbed-homeserver.ts';
import type { RoomEvent } from '../homeserver/event.ts';
import { type families, families as all } from '../homeserver/families.ts';
import { Person } from '../people.ts';
import { readFile, sendFile } from './person-files.ts';

const encryption = { type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } };

/** Alice and Bob in an encrypted room. */
async function inEncryptedRoom({ alice, deps }: Stubbed, localpart = 'bob') {
  const bob = await Person.register({ localpart }, deps);
  // Whoever has no keys yet cannot be given any.
  await bob.device();
  const room = await alice.createRoom({ invite: [bob.user], initial_state: [encryption] });
  await bob.join(room);
  return { alice, bob, room };
}

/** What was said, in the order in which it was said; `(unreadable)` for what this person cannot read. */
const said = (events: readonly RoomEvent[]): readonly unknown[] =>
  events
    .filter(({ state_key, type }) => state_key === undefined && type !== 'm.reaction')
    .map(({ type, content }) => (type === 'm.room.encrypted' ? '(unreadable)' : content['body']));

describe('people with encrypting devices', () => {
  it('understand each other, and the server sees no word', async () => {
    const stubbed = await startStubbed();
    const { alice, bob, room } = await inEncryptedRoom(stubbed);
    const first = await alice.say(room, 'the secret word');
    await bob.react(room, first, '👍');
    await bob.reply(room, first, 'the other secret word');
    await alice.edit(room, first, 'the THIRD secret word');
    const words = ['the secret word', 'the other secret word', '* the THIRD secret word'];
    expect(said(await bob.read(room))).toEqual(words);
    expect(said(await alice.read(room))).toEqual(words);
    const seen = JSON.stringify(stubbed.homeserver.journal.all());
    expect(seen).toContain('ciphertext');
    expect(seen).not.toContain('secret word');
  });

  it.each(Object.keys(all) as readonly (keyof typeof families)[])(
    'understand each other on %s, both ways',
    async (family) => {
      const stubbed = await startStubbed({ ...all[family], everyOtherDeviceMessageLateMs: 0 });
      const { alice, bob, room } = await inEncryptedRoom(stubbed);
      await alice.say(room, 'one');
      await bob.say(room, 'two');
      expect(said(await bob.read(room))).toEqual(['one', 'two']);
      expect(said(await alice.read(room))).toEqual(['one', 'two']);
    },
  );

  it('send files of which the server sees neither words nor names', async () => {
    const stubbed = await startStubbed();
    const { alice, bob, room } = await inEncryptedRoom(stubbed);
    const bytes = new TextEncoder().encode('the secret word');
    await sendFile(alice, room, { name: 'secret name.txt', type: 'text/plain', bytes, caption: 'look' });
    const [message] = (await bob.read(room)).filter(({ type }) => type === 'm.room.message');
    expect(message?.content).toMatchObject({ body: 'look', filename: 'secret name.txt', msgtype: 'm.file' });
    expect(await readFile(bob, { content: message?.content ?? {} })).toEqual(bytes);
    const seen = JSON.stringify(stubbed.homeserver.journal.all());
    expect(seen).not.toContain('secret');
    const [stored] = stubbed.homeserver.world.media.all();
    expect(stored).toMatchObject({ type: 'application/octet-stream', name: undefined });
    expect(new TextDecoder().decode(stored?.bytes)).not.toContain('secret');
  });

  it('send files into plain rooms as they are', async () => {
    const { alice } = await startStubbed();
    const room = await alice.createRoom({});
    const bytes = new TextEncoder().encode('for everybody');
    const event = await sendFile(alice, room, { name: 'all.txt', type: 'text/plain', bytes });
    const found = (await alice.read(room)).find(({ event_id }) => event_id === event);
    if (!found) throw new Error('nothing was said');
    expect(await readFile(alice, found)).toEqual(bytes);
  });

  it('give no key to a device that its owner did not sign', async () => {
    const stubbed = await startStubbed();
    const { alice, bob, room } = await inEncryptedRoom(stubbed);
    const unsigned = await bob.onNewDevice('unverified');
    await unsigned.device();
    await alice.say(room, 'for signed devices');
    expect(said(await bob.read(room))).toEqual(['for signed devices']);
    expect(said(await unsigned.read(room))).toEqual(['(unreadable)']);
    const signed = await bob.onNewDevice('verified');
    await signed.device();
    await alice.say(room, 'and for this one');
    expect(said(await signed.read(room))).toEqual(['(unreadable)', 'and for this one']);
  });

  it('share the key again with a device that had none when the last message was said', async () => {
    const stubbed = await startStubbed();
    const { alice, bob, room } = await inEncryptedRoom(stubbed);
    const late = await bob.onNewDevice('verified');
    await alice.say(room, 'between login and keys');
    await late.device();
    await alice.say(room, 'after the keys');
    expect(said(await late.read(room))).toEqual(['(unreadable)', 'after the keys']);
  });

  it('give a deleted device, and those who left, nothing of what is said later', async () => {
    const stubbed = await startStubbed();
    const { alice, bob, room } = await inEncryptedRoom(stubbed);
    const other = await bob.onNewDevice('verified');
    const otherDevice = await other.device();
    await alice.say(room, 'for all');
    await other.read(room);
    await bob.deleteDevice(other.deviceId);
    await expect(other.read(room)).rejects.toMatchObject({ status: 401 });
    const event = await alice.say(room, 'for one');
    const sealed = stubbed.homeserver.world.room(room).find(event)?.event;
    if (!sealed) throw new Error('nothing was said');
    await expect(otherDevice.open(sealed)).rejects.toMatchObject({ status: 401 });
    await bob.leave(room);
    const afterwards = await alice.say(room, 'alone');
    const unheard = stubbed.homeserver.world.room(room).find(afterwards)?.event;
    if (!unheard) throw new Error('nothing was said');
    expect(await (await bob.device()).open(unheard)).toBeUndefined();
  });

  it('may replace their identity, and are understood afterwards', async () => {
    const stubbed = await startStubbed();
    const { alice, bob, room } = await inEncryptedRoom(stubbed);
    await alice.say(room, 'before');
    await bob.resetIdentity();
    await bob.say(room, 'after');
    expect(said(await alice.read(room))).toEqual(['before', 'after']);
  });

  it('are unreadable without a signed device, until they sign it', async () => {
    const stubbed = await startStubbed();
    const carol = await Person.register({ localpart: 'carol', trust: 'unverified' }, stubbed.deps);
    await Promise.all([carol.device(), stubbed.alice.device()]);
    const room = await stubbed.alice.createRoom({ invite: [carol.user], initial_state: [encryption] });
    await carol.join(room);
    await carol.say(room, 'trust me');
    expect(said(await stubbed.alice.read(room))).toEqual(['(unreadable)']);
    await (await carol.device()).crossSign({ isNew: false });
    expect(said(await stubbed.alice.read(room))).toEqual(['trust me']);
  });
});
