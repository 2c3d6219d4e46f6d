import { randomBytes } from 'node:crypto';
import { sleep } from '../../src/wiring/sleep.ts';
import type { Log } from '../../src/core/log.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { createSeal, type Seal } from '../../src/vault/seal.ts';

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (event) => {
    throw new Error(`the product reported an error: ${event}`);
  },
};

export const now = (): Date => new Date();

/** The store as the product opens it, with the real seal. */
export async function openBenchStore(
  url: string,
  masterKey: Uint8Array = randomBytes(32),
): Promise<Store & { readonly seal: Seal['seal'] }> {
  const seal = await createSeal(masterKey);
  const store = await openStore({ url }, { ...seal, now, sleep, log: silentLog });
  return { ...store, seal: seal.seal };
}
