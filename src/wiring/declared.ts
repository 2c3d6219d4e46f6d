import { createOwnList } from '../backends/own-list/index.ts';
import { createVikunja } from '../backends/vikunja/index.ts';
import { createConnections } from '../builtins/connections/index.ts';
import { createHelp } from '../builtins/help/index.ts';
import { createModels } from '../builtins/models/index.ts';
import { createMore } from '../builtins/more/index.ts';
import { createNeverMind } from '../builtins/never-mind/index.ts';
import { createReminders } from '../builtins/reminders/index.ts';
import { createSettings } from '../builtins/settings/index.ts';
import { createStatus } from '../builtins/status/index.ts';
import { createVerify } from '../builtins/verification/index.ts';
import { createUndo } from '../builtins/undo/index.ts';
import { createVersion } from '../builtins/version/index.ts';
import { createWhoami } from '../builtins/whoami/index.ts';
import { createWhy } from '../builtins/why/index.ts';
import { cloudProviders } from '../llm/providers/index.ts';
import { phrases } from './phrases.ts';
import type { ActionDescription } from '../core/action.ts';
import type { Backend } from '../core/backend.ts';
import { withPhrases } from '../core/phrase-book.ts';

/** What people can connect by themselves: a further service is a line here. */
export const createServices = (): readonly Backend[] => [createVikunja()];

export interface BackendDeps {
  readonly services: readonly Backend[];
  readonly ownList: Parameters<typeof createOwnList>[0];
  readonly connections: Omit<Parameters<typeof createConnections>[0], 'services'>;
  readonly models: Omit<Parameters<typeof createModels>[0], 'providers'>;
  readonly why: Omit<Parameters<typeof createWhy>[0], 'providers'>;
  readonly reminders: Parameters<typeof createReminders>[0];
  readonly settings: Parameters<typeof createSettings>[0];
  readonly help: Parameters<typeof createHelp>[0];
  readonly status: Parameters<typeof createStatus>[0];
  readonly neverMind: Parameters<typeof createNeverMind>[0];
  readonly verification: Parameters<typeof createVerify>[0];
  readonly version: string;
}

/** Everything that eis can do, what it does in people's tasks first, in all languages. */
export const createBackends = ({ services, ...deps }: BackendDeps): readonly Backend[] =>
  [
    createOwnList(deps.ownList),
    ...services,
    createConnections({ ...deps.connections, services }),
    createModels({ ...deps.models, providers: cloudProviders }),
    createReminders(deps.reminders),
    createUndo(),
    createSettings(deps.settings),
    createHelp(deps.help),
    createStatus(deps.status),
    createWhy({ ...deps.why, providers: cloudProviders }),
    createWhoami(),
    createVersion({ version: deps.version }),
    createVerify(deps.verification),
    createNeverMind(deps.neverMind),
    createMore(),
  ].map((backend) => ({ ...backend, actions: withPhrases(backend.actions, phrases) }));

const notOpened = async (): Promise<never> =>
  await Promise.reject(new Error('this is only for reading the declarations'));

const neverSealed = (): never => {
  throw new Error('this is only for reading the declarations');
};

const atTheBeginning = (): Date => new Date(0);

/** The declarations alone, for the grammar, the manual and their tests; none of these can be carried out. */
export function declaredActions(): readonly ActionDescription[] {
  const rows = { all: notOpened, read: notOpened, create: notOpened, update: notOpened, remove: notOpened };
  const backends = createBackends({
    services: createServices(),
    ownList: { ...rows, now: atTheBeginning },
    connections: {
      connections: { of: notOpened, read: notOpened, put: notOpened, remove: notOpened },
      testCredentials: notOpened,
      reach: notOpened,
      sealCredentials: neverSealed,
      countOwnTasks: notOpened,
      now: atTheBeginning,
    },
    models: {
      modelKeys: { of: notOpened, read: notOpened, put: notOpened, remove: notOpened },
      testModelKey: notOpened,
      sealModelKey: neverSealed,
      settings: { read: notOpened },
      now: atTheBeginning,
    },
    why: {
      turns: { ofRequest: notOpened, recent: notOpened },
      ledger: { of: notOpened, spent: notOpened },
    },
    reminders: { workflows: { ...rows, change: notOpened }, linkTo: notOpened },
    settings: {
      settings: { read: notOpened, write: notOpened },
      house: { timeZone: 'UTC', language: 'en' },
      projectNames: notOpened,
      houseCap: { tokensPerMonth: 0, hasPrices: false },
    },
    help: { actionsOf: () => [], usageOf: () => '' },
    status: { connectionsOf: notOpened, titleOf: (name) => name, modelsOf: notOpened, version: '' },
    verification: { waiting: notOpened, answer: notOpened },
    neverMind: { closeQuestion: notOpened },
    version: '',
  });
  // Several backends offer the same actions: each is declared once.
  return [...new Map(backends.flatMap(({ actions }) => actions).map((one) => [one.name, one])).values()];
}
