import type { Receipt } from '../core/edit.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Act, ActState, NewAct } from '../core/journal.ts';
import type { Json } from '../core/json.ts';

/** What was begun and what became of it. Each function returns only when its change is durable. */
export interface Journal {
  /** Nothing happens when the mark is there already. `first`: its first edit is begun together with it. */
  readonly open: (act: NewAct, first?: { readonly watermark: Json }) => Promise<void>;
  readonly find: (owner: UserId, mark: string) => Promise<Act | undefined>;
  readonly begin: (owner: UserId, mark: string, ordinal: number, watermark: Json) => Promise<void>;
  readonly end: (owner: UserId, mark: string, ordinal: number, receipt: Receipt) => Promise<void>;
  /** `end` and `close` together. */
  readonly endLast: (
    owner: UserId,
    mark: string,
    last: { readonly ordinal: number; readonly receipt: Receipt },
    state: ActState,
  ) => Promise<void>;
  /** Whole or partly: the acts that this one takes back become undone with it. */
  readonly close: (owner: UserId, mark: string, state: ActState) => Promise<void>;
  readonly ofRequest: (owner: UserId, request: string) => Promise<readonly Act[]>;
  /** All acts of the newest request in this room that can be taken back. */
  readonly latest: (owner: UserId, room: RoomId, since: Date) => Promise<readonly Act[]>;
}
