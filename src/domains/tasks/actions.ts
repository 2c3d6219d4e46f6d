import { type Action, over } from '../../core/action.ts';
import { addTask } from './add-task.ts';
import { finishTask } from './finish-task.ts';
import type { TaskKeeper } from './keeper.ts';
import { listTasks } from './list-tasks.ts';

/** What can be said about tasks, for a backend whose client is, or has, a keeper of tasks. */
export const taskActions = <Client>(open: (client: Client) => TaskKeeper): readonly Action<Client>[] =>
  over([addTask, listTasks, finishTask], open);
