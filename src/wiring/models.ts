import type { AssistantDeps } from '../assistant/create-handlers.ts';
import type { UserId } from '../core/ids.ts';
import type { LocalState } from '../core/local-state.ts';
import type { AskModel } from '../core/model.ts';
import { interpret } from '../llm/interpret/interpret.ts';
import type { LocalModels } from '../llm/local/create-local-models.ts';
import type { Store } from '../store/open-store.ts';
import type { wireActions } from './actions.ts';
import { wireAnalysis } from './analysis.ts';
import { sleep } from './sleep.ts';

type ModelDeps = Pick<
  AssistantDeps,
  'localModel' | 'ownModel' | 'interpret' | 'answerAnalysis' | 'turns' | 'sleep'
>;

interface ModelParts {
  readonly store: Pick<Store, 'turns' | 'people' | 'isRestored'>;
  readonly local: LocalModels;
  readonly ownModel: ModelDeps['ownModel'];
  readonly actions: Pick<ReturnType<typeof wireActions>, 'readFields' | 'runAction'>;
}

/** Which models are asked, and what their words become. */
export function wireModels({ store, local, actions, ownModel }: ModelParts): ModelDeps {
  return {
    turns: store.turns,
    sleep,
    localModel: (user) => {
      const state = local.state(user);
      if (!mayAnswer(state)) return undefined;
      return { ask: askLocal(local, user), ...(state.kind === 'loading' ? { isLoading: true } : {}) };
    },
    ownModel,
    interpret: async (interpreting, ask) => await interpret(interpreting, { ask, ...actions }),
    answerAnalysis: wireAnalysis({ store, actions, ownModel }),
  };
}

/** One that is not there is not waited for; one that broke down may be back by the time it is asked. */
function mayAnswer(state: LocalState): boolean {
  switch (state.kind) {
    case 'ready':
    case 'loading':
    case 'down':
      return true;
    case 'absent':
      return state.because === 'not looked yet';
    case 'off':
    case 'no fit model':
      return false;
  }
}

/** Whoever speaks right after the start waits for the first look. */
const askLocal =
  (local: LocalModels, user: UserId): AskModel =>
  async (asking) => {
    const state = local.state(user);
    if (state.kind === 'absent' && state.because === 'not looked yet') await local.look();
    return await local.askFor(user)(asking);
  };
