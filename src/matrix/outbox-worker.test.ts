import { describe, expect, it } from '@jest/globals';
import type { EncryptionState } from '../core/encryption.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Outgoing } from '../core/inbox.ts';
import type { LogFields } from '../core/log.ts';
import type { Place } from '../core/place.ts';
import { everyone, type Owner } from '../core/privacy.ts';
import { answer, question, receiptReply, type Reply, status } from '../core/reply.ts';
import { alice, aPlace, bob } from '../testing/callers.ts';
import { HomeserverError } from './call.ts';
import type { OutboxRow } from './deliver-row.ts';
import { waitBefore } from './failed-sending.ts';
import type { Echo } from './find-echo.ts';
import { type OutboxDeps, runOutbox } from './outbox-worker.ts';
import type { RoomEvent, Sending } from './send-event.ts';

const dm = '!dm:example.org' as RoomId;
const team = '!team:example.org' as RoomId;
const fresh = '!fresh:example.org' as RoomId;
const eis = '@eis:example.org' as UserId;
const hers: Owner = { kind: 'person', user: alice, sources: 'unknown' };
const secret = answer('your private list');

const to = (room: RoomId, more: Partial<Extract<Outgoing, { kind: 'message' }>> = {}): Outgoing => ({
  kind: 'message',
  to: { room },
  reply: secret,
  owner: hers,
  ...more,
});
const toAlice: Outgoing = { kind: 'message', to: { dmWith: alice }, reply: secret, owner: hers };

const plannedAt = new Date('2026-11-20T08:12:00Z');

/** One destination after the other, strict in each, as the store does it. */
class FakeHouse {
  readonly rows: (OutboxRow & { state: string; due: number })[] = [];
  readonly sentEvents: { event: RoomEvent; sending: Sending }[] = [];
  readonly calls: string[] = [];
  readonly logged: string[] = [];
  readonly places = new Map<RoomId, Place>([[dm, aPlace([alice], { roomId: dm })]]);
  direct: RoomId | undefined = dm;
  echo: Echo = { kind: 'absent' };
  /** Thrown by sending, one after the other. */
  failures: Error[] = [];
  clock = plannedAt.getTime();
  lookedUp: string[] = [];
  fails: string[] = [];
  retries: { key: string; afterMs: number }[] = [];
  databaseFailures = 0;
  encryption: () => EncryptionState = () => ({ kind: 'off', because: 'switched off' });
  encrypts = false;
  wasRead = false;
  language = 'en';
  /** What the database knows of what was sent. */
  readonly sentRows = new Map<string, { eventId: EventId | undefined; signs: readonly EventId[] }>();
  readonly redacted: string[] = [];
  /** Events of ours that are in their rooms. */
  readonly keysThere = new Map<EventId, string>();

  plan(outgoing: Outgoing, more: Partial<OutboxRow> = {}): this {
    const key = `k.${this.rows.length}`;
    this.rows.push({
      key,
      reference: 'ref',
      outgoing,
      isProgress: false,
      left: false,
      tries: 0,
      plannedAt,
      lookFrom: plannedAt,
      ...more,
      state: 'planned',
      due: 0,
    });
    return this;
  }

  row(key: string) {
    const row = this.rows.find((one) => one.key === key);
    if (!row) throw new Error(`no row ${key}`);
    return row;
  }

  /** Runs until nothing is to be done any more. */
  async run(more: Partial<OutboxDeps> = {}): Promise<this> {
    const stop = new AbortController();
    await runOutbox({ ...this.deps(stop), ...more }, stop.signal);
    return this;
  }

  get states(): readonly string[] {
    return this.rows.map(({ state }) => state);
  }

  /** What was said, and where. */
  get said(): readonly string[] {
    return this.sentEvents.map(({ event, sending }) => `${sending.room} ${textOf(event)}`);
  }

  private saidIn(key: string, { eventId, signs }: { eventId: EventId; signs: readonly EventId[] }) {
    const { outgoing, isProgress } = this.row(key);
    const room = outgoing.kind === 'message' && 'room' in outgoing.to ? outgoing.to.room : dm;
    return { key, room, eventId, isProgress, signs, outgoing };
  }

