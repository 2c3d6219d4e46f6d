import { answerAnalysis } from '../assistant/answer-analysis.ts';
import type { AssistantDeps } from '../assistant/create-handlers.ts';
import { assemble } from '../context/assemble.ts';
import { gather } from '../context/gather.ts';
import { converse } from '../llm/converse/converse.ts';
import type { Store } from '../store/open-store.ts';
import type { wireActions } from './actions.ts';
import { sleep } from './sleep.ts';

interface AnalysisParts extends Pick<AssistantDeps, 'ownModel'> {
  readonly store: Pick<Store, 'turns' | 'people' | 'isRestored'>;
  readonly actions: Pick<ReturnType<typeof wireActions>, 'readFields' | 'runAction'>;
}

/** Answers in words: what is read, who is asked, and how what comes back is looked at. */
export const wireAnalysis =
  ({ store, actions, ownModel }: AnalysisParts): AssistantDeps['answerAnalysis'] =>
  async (known, asked) =>
    await answerAnalysis(known, asked, {
      ...store.people,
      ...actions,
      turns: store.turns,
      isRestored: store.isRestored,
      ownModel,
      gather: async (retrievers, signal) => await gather(retrievers, signal, { sleep }),
      assemble,
      converse,
    });
