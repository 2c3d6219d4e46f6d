import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type CryptoDelta,
  type CryptoStore,
  DatabaseAwayError,
  FencedError,
  noDelta,
} from '../core/crypto-store.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import { alice, bob } from '../testing/callers.ts';
import { startPostgres } from '../testing/postgres.ts';
import { aSeal } from '../testing/seal.ts';
import type { Batch } from './accept.ts';
import { openPGlite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import { openStoreOn, type Store, type StoreDatabase } from './open-store.ts';
import { takeOver } from './take-over.ts';

const room = '!room:example.org' as RoomId;
const other = '!other:example.org' as RoomId;
const eis = '@eis:example.org' as UserId;
const one = '$one' as EventId;
const two = '$two' as EventId;
const started = new Date('2026-11-27T10:00:00.000Z');
const DAY_MS = 86_400_000;
let clock = started;
const quiet = (): void => undefined;
const seal = aSeal();

const server = await startPostgres();
if (!server) process.stderr.write('SKIPPED: no PostgreSQL on this machine, crypto is tried on PGlite only\n');
afterAll(async () => {
  await server?.stop();
});

let databases = 0;
const drivers: readonly (readonly [name: string, open: () => Promise<StoreDatabase>])[] = [
  ['PGlite', async () => await openPGlite(undefined)],
  ...(server
    ? [
        [
          'Postgres',
          async () => {
            databases += 1;
            await server.createDatabase(`crypto${databases}`);
            return openPostgres(server.url(`crypto${databases}`));
          },
        ] as const,
      ]
    : []),
];

const wrote = (key: string, value: string | null, store = 'session'): CryptoDelta => ({
  schemas: [],
  rows: [{ database: 'machine', store, key, value }],
});
const layout = (schema: string): CryptoDelta => ({ schemas: [{ database: 'machine', schema }], rows: [] });
const lane = `${room}|${alice}`;
const received: Batch = {
  entries: [{ kind: 'event', key: '$sealed', lane, payload: {} }],
  changes: [],
  redactions: [],
  unreadable: [],
  syncPosition: { account: eis, position: 's2' },
};
const contentOf = (words: string) => ({ algorithm: 'm.megolm.v1.aes-sha2', ciphertext: words });
const sealed = (words: string, to = room) => ({
  transactionId: 'eis.1',
  room: to,
  content: contentOf(words),
});
const place = { session: 'session', index: 7 };

describe.each(drivers)('the crypto state in %s', (_name, openDatabase) => {
  let database: StoreDatabase;
  let store: Store;
  let epoch: number;
  let crypto: CryptoStore<Batch>;
  let rings: number;
  /** Of the next transaction, after all of its statements. */
  let failure: Error | undefined;

  const values = async (from = crypto): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries((await from.load()).rows.map(({ key, value }) => [key, value]));
  const countOf = async (table: string): Promise<number> =>
    (await database.query(`select from ${table}`)).length;

  beforeEach(async () => {
    clock = started;
    rings = 0;
    failure = undefined;
    database = await openDatabase();
    const cut: StoreDatabase = {
      ...database,
      transaction: async (work) =>
        await database.transaction(async (inside) => {
          const done = await work(inside);
          if (failure) throw failure;
          return done;
        }),
    };
    store = await openStoreOn(cut, {
      ...seal,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      now: () => clock,
      sleep: async (_ms, signal) => {
        await new Promise<void>((resolve) =>
          signal?.addEventListener('abort', () => resolve(), { once: true }),
        );
      },
    });
    ({ epoch } = await store.leadership.lead());
    store.inbox.onAccepted(() => void (rings += 1));
    crypto = store.crypto(eis, epoch);
  });
  afterEach(async () => {
    await store.close();
  });

  it('Q2 gives back what was stored last, key by key, and nothing of another account', async () => {
    const strange = 'room\u001dsession "quoted" \\ {,} é';
    await crypto.flush(layout('{"version":1}'));
    await crypto.flush(wrote('a', '{"n":1}'));
    await crypto.flush({ schemas: [], rows: [...wrote('a', '{"n":2}').rows, ...wrote('b', '1').rows] });
    await crypto.flush({ schemas: [], rows: [...wrote('b', null).rows, ...wrote('c', '"\\u0000"').rows] });
    await crypto.flush(noDelta);
    await crypto.flush(wrote(strange, '{"text":"\\\\ \\" {}"}'));
    await crypto.flush(layout('{"version":2}'));
    expect(await values()).toEqual({ a: '{"n":2}', c: '"\\u0000"', [strange]: '{"text":"\\\\ \\" {}"}' });
    expect((await crypto.load()).schemas).toEqual([{ database: 'machine', schema: '{"version":2}' }]);
    const ofBob = store.crypto(bob, epoch);
    expect(await ofBob.load()).toEqual({ schemas: [], rows: [] });
    await ofBob.flush(wrote('a', '"bob"'));
    expect((await values())['a']).toBe('{"n":2}');
  });

  it('Q2 refuses every flush of an epoch that was replaced, and stores nothing of it', async () => {
    await crypto.flush(wrote('a', '1'));
    const next = store.crypto(eis, await takeOver(database));
    const late = wrote('a', '"late"');
    await expect(crypto.flush(late)).rejects.toThrow(FencedError);
    await expect(crypto.flush({ ...late, isAnew: true })).rejects.toThrow(FencedError);
    await expect(crypto.flushReceived(late, received)).rejects.toThrow(FencedError);
    await expect(crypto.flushDecrypted(late, { ...place, event: one })).rejects.toThrow(FencedError);
    await expect(crypto.flushEncrypted(late, [sealed('late')])).rejects.toThrow(FencedError);
    await expect(crypto.load()).rejects.toThrow(FencedError);
    expect(await values(next)).toEqual({ a: '1' });
    const tables = ['crypto_place', 'crypto_sealed', 'inbox', 'sync_position'];
    expect(await Promise.all(tables.map(countOf))).toEqual([0, 0, 0, 0]);
    await next.flush(wrote('a', '2'));
    expect(await values(next)).toEqual({ a: '2' });
  });

  it('Q2 stores what /sync brought, its position and the keys together, or nothing of it', async () => {
    failure = new Error('cut before the commit');
    await expect(crypto.flushReceived(wrote('key', '1'), received)).rejects.toThrow('cut');
    failure = undefined;
    expect(await values()).toEqual({});
    expect(await store.sync.position(eis)).toBeUndefined();
    expect([await countOf('inbox'), rings]).toEqual([0, 0]);
    await crypto.flushReceived(wrote('key', '1'), received);
    await crypto.flushReceived(wrote('key', '1'), received);
    await crypto.flushReceived(noDelta, received);
    expect(await values()).toEqual({ key: '1' });
    expect(await store.sync.position(eis)).toBe('s2');
    expect([await countOf('inbox'), rings]).toEqual([1, 1]);
  });

  it('Q3 lets one event stand at a place of a ratchet, as often as it comes', async () => {
    expect(await crypto.flushDecrypted(noDelta, { ...place, event: one })).toBe('first');
    expect(await crypto.flushDecrypted(noDelta, { ...place, event: one })).toBe('first');
    expect(await crypto.flushDecrypted(noDelta, { ...place, event: two })).toBe('replayed');
    expect(await crypto.flushDecrypted(noDelta, { ...place, index: 8, event: two })).toBe('first');
    expect(await crypto.flushDecrypted(wrote('a', '1'), { ...place, session: 's', event: two })).toBe(
      'first',
    );
    expect(await store.crypto(bob, epoch).flushDecrypted(noDelta, { ...place, event: two })).toBe('first');
    expect(await values()).toEqual({ a: '1' });
  });

  it('Q3 refuses also the same event before the inbox forgets that it was handled', async () => {
    await crypto.flushDecrypted(noDelta, { ...place, event: one });
    clock = new Date(started.getTime() + 27 * DAY_MS);
    expect(await crypto.flushDecrypted(noDelta, { ...place, event: one })).toBe('first');
    clock = new Date(started.getTime() + 30 * DAY_MS);
    expect(await crypto.flushDecrypted(noDelta, { ...place, event: one })).toBe('replayed');
    expect(await crypto.flushDecrypted(wrote('a', '1'), { ...place, index: 8, event: one })).toBe('first');
  });

  it('Q2 keeps the first ciphertext of a transaction, unless it is for another room', async () => {
    expect(await crypto.sealedContent('eis.1', room)).toBeUndefined();
    const kept = (words: string) => new Map([['eis.1', contentOf(words)]]);
    expect(await crypto.flushEncrypted(wrote('a', '1'), [sealed('first')])).toEqual(kept('first'));
    expect(await crypto.flushEncrypted(wrote('a', '2'), [sealed('second')])).toEqual(kept('first'));
    expect(await crypto.sealedContent('eis.1', room)).toEqual(contentOf('first'));
    expect(await crypto.sealedContent('eis.1', other)).toBeUndefined();
    expect(await crypto.flushEncrypted(noDelta, [sealed('moved', other)])).toEqual(kept('moved'));
    expect(await crypto.sealedContent('eis.1', room)).toBeUndefined();
    expect(await values()).toEqual({ a: '2' });
    const [row] = await database.query<{ body: Uint8Array }>('select body from crypto_sealed');
    expect(Buffer.from(row?.body ?? []).toString('latin1')).not.toContain('moved');
  });

  it('Q2 keeps several ciphertexts at once, and tells each that stands', async () => {
    const as = (transactionId: string, words: string) => ({ ...sealed(words), transactionId });
    await crypto.flushEncrypted(wrote('a', '1'), [as('eis.2', 'before')]);
    const three = [as('eis.1', 'one'), as('eis.2', 'again'), as('eis.3', 'three, "quoted" {,}')];
    expect(await crypto.flushEncrypted(wrote('a', '2'), three)).toEqual(
      new Map([
        ['eis.1', contentOf('one')],
        ['eis.2', contentOf('before')],
        ['eis.3', contentOf('three, "quoted" {,}')],
      ]),
    );
    expect(await crypto.sealedContent('eis.2', room)).toEqual(contentOf('before'));
    expect(await crypto.sealedContent('eis.3', room)).toEqual(contentOf('three, "quoted" {,}'));
    expect(await values()).toEqual({ a: '2' });
  });

  it('Q3 begins anew with a new device, but forgets no place at which somebody stood', async () => {
    await crypto.flush({ ...layout('{"version":1}'), rows: wrote('a', '1').rows });
    await crypto.flushEncrypted(noDelta, [sealed('of the device before')]);
    await crypto.flushDecrypted(noDelta, { ...place, event: one });
    await store.crypto(bob, epoch).flush(wrote('b', '1'));
    failure = new Error('cut before the commit');
    await expect(crypto.flush({ ...wrote('a', '2'), isAnew: true })).rejects.toThrow('cut');
    failure = undefined;
    expect(await values()).toEqual({ a: '1' });
    await crypto.flush({ ...wrote('z', '2'), isAnew: true });
    expect(await crypto.load()).toEqual({
      schemas: [],
      rows: [{ database: 'machine', store: 'session', key: 'z', value: '2' }],
    });
    expect(await crypto.sealedContent('eis.1', room)).toBeUndefined();
    expect(await crypto.flushDecrypted(noDelta, { ...place, event: two })).toBe('replayed');
    expect(await values(store.crypto(bob, epoch))).toEqual({ b: '1' });
  });

  it('Q3 forgets room keys after three months, and never one that the key backup does not have', async () => {
    const sessions = 'inbound_group_sessions3';
    const rows = (age: string) => [
      ...wrote(`${age} backed up`, '{"pickled_session":"\\u0000","backed_up_to":-1}', sessions).rows,
      ...wrote(`${age} not backed up`, '{"needs_backup":1}', sessions).rows,
      ...wrote(`${age} other`, 'true').rows,
    ];
    await crypto.flush({ schemas: [], rows: rows('old') });
    await crypto.flushDecrypted(noDelta, { ...place, event: one });
    clock = new Date(started.getTime() + 89 * DAY_MS);
    await crypto.flush({ schemas: [], rows: rows('new') });
    await crypto.flush(wrote('old backed up', '{"marked":"again"}', sessions));
    expect(Object.keys(await values())).toHaveLength(6);
    clock = new Date(started.getTime() + 91 * DAY_MS);
    expect(Object.keys(await values()).toSorted()).toEqual([
      'new backed up',
      'new not backed up',
      'new other',
      'old not backed up',
      'old other',
    ]);
    expect(await crypto.flushDecrypted(noDelta, { ...place, event: two })).toBe('replayed');
    await crypto.flush(wrote('old not backed up', '{"needs_backup":0}', sessions));
    await crypto.load();
    expect(Object.keys(await values())).not.toContain('old not backed up');
    expect(await countOf('crypto_place')).toBe(0);
  });

  it('Q2 keeps a ciphertext longer than anything waits to be sent', async () => {
    await crypto.flushEncrypted(noDelta, [sealed('first')]);
    await store.clean(new Date(started.getTime() + 39 * DAY_MS));
    expect(await crypto.sealedContent('eis.1', room)).toEqual(contentOf('first'));
    await store.clean(new Date(started.getTime() + 41 * DAY_MS));
    expect(await crypto.sealedContent('eis.1', room)).toBeUndefined();
  });

  it('Q3 hastens what waits for a key of the room, and nothing else', async () => {
    const due = new Date(started.getTime() + 25_000);
    const waiting = [
      ['sealed', room, 'a'],
      ['sealed', room, 'b'],
      ['occurrence', room, 'c'],
      ['sealed', other, 'd'],
      ['sealed', `${room}x`, 'e'],
    ] as const;
    const entries = waiting.map(([kind, of, key]) => ({
      kind,
      key,
      lane: `${of}|${alice}`,
      payload: {},
      due,
    }));
    for (const entry of entries) await store.inbox.accept({ ...received, entries: [entry] });
    expect(await store.timers.sealedIn(lane)).toBe(2);
    expect(await store.timers.hasten(room)).toBe(2);
    expect(await store.timers.sealedIn(lane)).toBe(0);
    const lanes = await store.inbox.claim(epoch, 9);
    const claimed = lanes.flatMap((claimedLane) => claimedLane.entries.map(({ kind, key }) => [kind, key]));
    expect(claimed).toEqual([
      ['sealed', 'a'],
      ['sealed', 'b'],
    ]);
    expect([await store.timers.hasten(room), rings]).toEqual([0, 1]);
    expect(await store.timers.moveDue(due)).toBe(3);
  });
});

describe.each(server ? [['Postgres', server] as const] : [])('the crypto state on %s', (_name, postgres) => {
  let stores: Store[] = [];
  const open = async (name: string): Promise<Store> => {
    const store = await openStoreOn(openPostgres(postgres.url(name)), {
      ...seal,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      now: () => started,
      sleep: async (_ms, signal) => {
        await new Promise<void>((resolve) =>
          signal?.addEventListener('abort', () => resolve(), { once: true }),
        );
      },
    });
    stores.push(store);
    return store;
  };
  afterEach(async () => {
    await Promise.all(stores.map(async (store) => await store.close()));
    stores = [];
  });

  it('Q2 is never forked by three that take over from one another in the middle of their work', async () => {
    await postgres.createDatabase('forked');
    const all = [await open('forked'), await open('forked'), await open('forked')];
    const taking = openPostgres(postgres.url('forked'));
    const told: number[] = [];
    /** Goes on from what it loaded, as a ratchet does, until it is refused. */
    const work = async (crypto: CryptoStore<Batch>): Promise<string> => {
      try {
        let step = Math.max(0, ...(await crypto.load()).rows.map(({ value }) => Number(value)));
        for (;;) {
          step += 1;
          await crypto.flush({ schemas: [], rows: [...wrote('step', `${step}`).rows] });
          told.push(step);
        }
      } catch (error) {
        return error instanceof FencedError ? 'fenced' : String(error);
      }
    };
    const works: Promise<string>[] = [];
    for (let round = 1; round <= 12; round += 1) {
      const before = told.length;
      works.push(work(all[round % 3]!.crypto(eis, await takeOver(taking))));
      while (told.length < before + round) await all[0]!.ping();
    }
    await takeOver(taking);
    expect(await Promise.all(works)).toEqual(Array.from({ length: 12 }, () => 'fenced'));
    await taking.close();
    expect(told.length).toBeGreaterThan(60);
    expect(told.toSorted((a, b) => a - b)).toEqual(Array.from(told, (_step, index) => index + 1));
  });

  it('Q2 says while the server is away that the same flush may be tried again, and takes it afterwards', async () => {
    await postgres.createDatabase('away');
    const store = await open('away');
    const crypto = store.crypto(eis, await store.leadership.join());
    await crypto.flush(wrote('a', '1'));
    await postgres.crash();
    const delta = wrote('a', '2');
    const tried = await Promise.allSettled([
      crypto.flush(delta),
      crypto.flushReceived(delta, received),
      crypto.flushDecrypted(delta, { ...place, event: one }),
      crypto.flushEncrypted(delta, [sealed('first')]),
      crypto.sealedContent('eis.1', room),
    ]);
    const away = { status: 'rejected', reason: expect.any(DatabaseAwayError) };
    expect(tried).toEqual([away, away, away, away, away]);
    await postgres.restart();
    expect(await crypto.flushDecrypted(delta, { ...place, event: one })).toBe('first');
    expect((await crypto.load()).rows.map(({ value }) => value)).toEqual(['2']);
  });
});
