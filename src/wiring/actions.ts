import { createCatalogue } from '../actions/catalogue.ts';
import { createRunAction } from '../actions/run-action.ts';
import type { Backend } from '../core/backend.ts';
import type { Caller } from '../core/caller.ts';
import { english } from '../grammar/languages/english.ts';
import { createParse } from '../grammar/parse.ts';
import { usageOf } from '../grammar/usage.ts';
import type { Store } from '../store/open-store.ts';
import { createBackends } from './declared.ts';

interface ActionParts {
  readonly store: Pick<Store, 'ownTasks' | 'people'>;
  readonly version: string;
  readonly now: () => Date;
  /** What people call this eis, in lower case. */
  readonly names: readonly string[];
}

/** What people can do, and how their words become calls. */
export function wireActions({ store, version, now, names }: ActionParts) {
  const backends = createBackends({
    ownList: { ...store.ownTasks, now },
    help: { actionsOf: (caller) => catalogue.actionsOf(caller), usageOf },
    status: { connectionsOf, modelsOf, version },
    neverMind: store.people,
    version,
  });
  const [ownList] = backends;
  const catalogue = createCatalogue({ backendsOf: () => backends });
  const runAction = createRunAction({
    findAction: catalogue.findAction,
    // Nothing of these leaves the house, so none gets the network.
    openSession: async (backend: Backend, caller: Caller) =>
      await backend.connect(backend === ownList ? { owner: caller.user } : {}, { fetch: noNetwork }),
    now,
  });
  const declared = backends.flatMap(({ actions }) => actions);
  return {
    actionsOf: catalogue.actionsOf,
    runAction,
    parse: createParse(declared, { en: english }, names),
  };
}

const noNetwork: typeof globalThis.fetch = async () =>
  await Promise.reject(new Error('nothing that eis can do now leaves the house'));

const connectionsOf = async () => await Promise.resolve([{ name: 'my own list', state: 'connected' }]);
const modelsOf = async () => await Promise.resolve([{ name: 'phrases', state: 'always' }]);
