import { type Answer, type Call, deleted, type Endpoint, idOf, listed, ok, taskFor } from '../call.ts';
import { writtenExactly } from '../instants.ts';
import { readMultipart } from '../multipart.ts';
import { maySee, Refusal, refuse } from '../refusal.ts';
import { attachmentShape } from '../shapes.ts';
import { type StoredAttachment, type StoredTask, toSecond } from '../state.ts';
import { touch } from '../write-task.ts';
import { both } from './both.ts';

export const attachmentEndpoints: readonly Endpoint[] = [
  ...both('reads', '/tasks/:task/attachments', list),
  ...both('creates', '/tasks/:task/attachments', add).map((endpoint) => ({
    ...endpoint,
    takes: 'files' as const,
  })),
  ...both('reads', '/tasks/:task/attachments/:attachment', download),
  ...both('deletes', '/tasks/:task/attachments/:attachment', remove),
];

/** What a server takes unless it was told otherwise. */
const LARGEST = 20 * 1024 * 1024;

function list(call: Call): Answer {
  const task = taskFor(call, { permission: 0, otherwise: maySee });
  const items = task.attachments.map((attachment) => attachmentShape(call.state, task, attachment));
  return listed(call, { items, schema: 'PaginatedTaskAttachment', isNullable: true });
}

/** Files of another field are left aside without a word. */
function add(call: Call): Answer {
  const { state, user, raw, headers } = call;
  const task = writable(call);
  const files = readMultipart(raw, headers['content-type'] ?? '');
  if (!files) throw new Refusal(400, 'No multipart form');
  const taken = files.filter(({ field }) => field === 'files');
  if (taken.some(({ bytes }) => bytes.length > LARGEST)) throw new Refusal(413, 'Request Entity Too Large');
  const now = state.instant();
  const made = taken.map(
    ({ name, type, bytes }): StoredAttachment => ({
      id: state.next('attachment'),
      name,
      type,
      bytes,
      createdBy: user.id,
      created: toSecond(now),
    }),
  );
  task.attachments.push(...made);
  if (made.length > 0) touch(state, task);
  const success = made.map((attachment) =>
    attachmentShape(state, task, { ...attachment, created: now }, writtenExactly),
  );
  return ok({ errors: null, success: success.length > 0 ? success : null });
}

function writable(call: Call): StoredTask {
  return taskFor(call, {
    permission: 1,
    otherwise: ({ codesOnRefusals }) =>
      codesOnRefusals ? refuse(403, 1, "You're not allowed to do this.") : new Refusal(403, 'Forbidden'),
  });
}

function attachmentOf(call: Call, task: StoredTask): StoredAttachment {
  const id = idOf(call, 'attachment');
  const found = task.attachments.find((one) => one.id === id);
  if (!found) throw refuse(404, 4011, 'This task attachment does not exist.');
  return found;
}

function download(call: Call): Answer {
  const task = taskFor(call, { permission: 0, otherwise: maySee });
  const { bytes, type, name } = attachmentOf(call, task);
  const disposition = `attachment; filename="${encodeURIComponent(name)}"`;
  return {
    status: 200,
    headers: {
      'content-type': type === '' ? 'application/octet-stream' : type,
      'content-disposition': disposition,
    },
    body: undefined,
    bytes,
  };
}

function remove(call: Call): Answer {
  const task = writable(call);
  task.attachments.splice(task.attachments.indexOf(attachmentOf(call, task)), 1);
  touch(call.state, task);
  return deleted(call);
}
