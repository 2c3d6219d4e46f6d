import { type Answer, type Call, created, deleted, type Endpoint, idOf, objectOf, taskFor } from '../call.ts';
import { writtenExactly } from '../instants.ts';
import { numberIn, textIn } from '../read-task.ts';
import { forbidden, noTask, refuse } from '../refusal.ts';
import { userShape } from '../shapes.ts';
import type { State, StoredTask } from '../state.ts';
import { touch } from '../write-task.ts';
import { both } from './both.ts';

export const relationEndpoints: readonly Endpoint[] = [
  ...both('creates', '/tasks/:task/relations', relate),
  ...both('deletes', '/tasks/:task/relations/:kind/:other', unrelate),
];

/** Each kind and what it is called from the other side. */
const INVERSE: Readonly<Record<string, string>> = {
  subtask: 'parenttask',
  parenttask: 'subtask',
  related: 'related',
  duplicateof: 'duplicates',
  duplicates: 'duplicateof',
  blocking: 'blocked',
  blocked: 'blocking',
  precedes: 'follows',
  follows: 'precedes',
  copiedfrom: 'copiedto',
  copiedto: 'copiedfrom',
};

function relate(call: Call): Answer {
  const { state, user } = call;
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  const sent = objectOf(call.body);
  const kind = textIn(sent, 'relation_kind');
  const inverse = Object.hasOwn(INVERSE, kind) ? INVERSE[kind] : undefined;
  if (inverse === undefined) throw refuse(400, 4007, 'The task relation is invalid.');
  const other = state.tasks.get(numberIn(sent, 'other_task_id'));
  if (!other) throw noTask();
  assertNew(state, { task, other, kind });
  task.relations = [...task.relations, { kind, other: other.id }];
  other.relations = [...other.relations, { kind: inverse, other: task.id }];
  touch(state, task);
  return created({
    task_id: task.id,
    other_task_id: other.id,
    relation_kind: kind,
    created_by: userShape(state, user.id),
    created: writtenExactly(state.instant(), state.zone),
  });
}

interface Wished {
  readonly task: StoredTask;
  readonly other: StoredTask;
  readonly kind: string;
}

function assertNew(state: State, { task, other, kind }: Wished): void {
  if (task.id === other.id) throw refuse(400, 4010, 'You cannot relate a task with itself');
  if (task.relations.some((one) => one.kind === kind && one.other === other.id))
    throw refuse(409, 4008, 'The task relation already exists.');
  const isLine = kind === 'subtask' || kind === 'parenttask';
  if (isLine && reaches(state, { from: other, to: task.id, kind }))
    throw refuse(409, 4023, 'This task relation would create a cycle.');
}

/** Whether one comes to a task by going on in one kind of relation. */
function reaches(state: State, { from, to, kind }: { from: StoredTask; to: number; kind: string }): boolean {
  return from.relations.some((relation) => {
    if (relation.kind !== kind) return false;
    const next = state.tasks.get(relation.other);
    return relation.other === to || (next !== undefined && reaches(state, { from: next, to, kind }));
  });
}

function unrelate(call: Call): Answer {
  const task = taskFor(call, { permission: 1, otherwise: forbidden });
  const [kind, otherId] = [call.parameters['kind'] ?? '', idOf(call, 'other')];
  const isIt = (one: { kind: string; other: number }): boolean => one.kind === kind && one.other === otherId;
  if (!task.relations.some(isIt)) throw refuse(404, 4009, 'The task relation does not exist.');
  task.relations = task.relations.filter((one) => !isIt(one));
  const other = call.state.tasks.get(otherId);
  if (other)
    other.relations = other.relations.filter((one) => !(one.kind === INVERSE[kind] && one.other === task.id));
  touch(call.state, task);
  return deleted(call);
}
