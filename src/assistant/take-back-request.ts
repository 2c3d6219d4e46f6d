import type { ActionResult } from '../core/action-result.ts';
import type { Caller } from '../core/caller.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Act, ActState } from '../core/journal.ts';
import type { UndoMode } from '../core/plan.ts';
import type { Owned } from '../core/privacy.ts';
import type { Answer } from './answer.ts';
import { answered } from './perform-calls.ts';

export interface TakingBack {
  readonly caller: Caller;
  readonly room: RoomId;
  /** The first 32 digits of the digest of the entry that asked for what is taken back. */
  readonly request: string;
  /** Of the taking back itself. */
  readonly mark: string;
  readonly mode: UndoMode;
  readonly signal: AbortSignal;
}

export interface TakeBackDeps {
  /** What is not known to have ended is looked up first. */
  readonly takeBack: (taking: TakingBack) => Promise<Owned<ActionResult>>;
  readonly journal: {
    readonly find: (owner: UserId, mark: string) => Promise<Act | undefined>;
    readonly ofRequest: (owner: UserId, request: string) => Promise<readonly Act[]>;
  };
  readonly now: () => Date;
}

/** What was done can be taken back for so long (conversation.md 9.3). */
export const UNDO_MS = 600_000;

/**
 * Takes back what a request did, for somebody who did not say so in words: by removing or changing the request.
 * Undefined when it did nothing that can be taken back, so that nothing is said about it.
 */
export async function takeBackRequest(
  taking: Omit<TakingBack, 'mode'>,
  deps: TakeBackDeps,
): Promise<Owned<Answer> | undefined> {
  const { caller, mark } = taking;
  const isBegun = (await deps.journal.find(caller.user, mark)) !== undefined;
  if (!isBegun && (await actsOf(taking, deps)).length === 0) return undefined;
  const answer = await answered(caller, async () => await deps.takeBack({ ...taking, mode: 'ask' }));
  if (!isNothing(answer.showIn(caller.place))) return answer;
  return (await actsOf(taking, deps)).some(({ state }) => DONE.has(state)) ? answer : undefined;
}

/** True while it is not known whether the request did something. */
export const isInDoubt = async (
  taking: Pick<TakingBack, 'caller' | 'request'>,
  deps: TakeBackDeps,
): Promise<boolean> => (await actsOf(taking, deps)).some(({ state }) => OPEN.has(state));

const OPEN: ReadonlySet<ActState> = new Set(['begun', 'doubt']);
const DONE: ReadonlySet<ActState> = new Set(['whole', 'partly']);

async function actsOf(
  { caller, request }: Pick<TakingBack, 'caller' | 'request'>,
  { journal, now }: TakeBackDeps,
): Promise<readonly Act[]> {
  const since = now().getTime() - UNDO_MS;
  return (await journal.ofRequest(caller.user, request)).filter(
    ({ at, state, undoes }) =>
      at.getTime() >= since && undoes.length === 0 && (OPEN.has(state) || DONE.has(state)),
  );
}

/** It was looked up, and there was nothing to take back. */
const isNothing = (answer: Answer | undefined): boolean =>
  answer?.kind === 'unclear' && answer.choices.length === 0;
