import type { ActionCall } from '../core/action.ts';
import type { ActionResult, Approval } from '../core/action-result.ts';
import type { Caller } from '../core/caller.ts';
import { UserFacingError } from '../core/errors.ts';
import type { SentFile } from '../core/file.ts';
import { Owned } from '../core/privacy.ts';
import type { ShownList } from '../core/shown.ts';
import type { Answer } from './answer.ts';

export interface RunRequest {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly shown: ShownList | undefined;
  /** Milliseconds since the request was made. */
  readonly age: number;
  /** The same whenever this call of this request is repeated, and different from that of any other. */
  readonly mark: string;
  /** The request that it belongs to, with which it is taken back. */
  readonly request: string;
  /** What the person said yes to. */
  readonly approved?: Approval;
  /** It may have been done before this database was restored: it is looked up before anything is done. */
  readonly again?: boolean;
  /** Nobody asked for it yet: it is asked about, whatever it is. */
  readonly isOffer?: true;
  /** The sentence that became this one call: choices about it are made from it. */
  readonly said?: string;
  /** The request that is spoken of, for abilities that tell of what was said and answered. */
  readonly about?: string;
  /** Files that the person sent and can mean: the likeliest first. */
  readonly sent?: readonly SentFile[];
}

export interface PerformCallsDeps {
  readonly runAction: (call: ActionCall, request: RunRequest) => Promise<Owned<ActionResult>>;
  /** True for the first `by`, and again for the same one. */
  readonly claimOnce: (key: string, by: string) => Promise<boolean>;
}

/** One thing to do, agreed to or not. */
export interface Wanted {
  readonly call: ActionCall;
  readonly approved?: Approval;
}

export interface Performance extends Omit<RunRequest, 'approved'> {
  readonly wanted: readonly Wanted[];
}

/**
 * Does what was asked, one call after the other. A failure of the outside becomes an answer and does not stop the
 * calls behind it; our own failures are thrown, and the next attempt goes on from the journal.
 */
export async function performCalls(
  { wanted, mark, ...request }: Performance,
  { runAction, claimOnce }: PerformCallsDeps,
): Promise<readonly Owned<Answer>[]> {
  const answers: Owned<Answer>[] = [];
  for (const [index, { call, approved }] of wanted.entries()) {
    const own = { ...request, mark: `${mark}.${index}` };
    const result = await answered(
      request.caller,
      async () => await runAction(call, { ...own, ...(approved ? { approved } : {}) }),
    );
    const answer = await askedOnce(result, own, claimOnce);
    const offer = await offerAfter(answer, call, { request: own, runAction });
    answers.push(tagged(answer, call, request.caller), ...(offer ? [offer] : []));
  }
  return answers;
}

/** With the call that it came of. */
const tagged = (answer: Owned<Answer>, call: ActionCall, { place, user }: Caller): Owned<Answer> => {
  const told = answer.showIn({ ...place, readers: [user], joinRule: 'invite', worldReadable: false });
  return told ? new Owned<Answer>({ ...told, for: call }, answer.owner) : answer;
};

/** What is asked of a person once in their life is left out when it was asked before. */
async function askedOnce(
  answer: Owned<Answer>,
  { caller, mark }: Pick<RunRequest, 'caller' | 'mark'>,
  claimOnce: PerformCallsDeps['claimOnce'],
): Promise<Owned<Answer>> {
  const told = answer.showIn(caller.place);
  if (told?.kind !== 'changed' || told.follow?.once === undefined) return answer;
  if (await claimOnce(`asked|${told.follow.once}|${caller.user}`, mark)) return answer;
  const { follow: _asked, ...others } = told;
  return new Owned(others, answer.owner);
}

/** What a receipt offers to do next, as the confirmation of its plan; nothing when there is nothing to plan. */
async function offerAfter(
  answer: Owned<Answer>,
  { origin }: ActionCall,
  {
    request,
    runAction,
  }: Pick<PerformCallsDeps, 'runAction'> & { readonly request: Omit<RunRequest, 'approved'> },
): Promise<Owned<Answer> | undefined> {
  const { caller, mark, said: _said, ...others } = request;
  const told = answer.showIn(caller.place);
  const follow = told?.kind === 'changed' ? told.follow : undefined;
  const offered = follow?.call;
  if (!offered) return undefined;
  const planned = await answered(
    caller,
    async () =>
      await runAction({ ...offered, origin }, { ...others, caller, mark: `${mark}.offer`, isOffer: true }),
  );
  const confirm = planned.showIn(caller.place);
  if (confirm?.kind !== 'confirm') return undefined;
  return new Owned({ kind: 'offered', confirm, ...(follow.apart ? { apart: true } : {}) }, planned.owner);
}

/** A failure of the outside as an answer; our own failures are thrown. */
export async function answered(
  caller: Pick<Caller, 'user'>,
  run: () => Promise<Owned<ActionResult>>,
): Promise<Owned<Answer>> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return ownedBy(caller, { kind: 'failed', error });
  }
}

/** Something only this person may see. */
export const ownedBy = <T>({ user }: Pick<Caller, 'user'>, value: T): Owned<T> =>
  new Owned(value, { kind: 'person', user, sources: 'unknown' });
