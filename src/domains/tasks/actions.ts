import { type Action, over } from '../../core/action.ts';
import { ownListDeclarations, taskDeclarations } from './declared.ts';
import type { TaskKeeper } from './keeper.ts';

/** What can be said about tasks, for a backend whose client is, or has, a keeper of tasks. */
export const taskActions = <Client>(open: (client: Client) => TaskKeeper): readonly Action<Client>[] =>
  over(taskDeclarations, open);

/** What can be said besides about a list that no service keeps. */
export const ownListActions = <Client>(open: (client: Client) => TaskKeeper): readonly Action<Client>[] =>
  over(ownListDeclarations, open);
