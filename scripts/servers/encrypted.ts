import assert from 'node:assert/strict';
import {
  AllDevicesIsolationMode,
  EventShieldColour,
  OnlySignedDevicesIsolationMode,
} from 'matrix-js-sdk/lib/crypto-api/index.js';
import type { House } from './conversation.ts';
import { OtherClient, type Shown } from './other-client.ts';
import { hasJoined, waitFor } from './seen.ts';

/** Somebody whose client is not ours, and their encrypted direct room with eis. */
export interface Confidant extends House {
  readonly alice: OtherClient;
  readonly room: string;
}

export interface EncryptedStep {
  readonly name: string;
  readonly run: (talk: Confidant) => Promise<void>;
}

const NAME = 'ada';

/** An encrypted direct room in which eis is. */
export async function openConfidential(
  { bot, synapse }: Pick<House, 'bot' | 'synapse'>,
  name: string,
  { signed = true } = {},
): Promise<{ readonly person: OtherClient; readonly room: string }> {
  const person = await OtherClient.register(synapse.url, name, { signed });
  const room = await person.openDirectRoom(bot);
  await hasJoined(person, room, bot);
  return { person, room };
}

export async function beginEncrypted(house: House): Promise<Confidant> {
  const { person: alice, room } = await openConfidential(house, NAME);
  return { ...house, alice, room };
}

/** Says it, and waits for an answer that stood encrypted on the wire. */
async function says(person: OtherClient, room: string, text: string, answer: RegExp): Promise<Shown> {
  await person.say(room, text);
  return await hearsSealed(person, room, answer);
}

async function hearsSealed(person: OtherClient, room: string, answer: RegExp): Promise<Shown> {
  const heard = await person.hears(room, answer);
  assert.equal(heard.wireType, 'm.room.encrypted', 'the answer was plain');
  return heard;
}

async function answersTrusted({ alice, room, bot }: Confidant): Promise<void> {
  const heard = await says(alice, room, 'add milk', /^✅ Added: milk/);
  const info = await alice.crypto.getEncryptionInfoForEvent(heard.matrixEvent);
  assert.equal(info?.shieldColour, EventShieldColour.NONE, 'the client warns of it');
  const devices = (await alice.crypto.getUserDeviceInfo([bot])).get(bot);
  assert.equal(devices?.size, 1, 'eis has one device');
  for (const device of devices.keys()) {
    const status = await alice.crypto.getDeviceVerificationStatus(bot, device);
    assert.equal(status?.signedByOwner, true, 'its identity signed it');
  }
}

async function answersTheStrict({ alice, room }: Confidant): Promise<void> {
  alice.crypto.setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
  await alice.crypto.forceDiscardSession(room);
  await says(alice, room, 'add rice', /^✅ Added: rice/);
  alice.crypto.setDeviceIsolationMode(new AllDevicesIsolationMode(false));
}

async function waitsForSignature(talk: Confidant): Promise<void> {
  const { person: bob, room } = await openConfidential(talk, 'bob', { signed: false });
  await bob.say(room, 'add tea');
  await hearsSealed(bob, room, /the session it came from is not verified/);
  await bob.sign();
  await hearsSealed(bob, room, /^✅ Added: tea/);
  bob.stop();
}

async function readsWhatWasSaidWhileAway({ alice, room, eis }: Confidant): Promise<void> {
  await eis.stop();
  await alice.crypto.forceDiscardSession(room);
  await alice.say(room, 'add bread');
  await eis.start();
  await hearsSealed(alice, room, /^✅ Added: bread/);
  await eis.kill();
  await alice.crypto.forceDiscardSession(room);
  await alice.say(room, 'add flour');
  await eis.start();
  await hearsSealed(alice, room, /^✅ Added: flour/);
}

async function outlivesTheHomeserver({ alice, room, synapse }: Confidant): Promise<void> {
  await synapse.restart();
  await alice.crypto.forceDiscardSession(room);
  await says(alice, room, 'add salt', /^✅ Added: salt/);
}

async function knowsDevices({ alice, room, synapse }: Confidant): Promise<void> {
  const tablet = await OtherClient.logIn(synapse.url, NAME);
  await knows(tablet, room);
  await says(alice, room, 'add butter', /^✅ Added: butter/);
  const before = await hearsSealed(tablet, room, /^✅ Added: butter/);
  await tablet.say(room, 'add cheese');
  await hearsSealed(alice, room, /the session it came from is not verified/);
  await alice.crypto.crossSignDevice(tablet.device);
  await hearsSealed(tablet, room, /^✅ Added: cheese/);
  tablet.stop();
  await alice.deleteDevice(tablet.device);
  const after = await says(alice, room, 'add jam', /^✅ Added: jam/);
  assert.notEqual(after.session, before.session, 'a device that is gone could read on');
}

