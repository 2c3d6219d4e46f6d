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

const room = '!room:example.org' as RoomId;
const other = '!other:example.org' as RoomId;
const eis = '@eis:example.org' as UserId;
const one = '$one' as EventId;
const two = '$two' as EventId;
const started = new Date('2026-11-27T10:00:00.000Z');
const DAY_MS = 86_400_000;
let clock = started;
const quiet = (): void => undefined;

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
const described = (schema: string): CryptoDelta => ({ schemas: [{ database: 'machine', schema }], rows: [] });
const batch = (overrides: Partial<Batch> = {}): Batch => ({
  entries: [],
  changes: [],
  redactions: [],
  unreadable: [],
  ...overrides,
});
const sealed = (body: string, overrides: { room?: RoomId; transactionId?: string } = {}) => ({
  transactionId: 'eis.1',
  room,
  content: { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: body },
  ...overrides,
});

describe.each(drivers)('the crypto state in %s', (_name, openDatabase) => {
  let database: StoreDatabase;
  let store: Store;
  let crypto: CryptoStore<Batch>;
  const values = async (from = crypto): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries((await from.load()).rows.map(({ key, value }) => [key, value]));

  beforeEach(async () => {
    clock = started;
    database = await openDatabase();
    store = await openStoreOn(database, {
      ...aSeal(),
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      now: () => clock,
      sleep: async (_ms, signal) => {
        await new Promise<void>((resolve) =>
          signal?.addEventListener('abort', () => resolve(), { once: true }),
        );
      },
    });
    crypto = store.crypto(eis, (await store.leadership.lead()).epoch);
  });
  afterEach(async () => {
    await store.close();
  });

  it('Q2 gives back what was stored last, key by key, and nothing of another account', async () => {
    await crypto.flush({ ...described('{"version":1}'), ...wrote('a', '{"n":1}') });
    await crypto.flush({ schemas: [], rows: [...wrote('a', '{"n":2}').rows, ...wrote('b', '1').rows] });
    await crypto.flush({ schemas: [], rows: [...wrote('b', null).rows, ...wrote('c', '"\\u0000"').rows] });
    await crypto.flush(noDelta);
    const strange = 'room\u001dsession "quoted" \\ {,} é';
    await crypto.flush(wrote(strange, '{"text":"\\\\ \\" {}"}'));
    expect(await values()).toEqual({ a: '{"n":2}', c: '"\\u0000"', [strange]: '{"text":"\\\\ \\" {}"}' });
    expect((await crypto.load()).schemas).toEqual([]);
    await crypto.flush(described('{"version":2}'));
    expect((await crypto.load()).schemas).toEqual([{ database: 'machine', schema: '{"version":2}' }]);
    expect(await store.crypto(alice, 1).load()).toEqual({ schemas: [], rows: [] });
  });
});