  private deps(stop: AbortController): OutboxDeps {
    const write = (event: string, fields: LogFields = {}): void => {
      this.logged.push(JSON.stringify([event, fields]));
    };
    const place = async (room: RoomId): Promise<Place | undefined> => {
      this.lookedUp.push(room);
      return this.places.get(room);
    };
    return {
      worker: 1,
      bot: eis,
      now: () => new Date(this.clock),
      random: () => 0,
      log: { debug: write, info: write, warn: write, error: write },
      freeStale: async () => 0,
      onPlanned: () => () => undefined,
      take: async () => {
        const open = this.rows.filter(({ state }) => state === 'planned' || state === 'sending');
        if (open.length === 0) stop.abort();
        const heads = open.filter(
          (row) => open.find((one) => destinationOf(one) === destinationOf(row)) === row,
        );
        const due = heads.filter((row) => row.state === 'planned' && row.due <= this.clock);
        for (const row of due) row.state = 'sending';
        return due.map((row) => ({ ...row }));
      },
      sleep: async (ms, signal) => {
        await Promise.resolve();
        if (!signal?.aborted) this.clock += ms;
      },
      sent: async (key, eventId, signs) => {
        if (this.databaseFailures > 0) {
          this.databaseFailures -= 1;
          throw new Error('database is away');
        }
        this.row(key).state = 'sent';
        this.sentRows.set(key, { eventId, signs });
      },
      fail: async (key, error) => {
        this.row(key).state = 'failed';
        this.fails.push(error);
      },
      retry: async (key, afterMs) => {
        this.retries.push({ key, afterMs });
        const row = this.row(key);
        Object.assign(row, { state: 'planned', tries: row.tries + 1, due: this.clock + afterMs });
      },
      replaceWith: async (key, instead) => {
        this.row(key).state = 'diverted';
        for (const outgoing of instead) this.plan(outgoing);
      },
      saidBy: async (asked) =>
        [...this.sentRows].flatMap(([key, { eventId, signs }]) =>
          eventId && key.startsWith(`${asked}.`) ? [this.saidIn(key, { eventId, signs })] : [],
        ),
      ownKeyOf: async (_room, event) => this.keysThere.get(event),
      redactEvent: async (event, { room, transactionId }) => {
        this.keysThere.delete(event);
        this.redacted.push(`${event} ${room} ${transactionId}`);
        return 'redacted';
      },
      placeKnown: place,
      placeNow: async (room) => {
        this.calls.push(`look now ${room}`);
        return await place(room);
      },
      directRoom: async () => this.direct,
      setDirectRoom: async (_user, room) => {
        this.direct = room;
      },
      encrypts: async () => this.encrypts,
      wasRead: async () => this.wasRead,
      encryptionState: async () => await Promise.resolve(this.encryption()),
      displayName: async (user) => (user === alice ? 'Alice *A.*' : undefined),
      languageOf: async () => this.language,
      forgetDirectRoom: async () => {
        this.direct = undefined;
      },
      openDirectRoom: async (_user, { encrypted }) => {
        this.calls.push(encrypted ? 'open encrypted' : 'open');
        return fresh;
      },
      findDirectRoom: async () => {
        this.calls.push('find');
        return undefined;
      },
      leaveRoom: async (room, reason) => {
        this.calls.push(`leave ${room} ${reason ?? ''}`.trimEnd());
      },
      forgetRoom: async (room) => {
        this.calls.push(`forget ${room}`);
      },
      noteEncryptedDirectRoom: async () => {
        this.calls.push('note encrypted');
      },
      findEcho: async () => {
        this.calls.push('look for echo');
        return this.echo;
      },
      sendEvent: async (event, sending) => {
        const failure = this.failures.shift();
        if (failure !== undefined) throw failure;
        this.sentEvents.push({ event, sending });
        const eventId = `$sent${this.sentEvents.length}` as EventId;
        this.keysThere.set(eventId, keyOf(event));
        return eventId;
      },
    };
  }
}

const keyOf = ({ content }: RoomEvent): string => {
  const key = content['eis.key'];
  return typeof key === 'string' ? key : '';
};

const textOf = ({ content, type }: RoomEvent): string => {
  const body = content['body'];
  return typeof body === 'string' ? body : type;
};

const destinationOf = ({ outgoing }: OutboxRow): string =>
  outgoing.kind !== 'message' ? outgoing.room : 'room' in outgoing.to ? outgoing.to.room : outgoing.to.dmWith;

const on = (): EncryptionState => ({ kind: 'on', deviceId: 'EIS' });

const refusal = (code: number, errcode?: string, retryAfterMs?: number) =>
  new HomeserverError({ status: code, errcode, retryAfterMs });

