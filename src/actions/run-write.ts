import type { ActionResult, Confirm } from '../core/action-result.ts';
import { spokenAs, UnavailableError, UserFacingError } from '../core/errors.ts';
import type { Act } from '../core/journal.ts';
import type { Plan, UndoMode } from '../core/plan.ts';
import { judge } from '../core/policy.ts';
import type { ActionDeps } from './action-deps.ts';
import { type Run, ran, type Work } from './action-request.ts';
import { carryOn, carryOutNew, type CarryOutTools } from './carry-out.ts';
import { askAgain, confirmPlan, notAgreedTo, notAsAgreed } from './confirm.ts';
import { type Home, homeId } from './homes.ts';
import { inDoubt } from './in-doubt.ts';
import { keysAgain, keysOf, originOf } from './keys-of.ts';
import { newAct } from './new-act.ts';
import { planIn, type Planned, planSomewhere } from './plan-somewhere.ts';
import { runOpaque } from './run-opaque.ts';
import { wordChanges } from './word-changes.ts';
import { sayRun } from './sentences.ts';

export interface WriteDeps extends Pick<ActionDeps, 'journal' | 'writeLocks'> {
  /** Takes back the newest request, or carries on doing so; the mark of the work is held already. */
  readonly takeBack: (mode: UndoMode, work: Work) => Promise<Run>;
}

interface PlannedEdits {
  readonly plan: Extract<Plan, { kind: 'edits' }>;
  readonly home: Home;
}

/** How often a plan is made anew because the objects it is about are others by then. */
const MOST_PLANS = 5;

/** Plans a write, asks where that is due, and carries it out; what an earlier attempt began is carried on. */
export async function runWrite(work: Work, deps: WriteDeps): Promise<Run> {
  const { caller, mark, signal } = work.request;
  return await deps.writeLocks.hold([`mark|${caller.user}|${mark}`], signal, async () => {
    const act = await deps.journal.find(caller.user, mark);
    return act ? await runAgain(act, work, deps) : await runAnew(work, deps);
  });
}

/** With the edits that were stored: what is there now was planned against by nobody. */
async function runAgain(act: Act, work: Work, deps: WriteDeps): Promise<Run> {
  const { homes, request } = work;
  if (act.undoes.length > 0) return await deps.takeBack('ask', work);
  if (act.edits.length === 0) return ran(inDoubt(act, homes));
  const keys = await keysAgain(act, homes);
  if (keys instanceof UserFacingError) return ran(inDoubt(act, homes, keys));
  return await deps.writeLocks.hold(
    keys,
    request.signal,
    async () => await worded(act, await carryOn(act, toolsOf(work, deps)), work),
  );
}

async function runAnew(work: Work, deps: WriteDeps): Promise<Run> {
  for (let plans = 0; plans < MOST_PLANS; plans += 1) {
    const moment = deps.writeLocks.moment();
    const planned = await planSomewhere(work);
    if (!('plan' in planned)) return ran(planned);
    const run = await runPlanned(planned, moment, work, deps);
    if (run) return run;
  }
  const said = spokenAs((language) => ({
    message: sayRun(language).changedMeanwhile,
    next: sayRun(language).sayAgain,
  }));
  throw new UnavailableError(said.message, { ...said.facts, certainty: 'not done' });
}

/** Nothing when the plan, made anew because somebody wrote in between, is about other objects. */
async function runPlanned(
  planned: Planned,
  moment: number,
  work: Work,
  deps: WriteDeps,
): Promise<Run | undefined> {
  const { plan, home } = planned;
  if (plan.kind !== 'edits') return await runOther(planned, work, deps);
  const keys = await keysOf(plan.edits, homeId(home), work.homes);
  return await deps.writeLocks.hold(keys, work.request.signal, async () => {
    if (!deps.writeLocks.writtenSince(keys, moment)) return await runEdits({ plan, home }, work, deps);
    const anew = await planIn(home, work);
    if (anew.plan.kind !== 'edits') return await runOther(anew, work, deps);
    const others = await keysOf(anew.plan.edits, homeId(home), work.homes);
    const isCovered = others.every((key) => keys.includes(key));
    return isCovered ? await runEdits({ plan: anew.plan, home }, work, deps) : undefined;
  });
}

