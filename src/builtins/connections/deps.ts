import type { Backend } from '../../core/backend.ts';
import type { Caller } from '../../core/caller.ts';
import type { SealedConnection, Tested } from '../../core/connection.ts';
import type { UserId } from '../../core/ids.ts';
import type { Fields } from '../../core/json.ts';

export interface ConnectionsDeps {
  /** What people can connect by themselves: backends with a `test`. */
  readonly services: readonly Backend[];
  readonly connections: {
    /** The default ones first, then by name. */
    readonly of: (owner: UserId) => Promise<readonly SealedConnection[]>;
    readonly read: (owner: UserId, id: string) => Promise<SealedConnection | undefined>;
    /** Inserts or replaces; a default one takes it from the others of its service. */
    readonly put: (owner: UserId, connection: SealedConnection) => Promise<void>;
    /** The default moves to the next by name. */
    readonly remove: (owner: UserId, id: string) => Promise<void>;
  };
  /** Throws a `UserFacingError` that says why they do not work. */
  readonly testCredentials: (
    trial: { readonly backend: Backend; readonly address: string; readonly credentials: Fields },
    caller: Caller,
    signal: AbortSignal,
  ) => Promise<Tested>;
  /** Looks whether the service is there at all, before its secret is asked for. Throws as `testCredentials` does. */
  readonly reach: (
    place: { readonly backend: Backend; readonly address: string },
    caller: Caller,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly sealCredentials: (owner: UserId, connectionId: string, credentials: Fields) => string;
  /** How many open tasks the person's own list holds. */
  readonly countOwnTasks: (owner: UserId) => Promise<number>;
  readonly now: () => Date;
}

/** The connections of one person, during one call. */
export interface Client extends ConnectionsDeps {
  readonly owner: UserId;
  /** What a test found, by connection: said with the receipt of a new token, and stored nowhere. */
  readonly found: Map<string, string>;
}
