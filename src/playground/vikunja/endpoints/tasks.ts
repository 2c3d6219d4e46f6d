import {
  type Answer,
  type Call,
  created,
  deleted,
  type Endpoint,
  expandOf,
  idOf,
  ok,
  projectFor,
  taskFor,
  withSchema,
} from '../call.ts';
import { createdEcho, updatedEcho } from '../echo-task.ts';
import { listTasks } from '../list-tasks.ts';
import { readTask } from '../read-task.ts';
import { archived, forbidden, maySee, noTask } from '../refusal.ts';
import { taskShape } from '../shapes.ts';
import type { StoredTask } from '../state.ts';
import { createTask, removeTask, updateTask } from '../write-task.ts';
import { both } from './both.ts';

export const taskEndpoints: readonly Endpoint[] = [
  ...both('creates', '/projects/:project/tasks', create),
  ...both('reads', '/projects/:project/tasks', listOfProject),
  ...both('reads', '/tasks/:task', readOne),
  ...both('updates', '/tasks/:task', update),
  ...both('deletes', '/tasks/:task', remove),
];

/** Where all tasks of a person are, which was renamed with 1.0. */
export const taskListEndpoints = (path: string): readonly Endpoint[] => both('reads', path, listOfPerson);

export const readEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/tasks/:task/read', api: 1, answer: markRead },
];

/** Since 2.4. */
export const byIndexEndpoints: readonly Endpoint[] = both(
  'reads',
  '/projects/:project/tasks/by-index/:index',
  byIndex,
);

function create(call: Call): Answer {
  const draft = readTask(call);
  const project = projectFor(call, idOf(call, 'project'), { permission: 1, otherwise: forbidden });
  if (call.state.isArchived(project.id)) throw archived();
  const task = createTask(call, draft, project.id);
  return created(createdEcho(call, task, draft));
}

function readOne(call: Call): Answer {
  const expand = expandOf(call);
  return single(call, taskFor(call, { permission: 0, otherwise: maySee }), expand);
}

function single(call: Call, task: StoredTask, expand: readonly string[] = []): Answer {
  const { state, user, api, ways } = call;
  const permission = state.permission(user.id, task.project) ?? 0;
  const shape = taskShape(state, task, { reader: user.id, isSingle: true, expand });
  const body = api === 2 ? { ...shape, max_permission: permission } : shape;
  return ok(withSchema(call, 'TaskReadOneBody', body), { [`x-max-${ways.permission}`]: String(permission) });
}

function update(call: Call): Answer {
  const draft = readTask(call);
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  return ok(updatedEcho(call, updateTask(call, task, draft), draft));
}

function remove(call: Call): Answer {
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  if (call.state.isArchived(task.project)) throw archived();
  removeTask(call.state, task);
  return deleted(call);
}

/** Since 1.0. The playground remembers nothing of it. */
function markRead(call: Call): Answer {
  const task = taskFor(call, { permission: 0, otherwise: forbidden });
  return ok({ TaskID: task.id, UserID: 0 });
}

function listOfPerson(call: Call): Answer {
  const { state, user } = call;
  const seen = [...state.tasks.values()].filter(
    ({ project }) => state.permission(user.id, project) !== undefined && !state.isArchived(project),
  );
  return listTasks(call, seen);
}

/** A negative id is a saved filter, or the favourites. */
function listOfProject(call: Call): Answer {
  const { state, user } = call;
  const id = idOf(call, 'project');
  if (id >= 0) {
    projectFor(call, id, { permission: 0, otherwise: maySee });
    return listTasks(call, state.tasksOf(id));
  }
  const seen = [...state.tasks.values()].filter(
    ({ project }) => state.permission(user.id, project) !== undefined,
  );
  const chosen = seen.filter((task) =>
    id === -1 ? task.favouriteOf.has(user.id) : !task.done && task.assignees.includes(user.id),
  );
  return listTasks(call, chosen);
}

/** The project by its id or by its identifier. */
function byIndex(call: Call): Answer {
  const { state, parameters } = call;
  const named = parameters['project'] ?? '';
  const identified = [...state.projects.values()].find(({ identifier }) => identifier === named);
  const id = identified?.id ?? idOf(call, 'project');
  projectFor(call, id, { permission: 0, otherwise: maySee });
  const index = idOf(call, 'index');
  const task = state.tasksOf(id).find((one) => one.index === index);
  if (!task) throw noTask();
  return single(call, task);
}
