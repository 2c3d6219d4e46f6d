import type { Fields } from '../../../core/json.ts';
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
  taskFor,
  withSchema,
} from '../call.ts';
import { contains } from '../filter/fits-filter.ts';
import { writtenExactly } from '../instants.ts';
import { listIn, numberIn, textIn } from '../read-task.ts';
import { forbidden, maySee, refuse } from '../refusal.ts';
import { labelShape, namelessLabel } from '../shapes.ts';
import { type StoredLabel, toSecond } from '../state.ts';
import { touch } from '../write-task.ts';
import { both } from './both.ts';

export const labelEndpoints: readonly Endpoint[] = [
  ...both('reads', '/labels', list),
  ...both('creates', '/labels', create),
  ...both('reads', '/labels/:label', readOne),
  ...both('updates', '/labels/:label', update),
  ...both('deletes', '/labels/:label', remove),
  ...both('reads', '/tasks/:task/labels', listOfTask),
  ...both('creates', '/tasks/:task/labels', attach),
  ...both('deletes', '/tasks/:task/labels/:label', detach),
  { method: 'POST', path: '/tasks/:task/labels/bulk', api: 1, answer: replaceAll },
];

const noLabel = () => refuse(404, 8002, 'This label does not exist.');

function list(call: Call): Answer {
  const { state, user, query, api } = call;
  const search = query.get(api === 2 ? 'q' : 's') ?? '';
  const seen = [...state.labels.values()].filter(
    ({ id, title }) => state.maySeeLabel(user.id, id) && contains(title, search),
  );
  const items = seen.toSorted((a, b) => a.id - b.id).map((label) => labelShape(state, label));
  return listed(call, { items, schema: 'PaginatedLabel', isNullable: true });
}

/** Titles are not unique, and may be missing. */
function create(call: Call): Answer {
  const { state, user } = call;
  const sent = objectOf(call.body);
  const now = state.instant();
  const label: StoredLabel = {
    id: state.next('label'),
    title: textIn(sent, 'title'),
    description: textIn(sent, 'description'),
    hexColor: textIn(sent, 'hex_color').replace(/^#/, ''),
    owner: user.id,
    created: toSecond(now),
    updated: toSecond(now),
  };
  state.labels.set(label.id, label);
  const exact = { ...label, created: now, updated: now };
  return created(labelShape(state, exact, writtenExactly));
}

/** A label that is missing and one of somebody else look alike. */
function readOne(call: Call): Answer {
  const { state, user } = call;
  const label = state.labels.get(idOf(call, 'label'));
  if (!label || !state.maySeeLabel(user.id, label.id)) throw maySee(call.ways);
  return ok(withSchema(call, 'LabelReadOneBody', labelShape(state, label)));
}

function owned(call: Call): StoredLabel {
  const label = call.state.labels.get(idOf(call, 'label'));
  if (!label) throw noLabel();
  if (label.owner !== call.user.id) throw forbidden(call.ways);
  return label;
}

/** Colour and description are cleared when they are left out. */
function update(call: Call): Answer {
  const sent = objectOf(call.body);
  const label = owned(call);
  const title = textIn(sent, 'title');
  if (title !== '') label.title = title;
  label.description = textIn(sent, 'description');
  label.hexColor = textIn(sent, 'hex_color').replace(/^#/, '');
  label.updated = toSecond(call.state.instant());
  return ok(labelShape(call.state, label));
}

function remove(call: Call): Answer {
  const { id } = owned(call);
  call.state.labels.delete(id);
  for (const task of call.state.tasks.values()) task.labels = task.labels.filter((one) => one !== id);
  return deleted(call);
}

function listOfTask(call: Call): Answer {
  const { state } = call;
  const task = taskFor(call, { permission: 0, otherwise: maySee });
  const labels = task.labels.flatMap((id) => state.labels.get(id) ?? []).toSorted((a, b) => a.id - b.id);
  const items = labels.map((label) => labelShape(state, label));
  return listed(call, { items, schema: 'PaginatedLabel', isNullable: true });
}

function attach(call: Call): Answer {
  const { state, user, ways } = call;
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  const id = numberIn(objectOf(call.body), 'label_id');
  assertMayUse(call, id);
  if (task.labels.includes(id)) throw refuse(400, 8001, 'This label already exists on the task.');
  if (!state.maySeeLabel(user.id, id)) throw forbidden(ways);
  task.labels = [...task.labels, id];
  if (ways.hasSecondApi) touch(state, task);
  return created({ label_id: id, created: writtenExactly(state.instant(), state.zone) });
}

function assertMayUse({ state, user, ways }: Call, id: number): void {
  if (!state.labels.has(id)) throw noLabel();
  if (!state.maySeeLabel(user.id, id)) throw forbidden(ways);
}

function detach(call: Call): Answer {
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  const id = idOf(call, 'label');
  if (!task.labels.includes(id)) throw forbidden(call.ways);
  task.labels = task.labels.filter((one) => one !== id);
  if (call.ways.hasSecondApi) touch(call.state, task);
  return deleted(call);
}

function replaceAll(call: Call): Answer {
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  const ids = listIn(objectOf(call.body), 'labels').map((one) => numberIn(objectOf(one), 'id'));
  for (const id of ids) assertMayUse(call, id);
  task.labels = ids;
  const labels: readonly Fields[] = ids.map(namelessLabel);
  return created({ labels });
}
