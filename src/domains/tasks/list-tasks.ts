import { actionsOn } from '../../core/action.ts';
import type { TaskKeeper } from './keeper.ts';
import { askedTasks, joinLists, lookForTasks } from './look-for-tasks.ts';
import { presentTasks, shownTasks, type TaskList } from './present.ts';

const defineAction = actionsOn<TaskKeeper>();

export const listTasks = defineAction({
  name: 'task.list',
  summary: 'List tasks',
  effect: 'read',
  input: askedTasks,
  examples: [
    { say: "what's due today", means: { when: '2026-11-20' } },
    { say: "what's due friday", means: { when: '2026-11-27' } },
    { say: 'what do I have to do this week', means: { when: { from: '2026-11-16', to: '2026-11-22' } } },
    { say: "what's overdue", means: { overdue: true } },
    { say: 'show all my tasks', means: {} },
    { say: 'show done tasks', means: { done: true } },
    { say: 'tasks in Work', means: { project: 'Work' } },
    { say: 'show tasks labelled errand', means: { labels: ['errand'] } },
    { say: 'tasks assigned to carol', means: { assignee: 'carol' } },
    { say: 'show urgent tasks', means: { priority: 4 } },
    { say: 'find tasks about passport', means: { text: 'passport' } },
    { say: 'task list tomorrow', means: { when: '2026-11-21' } },
  ],
  run: async (keeper, asked, context): Promise<TaskList> => await lookForTasks(keeper, asked, context),
  join: (lists) => joinLists(lists),
  present: (list) => presentTasks(list),
  shows: (list) => shownTasks(list),
});
