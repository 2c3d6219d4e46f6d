import type { AssistantDeps } from '../assistant/create-handlers.ts';
import type { Store } from '../store/open-store.ts';
import { sleep } from './sleep.ts';

type ModelDeps = Pick<
  AssistantDeps,
  'localModel' | 'ownModel' | 'interpret' | 'answerAnalysis' | 'turns' | 'sleep'
>;

/** Which models are asked, and by whom. */
export function wireModels({ store }: { readonly store: Pick<Store, 'turns'> }): ModelDeps {
  return {
    turns: store.turns,
    sleep,
    localModel: () => undefined,
    ownModel: async () => await Promise.resolve(undefined),
    interpret: async () => await Promise.resolve({ kind: 'no answer', because: 'none' }),
    answerAnalysis: async (_known, { word }) =>
      await Promise.resolve({ answers: [], understood: { by: 'word', word } }),
  };
}
