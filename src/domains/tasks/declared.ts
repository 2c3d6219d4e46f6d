import { addTask } from './add-task.ts';
import { changeTask } from './change-task.ts';
import { attachFile } from './files/attach-file.ts';
import { listFiles } from './files/list-files.ts';
import { removeFile } from './files/remove-file.ts';
import { sendFile } from './files/send-file.ts';
import { finishTask, reopenTask } from './finish-task.ts';
import { listLabels } from './labels.ts';
import { listTasks } from './list-tasks.ts';
import { moveOwnList } from './move-own-list.ts';
import { moveTask } from './move-task.ts';
import { addProject, archiveProject, listProjects, renameProject } from './projects.ts';
import { removeTask } from './remove-task.ts';
import { reviewTasks } from './review/review-tasks.ts';
import { showTask } from './show-task.ts';

/** What can be said about tasks, in every service that keeps them. */
export const taskDeclarations = [
  addTask,
  listTasks,
  reviewTasks,
  showTask,
  changeTask,
  moveTask,
  finishTask,
  reopenTask,
  removeTask,
  attachFile,
  listFiles,
  sendFile,
  removeFile,
  listProjects,
  addProject,
  renameProject,
  archiveProject,
  listLabels,
] as const;

/** What can be said besides about a list that no service keeps. */
export const ownListDeclarations = [moveOwnList] as const;

/** For `phrases/<language>.ts`. */
export type TaskDeclarations = readonly [...typeof taskDeclarations, ...typeof ownListDeclarations];
