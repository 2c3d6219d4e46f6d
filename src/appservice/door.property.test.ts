import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { HttpReply } from '../core/http.ts';
import type { Json } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import { createOwnUsers } from '../core/own-users.ts';
import { Secret } from '../core/secret.ts';
import type { Batch } from './batch.ts';
import { readEvent } from './read-event.ts';
import { readSync } from './read-sync.ts';
import { transactionRoutes } from './transactions.ts';

const ownUsers = createOwnUsers({
  domain: 'hs.test',
  botLocalpart: 'eis',
  senderLocalpart: 'eis_sender',
  prefix: 'eis_',
});
const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

interface Door {
  readonly put: (body: string) => Promise<HttpReply>;
  /** Keys of the rows, each once, as the store would keep them. */
  readonly stored: Map<string, Json>;
  readonly batches: Batch[];
}

/** A door on a store in memory that keeps what it is given as bytes, one row per key. */
function openDoor(): Door {
  const stored = new Map<string, Json>();
  const batches: Batch[] = [];
  let keys = 0;
  const [route] = transactionRoutes({
    homeserverToken: new Secret('token'),
    ownUsers,
    freshKey: () => String(++keys),
    accept: async (batch) => {
      batches.push(batch);
      for (const { key, payload } of batch.entries)
        if (!stored.has(key))
          stored.set(key, JSON.parse(Buffer.from(JSON.stringify(payload)).toString('utf8')));
      for (const { raw } of batch.unreadable) Buffer.from(raw);
      return await Promise.resolve({ fresh: 0 });
    },
    interrupt: () => undefined,
    heard: () => undefined,
    sleep: async () => await new Promise<never>(() => undefined),
    log: quiet,
  });
  const put = async (body: string): Promise<HttpReply> => {
    if (route === undefined) throw new Error('no route');
    return await route.answer({
      method: 'PUT',
      path: '/_matrix/app/v1/transactions/1',
      parameters: { transactionId: '1' },
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.from(body),
    });
  };
  return { put, stored, batches };
}

/** Text as people and attackers send it: zeros, halves of letters, marks that turn the direction, a megabyte. */
const nasty = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) }),
  },
  fc.constantFrom(
    '\u0000',
    '\uD800',
    '\uDC00\uD800',
    '\u202Eabc\u202C',
    '\u200B',
    '\uFEFF',
    '__proto__',
    'a'.repeat(1_000_000),
  ),
);
const body = fc.record({ msgtype: fc.constant('m.text'), body: nasty }, { requiredKeys: [] });
const good = fc
  .record({
    type: fc.constantFrom('m.room.message', 'm.room.encrypted', 'm.reaction'),
    room_id: fc.constantFrom('!a:hs.test', '!hash_without_a_server'),
    sender: fc.constantFrom('@alice:hs.test', '@bob:elsewhere.org', '@eisbaer:hs.test', '@Old Name:hs.test'),
    origin_server_ts: fc.integer(),
    content: fc.oneof(body, fc.dictionary(nasty, fc.jsonValue(), { maxKeys: 4 })),
  })
  .chain((event) => fc.uuid().map((id) => ({ ...event, event_id: `$${id}` })));

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
/** Events that break the rules, as JSON text. */
const bad = fc.oneof(
  fc.json(),
  fc.constantFrom('null', '5', '""', '[]', '{}', '{"type":"m.room.message"}', '[[[[]]]]', '1e999'),
  fc
    .tuple(
      good,
      fc.constantFrom('type', 'room_id', 'sender', 'event_id', 'origin_server_ts', 'content', 'state_key'),
      fc.oneof(fc.jsonValue(), nasty),
    )
    .map(([event, field, value]) => JSON.stringify({ ...event, event_id: '$bad', [field]: value })),
  fc
    .constantFrom(
      'alice',
      '@alice',
      '@:hs.test',
      'alice:hs.test',
      '@al\u0000ice:hs.test',
      '@\uD800:hs.test',
      '@a:',
    )
    .map((sender) =>
      JSON.stringify({ type: 'm.room.message', event_id: '$forged', room_id: '!a', sender, content: {} }),
    ),
  fc
    .constantFrom(101, 10_000)
    .map(
      (levels) =>
        `{"type":"m.room.message","event_id":"$deep","room_id":"!a","sender":"@a:b","content":${deep(levels)}}`,
    ),
);

