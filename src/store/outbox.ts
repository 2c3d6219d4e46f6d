import type { EventId, RoomId } from '../core/ids.ts';
import type { Outgoing } from '../core/inbox.ts';
import { type Database, persist, textArray } from './database.ts';
import { bodyBox, directDestination, planUnder } from './plan-replies.ts';
import { isProgressKey } from './progress.ts';
import type { Restoration } from './restored.ts';
import { type Boxes, errorBox, hex, referenceOf } from './seal-rows.ts';

export interface OutboxRow {
  /** Named in the event that is sent; its transaction id is made from it. */
  readonly key: string;
  readonly reference: string;
  readonly outgoing: Outgoing;
  /** It was said while its entry was handled, and goes when that is done. */
  readonly isProgress: boolean;
  /**
   * Its worker died while sending it, or the database was put back and the row may have been sent before that: whether
   * it arrived is not known, so its echo is looked for first.
   */
  readonly left: boolean;
  /** No echo of it is older than this. */
  readonly lookFrom: Date;
  /** How often it was taken before. */
  readonly tries: number;
  readonly plannedAt: Date;
}

/** One message that was sent. */
export interface SaidMessage {
  readonly key: string;
  readonly room: RoomId;
  /** The event that shows it: what replaced another message is shown by that one. */
  readonly eventId: EventId;
  readonly isProgress: boolean;
  /** The reactions that were put under it. */
  readonly signs: readonly EventId[];
  /** Undefined once it was forgotten, a day after it was planned. */
  readonly outgoing: Outgoing | undefined;
}

export interface OutboxDeps {
  readonly database: Database;
  readonly boxes: Boxes;
  readonly now: () => Date;
  readonly restoration: Restoration | undefined;
  /** Rings when there is something new to send. */
  readonly ring: () => void;
}

/**
 * The first row of each destination whose turn has come, unless another one of it is being sent. The longest wait is
 * ten minutes, so a time further ahead means that the clock was set back.
 */
const TAKE = `
with alive as (
  select id from worker where id = $1 and not dead for share
), due as (
  select key from outbox
  where state in ('planned', 'sending') and state = 'planned'
    and (tries = 0 or next_at <= $3 or next_at > $3::timestamptz + interval '10 minutes')
    and exists (select from alive)
    and not exists (
      select from outbox as earlier
      where earlier.destination = outbox.destination and earlier.ordinal < outbox.ordinal
        and earlier.state in ('planned', 'sending')
    )
  order by ordinal limit $2 for update skip locked
)
update outbox set state = 'sending', worker = $1, tries = tries + 1 from due where outbox.key = due.key
returning outbox.key, outbox.digest, outbox.body, outbox.left_behind, outbox.tries, outbox.planned_at,
  outbox.ordinal`;

interface TakenRow {
  readonly key: string;
  readonly digest: Uint8Array;
  readonly body: Uint8Array;
  readonly left_behind: boolean;
  readonly tries: number;
  readonly planned_at: Date;
  readonly ordinal: number;
}

const SENT = `
update outbox set state = 'sent', event_id = $2, error = null, finished_at = $3, signs = $4::text[]
where key = $1 and state in ('planned', 'sending')`;

/** `worker`: a process that was replaced while it sent must not disturb what its successor does with the row. */
const RETRY = `
update outbox set state = 'planned', error = $3, next_at = $4
where key = $1 and state = 'sending' and worker is not distinct from coalesce($2, worker)`;

const GIVE_UP = `
update outbox set state = $4, error = $3, finished_at = $5
where key = $1 and state = 'sending' and worker is not distinct from coalesce($2, worker)
returning digest, left_behind`;

const FREE_STALE = `
update outbox set state = 'planned', left_behind = true, worker = null
where state in ('planned', 'sending') and state = 'sending' and worker <> $1
  and worker in (select id from worker where dead)
returning key`;

/** `/` follows the dot that ends the digits: `$1` to `$2` are all keys that begin with them. */
const SAID_BY = `
select key, coalesce(direct_room.room_id, destination) as room, event_id, array_to_json(signs) as signs, body
from outbox left join direct_room on destination = '${directDestination('')}' || direct_room.user_id
where key >= $1 and key < $2 and state = 'sent' and event_id is not null order by ordinal`;

