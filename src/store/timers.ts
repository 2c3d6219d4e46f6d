import { append, type SealedEntry } from './append.ts';
import type { Database } from './database.ts';
import { hex } from './seal-rows.ts';

interface TimerRow {
  readonly digest: Uint8Array;
  readonly lane: string;
  readonly kind: string;
  readonly payload: Uint8Array;
}

/** Bounds one transaction; the sweep comes again at once when there were this many. */
const AT_ONCE = 500;

const TAKE = `
delete from timer where digest in (
  select digest from timer where due <= $1 order by due, planned_at, digest limit ${AT_ONCE} for update skip locked
) returning digest, lane, kind, payload, due, planned_at`;

const MOVE = `
with taken as (${TAKE})
select digest, lane, kind, payload from taken order by due, planned_at, digest`;

export interface TimerDeps {
  readonly database: Database;
  /** Rings when there is something new in a lane. */
  readonly ring: () => void;
}

/** Rows that are due later. */
export function createTimers({ database, ring }: TimerDeps) {
  return {
    /** Moves what is due into its lane, under its key, in one transaction; returns how many. */
    async moveDue(now: Date): Promise<number> {
      let moved = 0;
      for (let found = AT_ONCE; found === AT_ONCE; moved += found) {
        found = await database.transaction(async (inside) => {
          const due = await inside.query<TimerRow>(MOVE, [now]);
          await append(inside, due.map(readTimer), now);
          return due.length;
        });
      }
      if (moved > 0) ring();
      return moved;
    },

    /** When the next row is due. */
    async next(): Promise<Date | undefined> {
      const [row] = await database.query<{ due: Date | null }>('select min(due) as due from timer');
      return row?.due ?? undefined;
    },
  };
}

const readTimer = ({ digest, lane, kind, payload }: TimerRow): SealedEntry => ({
  key: '',
  digest: hex(digest),
  lane,
  kind,
  payload,
  due: undefined,
});
