import { setTimeout } from 'node:timers/promises';
import { type RoomEvent, textAt } from '../playground/homeserver/event.ts';
import { families } from '../playground/homeserver/families.ts';
import { createHomeserver, type PlaygroundHomeserver } from '../playground/homeserver/homeserver.ts';
import { stubRegistration } from '../playground/homeserver/stub-service.ts';
import { listen } from '../playground/listen.ts';
import { ManualClock } from '../playground/manual-clock.ts';
import { Person, type PersonOptions } from '../playground/people.ts';
import { type DemoWorld, startDemoEis } from '../wiring/demo.ts';

const registration = { ...stubRegistration, as_token: 'a'.repeat(40), hs_token: 'h'.repeat(40) };
const sleep = async (ms: number, signal?: AbortSignal): Promise<void> =>
  await setTimeout(ms, undefined, signal ? { signal } : {});
export const eis = '@eis:example.org';
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 20;
/** Types of events in which something is said. */
const WORDS: ReadonlySet<string> = new Set(['m.room.message', 'm.room.encrypted']);

type Running = Awaited<ReturnType<typeof startDemoEis>>;

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
export class House {
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
    await this.until('eis at rest', async () => (await this.#eis?.idle()) === true);
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

  async until(what: string, isReached: () => Promise<boolean>): Promise<void> {
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
      if (await isReached()) return;
      await sleep(LOOK_EVERY_MS);
    }
    throw new Error(`waited in vain for ${what}`);
  }

  /** Until what waits next is due so many seconds after the wait began. */
  async dueIn(seconds: number): Promise<void> {
    const due = this.#waitingSince.getTime() + seconds * 1_000;
    await this.until(
      `something that is due after ${seconds} s`,
      async () => (await this.#eis?.nextTimer())?.getTime() === due,
    );
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
    const isThere = (): boolean => world.room(room).membershipOf(eis) === 'join';
    await this.until('eis in the room', async () => await Promise.resolve(isThere()));
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
      .map(({ content }) => textAt(content, 'body') ?? '');
  }

  /** Waits until eis has said this here, now or earlier, and this person reads it. */
  async hears(room: string, by: Person, what: string | RegExp): Promise<void> {
    const fits = (body: string): boolean => (typeof what === 'string' ? body === what : what.test(body));
    let said: readonly string[] = [];
    try {
      await this.until(String(what), async () => {
        said = await this.said(room, by);
        return said.some(fits);
      });
    } catch (error) {
      throw new Error(`eis did not say ${String(what)}, but:\n${said.join('\n')}`, { cause: error });
    }
  }

  /** What eis said last in this room, as the homeserver has it. */
  last(room: string): RoomEvent | undefined {
    const { events } = this.homeserver.world.room(room);
    return events.findLast(({ event }) => event.sender === eis && WORDS.has(event.type))?.event;
  }
}