describe('runOutbox', () => {
  it('sends a row once, under the transaction id of its key', async () => {
    const house = await new FakeHouse().plan(to(dm)).run();
    expect(house.states).toEqual(['sent']);
    expect(house.said).toEqual([`${dm} your private list`]);
    expect(house.sentEvents[0]?.sending).toEqual({ from: eis, room: dm, transactionId: 'eis.k.0' });
    expect(house.sentEvents[0]?.event.content['eis.key']).toBe('k.0');
  });

  it('keeps the order of one destination, also behind a row that has to wait', async () => {
    const house = new FakeHouse().plan(to(dm, { reply: answer('1') })).plan(to(dm, { reply: answer('2') }));
    house.failures = [refusal(503), refusal(0)];
    await house.run();
    expect(house.said).toEqual([`${dm} 1`, `${dm} 2`]);
  });

  it('lets other destinations pass a row that waits', async () => {
    const house = new FakeHouse().plan(to(dm)).plan(to(team, { owner: everyone, reply: answer('other') }));
    house.places.set(team, aPlace([alice, bob], { roomId: team }));
    house.failures = [refusal(502)];
    await house.run();
    expect(house.said).toHaveLength(2);
    const waited = house.row(house.retries[0]?.key ?? '');
    expect(house.said.at(-1)).toContain(destinationOf(waited));
  });

  it('T7 looks for the echo before it sends again what a dead worker left', async () => {
    const house = new FakeHouse().plan(to(dm), { left: true });
    house.echo = { kind: 'found', eventId: '$there' as EventId };
    await house.run();
    expect(house.states).toEqual(['sent']);
    expect(house.sentEvents).toEqual([]);
  });

  it('T7 sends what was left and is not there', async () => {
    const house = await new FakeHouse().plan(to(dm), { left: true }).run();
    expect(house.said).toHaveLength(1);
    expect(house.calls[0]).toBe('look for echo');
  });

  it('T7 looks for the echo after an answer that did not come', async () => {
    const house = new FakeHouse().plan(to(dm));
    house.failures = [refusal(0)];
    house.echo = { kind: 'found', eventId: undefined };
    await house.run();
    expect(house.states).toEqual(['sent']);
    expect(house.sentEvents).toEqual([]);
  });

  it('T7 says nothing rather than twice when it cannot be found out', async () => {
    const house = new FakeHouse().plan(to(dm), { left: true });
    house.echo = { kind: 'unknown' };
    await house.run();
    expect(house.states).toEqual(['failed']);
    expect(house.sentEvents).toEqual([]);
    expect(house.retries.length).toBeGreaterThan(10);
  });

  it('T7 waits out a homeserver that is away, and is not early', async () => {
    const house = new FakeHouse().plan(to(dm));
    house.failures = Array.from({ length: 40 }, () => refusal(0));
    await house.run();
    expect(house.states).toEqual(['sent']);
    expect(house.retries.slice(0, 4).map(({ afterMs }) => afterMs)).toEqual([250, 500, 1000, 2000]);
    expect(house.retries.at(-1)?.afterMs).toBe(30_000);
  });

  it('waits as long as a busy homeserver asks for', async () => {
    const house = new FakeHouse().plan(to(dm));
    house.failures = [refusal(429, 'M_LIMIT_EXCEEDED', 45_000)];
    await house.run();
    expect(house.retries).toEqual([{ key: 'k.0', afterMs: 45_000 }]);
    expect(house.states).toEqual(['sent']);
  });

  it.each([86_400_000, 1e20])(
    'waits ten minutes at most, even if a homeserver asks for %d ms',
    async (wild) => {
      const house = new FakeHouse().plan(to(dm));
      house.failures = [refusal(429, 'M_LIMIT_EXCEEDED', wild)];
      await house.run();
      expect(house.retries).toEqual([{ key: 'k.0', afterMs: 600_000 }]);
      expect(house.states).toEqual(['sent']);
    },
  );

  it('4.5 gives up what nobody waits for any more', async () => {
    const house = new FakeHouse().plan(to(dm));
    house.clock += 86_400_001;
    house.failures = [refusal(0)];
    expect((await house.run()).states).toEqual(['failed']);
  });

  it('T7 waits for a homeserver that answers 500 to everything, as one whose database is away', async () => {
    const house = new FakeHouse().plan(to(dm));
    house.failures = Array.from({ length: 100 }, () => refusal(500));
    await house.run();
    expect(house.states).toEqual(['sent']);
    expect(house.said).toEqual([`${dm} your private list`]);
  });

  it('gives up a request at which the homeserver breaks, so that the next ones get their turn, and says so', async () => {
    const house = new FakeHouse().plan(to(dm)).plan(to(dm, { reply: answer('next') }));
    house.failures = Array.from({ length: 126 }, () => refusal(500));
    await house.run();
    expect(house.states).toEqual(['diverted', 'sent', 'sent']);
    expect(house.said).toEqual([`${dm} next`, `${dm} ${NOT_TAKEN}`]);
  });

  it('gives up what breaks on our side after minutes, and says so', async () => {
    const house = new FakeHouse().plan(to(dm));
    house.failures = Array.from({ length: 15 }, () => new TypeError('ours'));
    await house.run();
    expect(house.said).toEqual([`${dm} ${NOT_TAKEN}`]);
    expect(house.clock - plannedAt.getTime()).toBeLessThan(300_000);
  });

  const NOT_TAKEN = '⚠️ The homeserver did not take my answer.\nNext: ask again in a moment. Reference ref';

  it.each([
    [403, 'M_FORBIDDEN'],
    [404, 'M_NOT_FOUND'],
    [400, 'M_BAD_JSON'],
  ])('says that an answer was refused, once (%d %s)', async (code, errcode) => {
    const house = new FakeHouse().plan(to(dm));
    house.failures = [refusal(code, errcode)];
    await house.run();
    expect(house.states).toEqual(['diverted', 'sent']);
    expect(house.said).toEqual([`${dm} ${NOT_TAKEN}`]);
    const again = new FakeHouse().plan(to(dm));
    again.failures = [refusal(code, errcode), refusal(code, errcode)];
    expect((await again.run()).states).toEqual(['diverted', 'failed']);
    expect(again.fails[0]).toContain(errcode);
  });

  it('10.1 says of a receipt that was refused that it was done', async () => {
    const house = new FakeHouse().plan(to(dm, { reply: receiptReply('Added: milk') }));
    house.failures = [refusal(400, 'M_BAD_JSON')];
    await house.run();
    expect(house.said).toEqual([
      `${dm} ⚠️ It was done, but the homeserver did not take my answer.\nNext: look at your list. Reference ref`,
    ]);
  });

  it.each([
    [413, undefined],
    [400, 'M_TOO_LARGE'],
  ])('says that an answer was too long for the homeserver, once (%d)', async (code, errcode) => {
    const house = new FakeHouse().plan(to(dm));
    house.failures = [refusal(code, errcode)];
    await house.run();
    expect(house.states).toEqual(['diverted', 'sent']);
    expect(house.said).toEqual([
      `${dm} ⚠️ My answer was too long for this homeserver.\nNext: ask for a part of it. Reference ref`,
    ]);
    const again = new FakeHouse().plan(to(dm));
    again.failures = [refusal(code, errcode), refusal(code, errcode)];
    expect((await again.run()).states).toEqual(['diverted', 'failed']);
  });

  it('goes on after a database that was away, without sending twice', async () => {
    const house = new FakeHouse().plan(to(dm));
    house.databaseFailures = 3;
    await house.run();
    expect(house.states).toEqual(['sent']);
    expect(house.said).toHaveLength(1);
  });

  it('U2 logs no word of what is said', async () => {
    const house = new FakeHouse().plan(to(dm)).plan(to(team));
    house.places.set(team, aPlace([alice, bob], { roomId: team }));
    house.failures = [refusal(500), refusal(0)];
    await house.run();
    expect(house.logged.length).toBeGreaterThan(2);
    expect(house.logged.join()).not.toContain('private list');
  });
});