interface SaidRow {
  readonly key: string;
  readonly room: RoomId;
  readonly event_id: EventId;
  readonly signs: readonly EventId[] | null;
  readonly body: Uint8Array | null;
}

/** What is to be sent: in strict order per destination, each row in the hands of one worker. */
export function createOutbox(deps: OutboxDeps) {
  const { database, boxes, now, ring } = deps;
  const taken = new Map<string, number>();
  const takerOf = (key: string): number | null => taken.get(key) ?? null;
  const errorOf = (key: string, error: string): Uint8Array => errorBox(boxes).close(key, error);

  return {
    /** Marks the rows `sending`. None when the worker was declared dead. */
    async take(worker: number, limit: number): Promise<readonly OutboxRow[]> {
      const found = await persist(async () => await database.query<TakenRow>(TAKE, [worker, limit, now()]));
      for (const { key } of found) taken.set(key, worker);
      return found.toSorted((a, b) => a.ordinal - b.ordinal).map((row) => readRow(row, deps));
    },

    /** `signs`: the reactions that were put under it; `saidBy` names them. */
    async sent(key: string, eventId: string | undefined, signs: readonly EventId[] = []): Promise<void> {
      await database.query(SENT, [key, eventId ?? null, now(), signs.length > 0 ? textArray(signs) : null]);
      taken.delete(key);
      ring();
    },

    async retry(key: string, afterMs: number, error: string): Promise<void> {
      const next = new Date(now().getTime() + afterMs);
      await database.query(RETRY, [key, takerOf(key), errorOf(key, error), next]);
      taken.delete(key);
    },

    /** Given up: the destination moves on. */
    async fail(key: string, error: string): Promise<void> {
      await database.query(GIVE_UP, [key, takerOf(key), errorOf(key, error), 'failed', now()]);
      taken.delete(key);
      ring();
    },

    /** Something else is said instead, elsewhere: rows under `<key>.<n>`, in one transaction with the end of this one. */
    async replaceWith(key: string, instead: readonly Outgoing[]): Promise<void> {
      await database.transaction(async (inside) => {
        const values = [key, takerOf(key), null, 'diverted', now()];
        const [row] = await inside.query<Pick<TakenRow, 'digest' | 'left_behind'>>(GIVE_UP, values);
        if (!row) return;
        const keys = instead.map((_, index) => `${key}.${index}`);
        const planning = { boxes, at: now(), left: row.left_behind };
        await planUnder(inside, { digest: hex(row.digest), keys, say: instead }, planning);
      });
      taken.delete(key);
      ring();
    },

    saidBy: createSaidBy(deps),

    /** Rows that a dead worker left while sending may be taken again, marked `left`; returns how many. */
    async freeStale(worker: number): Promise<number> {
      const freed = await database.query(FREE_STALE, [worker]);
      if (freed.length > 0) ring();
      return freed.length;
    },
  };
}

/**
 * What the entry said whose digest begins with these 32 digits, as far as it was sent, in its order. The texts are kept
 * a day, which is longer than a question waits; the rest 30 days.
 */
const createSaidBy =
  ({ database, boxes }: OutboxDeps) =>
  async (asked: string): Promise<readonly SaidMessage[]> => {
    const rows = await database.query<SaidRow>(SAID_BY, [`${asked}.`, `${asked}/`]);
    return rows.map(({ key, room, event_id: eventId, signs, body }) => ({
      key,
      room,
      eventId,
      isProgress: isProgressKey(key),
      signs: signs ?? [],
      outgoing: body ? bodyBox(boxes).read(key, body) : undefined,
    }));
  };

/** A row planned anew after the database was put back may have been sent when it was planned for the first time. */
const lookFrom = (row: TakenRow, { restoration }: OutboxDeps): Date =>
  restoration && row.left_behind && row.planned_at < restoration.until && restoration.from < row.planned_at
    ? restoration.from
    : row.planned_at;

const readRow = (row: TakenRow, deps: OutboxDeps): OutboxRow => ({
  key: row.key,
  reference: referenceOf(hex(row.digest)),
  outgoing: bodyBox(deps.boxes).read(row.key, row.body),
  isProgress: isProgressKey(row.key),
  left: row.left_behind,
  lookFrom: lookFrom(row, deps),
  tries: row.tries - 1,
  plannedAt: row.planned_at,
});
