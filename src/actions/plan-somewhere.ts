import { UserFacingError } from '../core/errors.ts';
import type { Plan } from '../core/plan.ts';
import { contextIn, type Work } from './action-request.ts';
import { failureLine } from './failure-line.ts';
import type { Home } from './homes.ts';
import { pickConnection } from './pick-connection.ts';

export interface Planned {
  readonly plan: Plan;
  readonly home: Home;
}

/** Plans in the connection that is meant, and in the others in turn where it knows nothing like it. */
export async function planSomewhere(work: Work): Promise<Planned | Extract<Plan, { kind: 'unclear' }>> {
  const { call, homes, request } = work;
  const shown = request.approved?.shown ?? request.shown;
  const picked = pickConnection({
    call,
    homes: homes.all,
    shown,
    said: request.said,
    language: request.caller.language,
  });
  if (picked.kind === 'ask') return { ...picked, kind: 'unclear' };
  const first = await planIn(picked.home, work);
  if (!isUnknown(first.plan)) return first;
  for (const other of picked.others) {
    const planned = await tryPlanIn(other, work);
    if (planned && !isUnknown(planned.plan)) return planned;
  }
  return first;
}

export async function planIn(home: Home, work: Work): Promise<Planned> {
  const { action, call } = work;
  const plan = await work.homes.inHome(
    home,
    async (session) => await session.plan(action.name, call.input, contextIn(home, work)),
  );
  return { plan, home };
}

const isUnknown = (plan: Plan): boolean => plan.kind === 'unclear' && plan.isUnknownHere === true;

/** A connection that is only asked because another one knew nothing does not stop the search when it fails. */
async function tryPlanIn(home: Home, work: Work): Promise<Planned | undefined> {
  try {
    return await planIn(home, work);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    work.homes.remark(failureLine(home, error, work.request.caller.language));
    return undefined;
  }
}
