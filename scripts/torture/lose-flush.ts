import { setTimeout as sleep } from 'node:timers/promises';
import { type CryptoDelta, type CryptoStore, noDelta } from '../../src/core/crypto-store.ts';

/** As long as stores wait that save a picture of the machine now and then. */
const LATE_MS = 300;

/**
 * The same store, which is told too early that the machine is stored: what belongs to it is kept at once, its own
 * state a moment later.
 */
export function storeLate<Batch>(store: CryptoStore<Batch>): CryptoStore<Batch> {
  let last = Promise.resolve();
  const storeBehind = async (before: Promise<void>, delta: CryptoDelta): Promise<void> => {
    await sleep(LATE_MS);
    await before;
    await store.flush(delta);
  };
  const later = (delta: CryptoDelta): void => {
    last = storeBehind(last, delta);
    // Whoever took over has said so to somebody who waits.
    last.catch(() => undefined);
  };
  return {
    ...store,
    flush: async (delta) => await Promise.resolve(later(delta)),
    flushReceived: async (delta, batch) => {
      later(delta);
      await store.flushReceived(noDelta, batch);
    },
    flushDecrypted: async (delta, opened) => {
      later(delta);
      return await store.flushDecrypted(noDelta, opened);
    },
    flushEncrypted: async (delta, sealed) => {
      later(delta);
      return await store.flushEncrypted(noDelta, sealed);
    },
  };
}
