import type { Edit, Receipt } from '../core/edit.ts';
import { UnavailableError, UserFacingError } from '../core/errors.ts';
import type { Act, ActState, NewAct } from '../core/journal.ts';
import type { ActionDeps } from './action-deps.ts';
import { carryOutEdit, type CarriedOutEdit } from './carry-out-edit.ts';
import { outcomeOf } from './change-of.ts';
import type { OpenHomes } from './open-homes.ts';

export interface CarryOutTools extends Pick<ActionDeps, 'journal' | 'writeLocks'> {
  readonly homes: OpenHomes;
  /** The database may be older than the world: each edit is looked for before it is made. */
  readonly again: boolean;
  readonly signal: AbortSignal;
}

export interface CarriedOut {
  /** One for each edit that was read back, in order. The last one may be not whole. */
  readonly receipts: readonly Receipt[];
  /** What stopped it before all edits were made. */
  readonly stopped?:
    | { readonly kind: 'doubt'; readonly edit: Edit; readonly error: UserFacingError | undefined }
    /** It was not made, and those before it were. */
    | { readonly kind: 'failed'; readonly edit: Edit; readonly error: UserFacingError | undefined };
}

/** Stores an act, then makes its edits. Nothing is written to a service before all of them are stored. */
export async function carryOutNew(act: NewAct, tools: CarryOutTools): Promise<CarriedOut> {
  await tools.journal.open(act);
  return await carryOn({ ...act, state: 'begun', steps: [] }, tools);
}

/**
 * Makes the edits of an act one by one, reads each back, and stops at the first that did not take. May be called
 * again with the same act after a crash at any point: no edit is made twice. Throws a `UserFacingError` only when
 * nothing was done.
 */
export async function carryOn(act: Act, tools: CarryOutTools): Promise<CarriedOut> {
  if (act.state !== 'begun') return toldAgain(act);
  const receipts: Receipt[] = [];
  for (const [ordinal, edit] of act.edits.entries()) {
    const ended = await orFailed(async () => await endStep(ordinal, edit, { ...tools, act }));
    if (ended.kind === 'doubt') return { receipts, stopped: { ...ended, edit } };
    if (ended.kind === 'failed') {
      await tools.journal.close(act.owner, act.mark, stateOf(receipts, act.edits));
      if (receipts.length === 0) throw ended.error;
      return { receipts, stopped: { ...ended, edit } };
    }
    receipts.push(ended.receipt);
    if (outcomeOf(ended.receipt) !== 'whole') break;
  }
  await tools.journal.close(act.owner, act.mark, stateOf(receipts, act.edits));
  return { receipts };
}

type Ended = CarriedOutEdit | { readonly kind: 'failed'; readonly error: UserFacingError };

async function orFailed(work: () => Promise<CarriedOutEdit>): Promise<Ended> {
  const ended = await orRefusal(work);
  return ended instanceof UserFacingError ? { kind: 'failed', error: ended } : ended;
}

async function endStep(
  ordinal: number,
  edit: Edit,
  tools: CarryOutTools & { readonly act: Act },
): Promise<CarriedOutEdit> {
  const { act, homes, journal, writeLocks, again, signal } = tools;
  const { owner, mark } = act;
  const step = act.steps.find((one) => one.ordinal === ordinal);
  if (step?.receipt) return { kind: 'receipt', receipt: step.receipt };
  signal.throwIfAborted();
  const site = await orRefusal(async () => await homes.siteOf(edit, act.connection));
  if (site instanceof UserFacingError) {
    if (!step) throw site;
    return { kind: 'doubt', error: site };
  }
  const begin = async (watermark: NonNullable<typeof step>['watermark']): Promise<void> =>
    await journal.begin(owner, mark, ordinal, watermark);
  const made = await homes.inHome(
    site.home,
    async (session) =>
      await writeLocks.inSlot(
        session,
        signal,
        async () =>
          await carryOutEdit(edit, site, { mark: `${mark}.${ordinal}`, step, again, signal, begin }),
      ),
  );
  if (made.kind === 'receipt') await journal.end(owner, mark, ordinal, made.receipt);
  return made;
}

async function orRefusal<T>(work: () => Promise<T>): Promise<T | UserFacingError> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return error;
  }
}

/** How an act ended whose edits were not stopped by a doubt. */
export function stateOf(receipts: readonly Receipt[], edits: readonly Edit[]): ActState {
  const outcomes = receipts.map(outcomeOf);
  if (outcomes.every((outcome) => outcome === 'refused')) return 'not done';
  const isWhole = outcomes.length === edits.length && outcomes.every((outcome) => outcome === 'whole');
  return isWhole ? 'whole' : 'partly';
}

/** An act that ended in an earlier attempt, whose answer was lost: told from what was stored. */
function toldAgain(act: Act): CarriedOut {
  const receipts = act.steps
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .flatMap(({ receipt }) => (receipt ? [receipt] : []));
  const edit = act.edits[receipts.length];
  const last = receipts.at(-1);
  if (!edit || (last && outcomeOf(last) !== 'whole')) return { receipts };
  if (act.state === 'doubt') return { receipts, stopped: { kind: 'doubt', edit, error: undefined } };
  if (receipts.length > 0) return { receipts, stopped: { kind: 'failed', edit, error: undefined } };
  throw new UnavailableError('It did not work.', { certainty: 'not done' });
}
