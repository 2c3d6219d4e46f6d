import { z } from 'zod';
import { parseRoomId, parseUserId, type RoomId, type UserId } from '../core/ids.ts';
import type { NewEntry } from '../core/new-entry.ts';
import type { Json } from '../core/json.ts';

/** A join that is to be tried. */
export interface JoinTry {
  readonly room: RoomId;
  /** Who invited, or closed the room that this one replaces. */
  readonly person: UserId;
  /** Servers to ask. */
  readonly via: readonly string[];
  /** The room that was replaced by this one. */
  readonly replaces?: RoomId;
  readonly firstTriedAt: Date;
  /** How often it was tried. */
  readonly tries: number;
  /** Key of the event it began with. */
  readonly cause: string;
}

const Stored = z.object({
  room: z.string().transform((text, context) => parseRoomId(text) ?? reject(context)),
  person: z.string().transform((text, context) => parseUserId(text) ?? reject(context)),
  via: z.array(z.string()),
  replaces: z
    .string()
    .transform((text, context) => parseRoomId(text) ?? reject(context))
    .exactOptional(),
  firstTriedAt: z.iso.datetime().transform((text) => new Date(text)),
  tries: z.number().int().nonnegative(),
  cause: z.string(),
});

function reject(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom', message: 'no id' });
  return z.NEVER;
}

export const readJoin = (payload: Json): JoinTry => Stored.parse(payload);

/** A row of its own lane, so that waiting for a slow server holds nobody up. */
export function joinEntry(join: JoinTry, due?: Date): NewEntry {
  return {
    kind: 'join',
    key: `join|${join.cause}|${join.tries}`,
    lane: `join|${join.room}`,
    payload: { ...join, via: [...join.via], firstTriedAt: join.firstTriedAt.toISOString() },
    ...(due ? { due } : {}),
  };
}
