import type { Edit, Receipt } from './edit.ts';
import type { RoomId, UserId } from './ids.ts';
import type { Json } from './json.ts';
import type { Scope } from './plan.ts';

/** How far an act came. `begun`: not known, look it up. `doubt`: looked up, and still not known. `undone`: taken back. */
export type ActState = 'begun' | 'whole' | 'partly' | 'not done' | 'doubt' | 'undone';

/** One call that writes, as it is stored before anything of it is carried out. */
export interface NewAct {
  readonly owner: UserId;
  /** The same whenever the same call of the same request is repeated. */
  readonly mark: string;
  /** The first 32 digits of the digest of the inbox entry that asked for it. */
  readonly request: string;
  readonly room: RoomId;
  /** Of the call; an edit may name another one. */
  readonly connection: string;
  readonly action: string;
  /** Who agreed, when it was asked. */
  readonly approval: 'not asked' | 'requester' | 'admin';
  readonly edits: readonly Edit[];
  readonly scope: Scope;
  /** Marks of the acts that this one takes back: they become `undone` when it ends whole. */
  readonly undoes: readonly string[];
  readonly at: Date;
}

/** One edit of an act. No step at all: it was not begun. */
export interface Step {
  readonly ordinal: number;
  /** What the collection answered before a creation; null for the other kinds. */
  readonly watermark: Json;
  /** Undefined: begun, and not known to have ended. */
  readonly receipt: Receipt | undefined;
}

export interface Act extends NewAct {
  readonly state: ActState;
  readonly steps: readonly Step[];
}
