import type { RoomId, UserId } from '../core/ids.ts';
import type { Turn } from '../core/turn.ts';
import type { Database, Queryable } from './database.ts';
import { type Boxes, replyKeyOf } from './seal-rows.ts';

/** More than anybody refers to; the rest of a long day is forgotten early. */
const MOST = 50;
/** What was said yesterday is nothing that a conversation goes on from. */
export const TURNS_KEPT_MS = 86_400_000;

const turnBox = (boxes: Boxes) => boxes<Turn>('turn');
const placeOf = (user: UserId, request: string): string => `${user}|${request}`;

/** A turn that is told again (its question was answered meanwhile) is the newest then. */
const KEEP = `
with surplus as (
  delete from turn where user_id = $1 and room_id = $3 and request <> $2 and ordinal <= (
    select ordinal from turn where user_id = $1 and room_id = $3 and request <> $2
    order by ordinal desc offset ${MOST - 1} limit 1
  )
)
insert into turn (user_id, request, room_id, spoken, body, at) values ($1, $2, $3, $4, $5, $6)
on conflict (user_id, request) do update
  set room_id = excluded.room_id, ordinal = default, spoken = excluded.spoken, body = excluded.body, at = excluded.at`;

/** Within the transaction that ends the row which was answered. */
export async function keepTurn(
  { query }: Queryable,
  turn: Turn,
  { boxes, at, digest }: { readonly boxes: Boxes; readonly at: Date; readonly digest: string },
): Promise<void> {
  const { user, room, request } = turn;
  const body = turnBox(boxes).close(placeOf(user, request), turn);
  await query(KEEP, [user, request, room, replyKeyOf(digest), body, at]);
}

interface TurnRow {
  readonly request: string;
  readonly body: Uint8Array;
}

/** What was said between a person and eis within the last day, bound to that person. */
export function createTurns(database: Database, boxes: Boxes, now: () => Date) {
  const reading = (user: UserId, { request, body }: TurnRow): Turn =>
    turnBox(boxes).read(placeOf(user, request), body);
  const newest = async (user: UserId, room: RoomId, count: number): Promise<readonly Turn[]> => {
    const rows = await database.query<TurnRow>(
      `select request, body from turn where user_id = $1 and room_id = $2 and at > $3
       order by ordinal desc limit $4::int`,
      [user, room, new Date(now().getTime() - TURNS_KEPT_MS), Math.min(count, MOST)],
    );
    return rows.map((row) => reading(user, row)).toReversed();
  };
  return {
    /** The newest one in this place. */
    last: async (user: UserId, room: RoomId): Promise<Turn | undefined> => (await newest(user, room, 1))[0],

    /** The newest ones in this place, the newest last. */
    recent: newest,

    /** Also by the entry that answered it: whoever points at an answer means its turn. */
    async ofRequest(user: UserId, request: string): Promise<Turn | undefined> {
      const [row] = await database.query<TurnRow>(OF_REQUEST, [user, request]);
      return row && reading(user, row);
    },
  };
}

const OF_REQUEST = `
select request, body from turn where user_id = $1 and (request = $2 or spoken = $2)
order by request = $2 desc limit 1`;
