import { describe, expect, it } from '@jest/globals';
import { type CryptoDelta, type CryptoStore, DatabaseAwayError } from '../core/crypto-store.ts';
import type { UserId } from '../core/ids.ts';
import { type Machine, MachineDeadError } from '../crypto/machine.ts';
import { openMachine } from '../crypto/open-machine.ts';
import { ratchetPlaceOf } from '../crypto/ratchet-place.ts';
import { makeRoomKey } from '../crypto/test-machine.ts';
import type { Batch } from '../store/accept.ts';
import { openPGlite } from '../store/open-pglite.ts';
import { openPostgres } from '../store/open-postgres.ts';
import { openStoreOn, type Store, type StoreDatabase } from '../store/open-store.ts';
import { takeOver } from '../store/take-over.ts';
import { databasesFor } from '../testing/databases.ts';
import { aSeal } from '../testing/seal.ts';

const eis = '@eis:example.org' as UserId;
const storeKey = new Uint8Array(32).fill(7);
const quiet = (): void => undefined;
const drivers = await databasesFor<StoreDatabase>('deaths', { openPGlite, openPostgres });

const openStore = async (database: StoreDatabase): Promise<Store> =>
  await openStoreOn(database, {
    ...aSeal(),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    now: () => new Date('2026-11-20T08:12:00Z'),
    sleep: async () => undefined,
  });

/** The pause before a flush is tried again is none; no step runs into its limit. */
async function soonOrNever(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms < 1_000) return;
  await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}

/** What becomes of the next flush. */
type Fate =
  | 'stored'
  | 'dies before it is stored'
  | 'dies before it is known'
  | 'stored, but the answer is lost';
const FATES: readonly Fate[] = [
  'stored',
  'dies before it is stored',
  'stored',
  'stored, but the answer is lost',
  'dies before it is known',
];

function fateful(store: CryptoStore<Batch>, next: { fate: Fate }) {
  const flush = async (delta: CryptoDelta): Promise<void> => {
    const { fate } = next;
    next.fate = 'stored';
    if (fate === 'dies before it is stored') throw new Error(fate);
    await store.flush(delta);
    if (fate === 'dies before it is known') throw new Error(fate);
    if (fate === 'stored, but the answer is lost') throw new DatabaseAwayError(fate);
  };
  return { load: store.load, flush };
}

describe.each(drivers)('a machine that dies again and again, on %s', (_name, openDatabase) => {
  it('Q2 goes on from its last flush, as the same device, and says nothing twice at one place', async () => {
    const database = await openDatabase();
    const store = await openStore(database);
    const next: { fate: Fate } = { fate: 'stored' };
    const open = async (isAnew: boolean): Promise<Machine> =>
      await openMachine({
        account: eis,
        deviceId: 'DEVICE',
        store: fateful(store.crypto(eis, await takeOver(database)), next),
        storeKey,
        isAnew,
        onRoomKey: quiet,
        onOwnKeys: quiet,
        sleep: soonOrNever,
        signal: new AbortController().signal,
      });
    const keysOf = async (machine: Machine): Promise<string> =>
      await machine.run(
        async (olm) => `${olm.identityKeys.ed25519.toBase64()} ${await olm.exportRoomKeys(() => true)}`,
      );

    let machine = await open(true);
    let stored = await keysOf(machine);
    const identity = stored.split(' ', 1)[0];
    const places: string[] = [];
    const deaths: Fate[] = [];
    for (let round = 0; round < 40; round += 1) {
      next.fate = FATES[round % FATES.length] ?? 'stored';
      const { fate } = next;
      const room = `!${round % 3}:example.org`;
      const said = await makeRoomKey(machine, room).catch((error: unknown) => {
        if (!(error instanceof MachineDeadError)) throw error;
      });
      if (said) {
        const place = ratchetPlaceOf(said);
        places.push(`${place?.session} ${place?.index}`);
        stored = await keysOf(machine);
        continue;
      }
      deaths.push(fate);
      await machine.close();
      machine = await open(false);
      const found = await keysOf(machine);
      expect(found.split(' ', 1)[0]).toBe(identity);
      expect(fate === 'dies before it is stored' ? found : stored).toBe(stored);
      stored = found;
    }
    expect(deaths).toHaveLength(16);
    expect(places).toHaveLength(24);
    expect(new Set(places).size).toBe(24);
    await machine.close();
    await store.close();
  });
});
