import type { RoomId } from '../core/ids.ts';
import type { Handled, Outgoing } from '../core/inbox.ts';
import type { Claim, ClaimedEntry } from './claim.ts';
import type { Database, Queryable } from './database.ts';
import { DIRECT, planUnder } from './plan-replies.ts';
import { type Boxes, digestOf, replyKeyOf } from './seal-rows.ts';

export interface ProgressDeps {
  readonly database: Database;
  readonly boxes: Boxes;
  readonly now: () => Date;
  readonly isRestored: (acceptedAt: Date) => boolean;
  /** Rings when there is something new to send. */
  readonly ringOutbox: () => void;
}

/** What rows that were said while their entry was handled are called: the step and a number, in the place of a number. */
const PROGRESS_KEY = /^[^.]+\.p\d+\.\d+$/;
export const isProgressKey = (key: string): boolean => PROGRESS_KEY.test(key);
/** `$2` to `$3` are all keys that begin like them. */
const rangeOf = (digest: string): readonly [string, string] => {
  const reply = replyKeyOf(digest);
  return [`${reply}.p`, `${reply}.q`];
};

/** Under the lock of the lane, and only while the entry is not handled: nothing is said after its end. */
const HOLD = `
with held as (
  select pk from lane where name = $1 and owner = $2 and epoch = $3 and done < $4::bigint for update
)
update inbox set progress = true from held where inbox.lane_pk = held.pk and inbox.position = $4::bigint
returning inbox.position`;

const ROOMS = `
select distinct coalesce(direct_room.room_id, destination) as room
from outbox left join direct_room on destination = '${DIRECT}' || direct_room.user_id
where digest = decode($1, 'hex') and key >= $2 and key < $3 order by 1`;

const UNSENT = `
delete from outbox where digest = decode($1, 'hex') and key >= $2 and key < $3
  and state = 'planned' and tries = 0 and not left_behind`;

/** What entries say while they are handled, and how it ends. */
export interface Telling {
  /** Says it at once: committed when this returns. Does nothing when the entry belongs to another worker, or is done. */
  readonly progress: (entry: ClaimedEntry, step: number, say: readonly Outgoing[]) => Promise<void>;
  /** The same, with an end in every room where something was said meanwhile, behind everything else; none elsewhere. */
  readonly withEnds: (entry: ClaimedEntry, handled: Handled) => Promise<Handled>;
}

export function createTelling(deps: ProgressDeps): Telling {
  const told = new WeakMap<ClaimedEntry, Promise<void>>();
  return {
    async progress(entry, step, say) {
      const telling = tell(told.get(entry), { entry, step, say }, deps);
      told.set(entry, telling);
      await telling;
    },
    async withEnds(entry, handled) {
      const telling = told.get(entry);
      if (telling === undefined && !entry.hasProgress) return withoutEnds(handled);
      await telling?.catch(() => undefined);
      const rooms = await roomsOf(entry, deps);
      if (rooms.length === 0) return withoutEnds(handled);
      const ends = rooms.map((room): Outgoing => ({ kind: 'end progress', room }));
      return { ...handled, say: [...handled.say.filter(({ kind }) => kind !== 'end progress'), ...ends] };
    },
  };
}

/** Nothing was said meanwhile, so nothing is taken away or replaced. */
function withoutEnds(handled: Handled): Handled {
  if (!handled.say.some(isAboutProgress)) return handled;
  const say = handled.say.flatMap((outgoing): readonly Outgoing[] => {
    if (outgoing.kind === 'end progress') return [];
    if (outgoing.kind !== 'message') return [outgoing];
    const { replacesProgress: _replacesProgress, ...message } = outgoing;
    return [message];
  });
  return { ...handled, say };
}

const isAboutProgress = (outgoing: Outgoing): boolean =>
  outgoing.kind === 'end progress' || (outgoing.kind === 'message' && outgoing.replacesProgress === true);

interface Step {
  readonly entry: ClaimedEntry;
  readonly step: number;
  readonly say: readonly Outgoing[];
}

/** One after the other; a step that could not be said does not keep the next one. */
async function tell(
  before: Promise<void> | undefined,
  { entry, step, say }: Step,
  { database, boxes, now, isRestored, ringOutbox }: ProgressDeps,
): Promise<void> {
  await before?.catch(() => undefined);
  const digest = digestOf(entry.key);
  const keys = say.map((_, index) => `${replyKeyOf(digest)}.p${step}.${index}`);
  const isHeld = await database.transaction(async (inside) => {
    if (!(await holdsStill(inside, entry.claim))) return false;
    const planning = { boxes, at: now(), left: isRestored(entry.acceptedAt) };
    await planUnder(inside, { digest, keys, say }, planning);
    return true;
  });
  if (isHeld) ringOutbox();
}

const holdsStill = async ({ query }: Queryable, { lane, worker, epoch, position }: Claim): Promise<boolean> =>
  (await query(HOLD, [lane, worker, epoch, position])).length > 0;

async function roomsOf({ key }: ClaimedEntry, { database }: ProgressDeps): Promise<readonly RoomId[]> {
  const digest = digestOf(key);
  const rows = await database.query<{ room: RoomId }>(ROOMS, [digest, ...rangeOf(digest)]);
  return rows.map(({ room }) => room).filter((room) => !room.startsWith(DIRECT));
}

/** Within the transaction that ends the entry: what nobody has seen yet is not said any more. */
export async function dropUnsent({ query }: Queryable, digest: string): Promise<void> {
  await query(UNSENT, [digest, ...rangeOf(digest)]);
}
