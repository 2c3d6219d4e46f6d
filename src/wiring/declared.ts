import { createOwnList } from '../backends/own-list/index.ts';
import { createHelp } from '../builtins/help/index.ts';
import { createMore } from '../builtins/more/index.ts';
import { createNeverMind } from '../builtins/never-mind/index.ts';
import { createStatus } from '../builtins/status/index.ts';
import { createVersion } from '../builtins/version/index.ts';
import { createWhoami } from '../builtins/whoami/index.ts';
import type { ActionDescription } from '../core/action.ts';
import type { Backend } from '../core/backend.ts';

export interface BackendDeps {
  readonly ownList: Parameters<typeof createOwnList>[0];
  readonly help: Parameters<typeof createHelp>[0];
  readonly status: Parameters<typeof createStatus>[0];
  readonly neverMind: Parameters<typeof createNeverMind>[0];
  readonly version: string;
}

/** Everything that eis can do, the own list first. */
export const createBackends = (deps: BackendDeps): readonly [ownList: Backend, ...builtins: Backend[]] => [
  createOwnList(deps.ownList),
  createHelp(deps.help),
  createStatus(deps.status),
  createWhoami(),
  createVersion({ version: deps.version }),
  createNeverMind(deps.neverMind),
  createMore(),
];

const notOpened = async (): Promise<never> =>
  await Promise.reject(new Error('this is only for reading the declarations'));

/** The declarations alone, for the grammar, the manual and their tests; none of these can be carried out. */
export function declaredActions(): readonly ActionDescription[] {
  const nothing = {
    all: notOpened,
    read: notOpened,
    create: notOpened,
    update: notOpened,
    remove: notOpened,
  };
  const backends = createBackends({
    ownList: { ...nothing, now: () => new Date(0) },
    help: { actionsOf: () => [], usageOf: () => '' },
    status: { connectionsOf: notOpened, modelsOf: notOpened, version: '' },
    neverMind: { closeQuestion: notOpened },
    version: '',
  });
  return backends.flatMap(({ actions }) => actions);
}
