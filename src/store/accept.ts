import type { UserId } from '../core/ids.ts';
import type { NewEntry } from '../core/new-entry.ts';
import type { StateChange } from '../core/room-state.ts';
import { append, planTimers, type SealedEntry, sealEntry, withoutRepeats } from './append.ts';
import { applyChanges } from './apply-changes.ts';
import { type Database, persist, plainArray, type Queryable } from './database.ts';
import { applyRedactions } from './redact.ts';
import { type Boxes, digestOf, entryBox, errorBox, referenceOf } from './seal-rows.ts';
import { savePosition } from './sync-position.ts';

/** What one transaction of the homeserver, or one answer of /sync, brings. */
export interface Batch {
  readonly entries: readonly NewEntry[];
  readonly changes: readonly StateChange[];
  /**
   * Those of people: they scrub a row that is being handled as well, while eis's own come because it is, and whoever
   * handles it says what is forgotten (`Handled.forget`).
   */
  readonly redactions: readonly {
    /** Key of the redacted event. */
    readonly target: string;
    readonly by: UserId;
  }[];
  /** Become dead letters at once: they must never hold up the batch. */
  readonly unreadable: readonly { readonly raw: string; readonly because: string }[];
  readonly syncPosition?: { readonly account: UserId; readonly position: string };
}

export interface Accepted {
  /** How many entries were not known before. */
  readonly fresh: number;
  /** Of all entries, known or not. */
  readonly references: readonly { readonly key: string; readonly reference: string }[];
}

export interface AcceptDeps {
  readonly database: Database;
  readonly boxes: Boxes;
  readonly now: () => Date;
  /** Rings when there is something new in a lane. */
  readonly ring: () => void;
}

interface Sealed {
  readonly entries: readonly SealedEntry[];
  readonly unreadable: Batch['unreadable'];
}

/** Depends on the stack: JSON can be read ten times deeper than it can be written. */
const TOO_DEEP = 'nested too deeply to be kept';

function sealAll({ entries, unreadable }: Batch, boxes: Boxes): Sealed {
  const sealed: SealedEntry[] = [];
  const refused = [...unreadable];
  const box = entryBox(boxes);
  for (const entry of entries) {
    try {
      sealed.push(sealEntry(entry, box));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      refused.push({ raw: entry.key, because: TOO_DEEP });
    }
  }
  return { entries: withoutRepeats(sealed), unreadable: refused };
}

/**
 * Stores a batch, all or nothing; returns only when it is durable and throws when it is not, then the same batch may
 * come again. Without changes of state it is one statement and one round trip.
 */
export function createAccept({ database, boxes, now, ring }: AcceptDeps) {
  return async function accept(batch: Batch): Promise<Accepted> {
    const sealed = sealAll(batch, boxes);
    const at = now();
    const fresh = isPlain(batch, sealed)
      ? await persistAppend(database, sealed.entries, at)
      : await database.transaction(async (inside) => await storeAll(inside, { batch, sealed, boxes, at }));
    if (fresh > 0) ring();
    return {
      fresh,
      references: sealed.entries.map(({ key, digest }) => ({ key, reference: referenceOf(digest) })),
    };
  };
}

/** The same as part of a transaction; returns how many entries were new. Whoever calls rings. */
export async function acceptInside(
  inside: Queryable,
  batch: Batch,
  { boxes, at }: { readonly boxes: Boxes; readonly at: Date },
): Promise<number> {
  return await storeAll(inside, { batch, sealed: sealAll(batch, boxes), boxes, at });
}

const isPlain = ({ changes, redactions, syncPosition }: Batch, { entries, unreadable }: Sealed): boolean =>
  changes.length === 0 &&
  redactions.length === 0 &&
  unreadable.length === 0 &&
  syncPosition === undefined &&
  entries.every(({ due }) => due === undefined);

async function persistAppend(database: Database, entries: readonly SealedEntry[], at: Date): Promise<number> {
  return await persist(async () => await append(database, entries, at));
}

interface Storing {
  readonly batch: Batch;
  readonly sealed: Sealed;
  readonly boxes: Boxes;
  readonly at: Date;
}

/** Redactions before entries: one that comes with its target scrubs it. */
async function storeAll(inside: Queryable, { batch, sealed, boxes, at }: Storing): Promise<number> {
  await applyRedactions(inside, batch.redactions, { boxes, at });
  const fresh = await appendOrPlan(inside, sealed.entries, at);
  await applyChanges(inside, batch.changes);
  await keepUnreadable(inside, sealed.unreadable, { boxes, at });
  if (batch.syncPosition) await savePosition(inside, batch.syncPosition, boxes);
  return fresh;
}

/** Entries with a due time go among the timers, the others into their lanes. Returns how many went into lanes. */
export async function appendOrPlan(
  inside: Queryable,
  entries: readonly SealedEntry[],
  at: Date,
): Promise<number> {
  const [fresh] = await Promise.all([
    append(
      inside,
      entries.filter(({ due }) => due === undefined),
      at,
    ),
    planTimers(
      inside,
      entries.filter(({ due }) => due !== undefined),
      at,
    ),
  ]);
  return fresh;
}

const KEEP = `
insert into dead_letter (digest, lane, kind, error, raw, at)
select decode(digest, 'hex'), '', 'unreadable', decode(error, 'base64'), decode(raw, 'base64'), $4::timestamptz
from unnest($1::text[], $2::text[], $3::text[]) as given (digest, error, raw)
order by 1 on conflict do nothing`;

async function keepUnreadable(
  { query }: Queryable,
  unreadable: Sealed['unreadable'],
  { boxes, at }: { readonly boxes: Boxes; readonly at: Date },
): Promise<void> {
  if (unreadable.length === 0) return;
  const kept = unreadable.map((one) => ({ ...one, digest: digestOf(`unreadable|${one.raw}`) }));
  await query(KEEP, [
    plainArray(kept.map(({ digest }) => digest)),
    plainArray(kept.map(({ digest, because }) => errorBox(boxes).close64(digest, because))),
    plainArray(kept.map(({ digest, raw }) => boxes<string>('raw').close64(digest, raw))),
    at,
  ]);
}
