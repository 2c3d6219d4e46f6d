import type { Queryable } from './database.ts';
import { createNotes } from './house.ts';
import type { Boxes } from './seal-rows.ts';

/** What was handled between the copy and its return is not in this database: it may happen a second time. */
export interface Restoration {
  /** When the copy was made. */
  readonly from: Date;
  /** Whatever was accepted before this moment may have been handled already. */
  readonly until: Date;
}

/** ISO 8601: when the database was put back. Written by whoever puts it back. */
export const RESTORED_AT = 'restored-at';
/** ISO 8601: when the copy was made that was put back. Left out: not known. */
export const RESTORED_FROM = 'restored-from';
const RESTORED_UNTIL = 'restored-until';

/**
 * What a homeserver repeats, what was due meanwhile, and what these lead to, is accepted within this time after the
 * first start; then nothing is looked for any more that was not handled.
 */
const GRACE_MS = 3_600_000;

/** Undefined for a database that was never put back. The first call after that begins the time of grace. */
export async function findRestoration(
  database: Queryable,
  boxes: Boxes,
  now: () => Date,
): Promise<Restoration | undefined> {
  const notes = createNotes(database, boxes);
  const at = momentIn(await notes.get(RESTORED_AT));
  if (!at) return undefined;
  const [from, noted] = await Promise.all([notes.get(RESTORED_FROM), notes.get(RESTORED_UNTIL)]);
  const known = momentIn(noted);
  const isNew = known === undefined || known <= at;
  const until = isNew ? new Date(Math.max(at.getTime(), now().getTime()) + GRACE_MS) : known;
  if (isNew) await notes.set(RESTORED_UNTIL, until.toISOString());
  return { from: momentIn(from) ?? new Date(0), until };
}

function momentIn(note: unknown): Date | undefined {
  const moment = new Date(typeof note === 'string' ? note : Number.NaN);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