describe('a person’s content', () => {
  const shared: readonly [string, Partial<Place>][] = [
    ['somebody else reads along', { readers: [alice, bob] }],
    ['somebody else is alone there', { readers: [bob] }],
    ['anybody may join', { joinRule: 'public' }],
    ['anybody may ask to join', { joinRule: 'knock' }],
    ['anybody may look in', { worldReadable: true }],
    ['the state could not be read', { joinRule: 'unreadable' }],
  ];
  it.each(shared)('I3 goes to the direct room when %s', async (_why, place) => {
    const house = new FakeHouse().plan(
      to(team, { inReplyTo: '$asked' as EventId, threadRoot: '$root' as EventId }),
    );
    house.places.set(team, aPlace([alice], { roomId: team, ...place }));
    await house.run();
    expect(house.states).toEqual(['diverted', 'sent', 'sent']);
    expect(house.said.toSorted()).toEqual([`${dm} your private list`, `${team} I answered you privately.`]);
    expect(house.calls).toContain(`look now ${team}`);
    const privately = house.sentEvents.find(({ sending }) => sending.room === dm);
    expect(privately?.event.content).not.toHaveProperty('m.relates_to');
  });

  it('Q1 never goes into an encrypted room where eis has no device, and neither does the neutral line', async () => {
    const house = new FakeHouse().plan(to(team)).plan(to(team, { owner: everyone }));
    house.places.set(team, aPlace([alice], { roomId: team, encrypted: true }));
    await house.run();
    expect(house.states).toEqual(['diverted', 'failed', 'sent']);
    expect(house.said).toEqual([`${dm} your private list`]);
  });

  it.each([
    ['an open file into an encrypted room', true, false],
    ['the key of a file into an open room', false, true],
  ])('R4 never sends %s', async (_what, encrypted, isSealed) => {
    const house = new FakeHouse();
    house.places.set(dm, aPlace([alice], { roomId: dm, encrypted }));
    house.encryption = on;
    const seal = { key: 'key', iv: 'iv', sha256: 'hash' };
    const scan = { url: 'mxc://example.org/scan', name: 'scan.pdf', type: 'application/pdf' };
    const file = isSealed ? { ...scan, seal } : scan;
    await house.plan(to(dm, { reply: { ...answer('scan.pdf'), file } })).run();
    expect(house.said).toHaveLength(1);
    expect(house.said[0]).toContain('ask for it again. Reference ref');
    expect(JSON.stringify(house.sentEvents)).not.toMatch(/mxc:|"key"/);
  });

  it('Q1 is said in an encrypted room where eis has a device', async () => {
    const house = new FakeHouse().plan(to(dm)).plan(to(dm, { owner: everyone, reply: status('hello') }));
    house.places.set(dm, aPlace([alice], { roomId: dm, encrypted: true }));
    house.encryption = on;
    await house.run();
    expect(house.said).toEqual([`${dm} your private list`, `${dm} hello`]);
  });

  it('Q1 is said to its person alone where others read along in an encrypted room, who hear that', async () => {
    const house = new FakeHouse().plan(to(team));
    house.places.set(team, aPlace([alice, bob], { roomId: team, encrypted: true }));
    house.places.set(dm, aPlace([alice], { roomId: dm, encrypted: true }));
    house.encryption = on;
    await house.run();
    expect(house.said.toSorted()).toEqual([`${dm} your private list`, `${team} I answered you privately.`]);
  });

  it('Q1 waits while nobody knows yet whether eis can write in encrypted rooms, and holds up no other', async () => {
    const house = new FakeHouse().plan(to(dm)).plan(to(team, { owner: everyone, reply: status('plain') }));
    house.places.set(dm, aPlace([alice], { roomId: dm, encrypted: true }));
    house.places.set(team, aPlace([alice, bob], { roomId: team }));
    let looks = 0;
    house.encryption = () => ((looks += 1) < 4 ? { kind: 'starting' } : on());
    await house.run();
    expect(house.said).toEqual([`${team} plain`, `${dm} your private list`]);
    expect(house.retries.map(({ key }) => key)).toEqual(['k.0', 'k.0', 'k.0']);
  });

  it('is not said where nobody reads any more', async () => {
    const house = new FakeHouse().plan(to(dm));
    house.places.set(dm, aPlace([], { roomId: dm }));
    await house.run();
    expect(house.states).toEqual(['failed']);
    expect(house.calls).not.toContain('open');
  });

  it('is not said in a room that eis left', async () => {
    const house = new FakeHouse().plan(to(team));
    expect((await house.run()).states).toEqual(['failed']);
  });

  it('opens a direct room when there is none, and notes it', async () => {
    const house = new FakeHouse().plan(toAlice);
    house.direct = undefined;
    house.places.set(fresh, aPlace([alice], { roomId: fresh }));
    await house.run();
    expect(house.calls).toEqual(['open', `look now ${fresh}`]);
    expect(house.direct).toBe(fresh);
    expect(house.said).toEqual([`${fresh} your private list`]);
  });

  it('Q1 opens an encrypted one with people who encrypt elsewhere, if eis has a device', async () => {
    const house = new FakeHouse().plan(toAlice);
    house.direct = undefined;
    house.encrypts = true;
    house.encryption = on;
    house.places.set(fresh, aPlace([alice], { roomId: fresh, encrypted: true }));
    await house.run();
    expect(house.calls).toEqual(['open encrypted', `look now ${fresh}`]);
    expect(house.said).toEqual([`${fresh} your private list`]);
  });

  it('Q1 opens a plain one with them if eis has no device, and waits until that is known', async () => {
    const house = new FakeHouse().plan(toAlice);
    house.direct = undefined;
    house.encrypts = true;
    house.places.set(fresh, aPlace([alice], { roomId: fresh }));
    let looks = 0;
    house.encryption = () =>
      (looks += 1) < 2 ? { kind: 'starting' } : { kind: 'off', because: 'no device' };
    await house.run();
    expect(house.calls).toEqual(['find', 'open', `look now ${fresh}`]);
    expect(house.retries).toHaveLength(1);
  });

  it.each([
    ['the identity is in question', { kind: 'off', because: 'foreign identity' }, false],
    ['they were read encrypted before', { kind: 'off', because: 'no device' }, true],
  ] as const)('Q1 waits, and opens no plain one, when %s', async (_why, closed, wasRead) => {
    for (const direct of [undefined, dm]) {
      const house = new FakeHouse().plan(toAlice);
      house.direct = direct;
      house.encrypts = true;
      house.wasRead = wasRead;
      house.places.set(dm, aPlace([alice], { roomId: dm, encrypted: true }));
      house.encryption = () => (house.retries.length < 3 ? closed : on());
      house.places.set(fresh, aPlace([alice], { roomId: fresh, encrypted: true }));
      await house.run();
      expect(house.calls).not.toContain('open');
      expect(house.retries).toHaveLength(3);
      expect(house.said).toEqual([`${direct ?? fresh} your private list`]);
    }
  });

  it('Q1 says nothing in the one that was to be encrypted, as long as the homeserver shows it plain', async () => {
    const house = new FakeHouse().plan(toAlice);
    house.direct = undefined;
    house.encrypts = true;
    house.places.set(fresh, aPlace([alice], { roomId: fresh }));
    house.encryption = () => {
      if (house.retries.length === 2)
        house.places.set(fresh, aPlace([alice], { roomId: fresh, encrypted: true }));
      return on();
    };
    await house.run();
    expect(house.retries).toHaveLength(2);
    expect(house.direct).toBe(fresh);
    expect(house.said).toEqual([`${fresh} your private list`]);
  });

  it('Q1 opens a plain one with them when encryption is switched off here', async () => {
    const house = new FakeHouse().plan(toAlice);
    house.direct = undefined;
    house.encrypts = true;
    house.wasRead = true;
    house.places.set(fresh, aPlace([alice], { roomId: fresh }));
    await house.run();
    expect(house.calls).toEqual(['open', `look now ${fresh}`]);
  });

  it('Q1 uses a direct room that became encrypted as it is', async () => {
    const house = new FakeHouse().plan(toAlice);
    house.encryption = on;
    house.places.set(dm, aPlace([alice], { roomId: dm, encrypted: true }));
    await house.run();
    expect(house.said).toEqual([`${dm} your private list`]);
    expect(house.direct).toBe(dm);
  });

  it('T7 looks for the room that an earlier attempt opened', async () => {
    const house = new FakeHouse().plan(toAlice, { left: true });
    house.direct = undefined;
    house.places.set(fresh, aPlace([alice], { roomId: fresh }));
    await house.run();
    expect(house.calls.slice(0, 2)).toEqual(['find', 'open']);
  });

  it('opens another direct room when the known one is not private any more', async () => {
    const house = new FakeHouse().plan(toAlice);
    house.places.set(dm, aPlace([alice, bob], { roomId: dm }));
    house.places.set(fresh, aPlace([alice], { roomId: fresh }));
    await house.run();
    expect(house.direct).toBe(fresh);
    expect(house.said).toEqual([`${fresh} your private list`]);
  });

  it('is kept back, and doctor is told, when the homeserver encrypts even that room', async () => {
    const house = new FakeHouse().plan(toAlice);
    house.direct = undefined;
    house.places.set(fresh, aPlace([alice], { roomId: fresh, encrypted: true }));
    await house.run();
    expect(house.states).toEqual(['failed']);
    expect(house.said).toEqual([]);
    expect(house.calls).toEqual(['open', `look now ${fresh}`, 'note encrypted', `leave ${fresh}`]);
    expect(house.direct).toBeUndefined();
  });

  it('of somebody else is not said in a direct room', async () => {
    const house = new FakeHouse().plan({
      ...toAlice,
      owner: { kind: 'person', user: bob, sources: 'unknown' },
    });
    expect((await house.run()).states).toEqual(['failed']);
    expect(house.said).toEqual([]);
  });
});

