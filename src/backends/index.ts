import type { Backend } from '../core/backend.ts';
import { createOwnList } from './own-list/index.ts';
import type { OwnListDeps } from './own-list/own-keeper.ts';

export interface BackendsDeps {
  readonly ownTasks: OwnListDeps;
}

/** Every backend eis knows, the preferred one first. To add one: write its folder, add it to this list. */
export const createBackends = ({ ownTasks }: BackendsDeps): readonly Backend[] => [createOwnList(ownTasks)];
