import type { Fields, Json } from '../../../core/json.ts';
import { type Answer, type Call, created, type Endpoint, idOf, objectOf, ok, projectFor } from '../call.ts';
import { createdEcho, updatedEcho } from '../echo-task.ts';
import { writtenExactly, ZERO_DATE } from '../instants.ts';
import { listIn, readTask, type TaskDraft } from '../read-task.ts';
import { archived, forbidden, noTask, refuse } from '../refusal.ts';
import { type StoredTask, toSecond } from '../state.ts';
import { createTask, touch, updateTask } from '../write-task.ts';

/** Several tasks at once. The update loses what nobody named, in another way than the update of one. */
export const bulkEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/tasks/bulk', api: 1, answer: updateSeveral },
  { method: 'POST', path: '/projects/:project/tasks/bulk', api: 2, answer: createSeveral },
];

/** All or none. */
function createSeveral(call: Call): Answer {
  const tasks = listIn(objectOf(call.body), 'tasks');
  const drafts = tasks.map((one, index) => readTask(call, one, `body.tasks[${index}]`));
  const project = projectFor(call, idOf(call, 'project'), { permission: 1, otherwise: forbidden });
  if (call.state.isArchived(project.id)) throw archived();
  const made = drafts.map((draft) => createdEcho(call, createTask(call, draft, project.id), draft));
  return created({ tasks: made });
}

const FIELDS = new Set([
  'title',
  'description',
  'done',
  'due_date',
  'repeat_after',
  'priority',
  'start_date',
  'end_date',
  'hex_color',
  'percent_done',
  'project_id',
  'repeat_mode',
  'cover_image_attachment_id',
]);

function updateSeveral(call: Call): Answer {
  const sent = objectOf(call.body);
  const ids = listIn(sent, 'task_ids').filter((id) => typeof id === 'number');
  if (ids.length === 0) throw refuse(400, 4004, 'Need at least one tasks to do bulk editing.');
  const found = ids.flatMap((id) => call.state.tasks.get(id) ?? []);
  for (const { project } of found) projectFor(call, project, { permission: 1, otherwise: forbidden });
  if (call.state.generation === '0.24') return updateOld(call, { ids, found, sent });
  if (found.length < ids.length) throw noTask();
  return updateNamed(call, { ids, found, sent });
}

interface Bulk {
  readonly ids: readonly number[];
  readonly found: readonly StoredTask[];
  readonly sent: Fields;
}

/** Only the named columns are written, but people, reminders and the favourite follow what was left out. */
function updateNamed(call: Call, { ids, found, sent }: Bulk): Answer {
  const fields = listIn(sent, 'fields').map(String);
  const values = objectOf(sent['values'] ?? null);
  const unknown = fields.find((field) => !FIELDS.has(field));
  if (unknown !== undefined) throw refuse(400, 4027, `The task field '${unknown}' is invalid.`);
  const draft = readTask(call, values);
  const tasks = found.map((task) => {
    const whole = {
      ...rowOf(task),
      ...Object.fromEntries(fields.map((name) => [name, values[name] ?? null])),
    };
    const one = readTask(call, { ...whole, assignees: listIn(values, 'assignees') });
    const echo = updatedEcho(call, { ...updateTask(call, task, one), hadAssignees: true }, one);
    return { ...echo, created: ZERO_DATE };
  });
  return ok({ task_ids: ids, fields, values: valueEcho(call, draft), tasks });
}

const date = (instant: number | undefined): Json =>
  instant === undefined ? null : new Date(instant).toISOString();

/** A body that changes nothing in the row. Reminders are left out on purpose. */
function rowOf(task: StoredTask): Fields {
  return {
    title: task.title,
    description: task.description,
    done: task.done,
    due_date: date(task.due),
    start_date: date(task.start),
    end_date: date(task.end),
    repeat_after: task.repeatAfter,
    repeat_mode: task.repeatMode,
    priority: task.priority,
    percent_done: task.percentDone,
    hex_color: task.hexColor,
    cover_image_attachment_id: task.coverImage,
  };
}

/** The values as a task, with everything that is zero. */
function valueEcho(call: Call, draft: TaskDraft): Fields {
  const nobody: StoredTask = {
    ...draft,
    id: 0,
    due: undefined,
    start: undefined,
    end: undefined,
    doneAt: undefined,
    reminders: [],
    project: 0,
    index: 0,
    createdBy: 0,
    created: 0,
    updated: 0,
    labels: [],
    favouriteOf: new Set(),
    subscribers: new Map(),
    comments: [],
    attachments: [],
    relations: [],
  };
  const updated = { task: nobody, turned: undefined, hasRepeated: false, hadAssignees: true } as const;
  return { ...updatedEcho(call, updated, draft), updated: ZERO_DATE };
}

/** Before 1.0: the fields beside the ids, unknown ids passed over, people lost, and an empty task as the answer. */
function updateOld(call: Call, { ids, found, sent }: Bulk): Answer {
  const { state } = call;
  const { task_ids: _ids, fields: _fields, values: _values, ...rest } = sent;
  const draft = readTask(call, rest);
  for (const task of found) {
    task.done = draft.done;
    if (draft.title !== '') task.title = draft.title;
    if (draft.priority !== 0) task.priority = draft.priority;
    if (draft.due) task.due = toSecond(draft.due.instant);
    task.assignees = [];
    touch(state, task);
  }
  const echo = valueEcho(call, draft);
  const isWhole = found.length === ids.length;
  const doneAt = draft.done && isWhole ? { done_at: writtenExactly(state.instant(), state.zone) } : {};
  return ok({ task_ids: ids, ...echo, ...doneAt });
}