describe('11.8 what a puppet says', () => {
  const puppet = '@eis_alice:example.org' as UserId;
  const linked: Owner = { kind: 'person', user: alice, sources: ['list#1'] };
  const house = (markdown: string): FakeHouse => {
    const made = new FakeHouse().plan(to(team, { from: puppet, owner: linked, reply: status(markdown) }));
    made.places.set(team, aPlace([alice, bob], { roomId: team, encrypted: true, links: ['list#1'] }));
    made.encryption = on;
    return made;
  };

  it('Q1 is said by eis in an encrypted room, and for whom', async () => {
    const said = (await house('2 tasks are due').run()).sentEvents[0];
    expect(said?.sending.from).toBe(eis);
    expect(said?.event.content).toMatchObject({
      body: 'For Alice *A.*: 2 tasks are due',
      formatted_body: expect.stringContaining('<strong>For Alice *A.*:</strong> 2 tasks'),
    });
  });

  it('begins with a line of its own before a list, and is said in the language of its person', async () => {
    const german = house('- milk\n- bread');
    german.language = 'de';
    await german.run();
    expect(german.sentEvents[0]?.event.content['body']).toBe('Für Alice *A.*:\n• milk\n• bread');
  });

  it('is said by the puppet itself in a plain room', async () => {
    const plain = house('2 tasks are due');
    plain.places.set(team, aPlace([alice, bob], { roomId: team, links: ['list#1'] }));
    const said = (await plain.run()).sentEvents[0];
    expect(said?.sending.from).toBe(puppet);
    expect(said?.event.content['body']).toBe('2 tasks are due');
  });

  it('names nobody where it is nobody in particular', async () => {
    const everybody = new FakeHouse().plan(to(team, { from: puppet, owner: everyone, reply: status('hi') }));
    everybody.places.set(team, aPlace([alice, bob], { roomId: team, encrypted: true }));
    everybody.encryption = on;
    expect((await everybody.run()).said).toEqual([`${team} hi`]);
  });

  it('T7 is not said again by eis when it is there, whoever of both said it', async () => {
    const left = house('2 tasks are due');
    const looked: UserId[] = [];
    Object.assign(left.rows[0] ?? {}, { left: true });
    await left.run({
      findEcho: async ({ from }) => {
        looked.push(from);
        return from === eis ? { kind: 'found', eventId: '$there' as EventId } : { kind: 'absent' };
      },
    });
    expect(looked).toEqual([puppet, eis]);
    expect(left.sentEvents).toEqual([]);
    expect(left.states).toEqual(['sent']);
  });
});

