import type { ActionOutcome, PromptFacts } from '../../core/action.ts';
import type { Owned } from '../../core/privacy.ts';
import type { ContextItem, Retrieved } from '../../core/prompt-context.ts';
import type { Deed } from '../../core/turn.ts';
import type { Answer } from '../answer.ts';
import type { Answering } from '../known.ts';
import { digestOfEntry } from '../deliver.ts';
import { type PerformCallsDeps, answered } from '../perform-calls.ts';
import type { Days } from './read-span.ts';
import { sayAnalysis } from './sentences.ts';

export interface Review {
  /** As the read itself would be answered; said where there are no figures. */
  readonly answer: Owned<Answer>;
  readonly facts: PromptFacts | undefined;
}

/** Counts, over all connections of the person; the same read that a phrase makes. */
export async function reviewOf(
  days: Days | undefined,
  known: Answering,
  { runAction }: Pick<PerformCallsDeps, 'runAction'>,
): Promise<Review> {
  const { caller, entry, tools, request, shown } = known;
  const call = { action: 'task.review', input: days ? { when: days } : {}, origin: 'phrase' as const };
  const answer = await answered(
    caller,
    async () =>
      await runAction(call, {
        caller,
        shown,
        signal: tools.signal,
        age: 0,
        mark: `${digestOfEntry(entry.key)}.review`,
        request,
      }),
  );
  const outcome = outcomeOf(answer.showIn(privately(known)));
  return { answer, facts: outcome?.facts };
}

const outcomeOf = (answer: Answer | undefined): ActionOutcome | undefined =>
  answer?.kind === 'answered' ? answer.outcome : undefined;

/** As its owner alone may see it: what becomes of it is said to nobody else. */
export const privately = ({ message, caller }: Pick<Answering, 'message' | 'caller'>) => ({
  ...message.place,
  readers: [caller.user],
});

/** Anybody may have written the titles. */
export const retrievedFrom = (facts: PromptFacts, { caller }: Pick<Answering, 'caller'>): Retrieved => ({
  items: facts.items.map(
    (text): ContextItem => ({ kind: 'items', text, origin: 'outside', owner: caller.user }),
  ),
  figures: facts.figures,
  people: facts.people,
  private: facts.private,
});

/** For `why`: what was read, and where. */
export function deedOf(facts: PromptFacts | undefined, { connections, caller }: Answering): Deed {
  const { read, span } = facts ?? {};
  return {
    action: 'task.review',
    kind: 'read',
    ...(connections.length === 0
      ? { service: sayAnalysis(caller.language).ownList }
      : { connection: connections.join(', ') }),
    ...(read === undefined ? {} : { read }),
    ...(span === undefined ? {} : { span }),
  };
}