const knows = async (person: OtherClient, room: string): Promise<void> =>
  void (await waitFor('the room', () => person.client.getRoom(room) ?? undefined));

async function sharesWithMembers({ alice, bot, synapse }: Confidant): Promise<void> {
  const [carl, dina] = [
    await OtherClient.register(synapse.url, 'carl'),
    await OtherClient.register(synapse.url, 'dina'),
  ];
  const room = await alice.openRoom([bot, carl.user]);
  await hasJoined(alice, room, bot);
  await carl.join(room);
  const first = await says(alice, room, `${bot} what's due today`, /^I answer in direct messages/);
  await hearsSealed(carl, room, /^I answer in direct messages/);
  await alice.call('POST', `/rooms/${encodeURIComponent(room)}/invite`, { user_id: dina.user });
  await dina.join(room);
  await carl.say(room, '!task list');
  await hearsSealed(dina, room, /^I answer in direct messages/);
  await carl.call('POST', `/rooms/${encodeURIComponent(room)}/leave`, {});
  const last = await says(dina, room, '!task list', /^I answer in direct messages/);
  assert.notEqual(last.session, first.session, 'somebody who left could read on');
  assert.ok(!carl.seen().some(({ event_id: id }) => id === last.event_id), 'somebody who left hears on');
  for (const person of [carl, dina]) person.stop();
}

async function turnsEncrypted({ bot, synapse }: Confidant): Promise<void> {
  const dave = await OtherClient.register(synapse.url, 'dave');
  const room = await dave.openDirectRoom(bot, { encrypted: false });
  await hasJoined(dave, room, bot);
  await dave.say(room, 'add coffee');
  await dave.hears(room, /^✅ Added: coffee/);
  await dave.say(room, 'delete coffee');
  await dave.hears(room, /^Delete coffee/);
  const path = `/rooms/${encodeURIComponent(room)}/state/m.room.encryption/`;
  await dave.call('PUT', path, { algorithm: 'm.megolm.v1.aes-sha2' });
  await waitFor('the encryption', () => dave.client.getRoom(room)?.hasEncryptionStateEvent() || undefined);
  await dave.say(room, 'yes');
  await hearsSealed(dave, room, /^✅ Deleted: coffee/);
  dave.stop();
}

async function outlivesAReset({ alice, room }: Confidant): Promise<void> {
  await alice.resetIdentity();
  await alice.crypto.forceDiscardSession(room);
  await says(alice, room, 'add pepper', /^✅ Added: pepper/);
}

/** Of all rooms of this person that are encrypted: what eis said since is nothing plain. */
async function saidNothingPlain({ alice, bot }: Confidant): Promise<void> {
  const allowed = new Set(['m.room.encrypted', 'm.reaction', 'm.room.member', 'm.room.redaction']);
  const rooms = alice.client.getRooms().filter((room) => room.hasEncryptionStateEvent());
  const filter = encodeURIComponent(JSON.stringify({ senders: [bot] }));
  const types: string[] = [];
  for (const { roomId } of rooms) {
    const path = `/rooms/${encodeURIComponent(roomId)}/messages?dir=b&limit=500&filter=${filter}`;
    const { chunk } = await alice.call('GET', path);
    assert.ok(Array.isArray(chunk));
    types.push(...chunk.map((event: { readonly type?: unknown }) => String(event.type)));
  }
  assert.ok(types.length > 20, `eis said only ${types.length} things`);
  assert.deepEqual(
    types.filter((type) => !allowed.has(type)),
    [],
  );
}

/** With a client that is not ours; each step builds on those before it. */
export const encrypted: readonly EncryptedStep[] = [
  { name: 'Q1 answers encrypted, from one device that its identity signed', run: answersTrusted },
  { name: 'Q1 is given keys by a client that gives them to signed devices only', run: answersTheStrict },
  { name: 'Q1 says that a session is not signed, and answers once it is', run: waitsForSignature },
  {
    name: 'Q1 reads what was said with new keys while it was away, or killed',
    run: readsWhatWasSaidWhileAway,
  },
  { name: 'Q1 goes on after the homeserver was restarted', run: outlivesTheHomeserver },
  { name: 'Q1 a new device reads along, a deleted one does not', run: knowsDevices },
  { name: 'Q1 a new member reads what comes then, one that left does not', run: sharesWithMembers },
  { name: 'Q1 a room that turns encrypted under a question gets no plain word more', run: turnsEncrypted },
  { name: 'Q1 goes on after the other side has reset its identity', run: outlivesAReset },
  { name: 'Q1 no plain word of eis stands in these rooms', run: saidNothingPlain },
];
