import type { UserId } from './ids.ts';
import type { Purpose } from './model.ts';

/** What is written down before anything of a person leaves the house. */
export interface NewLedgerRow {
  readonly owner: UserId;
  /** Unique; sent along with the request, so that whoever receives it can be held against this row. */
  readonly id: string;
  /** The first 32 digits of the digest of the entry it was sent for: the message that asked for it. */
  readonly request: string;
  readonly provider: string;
  /** How the person calls the key. */
  readonly keyName: string;
  /** `api.anthropic.com`. */
  readonly host: string;
  readonly model: string;
  /** `key test`: a tiny question of eis itself, which shows whether a new key may ask its model. */
  readonly purpose: Purpose | 'key test';
  /** Exactly the body that leaves, byte for byte. */
  readonly text: string;
  /** How many names, secrets and private facts stand as tokens in it. */
  readonly replaced: number;
  /** What it may cost at most, in tokens: counted against the cap until it is settled. */
  readonly reserved: number;
  readonly at: Date;
}

/**
 * `begun`: it may be on its way. `answered`: with the counts of the provider. `failed`: it left, or may have, and no
 * answer could be used; counted as it was reserved where the provider says nothing. `not sent`: no byte left.
 * `unknown`: eis ended in the middle; counted as it was reserved.
 */
export type LedgerState = 'begun' | 'answered' | 'failed' | 'not sent' | 'unknown';

export interface LedgerRow extends Omit<NewLedgerRow, 'text' | 'reserved'> {
  /** Undefined once it was forgotten. */
  readonly text: string | undefined;
  /** Bytes of the text. */
  readonly size: number;
  readonly state: LedgerState;
  readonly sent: number;
  readonly received: number;
}

export interface Settlement {
  readonly state: Exclude<LedgerState, 'begun'>;
  readonly sent: number;
  readonly received: number;
}

/** Of one person and one month, what is under way included. */
export interface Spent {
  readonly tokens: number;
  /** By `provider|model`, for prices. */
  readonly byModel: Readonly<Record<string, { readonly sent: number; readonly received: number }>>;
  readonly requests: number;
}
