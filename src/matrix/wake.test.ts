import { describe, expect, it } from '@jest/globals';
import type { UserId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import { HomeserverError } from './call.ts';
import { Wake } from './wake.ts';

const bot = '@eis:hs.test' as UserId;

/** A homeserver whose echo comes when it is told to; time passes when everybody sleeps. */
class FakeHouse {
  readonly stop = new AbortController();
  readonly notes = new Map<string, Json>();
  readonly sentAt: number[] = [];
  readonly logged: string[] = [];
  rooms = 0;
  clock = Date.parse('2026-11-20T08:00:00Z');
  readonly start = this.clock;
  nonces: string[] = [];
  /** Called after each sending, before its answer. */
  onSent: (nonce: string) => void = () => undefined;
  failure: Error | undefined;
  onNap: (ms: number) => void = () => undefined;
  /** Ends the run after so many sleeps. */
  naps = 12;
  readonly wake: Wake;

  constructor() {
    const write = (event: string): void => {
      this.logged.push(event);
    };
    let count = 0;
    this.wake = new Wake({
      bot,
      now: () => new Date(this.clock),
      randomNonce: () => {
        count += 1;
        return `n${count}`;
      },
      notes: {
        get: async (name) => this.notes.get(name),
        set: async (name, value) => {
          this.notes.set(name, value);
        },
      },
      sleep: async (ms, signal) => {
        await Promise.resolve();
        this.onNap(ms);
        if (signal?.aborted) return;
        this.clock += ms;
        this.naps -= 1;
        if (this.naps <= 0) this.stop.abort();
      },
      log: { debug: write, info: write, warn: write, error: write },
      call: async (_user, { path, body }) => {
        if (path.endsWith('/createRoom')) {
          this.rooms += 1;
          return { room_id: `!wake${this.rooms}:hs.test` };
        }
        if (this.failure) throw this.failure;
        const { nonce } = body as { nonce: string };
        this.nonces.push(nonce);
        this.sentAt.push((this.clock - this.start) / 1000);
        this.onSent(nonce);
        return { event_id: '$1' };
      },
    });
  }

  async run(): Promise<this> {
    await this.wake.run(this.stop.signal);
    return this;
  }
}

describe('Wake', () => {
  it('T7 repeats its event, more and more slowly, until the echo comes', async () => {
    const house = new FakeHouse();
    house.onSent = (nonce) => {
      if (house.nonces.length === 4) house.wake.heard({ nonce });
    };
    house.naps = 4;
    await house.run();
    expect(house.sentAt).toEqual([0, 5, 15, 35]);
    expect(house.wake.status().reachesUs).toBe('yes');
    expect(house.rooms).toBe(1);
  });

  it('P2 says that the homeserver does not reach us, and since when', async () => {
    const house = new FakeHouse();
    await house.run();
    expect(house.wake.status()).toEqual({ reachesUs: 'no', since: new Date(house.start + 15_000) });
    expect(house.logged).toEqual(['the homeserver does not reach us']);
  });

  it('looks again every quarter of an hour', async () => {
    const house = new FakeHouse();
    house.onSent = (nonce) => house.wake.heard({ nonce });
    house.naps = 3;
    await house.run();
    expect(house.sentAt).toEqual([0, 900, 1800]);
  });

  it('believes only what it sent itself', async () => {
    const house = new FakeHouse();
    house.onSent = () => {
      house.wake.heard({ nonce: 'made up' });
      house.wake.heard({});
    };
    expect((await house.run()).wake.status().reachesUs).toBe('no');
  });

  it('takes a late echo for what it is', async () => {
    const house = new FakeHouse();
    await house.run();
    house.wake.heard({ nonce: 'n1' });
    expect(house.wake.status().reachesUs).toBe('yes');
  });

  it('T7 wakes at once after an outage of the homeserver, and when the door asks for it', async () => {
    const house = new FakeHouse();
    house.onSent = (nonce) => house.wake.heard({ nonce });
    const calls = [
      () => {
        house.wake.asked({ status: 502 });
        house.wake.asked({ status: 0 });
        house.wake.asked({ status: 403 });
      },
      () => house.wake.wakeNow(),
      () => house.wake.asked({ status: 200 }),
    ];
    house.onNap = () => calls.shift()?.();
    house.naps = 2;
    await house.run();
    expect(house.sentAt).toEqual([0, 0, 0, 900]);
  });

  it('knows nothing while the homeserver is away, and goes on', async () => {
    const house = new FakeHouse();
    house.failure = new HomeserverError({ status: 0 });
    await house.run();
    expect(house.wake.status().reachesUs).toBe('unknown');
    expect(house.logged.length).toBeGreaterThan(5);
  });

  it('makes its room once, and anew when it is gone', async () => {
    const house = new FakeHouse();
    house.notes.set('wake.room', '!old:hs.test');
    house.naps = 2;
    await house.run();
    expect(house.rooms).toBe(0);
    const gone = new FakeHouse();
    gone.notes.set('wake.room', '!old:hs.test');
    gone.failure = new HomeserverError({ status: 403 });
    gone.naps = 1;
    await gone.run();
    expect(gone.rooms).toBe(1);
    expect(gone.notes.get('wake.room')).toBe('!wake1:hs.test');
  });
});
