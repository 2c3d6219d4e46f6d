import type { ActionDescription } from '../core/action.ts';
import type { Backend } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import { mayCall } from '../core/policy.ts';

export interface CatalogueDeps {
  /** All backends and own abilities; of several that offer an action, the first one describes it. */
  readonly backends: readonly Backend[];
}

export interface Found {
  readonly action: ActionDescription;
  /** All that offer it. */
  readonly backends: readonly Backend[];
}

/** What can be done at all, and by which backends. Where a person does it is found by `pickConnection`. */
export interface Catalogue {
  /** Each action once, also when several backends offer it; none that this person may not call. */
  readonly actionsOf: (caller: Pick<Caller, 'role'>) => readonly ActionDescription[];
  readonly findAction: (name: string) => Found | undefined;
}

export function createCatalogue({ backends }: CatalogueDeps): Catalogue {
  const byName = new Map<string, Found>();
  for (const backend of backends) {
    for (const action of backend.actions) {
      const known = byName.get(action.name);
      byName.set(action.name, {
        action: known?.action ?? action,
        backends: [...(known?.backends ?? []), backend],
      });
    }
  }
  return {
    actionsOf: (caller) =>
      [...byName.values()].map(({ action }) => action).filter((action) => mayCall(action, caller)),
    findAction: (name) => byName.get(name),
  };
}
