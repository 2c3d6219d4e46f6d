import type { RoomId, UserId } from '../core/ids.ts';
import type { OpenQuestion, Shown } from '../core/inbox.ts';
import type { Queryable } from './database.ts';
import type { Boxes } from './seal-rows.ts';

/** "The second" means the list of a moment ago, not of yesterday. */
const SHOWN_FOR_MS = 10 * 60_000;

const shownBox = (boxes: Boxes) => boxes<Shown>('shown');
const questionBox = (boxes: Boxes) => boxes<OpenQuestion>('open_question');
const placeOf = (user: UserId, room: RoomId): string => `${user}|${room}`;

interface Keeping {
  readonly boxes: Boxes;
  readonly at: Date;
  /** Of the entry that asked for it: its redaction forgets this as well. */
  readonly digest: string;
}

export async function keepShown(
  { query }: Queryable,
  shown: Shown,
  { boxes, at, digest }: Keeping,
): Promise<void> {
  const { user, room } = shown;
  await query(
    `insert into shown (user_id, room_id, body, digest, at) values ($1, $2, $3, decode($4, 'hex'), $5)
     on conflict (user_id, room_id) do update
       set body = excluded.body, digest = excluded.digest, at = excluded.at`,
    [user, room, shownBox(boxes).close(placeOf(user, room), shown), digest, at],
  );
}

export async function keepQuestion(
  { query }: Queryable,
  question: OpenQuestion,
  { boxes, digest }: Omit<Keeping, 'at'>,
): Promise<void> {
  const { user, room, expiresAt } = question;
  await query(
    `insert into open_question (user_id, room_id, body, digest, expires_at)
     values ($1, $2, $3, decode($4, 'hex'), $5)
     on conflict (user_id, room_id) do update
       set body = excluded.body, digest = excluded.digest, expires_at = excluded.expires_at`,
    [user, room, questionBox(boxes).close(placeOf(user, room), question), digest, expiresAt],
  );
}

/** What eis last showed this person in this room; nothing when that was more than ten minutes ago. */
export const createShown =
  ({ query }: Queryable, boxes: Boxes) =>
  async (user: UserId, room: RoomId, now: Date): Promise<Shown | undefined> => {
    const [row] = await query<{ body: Uint8Array }>(
      'select body from shown where user_id = $1 and room_id = $2 and at > $3',
      [user, room, new Date(now.getTime() - SHOWN_FOR_MS)],
    );
    return row && shownBox(boxes).read(placeOf(user, room), row.body);
  };

/** The question that waits for this person in this room. */
export const createOpenQuestion =
  ({ query }: Queryable, boxes: Boxes) =>
  async (user: UserId, room: RoomId, now: Date): Promise<OpenQuestion | undefined> => {
    const [row] = await query<{ body: Uint8Array; expires_at: Date }>(
      'select body, expires_at from open_question where user_id = $1 and room_id = $2 and expires_at > $3',
      [user, room, now],
    );
    if (!row) return undefined;
    const question = questionBox(boxes).read(placeOf(user, room), row.body);
    return { ...question, expiresAt: row.expires_at };
  };

/** True for exactly one caller: two answers to one question are one answer. */
export const createCloseQuestion =
  ({ query }: Queryable) =>
  async (user: UserId, room: RoomId): Promise<boolean> => {
    const closed = await query(
      'delete from open_question where user_id = $1 and room_id = $2 returning user_id',
      [user, room],
    );
    return closed.length > 0;
  };
