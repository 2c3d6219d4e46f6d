import type { ActionCall, ActionDescription } from '../core/action.ts';
import type { Backend } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import { mayCall } from '../core/policy.ts';

export interface CatalogueDeps {
  /** All backends and own abilities of this person, the preferred one first. */
  readonly backendsOf: (caller: Caller) => readonly Backend[];
}

export interface Found {
  readonly action: ActionDescription;
  readonly backend: Backend;
}

/** What a person can do, and where. */
export interface Catalogue {
  /** Each action once, also when several backends offer it; none that this person may not call. */
  readonly actionsOf: (caller: Caller) => readonly ActionDescription[];
  readonly findAction: (call: Pick<ActionCall, 'action' | 'connection'>, caller: Caller) => Found | undefined;
}

export function createCatalogue({ backendsOf }: CatalogueDeps): Catalogue {
  return {
    actionsOf: (caller) => {
      const all = backendsOf(caller).flatMap(({ actions }) => actions);
      const once = new Map(all.toReversed().map((action) => [action.name, action]));
      return [...once.values()].toReversed().filter((action) => mayCall(action, caller));
    },
    findAction: ({ action: name, connection }, caller) => {
      for (const backend of backendsOf(caller)) {
        const action = backend.actions.find((one) => one.name === name);
        if (action && (connection === undefined || connection === backend.name)) return { action, backend };
      }
      return undefined;
    },
  };
}
