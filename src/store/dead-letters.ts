import { append, sealEntry } from './append.ts';
import type { Database } from './database.ts';
import { type Boxes, entryBox, errorBox, hex, referenceOf } from './seal-rows.ts';
import type { InboxKind } from '../core/new-entry.ts';

export interface DeadLetter {
  readonly id: number;
  readonly reference: string;
  /** The kind of the entry, or `unreadable` for something that never became one. */
  readonly kind: string;
  readonly lane: string;
  readonly error: string;
  readonly at: Date;
  readonly rerunAt?: Date;
}

interface DeadLetterRow extends Omit<DeadLetter, 'reference' | 'error' | 'rerunAt'> {
  readonly digest: Uint8Array;
  readonly error: Uint8Array | null;
  readonly rerun_at: Date | null;
}

const RERUN = `
with chosen as (
  update dead_letter set rerun_at = $2
  where id = $1 and rerun_at is null and accepted_at is not null
  returning digest, lane, kind, accepted_at
)
select chosen.digest, chosen.lane, chosen.kind, inbox.payload from chosen join inbox
  on inbox.at = chosen.accepted_at and inbox.digest = chosen.digest
where inbox.payload is not null`;

interface Rerun {
  readonly digest: Uint8Array;
  readonly lane: string;
  readonly kind: InboxKind;
  readonly payload: Uint8Array;
}

export interface DeadLetterDeps {
  readonly database: Database;
  readonly boxes: Boxes;
  readonly now: () => Date;
  /** Rings when there is something new in a lane. */
  readonly ring: () => void;
}

/** What an admin looks at: entries that were given up, and events that could not be read. */
export function createDeadLetters({ database, boxes, now, ring }: DeadLetterDeps) {
  const box = entryBox(boxes);
  return {
    /** Newest first, at most a thousand. */
    async list(): Promise<readonly DeadLetter[]> {
      const found = await database.query<DeadLetterRow>(
        'select id, digest, lane, kind, error, at, rerun_at from dead_letter order by id desc limit 1000',
      );
      return found.map((row) => readLetter(row, boxes));
    },

    /** Appends a copy at the tail of its lane, once; false when there is nothing (more) to be run again. */
    async rerun(id: number): Promise<boolean> {
      const done = await database.transaction(async (inside) => {
        const at = now();
        const [dead] = await inside.query<Rerun>(RERUN, [id, at]);
        if (!dead) return false;
        const [key, payload] = box.read(hex(dead.digest), dead.payload);
        const copy = { kind: dead.kind, key: `${key}#again`, lane: dead.lane, payload };
        return (await append(inside, [sealEntry(copy, box)], at)) > 0;
      });
      if (done) ring();
      return done;
    },
  };
}

const readLetter = (row: DeadLetterRow, boxes: Boxes): DeadLetter => ({
  id: row.id,
  reference: referenceOf(hex(row.digest)),
  kind: row.kind,
  lane: row.lane,
  error: row.error ? errorBox(boxes).read(hex(row.digest), row.error) : '',
  at: row.at,
  ...(row.rerun_at ? { rerunAt: row.rerun_at } : {}),
});
