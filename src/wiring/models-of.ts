import type { ModelsState } from '../builtins/status/models-state.ts';
import type { Configuration } from '../config/schema.ts';
import type { Caller } from '../core/caller.ts';
import { usedOf } from '../egress/left-of.ts';
import type { LocalModels } from '../llm/local/create-local-models.ts';
import type { Store } from '../store/open-store.ts';
import { capsOf, monthOf } from './caps.ts';

interface ModelsOfDeps {
  readonly store: Pick<Store, 'modelKeys' | 'ledger' | 'settings'>;
  readonly local: Pick<LocalModels, 'state'>;
  readonly cloud: Configuration['models']['cloud'];
  readonly now: () => Date;
}

/** Who turns the words of this person into actions at the moment. */
export const createModelsOf =
  ({ store, local, cloud, now }: ModelsOfDeps) =>
  async ({ user, timeZone }: Pick<Caller, 'user' | 'timeZone'>): Promise<ModelsState> => {
    const [keys, spent, settings] = await Promise.all([
      store.modelKeys.of(user),
      store.ledger.spent(user, monthOf(now(), timeZone)),
      store.settings.read(user),
    ]);
    return {
      local: local.state(user),
      keys,
      used: usedOf({ spent, caps: capsOf(cloud, settings), prices: cloud.prices }),
    };
  };
