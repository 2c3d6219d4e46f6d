import type { Outgoing } from '../core/inbox.ts';
import { plainArray, type Queryable, textArray } from './database.ts';
import { replyKeyOf, type Boxes } from './seal-rows.ts';

/** In the place of a room that is not known yet. */
export const DIRECT = 'dm|';

export const bodyBox = (boxes: Boxes) => boxes<Outgoing>('outbox');
export const directDestination = (user: string): string => `${DIRECT}${user}`;

/** Rows with one destination are sent strictly one after the other. */
const destinationOf = (outgoing: Outgoing): string => {
  if (outgoing.kind !== 'message') return outgoing.room;
  return 'room' in outgoing.to ? outgoing.to.room : directDestination(outgoing.to.dmWith);
};

const PLAN = `
insert into outbox (key, digest, destination, body, left_behind, next_at, planned_at)
select given.key, decode($2, 'hex'), coalesce(direct_room.room_id, given.destination),
  decode(given.body, 'base64'), $6::boolean, $5::timestamptz, $5::timestamptz
from unnest($1::text[], $3::text[], $4::text[]) with ordinality as given (key, destination, body, ord)
  left join direct_room on direct_room.user_id
    = case when given.destination like '${DIRECT}%' then substr(given.destination, ${DIRECT.length + 1}) end
order by given.ord on conflict do nothing`;

interface Replies {
  /** Of the entry they answer. */
  readonly digest: string;
  readonly keys: readonly string[];
  readonly say: readonly Outgoing[];
}

interface Planning {
  readonly boxes: Boxes;
  readonly at: Date;
  /** They may have been sent already, by the database this one was copied from: their echo is looked for first. */
  readonly left: boolean;
}

/** Adds rows to the outbox under the given keys, in this order. */
export async function planUnder(
  { query }: Queryable,
  { digest, keys, say }: Replies,
  { boxes, at, left }: Planning,
): Promise<void> {
  if (say.length === 0) return;
  const box = bodyBox(boxes);
  await query(PLAN, [
    plainArray(keys),
    digest,
    textArray(say.map(destinationOf)),
    plainArray(say.map((outgoing, index) => box.close64(keys[index] ?? '', outgoing))),
    at,
    left,
  ]);
}

/** The replies to an entry, under keys made from its own and numbered from `first`. */
export async function planReplies(
  inside: Queryable,
  {
    digest,
    first,
    say,
  }: { readonly digest: string; readonly first: number; readonly say: readonly Outgoing[] },
  planning: Planning,
): Promise<void> {
  const keys = say.map((_, index) => `${replyKeyOf(digest)}.${first + index}`);
  await planUnder(inside, { digest, keys, say }, planning);
}
