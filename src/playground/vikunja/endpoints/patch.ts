import { isDeepStrictEqual } from 'node:util';
import type { Fields, Json } from '../../../core/json.ts';
import { type Answer, type Call, type Endpoint, objectOf, ok, taskFor, withSchema } from '../call.ts';
import { updatedEcho } from '../echo-task.ts';
import { readTask, textIn } from '../read-task.ts';
import { maySee, Refusal } from '../refusal.ts';
import { taskShape } from '../shapes.ts';
import { updateTask } from '../write-task.ts';

/** The partial update of the second API: read, merge, replace. */
export const patchEndpoints: readonly Endpoint[] = [
  { method: 'PATCH', path: '/tasks/:task', api: 2, answer: patch },
];

function patch(call: Call): Answer {
  const task = taskFor(call, { permission: 1, otherwise: maySee });
  const shape = taskShape(call.state, task, { reader: call.user.id, isSingle: true });
  const permission = call.state.permission(call.user.id, task.project) ?? 0;
  const before = withSchema(call, 'TaskReadOneBody', { ...shape, max_permission: permission });
  const isJsonPatch = (call.headers['content-type'] ?? '').startsWith('application/json-patch+json');
  const after = isJsonPatch ? operated(before, call.body) : merged(before, objectOf(call.body));
  if (isDeepStrictEqual(before, after)) return { status: 304, body: undefined };
  const draft = readTask(call, after);
  return ok(updatedEcho(call, updateTask(call, task, draft), draft));
}

/** RFC 7396 at the top level: null takes a key away, which then is zero. */
function merged(before: Fields, patched: Fields): Fields {
  const gone = new Set(Object.keys(patched).filter((name) => patched[name] === null));
  const kept = Object.entries({ ...before, ...patched }).filter(([name]) => !gone.has(name));
  return Object.fromEntries(kept);
}

/** RFC 6902, as far as paths of one step go. */
function operated(before: Fields, operations: Json): Fields {
  if (!Array.isArray(operations)) throw impossible('invalid patch');
  let fields = before;
  for (const one of operations) fields = operatedOnce(fields, objectOf(one));
  return fields;
}

function operatedOnce(fields: Fields, operation: Fields): Fields {
  const { value = null } = operation;
  const [op, path] = [textIn(operation, 'op'), textIn(operation, 'path')];
  const name = path.slice(1);
  if (op === 'test' && isDeepStrictEqual(fields[name], value)) return fields;
  if (op === 'test') throw impossible(`testing value ${path} failed: test failed`);
  if (op === 'add' || op === 'replace') return { ...fields, [name]: value };
  if (op !== 'remove') throw impossible(`unexpected kind: ${op}`);
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

const impossible = (message: string): Refusal =>
  new Refusal(422, 'Unable to apply patch', { fields: { errors: [{ message }] } });
