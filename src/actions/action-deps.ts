import type { Backend, Session } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import type { ConnectionState, SealedConnection } from '../core/connection.ts';
import type { UserId } from '../core/ids.ts';
import type { Home } from './homes.ts';
import type { Journal } from './journal.ts';
import type { WriteLocks } from './write-locks.ts';

export interface ActionDeps {
  /** All backends and own abilities, connected or not. */
  readonly backends: readonly Backend[];
  /** The default one first. */
  readonly connectionsOf: (user: UserId) => Promise<readonly SealedConnection[]>;
  /** Opens a home with this person's own credentials; whoever opens it closes it. */
  readonly openSession: (where: Home, caller: Caller) => Promise<Session>;
  readonly journal: Journal;
  /** The same one for everything that writes in this process. */
  readonly writeLocks: WriteLocks;
  /** True exactly when it was in another state before. */
  readonly changeState: (owner: UserId, id: string, state: ConnectionState, now: Date) => Promise<boolean>;
  /** It was used just now. */
  readonly touch: (owner: UserId, id: string, now: Date) => Promise<void>;
  readonly now: () => Date;
}
