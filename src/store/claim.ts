import type { InboxEntry } from '../core/inbox.ts';
import type { InboxKind } from '../core/new-entry.ts';
import type { Log } from '../core/log.ts';
import { type Database, persist } from './database.ts';
import { type Boxes, decisionBox, entryBox, hex, referenceOf } from './seal-rows.ts';

export interface Claim {
  readonly lane: string;
  readonly position: number;
  /** Of the lane: raised by every claim, so that an older claim commits nothing any more. */
  readonly epoch: number;
  readonly worker: number;
  /** With the last entry that was claimed the lane is given back. */
  readonly last: boolean;
}

export interface ClaimedEntry extends InboxEntry {
  readonly claim: Claim;
  /** An earlier attempt said something before it was interrupted. */
  readonly hasProgress: boolean;
}

export interface ClaimedLane {
  readonly name: string;
  readonly epoch: number;
  readonly worker: number;
  /** In the order they came; at least one. */
  readonly entries: readonly ClaimedEntry[];
}

export interface ClaimDeps {
  readonly database: Database;
  readonly boxes: Boxes;
  readonly now: () => Date;
  readonly log: Log;
  readonly release: (lane: Pick<ClaimedLane, 'name' | 'epoch' | 'worker'>) => Promise<void>;
  /** Moves an entry aside that cannot even be opened. */
  readonly bury: (entry: ClaimedEntry, error: string) => Promise<unknown>;
}

/** Enough to spare a round trip per entry, few enough that a lane with many does not keep the others waiting. */
const ENTRIES_PER_LANE = 16;

/**
 * A lane that failed waits until `next_at`; all others are due, whatever the clock says. The longest wait is ten
 * minutes, so a time further ahead means that the clock was set back.
 */
const CLAIM = `
with alive as (
  select id from worker where id = $1 and not dead for share
), free as (
  select name from lane
  where done < head and owner is null
    and (attempts = 0 or next_at <= $4 or next_at > $4::timestamptz + interval '10 minutes')
    and exists (select from alive)
  order by next_at limit $2 for update skip locked
), held as (
  update lane set owner = $1, epoch = lane.epoch + 1 from free where lane.name = free.name
  returning lane.pk, lane.name, lane.done, lane.epoch, lane.attempts, lane.next_at
)
select held.name, held.done, held.epoch, held.attempts, entry.position, entry.kind, entry.digest, entry.payload,
  entry.decision, entry.at, entry.progress
from held left join lateral (
  select inbox.position, inbox.kind, inbox.digest, coalesce(redacted.payload, inbox.payload) as payload,
    case when redacted.digest is null then inbox.decision end as decision, inbox.at,
    inbox.progress
  from inbox left join redacted using (digest)
  where inbox.lane_pk = held.pk and inbox.position > held.done order by inbox.position limit $3
) as entry on true
order by held.next_at, held.pk, entry.position`;

interface ClaimedRow {
  readonly name: string;
  readonly done: number;
  readonly epoch: number;
  readonly attempts: number;
  /** Null when the lane was seen before its entries: it is given back. */
  readonly position: number | null;
  readonly kind: InboxKind;
  readonly digest: Uint8Array;
  readonly payload: Uint8Array | null;
  readonly decision: Uint8Array | null;
  readonly at: Date;
  readonly progress: boolean;
}

/** Takes up to `lanes` lanes that nobody has, oldest first; none when the worker was declared dead. */
export function createClaim(deps: ClaimDeps) {
  return async function claim(worker: number, lanes: number): Promise<readonly ClaimedLane[]> {
    const rows = await persist(
      async () => await deps.database.query<ClaimedRow>(CLAIM, [worker, lanes, ENTRIES_PER_LANE, deps.now()]),
    );
    const claimed: ClaimedLane[] = [];
    for (const [name, found] of Map.groupBy(rows, (row) => row.name)) {
      const lane = await readLane(name, found, worker, deps);
      if (lane) claimed.push(lane);
    }
    return claimed;
  };
}

async function readLane(
  name: string,
  found: readonly ClaimedRow[],
  worker: number,
  deps: ClaimDeps,
): Promise<ClaimedLane | undefined> {
  const epoch = found[0]?.epoch ?? 0;
  const entries: ClaimedEntry[] = [];
  for (const row of denseOf(name, found, deps)) {
    const claim = { lane: name, position: row.done + 1 + entries.length, epoch, worker, last: false };
    const entry = openEntry(row, claim, deps.boxes);
    if (!entry) {
      if (entries.length === 0) await buryUnopened(row, claim, deps);
      break;
    }
    entries.push(entry);
  }
  const last = entries.pop();
  if (last) return { name, epoch, worker, entries: [...entries, asLast(last)] };
  await deps.release({ name, epoch, worker });
  return undefined;
}

/** The rows up to the first gap. There is none, ever; if there were, skipping a message would be worse than waiting. */
function denseOf(lane: string, found: readonly ClaimedRow[], { log }: ClaimDeps): readonly ClaimedRow[] {
  const dense = found.filter((row, index) => row.position === row.done + 1 + index);
  if (dense.length < found.length && found[0]?.position !== null) {
    log.error('positions of a lane are not dense', { lane, done: found[0]?.done });
  }
  return dense;
}

const asLast = (entry: ClaimedEntry): ClaimedEntry => ({ ...entry, claim: { ...entry.claim, last: true } });

/** Nothing when the row was changed from outside, so that its seal does not open. */
function openEntry(row: ClaimedRow, claim: Claim, boxes: Boxes): ClaimedEntry | undefined {
  const digest = hex(row.digest);
  try {
    if (!row.payload) return undefined;
    const [key, payload] = entryBox(boxes).read(digest, row.payload);
    return {
      ...headOf(row, claim, key),
      payload,
      decision: row.decision ? decisionBox(boxes).read(digest, row.decision) : undefined,
    };
  } catch {
    return undefined;
  }
}

const headOf = (row: ClaimedRow, claim: Claim, key: string) => ({
  kind: row.kind,
  key,
  lane: claim.lane,
  reference: referenceOf(hex(row.digest)),
  acceptedAt: row.at,
  hasProgress: row.progress,
  attempts: claim.position === row.done + 1 ? row.attempts : 0,
  claim,
});

async function buryUnopened(row: ClaimedRow, claim: Claim, { bury, log }: ClaimDeps): Promise<void> {
  const entry = { ...headOf(row, claim, ''), payload: null, decision: undefined };
  log.error('an entry does not open', { reference: entry.reference, kind: entry.kind });
  await bury(entry, 'the sealed row does not open');
}
