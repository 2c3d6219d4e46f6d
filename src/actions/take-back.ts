import type { ActionResult } from '../core/action-result.ts';
import type { Caller } from '../core/caller.ts';
import type { Edit } from '../core/edit.ts';
import { UserFacingError } from '../core/errors.ts';
import type { RoomId } from '../core/ids.ts';
import type { Act, NewAct } from '../core/journal.ts';
import type { UndoMode } from '../core/plan.ts';
import type { Owned } from '../core/privacy.ts';
import type { ActionDeps } from './action-deps.ts';
import { type Run, ran } from './action-request.ts';
import { actsToTakeBack } from './acts-to-take-back.ts';
import { askTakeBack } from './ask-take-back.ts';
import { beginWith } from './begin-with.ts';
import { carryOn, carryOutNew, type CarryOutTools } from './carry-out.ts';
import { compareChanges } from './compare-changes.ts';
import { inDoubt } from './in-doubt.ts';
import { keysAgain, keysOf } from './keys-of.ts';
import { type NetChange, netChanges } from './net-changes.ts';
import { asMade } from './on-the-way.ts';
import { openHomes, type OpenHomes } from './open-homes.ts';
import { ownedRun } from './owned-run.ts';
import { wordTakenBack } from './word-taken-back.ts';
import { sayRun } from './sentences.ts';

export interface TakeBackRequest {
  readonly caller: Caller;
  readonly room: RoomId;
  /** What asked for that which is taken back, as the journal names it. Left out: the newest in this room. */
  readonly request?: string;
  /** Of the taking back itself. */
  readonly mark: string;
  readonly mode: UndoMode;
  readonly signal: AbortSignal;
}

/** Takes back what a request did, for who says so by a sign, or by removing or changing the request. */
export function createTakeBack(deps: ActionDeps) {
  return async function takeBack(request: TakeBackRequest): Promise<Owned<ActionResult>> {
    const { caller, mark, signal } = request;
    const homes = await openHomes(deps, caller);
    try {
      const run = await deps.writeLocks.hold(
        [`mark|${caller.user}|${mark}`],
        signal,
        async () => await takeBackIn(homes, request, deps),
      );
      return ownedRun(beginWith(await homes.remarks(), run), caller);
    } finally {
      await homes.close();
    }
  };
}

type TakeBackDeps = Pick<ActionDeps, 'journal' | 'writeLocks' | 'now'>;

interface Taking extends TakeBackRequest, TakeBackDeps {
  readonly homes: OpenHomes;
}

/** The same, in homes that are open; whoever calls holds the mark. */
export async function takeBackIn(
  homes: OpenHomes,
  request: TakeBackRequest,
  deps: TakeBackDeps,
): Promise<Run> {
  const taking = { ...request, ...deps, homes };
  const said = sayRun(request.caller.language);
  const begun = await deps.journal.find(request.caller.user, request.mark);
  if (begun) return await takeUp(begun, taking);
  const { acts, isInDoubt } = await actsToTakeBack(taking);
  const changes = netChanges(acts);
  if (changes.length === 0) return ran(unclear(isInDoubt ? said.unknownWhetherDone : said.nothingToTakeBack));
  if (isInDoubt) homes.remark(said.partUnknown);
  const keys = await keysOf(changes.flatMap(editsThatTouch), '', homes);
  return await deps.writeLocks.hold(
    keys,
    request.signal,
    async () => await compareAndTakeBack(acts, changes, taking),
  );
}

/** What has to be kept still meanwhile: the object itself, and all of its kind when it has to be made anew. */
const editsThatTouch = ({ noun, connection, id, was, now }: NetChange): readonly Edit[] => [
  { op: 'remove', noun, connection, id, before: {} },
  ...(now === undefined && was !== undefined
    ? [{ op: 'create', noun, connection, after: was } as const]
    : []),
];

const unclear = (question: string): ActionResult => ({ kind: 'unclear', question, choices: [] });

async function compareAndTakeBack(
  acts: readonly Act[],
  changes: readonly NetChange[],
  taking: Taking,
): Promise<Run> {
  const comparisons = await compareChanges(changes, taking);
  const isChanged = comparisons.some((one) => one.stayed !== undefined);
  if (taking.mode === 'ask' && isChanged) return ran(askTakeBack(comparisons, taking.caller.language));
  const left = comparisons.filter((one) => one.stayed && (taking.mode !== 'all' || !one.edit));
  const taken = comparisons.filter((one) => !left.includes(one));
  const edits = taken.flatMap(({ edit }) => edit ?? []);
  if (edits.length === 0 && left.length === 0)
    return ran(unclear(sayRun(taking.caller.language).isBackAlready));
  const act = actOf(acts, edits, taking);
  const carriedOut = edits.length === 0 ? { receipts: [] } : await carryOutNew(act, toolsOf(taking));
  const stayed = left.flatMap((one) => one.stayed ?? []);
  return await wordTakenBack({ act, carriedOut, stayed }, taking);
}

function actOf(acts: readonly Act[], edits: readonly Edit[], { caller, room, mark, now }: Taking): NewAct {
  const connection = acts[0]?.connection ?? '';
  return {
    owner: caller.user,
    mark,
    // A mark begins with the request that it is of.
    request: mark.split('.', 1)[0] ?? mark,
    room,
    connection,
    action: 'undo',
    approval: 'not asked',
    edits: edits.map((edit) => asMade(inHome(edit, connection), acts)),
    scope: acts.every(({ scope }) => scope !== 'unknown')
      ? [...new Set(acts.flatMap(({ scope }) => (scope === 'unknown' ? [] : scope)))]
      : 'unknown',
    undoes: acts.map((act) => act.mark),
    at: now(),
  };
}

/** The home is named only where it is not that of the act. */
function inHome(edit: Edit, home: string): Edit {
  const { connection, ...rest } = edit;
  return connection === undefined || connection === home ? rest : { ...rest, connection };
}

async function takeUp(act: Act, taking: Taking): Promise<Run> {
  const { homes, caller, signal, writeLocks, journal } = taking;
  const keys = await keysAgain(act, homes);
  if (keys instanceof UserFacingError) return ran(inDoubt(act, homes, keys));
  const carriedOut = await writeLocks.hold(keys, signal, async () => await carryOn(act, toolsOf(taking)));
  const undone: Act[] = [];
  for (const mark of act.undoes) {
    const found = await journal.find(caller.user, mark);
    if (found) undone.push(found);
  }
  const touched = new Set(
    act.edits.flatMap((edit) => (edit.op === 'create' ? [] : `${edit.noun}|${edit.id}`)),
  );
  const left = netChanges(undone).filter(
    ({ noun, id, now }) => now !== undefined && !touched.has(`${noun}|${id}`),
  );
  const comparisons = await compareChanges(left, taking);
  const stayed = comparisons.flatMap((one) => one.stayed ?? []);
  return await wordTakenBack({ act, carriedOut, stayed }, taking);
}

const toolsOf = ({ homes, journal, writeLocks, signal }: Taking): CarryOutTools => ({
  homes,
  journal,
  writeLocks,
  again: false,
  signal,
});
