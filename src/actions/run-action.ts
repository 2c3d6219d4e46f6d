import type { ActionCall } from '../core/action.ts';
import type { ActionResult } from '../core/action-result.ts';
import { mayCall } from '../core/policy.ts';
import type { Owned } from '../core/privacy.ts';
import type { ActionDeps } from './action-deps.ts';
import { type ActionRequest, ran } from './action-request.ts';
import { beginWith } from './begin-with.ts';
import { createCatalogue } from './catalogue.ts';
import { look } from './look.ts';
import { openHomes } from './open-homes.ts';
import { ownedRun } from './owned-run.ts';
import { runWrite } from './run-write.ts';
import { takeBackIn } from './take-back.ts';
import { sayRun } from './sentences.ts';

/**
 * Does one thing for one person: find, may they, open, plan, judge, confirm, record, carry out, read back. Throws a
 * `UserFacingError` where the service failed or refused and nothing was done; any other error is our own, and the
 * same call with the same mark goes on where it stopped.
 */
export function createRunAction(deps: ActionDeps) {
  const { findAction } = createCatalogue(deps);
  return async function runAction(call: ActionCall, request: ActionRequest): Promise<Owned<ActionResult>> {
    const { caller } = request;
    const found = findAction(call.action);
    if (!found) throw new Error(`no action ${call.action}`);
    const { action } = found;
    if (!mayCall(action, caller)) {
      return ownedRun(ran({ kind: 'denied', because: sayRun(caller.language).onlyAdmin }), caller);
    }
    const homes = await openHomes(deps, caller);
    try {
      const work = { call, action, request, homes, now: deps.now() };
      const run =
        action.effect === 'read'
          ? await look(work)
          : await runWrite(work, {
              ...deps,
              takeBack: async (mode) => {
                const { mark, signal } = request;
                return await takeBackIn(
                  homes,
                  { caller, room: caller.place.roomId, mark, mode, signal },
                  deps,
                );
              },
            });
      return ownedRun(beginWith(await homes.remarks(), run), caller);
    } finally {
      await homes.close();
    }
  };
}
