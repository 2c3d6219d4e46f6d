import type { Handled } from '../core/inbox.ts';
import type { Json } from '../core/json.ts';
import type { ClaimedEntry } from './claim.ts';
import { type Committed, commitHandled, type FinishDeps, holds } from './finish.ts';
import { decisionBox, digestOf, errorBox, hex } from './seal-rows.ts';

/** The lane was taken from us: whoever has it now decides, so nothing may be carried out any more. */
export class LaneLostError extends Error {
  override readonly name = 'LaneLostError';
}

const RECORD = `
update inbox set decision = $5 from lane
where lane.name = $1 and lane.owner = $2 and lane.epoch = $3
  and inbox.lane_pk = lane.pk and inbox.position = $4
returning inbox.position`;

/**
 * Keeps a decision before it is carried out: the next attempt repeats it.
 * @throws LaneLostError when the lane was taken from us since the claim.
 */
export function createRecordDecision({ database, boxes }: Pick<FinishDeps, 'database' | 'boxes'>) {
  return async function recordDecision({ claim, key }: ClaimedEntry, decision: Json): Promise<void> {
    const { lane, worker, epoch, position } = claim;
    const sealed = decisionBox(boxes).close(digestOf(key), decision);
    const recorded = await database.query(RECORD, [lane, worker, epoch, position, sealed]);
    if (recorded.length === 0) throw new LaneLostError('this lane belongs to another worker now');
  };
}

/** Doubled with each failure up to five minutes, times 0.5 to 1.5 so that lanes which failed together part. */
const POSTPONE = `
update lane set owner = null, attempts = least(attempts + 1, 30000), error = $4,
  next_at = $5::timestamptz
    + make_interval(secs => least(300, power(2, least(attempts, 20))) * (0.5 + random()))
where name = $1 and owner = $2 and epoch = $3
returning attempts`;

/** After a failure of our own: the entry is tried again later, and its lane waits with it. */
export function createPostpone({ database, boxes, now }: Pick<FinishDeps, 'database' | 'boxes' | 'now'>) {
  return async function postpone({ claim }: ClaimedEntry, error: string): Promise<'again' | 'fenced'> {
    const { lane, worker, epoch } = claim;
    const sealed = errorBox(boxes).close(`lane|${lane}`, error);
    const [row] = await database.query(POSTPONE, [lane, worker, epoch, sealed, now()]);
    return row ? 'again' : 'fenced';
  };
}

const BURIED = `
select inbox.digest from inbox join lane on lane.pk = inbox.lane_pk
where lane.name = $1 and inbox.position = $2`;

const BURY = `
insert into dead_letter (digest, accepted_at, lane, kind, error, at)
select inbox.digest, inbox.at, lane.name, inbox.kind, $3, $4::timestamptz
from inbox join lane on lane.pk = inbox.lane_pk
where lane.name = $1 and inbox.position = $2
on conflict do nothing`;

/** Gives an entry up: a dead letter, the lane moves on, and what is said about it, in one transaction. */
export function createBury(deps: FinishDeps) {
  const { database, boxes, now, ringInbox, ringOutbox, withEnds } = deps;
  return async function bury(entry: ClaimedEntry, error: string, returned: Handled): Promise<Committed> {
    const handled = await withEnds(entry, returned);
    const { lane, position } = entry.claim;
    const lanes = handled.later.map((later) => later.lane);
    const done = await database.transaction(async (inside) => {
      if (!(await holds(inside, entry.claim, lanes))) return false;
      const at = now();
      const [row] = await inside.query<{ digest: Uint8Array }>(BURIED, [lane, position]);
      if (row) {
        const sealed = errorBox(boxes).close(hex(row.digest), error);
        await inside.query(BURY, [lane, position, sealed, at]);
      }
      await commitHandled(inside, entry, handled, { ...deps, at });
      return true;
    });
    if (!done) return 'fenced';
    if (handled.later.length > 0) ringInbox();
    if (handled.say.length > 0) ringOutbox();
    return 'done';
  };
}

const FREE = `
update lane set owner = null, next_at = $2::timestamptz
where done < head and owner is not null and owner <> $1 and owner in (select id from worker where dead)
returning name`;

/** Frees the lanes of workers that were declared dead; returns how many. */
export function createFreeLanes({
  database,
  now,
  ringInbox,
}: Pick<FinishDeps, 'database' | 'now' | 'ringInbox'>) {
  return async function freeLanes(worker: number): Promise<number> {
    const freed = await database.query(FREE, [worker, now()]);
    if (freed.length > 0) ringInbox();
    return freed.length;
  };
}
