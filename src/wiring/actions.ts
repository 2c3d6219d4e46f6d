import type { ActionDeps } from '../actions/action-deps.ts';
import { createCatalogue } from '../actions/catalogue.ts';
import { createLookAgain } from '../actions/look-again.ts';
import { createRunAction } from '../actions/run-action.ts';
import { createTakeBack } from '../actions/take-back.ts';
import { WriteLocks } from '../actions/write-locks.ts';
import type { Configuration } from '../config/schema.ts';
import type { Backend } from '../core/backend.ts';
import type { UserId } from '../core/ids.ts';
import type { HouseSettings } from '../core/settings.ts';
import type { Files } from '../media/create-files.ts';
import type { LocalModels } from '../llm/local/create-local-models.ts';
import { createParse } from '../grammar/parse.ts';
import { createReadFields } from '../grammar/read-fields.ts';
import { usageOf } from '../grammar/usage.ts';
import { createSealModelKey } from '../vault/open-model.ts';
import { createVault, type Vault } from '../vault/open-session.ts';
import { createTestModelKey } from '../vault/test-model-key.ts';
import { type BackendDeps, createBackends, createServices } from './declared.ts';
import type { Ends } from './ends.ts';
import { houseCap } from './house-settings.ts';
import { languages } from './languages.ts';
import { createModelsOf } from './models-of.ts';
import { createProjectNames } from './project-names.ts';
import { createLinkTo } from './link-to.ts';
import { sleep } from './sleep.ts';

interface ActionParts extends Pick<Ends, 'store' | 'seal' | 'egress'>, Pick<VaultParts, 'files'> {
  readonly version: string;
  readonly now: () => Date;
  readonly house: HouseSettings;
  readonly configuration: Pick<Configuration, 'models'>;
  readonly local: Pick<LocalModels, 'state'>;
  readonly verification: BackendDeps['verification'];
  /** What people call this eis, in lower case. */
  readonly names: readonly string[];
}

/** What people can do, and how their words become calls. */
export function wireActions(parts: ActionParts) {
  const { store, now, names } = parts;
  const vault = wireVault(parts);
  const modelsOf = createModelsOf({ ...parts, cloud: parts.configuration.models.cloud });
  const backends = wireBackends({ ...parts, modelsOf }, vault);
  const { actionsOf } = createCatalogue({ backends });
  const deps: ActionDeps = {
    ...vault,
    ...store.connections,
    backends,
    connectionsOf: async (user: UserId) => await store.connections.of(user),
    journal: store.journal,
    writeLocks: new WriteLocks(),
    now,
  };
  const declared = [
    ...new Map(backends.flatMap(({ actions }) => actions).map((one) => [one.name, one])).values(),
  ];
  return {
    actionsOf,
    modelsOf,
    connectionsOf: async (user: UserId) => await store.connections.of(user),
    runAction: createRunAction(deps),
    takeBack: createTakeBack(deps),
    lookAgain: createLookAgain(deps),
    parse: createParse(declared, languages, names),
    readFields: createReadFields(declared, languages),
  };
}

interface VaultParts extends Pick<Ends, 'store' | 'seal' | 'egress'> {
  readonly now: () => Date;
  /** Left out where no files are moved. */
  readonly files?: Files;
}

export const wireVault = ({ store, seal, egress, now, files }: VaultParts): Vault =>
  createVault({
    ...seal,
    ...store.connections,
    toService: egress.toService,
    toServiceForFiles: (address) => egress.toService(address, FILE_LIMITS),
    ...(files ? { files } : {}),
    now,
    sleep,
  });

/** The most that the configuration can allow, and as long as a row may take. */
const FILE_LIMITS = { timeMs: 120_000, size: 101_000_000, onSent: () => undefined };

interface BackendParts extends ActionParts {
  readonly modelsOf: ReturnType<typeof createModelsOf>;
}

function wireBackends(
  { store, seal, egress, now, version, house, configuration, modelsOf, verification }: BackendParts,
  vault: Vault,
): readonly Backend[] {
  const services = createServices();
  const connectionsOf = async (user: UserId) => await store.connections.of(user);
  const backends: readonly Backend[] = createBackends({
    services,
    version,
    ownList: { ...store.ownTasks, now },
    connections: {
      ...vault,
      connections: store.connections,
      countOwnTasks: async (owner: UserId) =>
        (await store.ownTasks.all(owner)).filter(({ fields }) => fields['done'] !== true).length,
      now,
    },
    models: {
      modelKeys: store.modelKeys,
      testModelKey: createTestModelKey({ toService: egress.toService, ledger: store.ledger, now }),
      sealModelKey: createSealModelKey(seal),
      settings: store.settings,
      now,
    },
    why: store,
    reminders: { workflows: store.workflows, linkTo: createLinkTo({ ...vault, services, connectionsOf }) },
    settings: {
      settings: store.settings,
      house,
      houseCap: houseCap(configuration),
      projectNames: createProjectNames({ ...vault, services, connectionsOf, now }),
    },
    help: { actionsOf: (caller) => createCatalogue({ backends }).actionsOf(caller), usageOf },
    status: {
      connectionsOf,
      titleOf: (service) => services.find(({ name }) => name === service)?.title ?? service,
      modelsOf,
      version,
    },
    verification,
    neverMind: store.people,
  });
  return backends;
}
