import { type Action, over } from '../../core/action.ts';
import { addTask } from './add-task.ts';
import { changeTask } from './change-task.ts';
import { finishTask, reopenTask } from './finish-task.ts';
import type { TaskKeeper } from './keeper.ts';
import { listLabels } from './labels.ts';
import { listTasks } from './list-tasks.ts';
import { moveOwnList } from './move-own-list.ts';
import { moveTask } from './move-task.ts';
import { addProject, archiveProject, listProjects, renameProject } from './projects.ts';
import { removeTask } from './remove-task.ts';
import { showTask } from './show-task.ts';

/** What can be said about tasks, for a backend whose client is, or has, a keeper of tasks. */
export const taskActions = <Client>(open: (client: Client) => TaskKeeper): readonly Action<Client>[] =>
  over(
    [
      addTask,
      listTasks,
      showTask,
      changeTask,
      moveTask,
      finishTask,
      reopenTask,
      removeTask,
      listProjects,
      addProject,
      renameProject,
      archiveProject,
      listLabels,
    ],
    open,
  );

/** What can be said besides about a list that no service keeps. */
export const ownListActions = <Client>(open: (client: Client) => TaskKeeper): readonly Action<Client>[] =>
  over([moveOwnList], open);