async function runOther({ plan, home }: Planned, work: Work, deps: WriteDeps): Promise<Run> {
  switch (plan.kind) {
    case 'edits':
      return await runEdits({ plan, home }, work, deps);
    case 'unclear':
      return await unclear(plan, home, work);
    case 'missing':
      return ran({ ...plan, call: work.call });
    case 'undo':
      return await deps.takeBack(plan.mode, work);
    case 'opaque':
      return await runOpaque({ plan, home }, work, deps);
    case 'look':
      throw new Error(`${work.action.name} says that it writes, and plans to look`);
  }
}

/** What was agreed to and is gone is said as that, whatever the plan made of it. */
async function unclear(
  { question, choices }: Extract<Plan, { kind: 'unclear' }>,
  home: Home,
  { request, homes }: Work,
): Promise<Run> {
  const { approved, caller, signal } = request;
  const why = approved && (await notAsAgreed(approved, [], homeId(home), { homes, caller, signal }));
  return ran({
    kind: 'unclear',
    ...(why === undefined ? { question, choices } : { question: why, choices: [] }),
  });
}

/** A yes never moves on to other objects, however well they fit the words of the request. */
async function aboutOthers(
  { plan, home }: PlannedEdits,
  { request: { approved, caller, signal }, homes }: Work,
): Promise<ActionResult | undefined> {
  const others = approved ? notAgreedTo(plan.edits, approved) : [];
  if (!approved || others.length === 0) return undefined;
  const question = await notAsAgreed(approved, others, homeId(home), { homes, caller, signal });
  return question === undefined ? undefined : { kind: 'unclear', question, choices: [] };
}

const nothing = (language: string): ActionResult => ({
  kind: 'unclear',
  question: sayRun(language).nothingToChange,
  choices: [],
});

async function runEdits(planned: PlannedEdits, work: Work, deps: WriteDeps): Promise<Run> {
  const { plan, home } = planned;
  const { action, call, request } = work;
  const refused =
    plan.edits.length === 0 ? nothing(request.caller.language) : await aboutOthers(planned, work);
  if (refused) return ran(refused);
  const verdict = judge({ action, origin: call.origin, plan, age: request.age });
  const by = verdict.kind === 'confirm' ? verdict.by : undefined;
  const asked = await mustAsk(planned, by, work);
  if (asked) return ran(asked);
  const approval = request.approved ? (by ?? 'requester') : 'not asked';
  for (const remark of plan.remarks ?? []) work.homes.remark(remark);
  const act = newAct(plan, home, work, approval);
  return await worded(act, await carryOutNew(act, toolsOf(work, deps)), work);
}

/** The question that has to be asked; none when no rule wants one, or the person agreed to exactly this. */
async function mustAsk(
  { plan, home }: PlannedEdits,
  by: Confirm['by'] | undefined,
  { call, request, homes }: Work,
): Promise<Confirm | undefined> {
  const { approved, caller, isOffer } = request;
  if (!approved && !isOffer && by === undefined) return undefined;
  const connection = homeId(home);
  const shown = approved?.shown ?? request.shown;
  const confirm = await confirmPlan({ call, connection, edits: plan.edits, shown }, by ?? 'requester', {
    homes,
    caller,
  });
  if (!approved) return confirm;
  if (approved.hash === confirm.approval.hash) return undefined;
  return await askAgain(confirm, approved, connection, { homes, caller });
}

const toolsOf = ({ homes, request }: Work, { journal, writeLocks }: WriteDeps): CarryOutTools => ({
  homes,
  journal,
  writeLocks,
  again: request.again === true,
  signal: request.signal,
});

async function worded(
  act: Parameters<typeof carryOutNew>[0],
  carriedOut: Awaited<ReturnType<typeof carryOn>>,
  { homes, request }: Work,
): Promise<Run> {
  const result = await wordChanges(act, carriedOut, { homes, caller: request.caller });
  const origin = await originOf(act.edits, act.connection, homes);
  return ran(result, origin === undefined ? 'unknown' : act.scope, origin);
}