describe('other rows', () => {
  it('says to everybody what concerns everybody, without asking the homeserver again', async () => {
    const house = new FakeHouse().plan(to(team, { owner: everyone, reply: status('hello') }));
    house.places.set(team, aPlace([alice, bob], { roomId: team }));
    await house.run();
    expect(house.said).toEqual([`${team} hello`]);
    expect(house.calls).toEqual([]);
  });

  it('8.2 offers the choices as reactions under the question', async () => {
    const house = await new FakeHouse().plan(to(dm, { reply: question('Which?', ['a', 'b']) })).run();
    const seeds = house.sentEvents
      .slice(1)
      .map(({ event, sending }) => [event.content['m.relates_to'], sending.transactionId]);
    expect(seeds).toEqual([
      [{ rel_type: 'm.annotation', event_id: '$sent1', key: '1️⃣' }, 'eis.k.0.seed0'],
      [{ rel_type: 'm.annotation', event_id: '$sent1', key: '2️⃣' }, 'eis.k.0.seed1'],
      [{ rel_type: 'm.annotation', event_id: '$sent1', key: '✏️' }, 'eis.k.0.seed2'],
    ]);
  });

  it('reacts, and takes a reaction that is there already for done', async () => {
    const reaction: Outgoing = { kind: 'reaction', room: dm, target: '$asked' as EventId, symbol: '✅' };
    const house = await new FakeHouse().plan(reaction).run();
    expect(house.sentEvents[0]?.event.type).toBe('m.reaction');
    const again = new FakeHouse().plan(reaction);
    again.failures = [refusal(400, 'M_DUPLICATE_ANNOTATION')];
    expect((await again.run()).states).toEqual(['sent']);
  });

  it('leaves, and forgets the room', async () => {
    const house = await new FakeHouse().plan({ kind: 'leave', room: team, reason: 'because' }).run();
    expect(house.calls).toEqual([`leave ${team} because`, `forget ${team}`]);
    expect(house.states).toEqual(['sent']);
  });
});

