import type { ActionCall } from '../core/action.ts';
import type { ActionResult } from '../core/action-result.ts';
import type { Caller } from '../core/caller.ts';
import { UserFacingError } from '../core/errors.ts';
import type { ShownList } from '../core/inbox.ts';
import { Owned } from '../core/privacy.ts';
import type { Answer } from './answer.ts';
import type { BegunPlan } from './decision.ts';

export interface RunRequest {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly shown: ShownList | undefined;
  /** Milliseconds since the request was made. */
  readonly age: number;
  readonly mark: string;
  readonly begun: BegunPlan | undefined;
  readonly record: (plan: BegunPlan) => Promise<void>;
}

export interface PerformCallsDeps {
  readonly runAction: (call: ActionCall, request: RunRequest) => Promise<Owned<ActionResult>>;
}

export interface Performance extends Omit<RunRequest, 'begun' | 'record'> {
  readonly calls: readonly ActionCall[];
  /** What an earlier attempt began, call by call. */
  readonly begun: readonly (BegunPlan | null)[];
  /** Stores all plans made so far; called before anything of the newest is carried out. */
  readonly record: (begun: readonly (BegunPlan | null)[]) => Promise<void>;
}

/**
 * Does what was asked, one call after the other. A failure of the outside becomes an answer and does not stop the
 * calls behind it; our own failures are thrown, and the next attempt goes on from what was recorded.
 */
export async function performCalls(
  { calls, begun, record, mark, ...request }: Performance,
  { runAction }: PerformCallsDeps,
): Promise<readonly Owned<Answer>[]> {
  const answers: Owned<Answer>[] = [];
  const plans = calls.map((_call, index) => begun[index] ?? null);
  for (const [index, call] of calls.entries()) {
    try {
      const result = await runAction(call, {
        ...request,
        mark: `${mark}.${index}`,
        begun: plans[index] ?? undefined,
        record: async (plan) => {
          plans[index] = plan;
          await record(plans);
        },
      });
      answers.push(result);
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      answers.push(ownedBy(request.caller, { kind: 'failed', error }));
    }
  }
  return answers;
}

/** Something only this person may see. */
export const ownedBy = <T>({ user }: Pick<Caller, 'user'>, value: T): Owned<T> =>
  new Owned(value, { kind: 'person', user, sources: 'unknown' });
