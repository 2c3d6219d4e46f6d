import { beforeAll, describe, expect, it } from '@jest/globals';
import { UserId as OlmUserId } from '@matrix-org/matrix-sdk-crypto-wasm';
import * as fc from 'fast-check';
import { z } from 'zod';
import type { SyncKeys } from '../core/encryption.ts';
import { parseUserId, type UserId } from '../core/ids.ts';
import type { Fields, Json } from '../core/json.ts';
import { Person } from '../playground/people.ts';
import { bot, startStubbed, type Stubbed } from '../testing/stubbed-homeserver.ts';
import type { Machine } from './machine.ts';
import { createOpenEvent } from './open-event.ts';
import { createReceiveKeys } from './receive-keys.ts';
import { createRequests, type Requests } from './requests.ts';
import { openTestMachine } from './test-machine.ts';

const client = '/_matrix/client/v3';
const encryption = { type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } };
const silent = (): undefined => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const fields = z.record(z.string(), z.json());

/** No fewer than the machine asks for when somebody's devices change, and no more than a few of each kind. */
const MOST_REQUESTS = 25;

const idOf = (user: string): UserId => {
  const parsed = parseUserId(user);
  if (!parsed) throw new Error('not an id');
  return parsed;
};

const Synced = z.looseObject({
  next_batch: z.string(),
  to_device: z.looseObject({ events: z.array(z.json()) }).optional(),
  device_lists: z.looseObject({ changed: z.array(z.string()).optional() }).optional(),
  device_one_time_keys_count: z.record(z.string(), z.number()).optional(),
});

/** The device of eis, and a homeserver whose answers about keys can be changed on their way. */
class Device {
  readonly machine: Machine;
  readonly requests: Requests;
  asked = 0;
  tamper: (answer: Json) => Json = (answer) => answer;
  readonly #stubbed: Stubbed;
  readonly #token: string;
  #since = '';
  #now = new Date('2026-11-22T08:00:00Z').getTime();

  private constructor(stubbed: Stubbed, token: string, machine: Machine) {
    this.#stubbed = stubbed;
    this.#token = token;
    this.machine = machine;
    this.requests = createRequests({
      machine,
      callAsDevice: async ({ method, path, body }) => {
        this.asked += 1;
        const answer = await this.#call(method, path, body);
        return path.includes('/keys/') ? fields.parse(this.tamper(answer)) : answer;
      },
      now: () => new Date(this.#now),
      log,
      signal: new AbortController().signal,
    });
  }

  static async open(stubbed: Stubbed): Promise<Device> {
    const login = await stubbed.call('POST', `${client}/login`, {
      type: 'm.login.application_service',
      identifier: { type: 'm.id.user', user: 'eis' },
      device_id: 'EIS',
    });
    const token = z.string().parse(login.body['access_token']);
    const device = new Device(stubbed, token, await openTestMachine(idOf(bot), 'EIS'));
    await device.requests.drain();
    const made = await device.machine.run(async (olm) => await olm.bootstrapCrossSigning(true));
    const keys = fields.parse(JSON.parse(made.uploadSigningKeysRequest.body));
    await device.#call('POST', `${client}/keys/device_signing/upload`, keys);
    await device.requests.send(made.uploadSignaturesRequest);
    return device;
  }

  async join(room: string): Promise<void> {
    await this.#call('POST', `${client}/join/${room}`, {});
  }

  /** What was refused or not believed is looked at again after an hour. */
  waitAnHour(): void {
    this.#now += 3_600_000;
  }

  async track(user: string): Promise<void> {
    await this.machine.run(async (olm) => {
      await olm.updateTrackedUsers([new OlmUserId(user)]);
      await olm.markAllTrackedUsersAsDirty();
    });
    await this.requests.drain();
  }

  async fetchKeys(): Promise<SyncKeys> {
    const since = this.#since === '' ? '' : `&since=${this.#since}`;
    const answer = Synced.parse(await this.#call('GET', `${client}/sync?timeout=0${since}`));
    this.#since = answer.next_batch;
    return {
      toDevice: answer.to_device?.events ?? [],
      changed: (answer.device_lists?.changed ?? []).map(idOf),
      left: [],
      counts: answer.device_one_time_keys_count,
      unusedFallback: undefined,
    };
  }

  readonly #receiveKeys = createReceiveKeys({
    machine: () => this.machine,
    requests: () => this.requests,
    now: () => new Date(this.#now),
    log,
  });

  async receive(keys: SyncKeys): Promise<void> {
    await this.#receiveKeys(keys, async () => await Promise.resolve());
    await this.requests.drain();
  }

  readonly openEvent = createOpenEvent({
    machine: () => this.machine,
    store: () => ({
      flush: async () => undefined,
      flushDecrypted: async () => await Promise.resolve('first'),
    }),
    requiresVerified: false,
    track: () => undefined,
  });

  /** The signing keys of all devices that the machine takes for devices of this user. */
  async devicesOf(user: string): Promise<readonly string[]> {
    return await this.machine.run(async (olm) => {
      const found = await olm.getUserDevices(new OlmUserId(user));
      return found
        .devices()
        .map((device) => `${device.deviceId.toString()} ${device.ed25519Key?.toBase64()}`);
    });
  }

  async #call(method: string, path: string, body?: object): Promise<Fields> {
    const answer = await this.#stubbed.call(method, path, body, this.#token);
    if (answer.status >= 300) throw Object.assign(new Error(`answered ${answer.status}`), answer);
    return fields.parse(answer.body);
  }
}

