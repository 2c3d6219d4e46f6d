import {
  DecryptionSettings,
  DeviceLists,
  TrustRequirement,
  UserId as OlmUserId,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import type { RoomId } from '../../src/core/ids.ts';
import type { Fields } from '../../src/core/json.ts';
import { createOpenEvent } from '../../src/crypto/open-event.ts';
import { createSealEvent, type Sealing } from '../../src/crypto/seal-event.ts';
import type { RoomEvent } from '../../src/playground/homeserver/event.ts';
import type { Person } from '../../src/playground/people.ts';
import { sleep } from '../../src/wiring/sleep.ts';
import { type CryptoSide, openCryptoSide, roomId, userId } from './crypto-side.ts';
import { now, silentLog } from './open-bench-store.ts';
import { atLeast, median, type Row } from './row.ts';
import { withPostgres } from './with-postgres.ts';

/** As many conversations as eis handles at a time; what one room says stays in order. */
const ROOMS = 16;
const PER_ROUND = 20;
const ROUNDS = 5;
const REPLY = 'Added: milk (my own list), due tomorrow at 17:00. '.repeat(3);

interface Conversation {
  readonly room: RoomId;
  readonly events: readonly RoomEvent[];
}

const Synced = z.looseObject({
  to_device: z.looseObject({ events: z.array(z.json()) }),
  device_one_time_keys_count: z.record(z.string(), z.number()),
});

/** What was sent to the device until now. */
async function receive({ own, machine, requests }: CryptoSide): Promise<void> {
  const synced = Synced.parse(await own.call('GET', '/_matrix/client/v3/sync?timeout=0'));
  await machine.run(async (olm) => {
    await olm.receiveSyncChanges(
      JSON.stringify(synced.to_device.events),
      new DeviceLists([], []),
      new Map(Object.entries(synced.device_one_time_keys_count)),
      undefined,
      new DecryptionSettings(TrustRequirement.CrossSignedOrLegacy),
    );
  });
  await requests.drain();
}

/** All that somebody will say in a room, sealed before the clock runs. */
async function speak(person: Person, { own, homeserver }: CryptoSide): Promise<Conversation> {
  const device = await person.device();
  const content = { algorithm: 'm.megolm.v1.aes-sha2', rotation_period_msgs: 10_000 };
  const room = await person.createRoom({
    invite: [own.user],
    initial_state: [{ type: 'm.room.encryption', state_key: '', content }],
  });
  await own.join(room);
  for (let said = 0; said < PER_ROUND * (ROUNDS + 1); said += 1) {
    const sealed = await device.seal({
      room,
      type: 'm.room.message',
      content: { msgtype: 'm.text', body: `add milk tomorrow at 5, and ${said} times bread` },
    });
    await person.sendPlain(room, 'm.room.encrypted', sealed);
  }
  const events = homeserver.world
    .room(room)
    .events.map(({ event }) => event)
    .filter(({ type }) => type === 'm.room.encrypted');
  return { room: roomId(room), events };
}

const replyIn = (room: RoomId, members: Sealing['members'], transactionId: string): Sealing => ({
  room,
  members,
  historyVisibility: 'shared',
  rotation: { afterMessages: 10_000 },
  type: 'm.room.message',
  content: { msgtype: 'm.notice', body: REPLY },
  transactionId,
  outside: { 'eis.key': transactionId },
});

/** `crypto-round-trips`: a message opened and an answer sealed, both stored for good before they are used. */
export async function roundTrips(): Promise<Row> {
  return await withPostgres(async (server) => {
    await server.createDatabase('crypto');
    const side = await openCryptoSide(server.url('crypto'));
    const rates = await measure(side);
    await side.close();
    const note = `${ROOMS} rooms, ${PER_ROUND} messages in each; runs: ${rates.map((rate) => rate.toFixed(0)).join(', ')}`;
    return atLeast(500, { name: 'crypto-round-trips', value: median(rates), unit: '/s', note });
  });
}

async function measure(side: CryptoSide): Promise<readonly number[]> {
  const { machine, requests, cryptoStore: store, register } = side;
  const people = await Promise.all(
    Array.from({ length: ROOMS }, async (_, number) => await register(`person${number}`)),
  );
  const conversations: Conversation[] = [];
  for (const person of people) conversations.push(await speak(person, side));
  await machine.run(
    async (olm) => await olm.updateTrackedUsers(people.map(({ user }) => new OlmUserId(user))),
  );
  await requests.drain();
  await receive(side);
  const openEvent = createOpenEvent({
    machine: () => machine,
    store: () => store,
    requiresVerified: false,
    track: () => undefined,
  });
  const sealEvent = createSealEvent({
    machine: () => machine,
    requests: () => requests,
    store: () => store,
    requiresVerified: false,
    now,
    sleep,
    log: silentLog,
  });
  const members = (room: RoomId): Sealing['members'] =>
    side.homeserver.world
      .room(room)
      .members('join')
      .map(({ user }) => ({ user: userId(user), membership: 'join' }));
  const answerAll = async ({ room, events }: Conversation, from: number): Promise<void> => {
    for (const event of events.slice(from, from + PER_ROUND)) {
      const opened = await openEvent(asFields(event));
      if (opened.kind !== 'opened') throw new Error(`a message is ${opened.kind}`);
      await sealEvent(replyIn(room, members(room), event.event_id));
    }
  };
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const begun = performance.now();
    await Promise.all(
      conversations.map(async (conversation) => await answerAll(conversation, round * PER_ROUND)),
    );
    rates.push((ROOMS * PER_ROUND) / ((performance.now() - begun) / 1000));
  }
  return rates.slice(1);
}

const asFields = (event: RoomEvent): Fields => ({ ...event, unsigned: event.unsigned ?? {} });
