import { type Backend, defineBackend } from '../../core/backend.ts';
import type { UserId } from '../../core/ids.ts';
import { OwnCredentials } from '../../core/own-credentials.ts';
import { ownListActions, taskActions } from '../../domains/tasks/actions.ts';
import { taskCollection } from '../../domains/tasks/collections.ts';
import type { TaskKeeper } from '../../domains/tasks/keeper.ts';
import { createOwnKeeper, type OwnListDeps } from './own-keeper.ts';

/** The list that eis keeps itself, so that everyday sentences work before any service is connected (conversation.md 5.5). */
export const createOwnList = (deps: OwnListDeps): Backend =>
  defineBackend({
    name: 'own-list',
    title: 'My own list',
    credentials: OwnCredentials,
    connect: async ({ owner }): Promise<OwnList> => ({ owner, keeper: createOwnKeeper(owner, deps) }),
    origin: ({ owner }) => `own-list:${owner}`,
    check: async () => {},
    calledAs: ({ keeper }) => keeper.saidAs ?? 'my own list',
    actions: [
      ...taskActions((list: OwnList) => list.keeper),
      ...ownListActions((list: OwnList) => list.keeper),
    ],
    collections: ({ keeper }) => [taskCollection(keeper)],
  });

interface OwnList {
  readonly owner: UserId;
  readonly keeper: TaskKeeper;
}