/** Alice and eis in an encrypted room in which she talks. */
async function inRoom() {
  const stubbed = await startStubbed();
  const device = await Device.open(stubbed);
  const { alice } = stubbed;
  const own = await alice.device();
  const room = await alice.createRoom({ invite: [bot], initial_state: [encryption] });
  await device.join(room);
  await device.track(alice.user);
  const say = async (text: string): Promise<Fields> => {
    await own.rotate(room);
    const event = await alice.say(room, text);
    return fields.parse(stubbed.homeserver.world.room(room).find(event)?.event);
  };
  return { stubbed, device, alice, room, say };
}

type Ground = Awaited<ReturnType<typeof inRoom>>;

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Where to change something, and into what; `undefined` takes it away. */
interface Change {
  readonly steps: readonly number[];
  readonly into: Json | undefined;
}

const words = fc.constantFrom<Json>(
  '',
  'm.megolm.v1.aes-sha2',
  'm.olm.v1.curve25519-aes-sha2',
  '@alice:example.org',
  bot,
  '@mallory:elsewhere.net',
  '!other:example.org',
  'AwgAEpAB',
  'x'.repeat(10_000),
  -1,
  2 ** 53,
  null,
  true,
  [],
  {},
);
const anything = fc.oneof(
  words,
  fc.jsonValue({ maxDepth: 2 }).map((value) => z.json().parse(value)),
);
const changes = fc.array(
  fc.record<Change>({
    steps: fc.array(fc.nat(7), { minLength: 1, maxLength: 6 }),
    into: fc.option(anything, { nil: undefined, freq: 4 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The same with one part of it changed or taken away; what has no parts becomes the other value. */
function change(value: Json, { steps: [step = 0, ...deeper], into }: Change): Json {
  const names = isList(value) || isFields(value) ? Object.keys(value) : [];
  const name = names[step % Math.max(names.length, 1)];
  if (name === undefined) return changePlain(value, step, into);
  const changed = (part: Json): readonly Json[] =>
    deeper.length > 0 ? [change(part, { steps: deeper, into })] : into === undefined ? [] : [into];
  if (isList(value)) return value.flatMap((part, at) => (String(at) === name ? changed(part) : [part]));
  const parts = Object.entries(fields.parse(value));
  return Object.fromEntries(
    parts.flatMap(([own, part]) => (own === name ? changed(part) : [part]).map((one) => [own, one])),
  );
}

const changePlain = (value: Json, step: number, into: Json | undefined): Json =>
  typeof value === 'string' && into === undefined ? flip(value, step) : (into ?? null);

/** One letter is another one: as transport errors and clumsy forgers do it. */
const flip = (text: string, at: number): string => {
  const place = at % Math.max(text.length, 1);
  return `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`;
};

const changeAll = (value: Json, all: readonly Change[]): Json => all.reduce(change, value);

const saidIn = (event: Fields): string => JSON.stringify([event['sender'], event['type'], event['content']]);

describe('bad input', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await inRoom();
  });

  /** Whatever came before: the next message is read. */
  const isWell = async (): Promise<void> => {
    const { device, alice, say } = ground;
    expect(device.machine.dead.aborted).toBe(false);
    device.waitAnHour();
    await device.track(alice.user);
    const event = await say('still there?');
    await device.receive(await device.fetchKeys());
    const opened = await device.openEvent(event);
    expect(opened).toMatchObject({ kind: 'opened', event: { content: { body: 'still there?' } } });
  };

  it('Q3 an event that was changed anywhere is never taken for something else than was said', async () => {
    const { device, say } = ground;
    const event = await say('add milk');
    await device.receive(await device.fetchKeys());
    const genuine = await device.openEvent(event);
    if (genuine.kind !== 'opened') throw new Error('the message itself cannot be read');
    const said = saidIn(genuine.event);
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const forged = changeAll(event, all);
        if (!isFields(forged)) return;
        const opened = await device.openEvent(forged);
        expect(opened.kind === 'opened' ? saidIn(opened.event) : said).toBe(said);
      }),
      { numRuns: 400 },
    );
    expect(await device.openEvent(event)).toMatchObject({ kind: 'opened' });
    await isWell();
  });

  it('Q3 letters of a ciphertext are not other letters', async () => {
    const { device, say } = ground;
    const event = await say('add bread');
    await device.receive(await device.fetchKeys());
    const content = fields.parse(event['content']);
    const ciphertext = z.string().parse(content['ciphertext']);
    await fc.assert(
      fc.asyncProperty(fc.nat(ciphertext.length - 1), async (at) => {
        const forged = { ...event, content: { ...content, ciphertext: flip(ciphertext, at) } };
        // The last letter of base64 may hold bits that mean nothing.
        if (Buffer.from(flip(ciphertext, at), 'base64').equals(Buffer.from(ciphertext, 'base64'))) return;
        expect((await device.openEvent(forged)).kind).not.toBe('opened');
      }),
      { numRuns: 200 },
    );
    await isWell();
  });

  it('Q1 what /sync says about keys may be anything: nothing breaks, and nobody is asked without end', async () => {
    const { device, say } = ground;
    const arbitrary = fc.record({
      noise: fc.array(anything, { maxLength: 20 }),
      all: changes,
      changed: fc.subarray([idOf(bot), idOf('@alice:example.org'), idOf('@mallory:elsewhere.net')]),
      left: fc.subarray([idOf(bot), idOf('@mallory:elsewhere.net')]),
      count: fc.option(fc.oneof(fc.nat(100), fc.constantFrom(10 ** 9, 1.5, 0)), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ noise, all, changed, left, count }) => {
        const event = await say('add salt');
        const keys = await device.fetchKeys();
        const forged = changeAll([...keys.toDevice], all);
        const before = device.asked;
        await device.receive({
          // A homeserver that changes a message on its way has lost it, as if it had never come.
          toDevice: [...noise, ...keys.toDevice, ...(isList(forged) ? forged : [forged])],
          changed,
          left,
          counts: count === undefined ? undefined : { signed_curve25519: count, unknown: 7 },
          unusedFallback: [],
        });
        expect(device.asked - before).toBeLessThan(MOST_REQUESTS);
        expect(await device.openEvent(event)).toMatchObject({ kind: 'opened' });
      }),
      { numRuns: 40 },
    );
    await isWell();
  });

  it('Q3 answers about keys may be anything: no device is believed that its owner did not sign', async () => {
    const { device, alice } = ground;
    const genuine = new Set([...(await device.devicesOf(alice.user)), ...(await device.devicesOf(bot))]);
    expect(genuine.size).toBeGreaterThan(1);
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        device.waitAnHour();
        device.tamper = (answer) => changeAll(answer, all);
        const before = device.asked;
        await device.track(alice.user).catch(silent);
        device.tamper = (answer) => answer;
        expect(device.asked - before).toBeLessThan(MOST_REQUESTS);
        expect(device.machine.dead.aborted).toBe(false);
        const believed = [...(await device.devicesOf(alice.user)), ...(await device.devicesOf(bot))];
        expect(believed.filter((one) => !genuine.has(one))).toEqual([]);
      }),
      { numRuns: 200 },
    );
    await isWell();
  });

  it('Q3 keys of one user are not taken for keys of another', async () => {
    const { device, alice, stubbed } = ground;
    const mallory = await Person.register({ localpart: 'mallory' }, stubbed.deps);
    await mallory.device();
    const before = await device.devicesOf(alice.user);
    device.tamper = (answer) =>
      fields.parse(JSON.parse(JSON.stringify(answer).replaceAll(mallory.user, alice.user)));
    await device.track(mallory.user);
    device.tamper = (answer) => answer;
    // A homeserver can hide devices, and add none.
    expect((await device.devicesOf(alice.user)).filter((one) => !before.includes(one))).toEqual([]);
    expect(await device.devicesOf(mallory.user)).toEqual([]);
    await isWell();
  });
});
