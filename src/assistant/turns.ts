import type { RoomId, UserId } from '../core/ids.ts';
import type { Turn } from '../core/turn.ts';

/** What was said between a person and eis within the last day. */
export interface Turns {
  /** The newest ones in this place, the newest last. */
  readonly recent: (owner: UserId, room: RoomId, count: number) => Promise<readonly Turn[]>;
  readonly ofRequest: (owner: UserId, request: string) => Promise<Turn | undefined>;
}

/** As many turns of a person as the store keeps in one place. */
export const TURNS_KEPT = 50;

/** What was said longer ago than this is not gone on from (conversation.md 6.6). */
const RECENT_MS = 600_000;

/** A yes, a number or a sign says nothing without its question. */
export const isTalk = ({ at, understood }: Turn, now: Date): boolean =>
  understood.by !== 'answer' && now.getTime() - Date.parse(at) <= RECENT_MS;
