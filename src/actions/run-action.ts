import type { ActionCall, ActionContext, ActionDescription } from '../core/action.ts';
import type { ActionResult } from '../core/action-result.ts';
import type { Backend, Session } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import type { ShownList } from '../core/inbox.ts';
import type { Plan, Scope } from '../core/plan.ts';
import { judge, mayCall } from '../core/policy.ts';
import { Owned } from '../core/privacy.ts';
import type { Found } from './catalogue.ts';
import { carryOut } from './carry-out.ts';

export interface RunActionDeps {
  readonly findAction: (call: ActionCall, caller: Caller) => Found | undefined;
  /** Opens the backend with this person's credentials; the session is closed by the caller of this. */
  readonly openSession: (backend: Backend, caller: Caller) => Promise<Session>;
  readonly now: () => Date;
}

/** What is stored before it is carried out. */
export type FixedPlan = Extract<Plan, { kind: 'edits' | 'opaque' }>;

export interface ActionRequest {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly shown: ShownList | undefined;
  /** Milliseconds since the request was made. */
  readonly age: number;
  /** The same whenever this call of this request is repeated, and different from that of any other. */
  readonly mark: string;
  /** What an earlier attempt began to carry out: repeated, never planned anew. */
  readonly begun: FixedPlan | undefined;
  /** Stores the plan; returns only when it is durable. Nothing is written before. */
  readonly record: (plan: FixedPlan) => Promise<void>;
}

/**
 * Does one thing for one person: find, may they, open, plan, judge, record, carry out, read back. Throws a
 * `UserFacingError` where the service failed or refused; any other error is our own and may be tried again
 * with the recorded plan.
 */
export function createRunAction(deps: RunActionDeps) {
  return async function runAction(call: ActionCall, request: ActionRequest): Promise<Owned<ActionResult>> {
    const { caller } = request;
    const found = deps.findAction(call, caller);
    if (!found) throw new Error(`no action ${call.action}`);
    const own = (result: ActionResult, scope: Scope, origin: string): Owned<ActionResult> =>
      new Owned(result, { kind: 'person', user: caller.user, sources: sourcesIn(origin, scope) });
    if (!mayCall(found.action, caller)) {
      return own({ kind: 'denied', because: 'only an admin may do this' }, 'unknown', '');
    }
    const session = await deps.openSession(found.backend, caller);
    try {
      const { result, scope } = await runIn(session, found.action, call, {
        ...request,
        now: deps.now(),
      });
      return own(result, scope, session.origin);
    } finally {
      await session.close();
    }
  };
}

interface Run {
  readonly result: ActionResult;
  readonly scope: Scope;
}

async function runIn(
  session: Session,
  action: ActionDescription,
  call: ActionCall,
  request: ActionRequest & { readonly now: Date },
): Promise<Run> {
  if (request.begun) return await carryOn(session, request.begun, request);
  const { caller, now, signal, shown } = request;
  const context: ActionContext = { caller, now, signal, shown };
  const plan = await session.plan(action.name, call.input, context);
  if (plan.kind === 'unclear') return { result: plan, scope: 'unknown' };
  const verdict = judge({ action, origin: call.origin, plan, age: request.age });
  if (verdict.kind === 'confirm') return { result: verdict, scope: 'unknown' };
  if (plan.kind === 'edits') {
    if (plan.edits.length > 0) await request.record(plan);
    return await make(plan, session, request, false);
  }
  if (plan.kind === 'opaque') await request.record(plan);
  const outcome = await session.perform(action.name, call.input, context);
  return { result: { kind: 'answered', outcome }, scope: outcome.sources };
}

async function carryOn(session: Session, begun: FixedPlan, request: ActionRequest): Promise<Run> {
  if (begun.kind === 'edits') return await make(begun, session, request, true);
  return { result: { kind: 'changed', told: [], inDoubt: true }, scope: 'unknown' };
}

async function make(
  { edits, scope }: Extract<Plan, { kind: 'edits' }>,
  session: Session,
  { mark, signal, caller }: ActionRequest,
  again: boolean,
): Promise<Run> {
  const { collections } = session;
  const { receipts, inDoubt } = await carryOut(edits, { collections, mark, again, signal });
  const told = receipts.map((receipt) => ({
    receipt,
    markdown: collections.find(({ noun }) => noun === receipt.edit.noun)?.tell(receipt, caller) ?? '',
  }));
  return { result: { kind: 'changed', told, ...(inDoubt ? { inDoubt } : {}) }, scope };
}

/** A container means the same for two people only together with the address of its service. */
const sourcesIn = (origin: string, scope: Scope): Scope =>
  scope === 'unknown' ? scope : scope.map((container) => `${origin}#${container}`);
