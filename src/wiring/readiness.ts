import type { Wake } from '../matrix/wake.ts';
import type { Store } from '../store/open-store.ts';

interface ReadinessParts {
  readonly store: Pick<Store, 'ping'>;
  readonly wake: Pick<Wake, 'status'>;
}

/** What `/ready` says. A standby is ready: it stores what comes, and takes over when it must. */
export function createReadiness({ store, wake }: ReadinessParts) {
  let accounts: 'unknown' | 'there' | 'missing' = 'unknown';
  return {
    onAccounts: (state: 'there' | 'missing'): void => {
      accounts = state;
    },
    reasons: async (): Promise<readonly string[]> => {
      const isDatabaseAway = await store.ping().then(
        () => false,
        () => true,
      );
      return [
        ...(isDatabaseAway ? ['the database does not answer'] : []),
        ...(accounts === 'missing'
          ? ['the homeserver does not answer, or does not know the registration']
          : []),
        ...(wake.status().reachesUs === 'no' ? ['the homeserver does not reach us'] : []),
      ];
    },
  };
}