describe('waitBefore', () => {
  it('grows to half a minute, and chance takes off at most half', () => {
    expect([0, 1, 6, 7, 100].map((tries) => waitBefore(tries, 0))).toEqual([
      250, 500, 16_000, 30_000, 30_000,
    ]);
    expect(waitBefore(100, 1)).toBe(15_000);
  });
});

describe('a question that was decided', () => {
  const asked = question('Delete milk?\n✅ yes · ❌ no (or type it; 10 minutes)');
  const asks = (reply: Reply = { ...asked, yesNo: true }) => to(dm, { reply });
  const settles: Outgoing = { kind: 'settle', room: dm, asked: 'k', result: '✅ yes' };

  it('8.6 shows the result, and loses the signs that were put under it', async () => {
    const house = await new FakeHouse().plan(asks()).plan(settles).run();
    expect(house.states).toEqual(['sent', 'sent']);
    expect(house.said).toEqual([
      `${dm} Delete milk?\n✅ yes · ❌ no (or type it; 10 minutes)`,
      `${dm} m.reaction`,
      `${dm} m.reaction`,
      `${dm} * Delete milk?\n✅ yes`,
    ]);
    expect(house.sentEvents[3]?.event.content['m.relates_to']).toEqual({
      rel_type: 'm.replace',
      event_id: '$sent1',
    });
    expect(house.redacted).toEqual([`$sent2 ${dm} eis.k.1.k.0.sign0`, `$sent3 ${dm} eis.k.1.k.0.sign1`]);
  });

  it('8.6 is not said again where somebody else reads by now, but loses its signs', async () => {
    const house = new FakeHouse().plan(asks());
    await house.run();
    house.places.set(dm, aPlace([alice, bob], { roomId: dm }));
    await house.plan(settles).run();
    expect(house.said).toHaveLength(3);
    expect(house.redacted).toHaveLength(2);
  });

  it('8.6 is settled again after a failure, under the same transaction ids', async () => {
    const house = new FakeHouse().plan(asks());
    await house.run();
    house.failures = [refusal(502)];
    await house.plan(settles).run();
    expect(house.states).toEqual(['sent', 'sent']);
    expect(house.sentEvents.at(-1)?.sending.transactionId).toBe('eis.k.1.k.0');
  });

  it('8.6 leaves messages alone that offered nothing', async () => {
    const house = await new FakeHouse()
      .plan(asks(question('Which token?')))
      .plan(settles)
      .run();
    expect(house.said).toEqual([`${dm} Which token?`]);
    expect(house.redacted).toEqual([]);
  });
});

