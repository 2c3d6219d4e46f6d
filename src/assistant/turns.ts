import type { RoomId, UserId } from '../core/ids.ts';
import type { Turn } from '../core/turn.ts';

/** What was said between a person and eis within the last day. */
export interface Turns {
  /** The newest ones in this place, the newest last. */
  readonly recent: (owner: UserId, room: RoomId, count: number) => Promise<readonly Turn[]>;
  readonly ofRequest: (owner: UserId, request: string) => Promise<Turn | undefined>;
}
