import type { RoomId } from '../core/ids.ts';
import { append, type SealedEntry } from './append.ts';
import type { Database, Queryable } from './database.ts';
import { hex } from './seal-rows.ts';

interface TimerRow {
  readonly digest: Uint8Array;
  readonly lane: string;
  readonly kind: string;
  readonly payload: Uint8Array;
}

/** Bounds one transaction; the sweep comes again at once when there were this many. */
const AT_ONCE = 500;

const move = (condition: string): string => `
with taken as (
  delete from timer where digest in (
    select digest from timer where ${condition}
    order by due, ordinal limit ${AT_ONCE} for update skip locked
  ) returning digest, lane, kind, payload, due, ordinal
)
select digest, lane, kind, payload from taken order by due, ordinal`;

const MOVE_DUE = move('due <= $1');
/** The lanes of a room begin with its name; what waits there for another reason waits on. */
const MOVE_SEALED = move(`kind = 'sealed' and starts_with(lane, $1)`);

export interface TimerDeps {
  readonly database: Database;
  readonly now: () => Date;
  /** Rings when there is something new in a lane. */
  readonly ring: () => void;
}

/** Rows that are due later. */
export function createTimers({ database, now, ring }: TimerDeps) {
  const moveAll = async (statement: string, parameter: Date | string, at: Date): Promise<number> => {
    let moved = 0;
    for (let found = AT_ONCE; found === AT_ONCE; moved += found)
      found = await database.transaction(
        async (inside) => await moveSome(inside, await inside.query(statement, [parameter]), at),
      );
    if (moved > 0) ring();
    return moved;
  };
  return {
    /** Moves what is due into its lane, under its key, in one transaction; returns how many. */
    moveDue: async (at: Date): Promise<number> => await moveAll(MOVE_DUE, at, at),

    /** The same for what waits for a key of this room, whenever it is due. */
    hasten: async (room: RoomId): Promise<number> => await moveAll(MOVE_SEALED, `${room}|`, now()),

    /** The same for what waits for any room key. */
    hastenAll: async (): Promise<number> => await moveAll(MOVE_SEALED, '', now()),

    /** How many encrypted events of a lane wait for their keys. */
    sealedIn: async (lane: string): Promise<number> => {
      const [row] = await database.query<{ count: number }>(
        `select count(*)::int as count from timer where kind = 'sealed' and lane = $1`,
        [lane],
      );
      return row?.count ?? 0;
    },

    /** When the next row is due. */
    async next(): Promise<Date | undefined> {
      const [row] = await database.query<{ due: Date | null }>('select min(due) as due from timer');
      return row?.due ?? undefined;
    },
  };
}

async function moveSome(inside: Queryable, found: readonly TimerRow[], at: Date): Promise<number> {
  await append(inside, found.map(readTimer), at);
  return found.length;
}

const readTimer = ({ digest, lane, kind, payload }: TimerRow): SealedEntry => ({
  key: '',
  digest: hex(digest),
  lane,
  kind,
  payload,
  due: undefined,
});