describe('what an entry says while it works', () => {
  const asked = '$asked' as EventId;
  const eyes: Outgoing = { kind: 'reaction', room: dm, target: asked, symbol: '👀' };
  const atWork = to(dm, { reply: status('**Asking the local model …**') });
  const found = to(dm, { reply: answer('It is Friday.'), replacesProgress: true });
  const end: Outgoing = { kind: 'end progress', room: dm };
  const working = (): FakeHouse =>
    new FakeHouse()
      .plan(eyes, { key: 'k.p1.0', isProgress: true })
      .plan(atWork, { key: 'k.p2.0', isProgress: true });
  const relationsIn = ({ sentEvents }: FakeHouse): readonly unknown[] =>
    sentEvents.map(({ event }) => event.content['m.relates_to']);

  it('J10 becomes the answer by an edit, and leaves no sign behind', async () => {
    const house = await working().plan(found, { key: 'k.0' }).plan(end, { key: 'k.1' }).run();
    expect(house.states).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(house.said).toEqual([
      `${dm} m.reaction`,
      `${dm} Asking the local model …`,
      `${dm} * It is Friday.`,
    ]);
    expect(relationsIn(house)[2]).toEqual({ rel_type: 'm.replace', event_id: '$sent2' });
    expect(house.sentEvents[2]?.event.content).toMatchObject({
      'm.mentions': {},
      'm.new_content': { msgtype: 'm.text', body: 'It is Friday.', 'm.mentions': {} },
    });
    expect(house.sentRows.get('k.0')?.eventId).toBe('$sent2');
    expect(house.redacted).toEqual([`$sent1 ${dm} eis.k.1.k.p1.0`]);
  });

  it('J10 may change meanwhile, by edits of the same message', async () => {
    const reading = to(dm, { reply: status('**Reading 214 tasks …**'), replacesProgress: true });
    const house = await working()
      .plan(reading, { key: 'k.p3.0', isProgress: true })
      .plan(found, { key: 'k.0' })
      .plan(end, { key: 'k.1' })
      .run();
    const edit = { rel_type: 'm.replace', event_id: '$sent2' };
    expect(relationsIn(house).slice(2)).toEqual([edit, edit]);
    expect(house.redacted).toEqual([`$sent1 ${dm} eis.k.1.k.p1.0`]);
  });

  it('J10 goes away when the answer is a message of its own', async () => {
    const late = to(dm, { reply: answer('It is Friday.') });
    const house = await working().plan(late, { key: 'k.0' }).plan(end, { key: 'k.1' }).run();
    expect(house.said[2]).toBe(`${dm} It is Friday.`);
    expect(house.redacted).toEqual([`$sent1 ${dm} eis.k.1.k.p1.0`, `$sent2 ${dm} eis.k.1.k.p2.0`]);
  });

  it.each<readonly [string, (house: FakeHouse) => Promise<unknown>, Outgoing]>([
    [
      'somebody removed it',
      async (house) => {
        await house.run();
        house.keysThere.delete('$sent2' as EventId);
      },
      found,
    ],
    [
      'the answer is a question, which must ring',
      async (house) => await house.run(),
      to(dm, { reply: question('Which one?'), replacesProgress: true }),
    ],
    [
      'it stands in another room',
      async (house) => {
        house.places.set(team, aPlace([alice], { roomId: team }));
        await house.run();
      },
      to(team, { replacesProgress: true }),
    ],
  ])('3.1 is not edited when %s', async (_when, before, last) => {
    const house = working();
    await before(house);
    await house.plan(last, { key: 'k.0' }).plan(end, { key: 'k.1' }).run();
    expect(relationsIn(house)[2]).toBeUndefined();
    expect(house.states).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(house.redacted).toContain(`$sent2 ${dm} eis.k.1.k.p2.0`);
  });

  it('T7 is edited once when the answer came through before a crash', async () => {
    const house = working();
    await house.run();
    house.echo = { kind: 'found', eventId: '$sent2' as EventId };
    await house.plan(found, { key: 'k.0', left: true }).plan(end, { key: 'k.1' }).run();
    expect(house.said).toHaveLength(2);
    expect(house.redacted).toEqual([`$sent1 ${dm} eis.k.1.k.p1.0`]);
  });

  it('J10 holds nothing up, is said nowhere else, and needs no apology', async () => {
    const unknown = new FakeHouse().plan(atWork, { key: 'k.p2.0', isProgress: true, left: true });
    unknown.echo = { kind: 'unknown' };
    const crowded = new FakeHouse().plan(atWork, { key: 'k.p2.0', isProgress: true });
    crowded.places.set(dm, aPlace([alice, bob], { roomId: dm }));
    const refused = new FakeHouse().plan(atWork, { key: 'k.p2.0', isProgress: true });
    refused.failures = [refusal(403)];
    for (const house of [unknown, crowded, refused]) {
      await house.run();
      expect(house.states).toEqual(['failed']);
      expect(house.said).toEqual([]);
    }
  });

  it('J10 ends again after a failure, under the same transaction ids', async () => {
    const house = working();
    await house.run();
    await house.plan(end, { key: 'k.1' }).run();
    house.row('k.1').state = 'planned';
    await house.run();
    expect(house.redacted.slice(0, 2)).toEqual(house.redacted.slice(2));
    expect(house.redacted).toHaveLength(4);
  });
});
