import { type Edit, type Receipt, receiptFor } from '../core/edit.ts';
import { spokenAs, UnavailableError, UserFacingError } from '../core/errors.ts';
import type { Act, ActState, NewAct, Step } from '../core/journal.ts';
import type { Json } from '../core/json.ts';
import type { ActionDeps } from './action-deps.ts';
import { carryOutEdit, type CarriedOutEdit } from './carry-out-edit.ts';
import { outcomeOf } from './change-of.ts';
import { hasStayed, mayStay } from './on-the-way.ts';
import type { OpenHomes, Site } from './open-homes.ts';
import { sayRun } from './sentences.ts';

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
  const begun: Act = { ...act, state: 'begun', steps: [] };
  if (!tools.again) return await carryOn(begun, { ...tools, opens: act });
  await tools.journal.open(act);
  return await carryOn(begun, tools);
}

interface CarryOnTools extends CarryOutTools {
  /** Not stored yet: it is, together with the beginning of its first edit. */
  readonly opens?: NewAct;
}

/**
 * Makes the edits of an act one by one, reads each back, and stops at the first that did not take. May be called
 * again with the same act after a crash at any point: no edit is made twice. Throws a `UserFacingError` only when
 * nothing was done.
 */
export async function carryOn(act: Act, tools: CarryOnTools): Promise<CarriedOut> {
  if (act.state !== 'begun') return toldAgain(act);
  const receipts: Receipt[] = [];
  for (const [ordinal, edit] of act.edits.entries()) {
    const ended = await endEdit({ act, ordinal, edit }, tools);
    if (ended.kind === 'doubt') return { receipts, stopped: { ...ended, edit } };
    if (ended.kind === 'failed') {
      await tools.journal.close(act.owner, act.mark, stateOf(receipts, act.edits));
      if (receipts.length === 0) throw ended.error;
      return { receipts, stopped: { ...ended, edit } };
    }
    receipts.push(ended.receipt);
    const goesOn = outcomeOf(ended.receipt) === 'whole' || hasStayed(ended.receipt);
    const isLast = ordinal === act.edits.length - 1 || !goesOn;
    await store({ act, ordinal, receipts, isLast }, tools);
    if (isLast) break;
  }
  return { receipts };
}

interface Ending {
  readonly act: Act;
  readonly ordinal: number;
  /** Up to this one. */
  readonly receipts: readonly Receipt[];
  readonly isLast: boolean;
}

async function store({ act, ordinal, receipts, isLast }: Ending, { journal }: CarryOnTools): Promise<void> {
  const { owner, mark, edits } = act;
  const receipt = receipts.at(-1);
  if (!receipt) return;
  if (isLast) await journal.endLast(owner, mark, { ordinal, receipt }, stateOf(receipts, edits));
  else if (!stepOf(act, ordinal)?.receipt) await journal.end(owner, mark, ordinal, receipt);
}

const stepOf = ({ steps }: Act, ordinal: number): Step | undefined =>
  steps.find((step) => step.ordinal === ordinal);

interface OneEdit {
  readonly act: Act;
  readonly ordinal: number;
  readonly edit: Edit;
}

type Ended = CarriedOutEdit | { readonly kind: 'failed'; readonly error: UserFacingError };

/** What became of one edit, whether this attempt made it or an earlier one. */
async function endEdit(one: OneEdit, tools: CarryOnTools): Promise<Ended> {
  const { act, ordinal, edit } = one;
  const step = stepOf(act, ordinal);
  if (step?.receipt) return { kind: 'receipt', receipt: step.receipt };
  tools.signal.throwIfAborted();
  const site = await orRefusal(async () => await tools.homes.siteOf(edit, act.connection));
  // Where an earlier attempt began it, a home that does not open leaves open what became of it.
  if (site instanceof UserFacingError) return { kind: step ? 'doubt' : 'failed', error: site };
  const ended = await orRefusal(async () => await makeAt(site, one, tools));
  if (edit.op === 'remove' && mayStay(edit, ended))
    return { kind: 'receipt', receipt: receiptFor(edit, edit.id, edit.before) };
  return ended instanceof UserFacingError ? { kind: 'failed', error: ended } : ended;
}

async function makeAt(
  site: Site,
  { act, ordinal, edit }: OneEdit,
  tools: CarryOnTools,
): Promise<CarriedOutEdit> {
  const { homes, journal, writeLocks, again, signal, opens } = tools;
  const { owner } = act;
  const mark = `${act.mark}.${ordinal}`;
  const step = stepOf(act, ordinal);
  const begin = async (watermark: Json): Promise<void> => {
    if (opens && ordinal === 0) await journal.open(opens, { watermark });
    else await journal.begin(owner, act.mark, ordinal, watermark);
  };
  const make = async (): Promise<CarriedOutEdit> =>
    await carryOutEdit(edit, site, { mark, step, again, signal, begin });
  return await homes.inHome(site.home, async (session) => await writeLocks.inSlot(session, signal, make));
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
  const said = spokenAs((language) => ({ message: sayRun(language).didNotWork }));
  throw new UnavailableError(said.message, { ...said.facts, certainty: 'not done' });
}
