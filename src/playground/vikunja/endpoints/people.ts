import {
  type Answer,
  type Call,
  created,
  deleted,
  type Endpoint,
  idOf,
  listed,
  objectOf,
  ok,
  projectFor,
  taskFor,
  withSchema,
} from '../call.ts';
import { ZERO_DATE } from '../instants.ts';
import { listIn, numberIn, textIn } from '../read-task.ts';
import { forbidden, maySee, Refusal, refuse, unauthorised } from '../refusal.ts';
import { accountShape, namelessUser, userShape } from '../shapes.ts';
import type { StoredTask, StoredUser } from '../state.ts';
import { assign, touch } from '../write-task.ts';
import { both } from './both.ts';

/** People: who one is, who is in a project, who is on a task. */
export const peopleEndpoints: readonly Endpoint[] = [
  ...both('reads', '/user', whoAmI),
  { method: 'POST', path: '/user/settings/general', api: 1, needs: 'login', answer: changeSettings },
  { method: 'GET', path: '/users', api: 1, answer: search },
  { method: 'GET', path: '/projects/:project/projectusers', api: 1, answer: inProject },
  ...both('reads', '/tasks/:task/assignees', list),
  ...both('creates', '/tasks/:task/assignees', add),
  ...both('deletes', '/tasks/:task/assignees/:user', remove),
  { method: 'POST', path: '/tasks/:task/assignees/bulk', api: 1, answer: replaceAll },
];

function whoAmI(call: Call): Answer {
  return ok(withSchema(call, 'UserInfoBody', accountShape(call.state, call.user)));
}

/** The whole of the settings is replaced; what the playground keeps of them are name, zone, language and inbox. */
function changeSettings(call: Call): Answer {
  const { user } = call;
  const sent = objectOf(call.body);
  user.name = textIn(sent, 'name');
  user.timeZone = textIn(sent, 'timezone');
  user.language = textIn(sent, 'language');
  user.inbox = numberIn(sent, 'default_project_id');
  return ok({ message: 'The settings were updated successfully.' });
}

/** The whole user name in any case; names and mail addresses only of those who want to be found. No hit is `null`. */
function search(call: Call): Answer {
  const { state, query } = call;
  if (state.generation === '0.24') throw unauthorised(call.ways);
  const words = (query.get('s') ?? '').toLowerCase();
  const fits = ({ username, isDiscoverable, name, email }: StoredUser): boolean =>
    username.toLowerCase() === words ||
    (isDiscoverable && (name.toLowerCase().includes(words) || email.toLowerCase() === words));
  const found = words === '' ? [] : [...state.users.values()].filter(fits);
  return ok(found.length === 0 ? null : found.map(({ id }) => userShape(state, id)));
}

function inProject(call: Call): Answer {
  const { state, query } = call;
  const project = projectFor(call, idOf(call, 'project'), { permission: 0, otherwise: forbidden });
  const words = (query.get('s') ?? '').toLowerCase();
  const found = [...state.users.values()].filter(
    ({ id, username, name }) =>
      state.permission(id, project.id) !== undefined &&
      (username.toLowerCase().includes(words) || name.toLowerCase().includes(words)),
  );
  return ok(found.length === 0 ? null : found.map(({ id }) => userShape(state, id)));
}

/** Crashes before 2.x; here mail addresses come along. */
function list(call: Call): Answer {
  const task = taskFor(call, { permission: 0, otherwise: maySee });
  if (!call.ways.listsAssignees) throw new Refusal(500, 'Internal Server Error');
  const items = task.assignees.map((id) => userShape(call.state, id, { withMail: true }));
  return listed(call, { items, schema: 'PaginatedUser' });
}

function add(call: Call): Answer {
  const { state } = call;
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  const id = numberIn(objectOf(call.body), 'user_id');
  assertMayBeAssigned(call, task, id);
  if (task.assignees.includes(id)) throw refuse(400, 4021, 'This user is already assigned to that task.');
  assign(state, task, [...task.assignees, id]);
  touch(state, task);
  return created({ user_id: id, [state.generation === '2' ? 'created' : 'Created']: ZERO_DATE });
}

function assertMayBeAssigned({ state }: Call, task: StoredTask, id: number): void {
  if (!state.users.has(id)) throw refuse(404, 1005, 'The user does not exist.');
  if (state.permission(id, task.project) === undefined)
    throw refuse(403, 7003, 'This user does not have access to the project.');
}

/** Somebody who is not on the task can be taken off it as well. */
function remove(call: Call): Answer {
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  const id = idOf(call, 'user');
  task.assignees = task.assignees.filter((one) => one !== id);
  touch(call.state, task);
  return deleted(call);
}

function replaceAll(call: Call): Answer {
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  const ids = listIn(objectOf(call.body), 'assignees').map((one) => numberIn(objectOf(one), 'id'));
  for (const id of ids) assertMayBeAssigned(call, task, id);
  assign(call.state, task, ids);
  touch(call.state, task);
  return created({ assignees: ids.map(namelessUser) });
}
