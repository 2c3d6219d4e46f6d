import type { NewEntry } from '../core/new-entry.ts';
import { plainArray, type Queryable, textArray } from './database.ts';
import { base64, digestOf, type entryBox } from './seal-rows.ts';

/** An entry as it goes into the tables. */
export interface SealedEntry {
  readonly key: string;
  /** Of the key, in hexadecimal digits. */
  readonly digest: string;
  readonly lane: string;
  readonly kind: string;
  /** Key and payload. */
  readonly payload: Uint8Array;
  readonly due: Date | undefined;
}

/** @throws RangeError when the payload is nested too deeply to be written down. */
export function sealEntry(
  { key, lane, kind, payload, due }: NewEntry,
  box: ReturnType<typeof entryBox>,
): SealedEntry {
  const digest = digestOf(key);
  return { key, digest, lane, kind, payload: box.close(digest, [key, payload]), due };
}

/**
 * One statement: drops known keys, hands out positions under the lock of each lane, appends. Keys and lanes are
 * locked in their order, so overlapping batches wait for one another instead of in a circle. What was redacted
 * before it came arrives scrubbed. The payloads come as one value: taken apart as the elements of a list they would
 * cost a fifth of the whole statement.
 */
const APPEND = `
with payloads as materialized (
  select decode($4, 'base64') as bytes
), given as (
  select ord, decode(digest, 'hex') as digest, lane, kind, substr(payloads.bytes, start, size) as payload
  from payloads, unnest($1::text[], $2::text[], $3::text[], $6::int[], $7::int[]) with ordinality
    as given (digest, lane, kind, start, size, ord)
), fresh as (
  insert into seen (digest, at) select digest, $5::timestamptz from given order by digest
  on conflict do nothing returning digest
), entry as (
  select given.* from given join fresh using (digest)
), tally as (
  select lane, count(*) as entries from entry group by lane
), lanes as (
  insert into lane (name, head, next_at) select lane, entries, $5::timestamptz from tally order by lane collate "C"
  on conflict (name) do update set head = lane.head + excluded.head,
    next_at = case when lane.done = lane.head then excluded.next_at else lane.next_at end
  returning pk, name, head
), appended as (
  insert into inbox (lane_pk, position, digest, kind, payload, at)
  select lanes.pk,
    lanes.head - tally.entries + row_number() over (partition by entry.lane order by entry.ord),
    entry.digest, entry.kind, coalesce(redacted.payload, entry.payload), $5::timestamptz
  from entry join tally using (lane) join lanes on lanes.name = entry.lane
    left join redacted on redacted.digest = entry.digest
)
select count(*)::int as fresh from entry`;

/** Appends to the lanes and returns how many keys were new. The entries are ready now, whatever their `due`. */
export async function append(
  { query }: Queryable,
  entries: readonly SealedEntry[],
  now: Date,
): Promise<number> {
  if (entries.length === 0) return 0;
  const payloads = entries.map(({ payload }) => payload);
  const [row] = await query<{ fresh: number }>(APPEND, [
    plainArray(entries.map(({ digest }) => digest)),
    textArray(entries.map(({ lane }) => lane)),
    textArray(entries.map(({ kind }) => kind)),
    Buffer.concat(payloads).toString('base64'),
    now,
    plainArray(startsOf(payloads)),
    plainArray(payloads.map(({ length }) => length)),
  ]);
  return row?.fresh ?? 0;
}

/** Where each begins when they stand one behind the other; SQL counts from 1. */
function startsOf(parts: readonly Uint8Array[]): readonly number[] {
  let next = 1;
  return parts.map(({ length }) => {
    const start = next;
    next += length;
    return start;
  });
}

const PLAN = `
insert into timer (digest, lane, kind, payload, due, planned_at)
select decode(given.digest, 'hex'), lane, kind, coalesce(redacted.payload, decode(given.payload, 'base64')),
  due::timestamptz, $6::timestamptz
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as given (digest, lane, kind, payload, due)
  left join redacted on redacted.digest = decode(given.digest, 'hex')
where not exists (select from seen where seen.digest = decode(given.digest, 'hex'))
order by 1 on conflict do nothing`;

/** Puts entries among the timers; keys that were accepted or planned before are dropped. */
export async function planTimers(
  { query }: Queryable,
  entries: readonly SealedEntry[],
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  await query(PLAN, [
    plainArray(entries.map(({ digest }) => digest)),
    textArray(entries.map(({ lane }) => lane)),
    textArray(entries.map(({ kind }) => kind)),
    plainArray(entries.map(({ payload }) => base64(payload))),
    textArray(entries.map(({ due = now }) => due.toISOString())),
    now,
  ]);
}

/** The first of each key: a key that comes twice in one batch counts once. */
export const withoutRepeats = (entries: readonly SealedEntry[]): readonly SealedEntry[] => {
  const first = new Map<string, SealedEntry>();
  for (const entry of entries) if (!first.has(entry.digest)) first.set(entry.digest, entry);
  return first.size === entries.length ? entries : [...first.values()];
};
