import { setImmediate as endOfTick } from 'node:timers/promises';
import type { Handled } from '../core/inbox.ts';
import type { NewEntry } from '../core/new-entry.ts';
import { appendOrPlan } from './accept.ts';
import { sealEntry, withoutRepeats } from './append.ts';
import type { Claim, ClaimedEntry, ClaimedLane } from './claim.ts';
import { type Database, persist, plainArray, type Queryable, textArray } from './database.ts';
import { planReplies } from './plan-replies.ts';
import { dropUnsent, type Telling } from './progress.ts';
import { keepQuestion, keepShown } from './shown.ts';
import { type Boxes, digestOf, entryBox } from './seal-rows.ts';
import { keepTurn } from './turns.ts';
import { turnWorkflow } from './workflows.ts';

export interface FinishDeps {
  readonly database: Database;
  readonly boxes: Boxes;
  readonly now: () => Date;
  /** Rings when there is something new in a lane. */
  readonly ringInbox: () => void;
  /** Rings when there is something new to send. */
  readonly ringOutbox: () => void;
  /** Whether what was accepted then may have been handled already, before the database was put back. */
  readonly isRestored: (acceptedAt: Date) => boolean;
  readonly withEnds: Telling['withEnds'];
}

/** `continued`: the row became another one, or is to be handled anew: the lane was given back with it in front. */
export type Committed = 'done' | 'fenced' | 'continued';

const LOCK = `select name, owner, epoch from lane where name = any($1::text[]) order by name for update`;

const ADVANCE = `
update lane set done = greatest(done, $2), attempts = 0, error = null,
  owner = case when $3 then null else owner end, next_at = case when $3 then $4::timestamptz else next_at end
where name = $1`;

/** Locks the lanes in the order of their names; false when the lane was taken from us since the claim. */
export async function holds(
  { query }: Queryable,
  { lane, epoch, worker }: Claim,
  others: readonly string[],
): Promise<boolean> {
  const lanes = await query<{ name: string; owner: number | null; epoch: number }>(LOCK, [
    textArray([...new Set([lane, ...others])]),
  ]);
  return lanes.some((found) => found.name === lane && found.owner === worker && found.epoch === epoch);
}

const STAY = `
update lane set attempts = 0, error = null, owner = null, next_at = $2::timestamptz where name = $1`;

const BECOME = `
with become as (
  update inbox set kind = $3, digest = decode($4, 'hex'), payload = $5, decision = null from lane
  where lane.name = $1 and inbox.lane_pk = lane.pk and inbox.position = $2
  returning inbox.digest, inbox.at
)
insert into seen (digest, at) select digest, at from become
on conflict (digest) do update set at = excluded.at`;

const FORGET = `
update inbox set payload = null, decision = null from lane
where lane.name = $1 and inbox.lane_pk = lane.pk and inbox.position = $2`;

interface Committing extends Pick<FinishDeps, 'boxes' | 'isRestored'> {
  readonly at: Date;
}

/**
 * Row done, replies, later rows, shown list, open question, turn, and what is erased; all of it under the lock of the lane. All statements
 * are sent in one go: one that waited for another's answer could follow the rollback, outside the transaction.
 */
export async function commitHandled(
  inside: Queryable,
  { claim, key, acceptedAt }: Pick<ClaimedEntry, 'claim' | 'key' | 'acceptedAt'>,
  handled: Handled,
  { boxes, at, isRestored }: Committing,
): Promise<void> {
  const digest = digestOf(key);
  const { workflow } = handled;
  const later = sealLater(handled, boxes);
  const left = isRestored(workflow?.due ?? acceptedAt);
  const isEnding = handled.say.some(({ kind }) => kind === 'end progress');
  await Promise.all([
    isEnding && dropUnsent(inside, digest),
    workflow && turnOrFail(inside, workflow, { boxes, at, digest }),
    handled.next
      ? become(inside, claim, { next: handled.next, boxes, at })
      : inside.query(ADVANCE, [claim.lane, claim.position, claim.last, at]),
    planReplies(inside, { digest, first: 0, say: handled.say }, { boxes, at, left }),
    appendOrPlan(inside, later, at),
    keepTalk(inside, handled, { boxes, at, digest }),
    handled.forget && !handled.next && inside.query(FORGET, [claim.lane, claim.position]),
  ]);
}

/** What the next sentence may be about. */
async function keepTalk(
  inside: Queryable,
  { shown, asked, turn }: Handled,
  keeping: Parameters<typeof keepTurn>[2],
): Promise<void> {
  await Promise.all([
    shown && keepShown(inside, shown, keeping),
    asked && keepQuestion(inside, asked, keeping),
    turn && keepTurn(inside, turn, keeping),
  ]);
}

async function turnOrFail(...turning: Parameters<typeof turnWorkflow>): Promise<void> {
  if (!(await turnWorkflow(...turning))) throw new Overtaken();
}

/**
 * The row keeps its place and the moment it was accepted. It may take a key that an earlier row had, which has said
 * nothing since: from now on the key leads to this one.
 */
