import type { Caller } from '../core/caller.ts';
import { type Edit, isWhole } from '../core/edit.ts';
import { Owned } from '../core/privacy.ts';
import { literal } from '../core/reply.ts';
import type { ActionDeps } from './action-deps.ts';
import { openHomes, type OpenHomes } from './open-homes.ts';
import { settleAct } from './settle-act.ts';
import { sayRun } from './sentences.ts';

export interface LookAgainRequest {
  readonly caller: Caller;
  /** Of the act that was in doubt. */
  readonly mark: string;
  readonly signal: AbortSignal;
}

/** What a second look at a write showed, in Markdown: `buy stamps was added once. …`, `buy stamps was not added`. */
export type LookedAgain =
  /** `partly`: a part of it is missing, or something else is different; the words say what. */
  | { readonly kind: 'done' | 'partly' | 'not done'; readonly markdown: string }
  /** It is neither as before nor as planned, or nothing is known of it any more. */
  | { readonly kind: 'unknown'; readonly markdown: string };

/**
 * Finds out what became of a write that may have been done; asked once more, it says the same. Writes nothing, but
 * takes away what a creation made twice. Throws a `UserFacingError` when the service cannot be asked now: then it is
 * in doubt still.
 */
export function createLookAgain(deps: ActionDeps) {
  return async function lookAgain(request: LookAgainRequest): Promise<Owned<LookedAgain>> {
    const { caller, mark, signal } = request;
    const { user } = caller;
    const homes = await openHomes(deps, caller);
    try {
      const looked = await deps.writeLocks.hold(
        [`mark|${user}|${mark}`],
        signal,
        async () => await lookAt(request, homes, deps),
      );
      await homes.remarks();
      return new Owned(looked, { kind: 'person', user, sources: 'unknown' });
    } finally {
      await homes.close();
    }
  };
}

async function lookAt(
  { caller, mark, signal }: LookAgainRequest,
  homes: OpenHomes,
  { journal }: Pick<ActionDeps, 'journal'>,
): Promise<LookedAgain> {
  const act = await journal.find(caller.user, mark);
  if (!act) return { kind: 'unknown', markdown: '' };
  const { edit, receipt, state, notBegun } = await settleAct(act, { journal, homes, signal });
  if (!edit) return { kind: 'unknown', markdown: '' };
  const wordsOf = async (one: Edit) => (await homes.siteOf(one, act.connection)).collection.words;
  const words = await wordsOf(edit);
  if (state === 'undone') {
    const name = literal(words.name(edit.op === 'create' ? edit.after : edit.before));
    return { kind: 'done', markdown: sayRun(caller.language).wasTakenBack(name) };
  }
  const markdown = words.foundAgain(receipt, edit, caller);
  if (!receipt) return { kind: state === 'doubt' ? 'unknown' : 'not done', markdown };
  const lines = [markdown];
  for (const one of notBegun) lines.push(`${(await wordsOf(one)).foundAgain(undefined, one, caller)}.`);
  return { kind: isWhole(receipt) && notBegun.length === 0 ? 'done' : 'partly', markdown: lines.join('\n') };
}
