import type { CryptoStore } from '../core/crypto-store.ts';
import type { UserId } from '../core/ids.ts';
import { keysNotOpen } from '../core/settled-encryption.ts';
import type { Batch } from '../store/accept.ts';
import type { Store } from '../store/open-store.ts';

/** The stored state of our crypto machine: one epoch after the other, never two at once in one process. */
export interface CryptoKeys {
  /** What this epoch does is written in its name; its machine is opened afterwards. */
  readonly lead: (epoch: number) => void;
  /** That of the machine that is open. */
  readonly current: () => CryptoStore<Batch>;
}

export function createCryptoKeys(store: Pick<Store, 'crypto'>, account: UserId): CryptoKeys {
  let current: CryptoStore<Batch> | undefined;
  return {
    lead: (epoch) => {
      current = store.crypto(account, epoch);
    },
    current: () => {
      if (current) return current;
      throw keysNotOpen();
    },
  };
}