async function become(
  inside: Queryable,
  { lane, position }: Claim,
  { next, boxes, at }: { readonly next: NewEntry; readonly boxes: Boxes; readonly at: Date },
): Promise<void> {
  const { kind, digest, payload } = sealEntry(next, entryBox(boxes));
  await Promise.all([
    inside.query(STAY, [lane, at]),
    inside.query(BECOME, [lane, position, kind, digest, payload]),
  ]);
}

/** Rolls a transaction back: the lane was taken from us since the claim. */
class Fenced extends Error {}

/** Rolls a transaction back: the workflow was changed since its row was handled. */
class Overtaken extends Error {}

const sealLater = ({ later, workflow }: Handled, boxes: Boxes) => {
  const box = entryBox(boxes);
  const all = workflow?.next ? [...later, workflow.next] : later;
  return withoutRepeats(all.map((entry) => sealEntry(entry, box)));
};

const isQuiet = ({ say, later, shown, asked, forget, next, workflow, turn }: Handled): boolean =>
  say.length === 0 &&
  later.length === 0 &&
  [shown, asked, forget, next, workflow, turn].every((one) => one === undefined);

/**
 * Commits what a handler returned: all of it with "row done", or, when the lane was taken from us, nothing
 * ('fenced'). Nothing as well when somebody changed the workflow whose time it was: the row is handled anew. The last entry of a claim gives the lane back.
 */
export function createFinish(deps: FinishDeps) {
  const { database, now, ringInbox, ringOutbox, withEnds } = deps;
  const finishQuietly = createFinishQuietly(database, now);
  const release = createRelease(database);
  return async function finish(entry: ClaimedEntry, returned: Handled): Promise<Committed> {
    const handled = await withEnds(entry, returned);
    if (isQuiet(handled)) return await finishQuietly(entry.claim);
    const lanes = handled.later.map(({ lane }) => lane);
    try {
      // The lock goes first; what follows it does not wait for the answer, because somebody waits for the reply.
      await database.transaction(async (inside) => {
        const [isHeld] = await Promise.all([
          holds(inside, entry.claim, lanes),
          commitHandled(inside, entry, handled, { ...deps, at: now() }),
        ]);
        if (!isHeld) throw new Fenced();
      });
    } catch (error) {
      if (error instanceof Fenced) return 'fenced';
      if (!(error instanceof Overtaken)) throw error;
      await release({ ...entry.claim, name: entry.claim.lane });
      ringInbox();
      return 'continued';
    }
    if (handled.later.length > 0 || handled.next) ringInbox();
    if (handled.say.length > 0) ringOutbox();
    return handled.next ? 'continued' : 'done';
  };
}

const FINISH_QUIETLY = `
with given as (
  select * from unnest($1::text[], $2::bigint[], $3::int[], $4::int[], $5::int[])
    as given (name, position, epoch, worker, last)
), held as (
  select given.* from lane join given using (name)
  where lane.owner = given.worker and lane.epoch = given.epoch
  order by lane.name for update of lane
)
update lane set done = greatest(lane.done, held.position), attempts = 0, error = null,
  owner = case when held.last = 1 then null else lane.owner end,
  next_at = case when held.last = 1 then $6::timestamptz else lane.next_at end
from held where lane.name = held.name and lane.owner = held.worker and lane.epoch = held.epoch
returning lane.name, lane.epoch`;

interface Quiet {
  readonly claims: Map<string, Claim>;
  readonly committed: Promise<ReadonlySet<string>>;
}

const slotOf = ({ lane, epoch }: { readonly lane: string; readonly epoch: number }) => `${epoch}|${lane}`;

/** What has nothing to commit but "done" is gathered for one tick and committed by one statement. */
function createFinishQuietly(database: Database, now: () => Date) {
  let gathering: Quiet | undefined;

  async function flush(claims: ReadonlyMap<string, Claim>): Promise<ReadonlySet<string>> {
    await endOfTick();
    gathering = undefined;
    const list = [...claims.values()];
    const committed = await persist(
      async () =>
        await database.query<{ name: string; epoch: number }>(FINISH_QUIETLY, [
          textArray(list.map(({ lane }) => lane)),
          plainArray(list.map(({ position }) => position)),
          plainArray(list.map(({ epoch }) => epoch)),
          plainArray(list.map(({ worker }) => worker)),
          plainArray(list.map(({ last }) => Number(last))),
          now(),
        ]),
    );
    return new Set(committed.map(({ name, epoch }) => slotOf({ lane: name, epoch })));
  }

  return async function finishQuietly(claim: Claim): Promise<Committed> {
    if (!gathering) {
      const claims = new Map<string, Claim>();
      gathering = { claims, committed: flush(claims) };
    }
    const { claims, committed } = gathering;
    const earlier = claims.get(slotOf(claim));
    if (!earlier || earlier.position < claim.position) claims.set(slotOf(claim), claim);
    return (await committed).has(slotOf(claim)) ? 'done' : 'fenced';
  };
}

const RELEASE = `update lane set owner = null where name = $1 and owner = $2 and epoch = $3`;

/** Gives a lane back before its last claimed entry was finished. */
export const createRelease =
  ({ query }: Queryable) =>
  async ({ name, epoch, worker }: Pick<ClaimedLane, 'name' | 'epoch' | 'worker'>): Promise<void> => {
    await query(RELEASE, [name, worker, epoch]);
  };
