import { UserFacingError } from '../core/errors.ts';
import type { Plan } from '../core/plan.ts';
import { judge } from '../core/policy.ts';
import type { ActionDeps } from './action-deps.ts';
import { contextIn, type Run, ran, type Work } from './action-request.ts';
import { type Home, homeId } from './homes.ts';
import { newAct } from './new-act.ts';
import { planHash } from './plan-hash.ts';
import { sayRun } from './sentences.ts';

type Opaque = Extract<Plan, { kind: 'opaque' }>;

/** Runs a tool that cannot be looked into: after a yes, once, and never again when it is not known how it ended. */
export async function runOpaque(
  { plan, home }: { readonly plan: Opaque; readonly home: Home },
  work: Work,
  { journal }: Pick<ActionDeps, 'journal'>,
): Promise<Run> {
  const { action, call, request, homes } = work;
  const { approved, caller } = request;
  const verdict = judge({ action, origin: call.origin, plan, age: request.age });
  const question = sayRun(caller.language).cannotCheck(action.summary, plan.because);
  const hash = planHash({ call, user: caller.user, connection: homeId(home), edits: [], question });
  if (verdict.kind === 'confirm' && approved?.hash !== hash) {
    return ran({ kind: 'confirm', by: verdict.by, question, approval: { call, hash, edits: [] } });
  }
  const act = newAct({ edits: [], scope: 'unknown' }, home, work, approved ? 'requester' : 'not asked');
  await journal.open(act);
  try {
    const outcome = await homes.inHome(
      home,
      async (session) => await session.perform(action.name, call.input, contextIn(home, work)),
    );
    await journal.close(act.owner, act.mark, 'whole');
    return ran({ kind: 'answered', outcome }, outcome.sources);
  } catch (error) {
    if (error instanceof UserFacingError && error.certainty === 'not done')
      await journal.close(act.owner, act.mark, 'not done');
    throw error;
  }
}
