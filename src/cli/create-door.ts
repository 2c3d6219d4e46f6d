import type { EncryptionState } from '../core/encryption.ts';
import type { Finding } from '../core/finding.ts';
import type { AdminDoor, DeadLetterView, StatusView, TraceView } from './admin-door.ts';
import type { CryptoDoor } from './crypto-door.ts';
import { createSnapshotDoor, type SnapshotView } from './snapshot-door.ts';
import { examine, type ExamineDeps } from './examine.ts';

export interface DoorDeps extends Omit<ExamineDeps, 'database'> {
  readonly version: string;
  readonly startedAt: Date;
  readonly store: StoreView;
  readonly crypto: CryptoDoor;
}

/** What the door asks of the store. */
export interface StoreView {
  readonly kind: 'postgres' | 'pglite';
  readonly ping: () => Promise<void>;
  readonly counts: () => Promise<StatusView['counts']>;
  readonly deadLetters: {
    readonly list: () => Promise<readonly DeadLetterView[]>;
    readonly rerun: (id: number) => Promise<boolean>;
  };
  readonly trace: (reference: string) => Promise<TraceView | undefined>;
  readonly encryptedSince: () => Promise<readonly string[]>;
  readonly putBackSince: () => Promise<string | undefined>;
  readonly encryption: () => Promise<EncryptionState | undefined>;
  readonly openSnapshot: () => Promise<SnapshotView>;
}

/** The door over an open store: the running eis offers it over its socket, a command without a running eis uses it itself. */
export function createDoor(deps: DoorDeps): AdminDoor {
  const { store, version, startedAt, running } = deps;
  return {
    async status() {
      const reachesUs = running?.reachesUs();
      const counts = await store.counts();
      return {
        version,
        startedAt,
        database: store.kind,
        counts,
        ...(reachesUs === undefined ? {} : { reachesUs }),
      };
    },
    findings: async () => await examine({ ...deps, database: databaseOf(store) }),
    deadLetters: store.deadLetters.list,
    rerun: store.deadLetters.rerun,
    trace: store.trace,
    snapshot: createSnapshotDoor(store.openSnapshot),
    crypto: deps.crypto,
  };
}

const databaseOf = ({
  kind,
  ping,
  counts,
  encryptedSince,
  putBackSince,
  encryption,
}: StoreView): ExamineDeps['database'] => ({
  kind,
  ping,
  deadLetters: async () => (await counts()).dead,
  encryptedSince,
  putBackSince,
  encryption,
});

/** The door when the store cannot be opened: `doctor` still looks at everything else. */
export function createShutDoor(deps: Omit<ExamineDeps, 'database'>, shut: Finding): AdminDoor {
  const refuse = async (): Promise<never> => await Promise.reject(new ShutDoorError(shut));
  return {
    findings: async () => await examine({ ...deps, database: shut }),
    status: refuse,
    deadLetters: refuse,
    rerun: refuse,
    trace: refuse,
    snapshot: { begin: refuse, next: refuse, end: refuse },
    crypto: {
      status: refuse,
      recovery: refuse,
      takeRecovery: refuse,
      resetIdentity: refuse,
      pictures: refuse,
      compared: refuse,
    },
  };
}

/** Why the store was not even tried. */
export const NO_KEY: Finding = {
  id: 'database',
  level: 'well',
  what: 'The database was not opened: there is no master key for it yet.',
  mend: 'Start eis: the first start makes both. Has it run before? Then put the key back from your copy.',
};

/** Looking makes none: `eis restore` wants to find none. */
export const NO_DATABASE: Finding = {
  id: 'database',
  level: 'well',
  what: 'There is no embedded database yet; the first start makes it. (Has eis run before? Then bring it back first: eis restore.)',
};

/** A command needs the store, and it cannot be opened. The message is fit for the admin. */
export class ShutDoorError extends Error {
  override readonly name = 'ShutDoorError';
  constructor(finding: Finding) {
    super([finding.what, finding.mend].join(' ').trim());
  }
}
