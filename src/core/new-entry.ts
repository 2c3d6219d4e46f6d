import type { Json } from './json.ts';

/**
 * What a row of the inbox is about; `wiring.ts` does not compile until each has a handler.
 * `credential`: a message that held a secret, after it was redacted. `look-again`: a write that may have been done.
 * `occurrence`: the time of something that a person set for it. `model`: a message that no rule understood.
 * `sealed`: an encrypted event; once it is opened, its row becomes an `event`. `new-device`: our device took the place
 * of another one.
 */
export type InboxKind =
  | 'event'
  | 'sealed'
  | 'join'
  | 'credential'
  | 'look-again'
  | 'occurrence'
  | 'model'
  | 'new-device';

/** The key of the row in which a model reads the message of the entry with this key. */
export const modelEntryKey = (eventKey: string): string => `model|${eventKey}`;

/** The key of the row in which the encrypted event with this key waits for the n-th time for its room key. */
export const sealedEntryKey = (eventKey: string, times: number): string => `sealed|${times}|${eventKey}`;

/** A row to be. Rows of one lane are handled strictly one after the other, in the order they came. */
export interface NewEntry {
  readonly kind: InboxKind;
  /** Unique for ever: a second row with the same key is dropped. */
  readonly key: string;
  readonly lane: string;
  readonly payload: Json;
  /** Not before this moment: the row waits among the timers until then. */
  readonly due?: Date;
}
