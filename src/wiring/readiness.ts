import type { Wake } from '../matrix/wake.ts';
import { DiskFullError } from '../store/disk-space.ts';
import type { Store } from '../store/open-store.ts';

interface ReadinessParts {
  readonly store: Pick<Store, 'ping'>;
  readonly wake: Pick<Wake, 'status'>;
}

const whyNothingIsStored = (error: unknown): readonly string[] => [
  error instanceof DiskFullError ? 'the disk is nearly full' : 'the database does not answer',
];

/** What `/ready` says. A standby is ready: it stores what comes, and takes over when it must. */
export function createReadiness({ store, wake }: ReadinessParts) {
  let accounts: 'unknown' | 'there' | 'missing' = 'unknown';
  return {
    onAccounts: (state: 'there' | 'missing'): void => {
      accounts = state;
    },
    reasons: async (): Promise<readonly string[]> => {
      return [
        ...(await store.ping().then(() => [], whyNothingIsStored)),
        ...(accounts === 'missing'
          ? ['the homeserver does not answer, or does not know the registration']
          : []),
        ...(wake.status().reachesUs === 'no' ? ['the homeserver does not reach us'] : []),
      ];
    },
  };
}
