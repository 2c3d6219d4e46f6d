import type { Edit, Receipt } from '../core/edit.ts';
import type { Act, ActState, Step } from '../core/journal.ts';
import type { ActionDeps } from './action-deps.ts';
import { stateOf } from './carry-out.ts';
import { outcomeOf } from './change-of.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import type { OpenHomes } from './open-homes.ts';

export interface SettleTools extends Pick<ActionDeps, 'journal'> {
  readonly homes: OpenHomes;
  readonly signal: AbortSignal;
  /** What is not there may be under way still: whoever looks early leaves it open for the look that is due later. */
  readonly isEarly?: boolean;
}

/** How an act ended, and the edit that decided it. */
export interface Settled {
  readonly state: ActState;
  /** Undefined: nothing is known of its edits. */
  readonly edit: Edit | undefined;
  /** Of that edit, whole or not. Undefined: it was not made, or nobody can tell; `state` says which. */
  readonly receipt: Receipt | undefined;
  /** The edits behind that one: they were not begun, and will not be. */
  readonly notBegun: readonly Edit[];
}

/**
 * Finds out how an act ended that stayed begun, and closes it. Makes no edit: what was not begun stays undone, and
 * only what a creation made twice is taken away. Throws a `UserFacingError` when the service cannot be asked.
 */
export async function settleAct(act: Act, tools: SettleTools): Promise<Settled> {
  if (act.state !== 'begun' && act.state !== 'doubt') return settledAs(act);
  const { owner, mark, edits } = act;
  const open = act.steps.find(({ receipt }) => receipt === undefined);
  const edit = open && edits[open.ordinal];
  if (open && edit) return await settleStep(act, { open, edit }, tools);
  const state = edits.length === 0 ? 'doubt' : stateOf(endedIn(act), edits);
  await tools.journal.close(owner, mark, state);
  return settledAs({ ...act, state });
}

interface OpenStep {
  readonly open: Step;
  readonly edit: Edit;
}

async function settleStep(act: Act, { open, edit }: OpenStep, tools: SettleTools): Promise<Settled> {
  const { owner, mark, edits } = act;
  const found = await lookAtStep(act, { open, edit }, tools);
  const receipt = found.kind === 'made' ? found.receipt : undefined;
  if (receipt) await tools.journal.end(owner, mark, open.ordinal, receipt);
  const ended = receipt ? [...endedIn(act), receipt] : endedIn(act);
  const state = found.kind === 'unknown' ? 'doubt' : stateOf(ended, edits);
  if (state !== 'not done' || tools.isEarly !== true) await tools.journal.close(owner, mark, state);
  return { state, edit, receipt: notRefused(receipt), notBegun: edits.slice(open.ordinal + 1) };
}

const notRefused = (receipt: Receipt | undefined): Receipt | undefined =>
  receipt && outcomeOf(receipt) !== 'refused' ? receipt : undefined;

const endedIn = ({ steps }: Act): readonly Receipt[] => steps.flatMap(({ receipt }) => receipt ?? []);

async function lookAtStep(
  { mark, connection }: Act,
  { open, edit }: OpenStep,
  { homes, signal }: SettleTools,
): Promise<LookedUp> {
  const site = await homes.siteOf(edit, connection);
  const creation = { mark: `${mark}.${open.ordinal}`, watermark: open.watermark };
  return await homes.inHome(site.home, async () => await lookUp(edit, creation, site, signal));
}

/** From what was stored when it was closed. */
function settledAs({ state, edits, steps }: Act): Settled {
  const last = steps.toSorted((a, b) => a.ordinal - b.ordinal).at(-1);
  const ordinal = last?.ordinal ?? 0;
  const receipt = notRefused(last?.receipt);
  return { state, edit: edits[ordinal], receipt, notBegun: edits.slice(ordinal + 1) };
}
