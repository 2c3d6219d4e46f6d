import type { EventId, RoomId } from './ids.ts';
import type { Fields } from './json.ts';

/** One value of the little IndexedDB in which the crypto machine keeps its state; `value` is JSON. */
export interface CryptoRow {
  readonly database: string;
  readonly store: string;
  readonly key: string;
  readonly value: string;
}

/** The stores and indexes of one database, as JSON. */
export interface CryptoSchema {
  readonly database: string;
  readonly schema: string;
}

/** What the machine wrote since the last flush: the last write of each key; null where it was deleted. */
export interface CryptoDelta {
  /** All state that was stored before is dropped first: a new device begins. */
  readonly isAnew?: true;
  readonly schemas: readonly CryptoSchema[];
  readonly rows: readonly (Omit<CryptoRow, 'value'> & { readonly value: string | null })[];
}

export const noDelta: CryptoDelta = { schemas: [], rows: [] };

/** Where in a ratchet a message stands: nobody says two messages at the same place. */
export interface RatchetPlace {
  readonly session: string;
  readonly index: number;
}

/** An event as it leaves: made once, sent as often as it takes. */
export interface SealedEvent {
  readonly transactionId: string;
  readonly room: RoomId;
  /** The content of `m.room.encrypted`. */
  readonly content: Fields;
}

/**
 * The state of one account's machine, and what must be stored in one transaction with it. Bound to one epoch of
 * leadership: once another process took over, all of it throws `FencedError` and nothing is written. Throws
 * `DatabaseAwayError` when the same flush may be tried again.
 */
export interface CryptoStore<Batch> {
  readonly load: () => Promise<{
    readonly schemas: readonly CryptoSchema[];
    readonly rows: readonly CryptoRow[];
  }>;
  readonly flush: (delta: CryptoDelta) => Promise<void>;
  /** With what an answer of /sync brought, its position included. */
  readonly flushReceived: (delta: CryptoDelta, batch: Batch) => Promise<void>;
  /** `replayed`: another event stood at this place before; nothing of this one may be acted on. */
  readonly flushDecrypted: (
    delta: CryptoDelta,
    opened: RatchetPlace & { readonly event: EventId },
  ) => Promise<'first' | 'replayed'>;
  /**
   * The first of each transaction id stays, unless it was made for another room; those that stay are returned, by
   * transaction id. Each is given once.
   */
  readonly flushEncrypted: (
    delta: CryptoDelta,
    sealed: readonly SealedEvent[],
  ) => Promise<ReadonlyMap<string, Fields>>;
  /** The content that was made for a transaction id and this room before. */
  readonly sealedContent: (transactionId: string, room: RoomId) => Promise<Fields | undefined>;
}

/** Another process leads: whatever is in memory here is old. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

/** The database cannot be reached; whether the last flush was stored is not known, and storing it again is harmless. */
export class DatabaseAwayError extends Error {
  override readonly name = 'DatabaseAwayError';
}
