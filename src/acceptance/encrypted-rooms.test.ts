import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RoomEvent } from '../playground/homeserver/event.ts';
import { families } from '../playground/homeserver/families.ts';
import { createHomeserver, type PlaygroundHomeserver } from '../playground/homeserver/homeserver.ts';
import { stubRegistration } from '../playground/homeserver/stub-service.ts';
import { listen } from '../playground/listen.ts';
import { ManualClock } from '../playground/manual-clock.ts';
import { Person, type PersonOptions } from '../playground/people.ts';
import { type DemoWorld, startDemoEis } from '../wiring/demo.ts';

jest.setTimeout(120_000);

const registration = { ...stubRegistration, as_token: 'a'.repeat(40), hs_token: 'h'.repeat(40) };
const sleep = async (ms: number, signal?: AbortSignal): Promise<void> =>
  await setTimeout(ms, undefined, signal ? { signal } : {});
const eis = '@eis:example.org';
const unread = 'I could not read that message. Please send it again.';
const PATIENCE_MS = 20_000;

type Running = Awaited<ReturnType<typeof startDemoEis>>;
type Told = (event: RoomEvent) => boolean;

/** Keys that one device sends to another can be held back. */
class Post {
  isHeld = false;
  readonly #held: (() => Promise<unknown>)[] = [];

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    // oxlint-disable-next-line no-restricted-globals -- the requests go over a real socket, as everywhere
    const send = async (): Promise<Response> => await fetch(input, init);
    if (!this.isHeld || !new Request(input, init).url.includes('/sendToDevice/')) return await send();
    this.#held.push(send);
    return Response.json({});
  };

  async deliver(): Promise<void> {
    this.isHeld = false;
    for (const send of this.#held.splice(0)) await send();
  }
}

/** eis on a homeserver with people who encrypt. */
class House {
  readonly clock: ManualClock;
  readonly post = new Post();
  readonly homeserver: PlaygroundHomeserver;
  readonly #listening: Awaited<ReturnType<typeof listen>>;
  readonly #world: DemoWorld;
  #eis: Running | undefined;
  #waitingSince = new Date(0);

  private constructor(
    homeserver: PlaygroundHomeserver,
    listening: Awaited<ReturnType<typeof listen>>,
    clock: ManualClock,
  ) {
    this.homeserver = homeserver;
    this.#listening = listening;
    this.clock = clock;
    this.#world = {
      permissions: { '*': 'use' },
      zone: 'Europe/Berlin',
      homeserver: { url: listening.address, domain: 'example.org' },
      registration,
      network: { locate: async () => await Promise.resolve([]), authorities: [], allow: [] },
      now: clock.now,
    };
  }

  static async open(): Promise<House> {
    const clock = new ManualClock(new Date('2026-11-20T08:12:00Z'));
    const quirks = { ...families.synapse, everyOtherDeviceMessageLateMs: 0 };
    const homeserver = createHomeserver(
      { domain: 'example.org', registration, quirks },
      // oxlint-disable-next-line no-restricted-globals -- the transactions go over a real socket, as everywhere
      { now: clock.now, sleep, fetch },
    );
    const house = new House(homeserver, await listen(homeserver.routes), clock);
    await house.start();
    return house;
  }

  async start(): Promise<void> {
    this.#eis = await startDemoEis(this.#world);
    this.homeserver.serviceIsAt(this.#eis.url);
    await this.idle();
  }

  async idle(): Promise<void> {
    await this.until(async () => (await this.#eis?.idle()) === true);
  }

  kill(): void {
    this.#eis?.kill();
  }

  async close(): Promise<void> {
    await this.#eis?.stop();
    await this.#eis?.forget();
    await this.homeserver.stop();
    await this.#listening.close();
  }

  async until(isReached: () => Promise<boolean>): Promise<void> {
    for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
      if (await isReached()) return;
      await sleep(20);
    }
    throw new Error('nothing happened');
  }

  /** Until what waits next is due so many seconds after the wait began. */
  async dueIn(seconds: number): Promise<void> {
    const due = this.#waitingSince.getTime() + seconds * 1_000;
    await this.until(async () => (await this.#eis?.nextTimer())?.getTime() === due);
  }

  /** The clock goes to so many seconds after the wait began. */
  pass(seconds: number): void {
    this.clock.moveTo(new Date(this.#waitingSince.getTime() + seconds * 1_000));
  }

  waits(): void {
    this.#waitingSince = this.clock.now();
  }

  async joined(room: string): Promise<void> {
    const { world } = this.homeserver;
    await this.until(async () => await Promise.resolve(world.room(room).membershipOf(eis) === 'join'));
    await this.idle();
  }

  async person(options: PersonOptions): Promise<Person> {
    const person = await Person.register(options, {
      homeserver: this.#listening.address,
      fetch: this.post.fetch,
    });
    await person.device();
    return person;
  }

  /** What eis has said in this room, as this person reads it. */
  async said(room: string, by: Person): Promise<readonly string[]> {
    const events = await by.read(room);
    return events
      .filter(({ sender, type }) => sender === eis && type === 'm.room.message')
      .map(({ content }) => String(content['body']));
  }

  async hears(room: string, by: Person, what: string | RegExp): Promise<string> {
    let found: string | undefined;
    await this.until(async () => {
      found = (await this.said(room, by)).find((body) =>
        typeof what === 'string' ? body === what : what.test(body),
      );
      return found !== undefined;
    });
    return found ?? '';
  }

  count(room: string, told: Told): number {
    return [...this.homeserver.world.room(room).events].filter(({ event }) => told(event)).length;
  }
}

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
  });

  it('Q1 of somebody who has just come into the room is read', async () => {
    const { alice } = await talking();
    const room = await alice.createRoom({
      invite: [eis],
      initial_state: [{ type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } }],
    });
    await house.until(
      async () => await Promise.resolve(house.homeserver.world.room(room).membershipOf(eis) === 'join'),
    );
    await alice.say(room, 'list');
    await house.hears(room, alice, /./);
    const bob = await house.person({ localpart: aName() });
    await alice.invite(room, bob.user);
    await bob.join(room);
    await bob.say(room, '@eis list');
    await house.hears(room, bob, /direct messages/);
  });

  it('Q1 is read by whoever leads next, also when the key came before', async () => {
    const { alice, room } = await talking();
    await alice.say(room, 'add butter');
    await house.hears(room, alice, /Added: butter/);
    house.kill();
    await alice.say(room, 'add cheese');
    await house.start();
    await house.hears(room, alice, /Added: cheese/);
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