describe('any JSON at the door', () => {
  it('gets 200 when it has a list of events, 400 M_BAD_JSON when not, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json({ stringUnit: 'binary' }),
          fc.json().map((text) => `{"events":${text}}`),
        ),
        async (text) => {
          const { put } = openDoor();
          const reply = await put(text);
          const value: unknown = JSON.parse(text);
          const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
          const fits = isObject && (!('events' in value) || Array.isArray(value.events));
          const badJson = { errcode: 'M_BAD_JSON', error: 'The body has no list of events' };
          expect(reply).toEqual(fits ? { status: 200, body: {} } : { status: 400, body: badJson });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gets 400 M_NOT_JSON when it is none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const isJson = (() => {
          try {
            JSON.parse(
              Buffer.from(text)
                .toString('utf8')
                .replace(/^\uFEFF/, ''),
            );
            return true;
          } catch {
            return false;
          }
        })();
        fc.pre(!isJson);
        expect(await openDoor().put(text)).toMatchObject({ status: 400, body: { errcode: 'M_NOT_JSON' } });
      }),
    );
  });
});

describe('good events beside bad ones', () => {
  it('are all kept, unchanged and in order, and each bad one costs nothing but itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(good, bad), { maxLength: 12 }), async (events) => {
        const texts = events.map((event) => (typeof event === 'string' ? event : JSON.stringify(event)));
        const expected = events.filter((event) => typeof event !== 'string');
        const { put, stored } = openDoor();
        expect(await put(`{"events":[${texts.join(',')}]}`)).toEqual({ status: 200, body: {} });
        const kept = [...stored.entries()].filter(([key]) =>
          expected.some(({ event_id }) => event_id === key),
        );
        expect(kept.map(([key]) => key)).toEqual(expected.map(({ event_id }) => event_id));
        expect(kept.map(([, payload]) => payload)).toEqual(
          expected.map((event) => ({ via: 'transaction', event: JSON.parse(JSON.stringify(event)) })),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('are kept once, however often and however grown their transaction comes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(good, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 6 }),
        async (events, cuts) => {
          const { put, stored } = openDoor();
          for (const cut of [...cuts, events.length])
            expect((await put(JSON.stringify({ events: events.slice(0, cut) }))).status).toBe(200);
          expect([...stored.keys()]).toEqual(events.map(({ event_id }) => event_id));
        },
      ),
    );
  });
});

describe('any value as an event', () => {
  it('is never thrown at, and what is kept can be written as JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          bad.map((text): unknown => JSON.parse(text)),
        ),
        (raw) => {
          const { entries, unreadable, ...rest } = readEvent(raw, 'transaction', {
            ownUsers,
            freshKey: () => 'k',
          });
          expect(entries.length + unreadable.length).toBeLessThanOrEqual(1);
          for (const { payload } of entries) expect(typeof JSON.stringify(payload)).toBe('string');
          for (const one of unreadable)
            expect([typeof one.raw, one.because.length > 0]).toEqual(['string', true]);
          expect(() => JSON.stringify(rest)).not.toThrow(RangeError);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is a message of ours only with a full id of our domain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.domain(), (localpart, domain) => {
        fc.pre(domain !== 'hs.test');
        expect(ownUsers.isOwn(`@${localpart}:${domain}`)).toBe(false);
        expect(ownUsers.isOwn(`@eis_x:${domain}`)).toBe(false);
      }),
    );
  });
});

describe('any answer of /sync', () => {
  const deps = { account: ownUsers.bot, ownUsers, freshKey: () => 'k' };

  it('is read, when it says where the next one begins', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('invite', 'join', 'leave'), fc.jsonValue()),
        fc.jsonValue(),
        (rooms, part) => {
          const invite = { '!a': part, '!b': { invite_state: { events: [part] } } };
          const join = { '!a': part, '!b': { timeline: { events: [part] } } };
          for (const one of [rooms, part, { invite, join }])
            expect(readSync({ next_batch: 's1', rooms: one }, deps).nextBatch).toBe('s1');
        },
      ),
    );
  });
});
