import { z } from 'zod';
import {
  type EventId,
  parseEventId,
  parseRoomId,
  parseUserId,
  type RoomId,
  type UserId,
} from '../core/ids.ts';
import type { NewEntry } from '../core/new-entry.ts';
import type { Json } from '../core/json.ts';

/** A write that may have been done, and is to be looked up. */
export interface LookAgain {
  readonly user: UserId;
  readonly room: RoomId;
  /** The journal's name for it. */
  readonly mark: string;
  readonly threadRoot?: EventId;
  /** How often it was looked up in vain. */
  readonly tries: number;
}

const MINUTE_MS = 60_000;
/** After the failure, after the first time in vain, after the second; then it is given up. */
const WAITS_MS: readonly number[] = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS];

/** The next time it is looked up; undefined when it was tried often enough. */
export function lookAgainEntry(look: LookAgain, now: Date): NewEntry | undefined {
  const { user, mark, tries } = look;
  const wait = WAITS_MS[tries];
  if (wait === undefined) return undefined;
  return {
    kind: 'look-again',
    key: tries === 0 ? `look-again|${mark}` : `look-again|${mark}|${tries}`,
    lane: `look-again|${user}`,
    payload: { ...look },
    due: new Date(now.getTime() + wait),
  };
}

const id = <Id extends string>(parse: (text: unknown) => Id | undefined) =>
  z.custom<Id>((value) => parse(value) !== undefined);

const Stored = z.object({
  user: id(parseUserId),
  room: id(parseRoomId),
  mark: z.string(),
  threadRoot: id(parseEventId).exactOptional(),
  tries: z.number().int().nonnegative(),
});

export const readLookAgain = (payload: Json): LookAgain => Stored.parse(payload);
