import type { Fields } from '../../../core/json.ts';
import { type Answer, type Call, deleted, type Endpoint, idOf, listed, ok, taskFor } from '../call.ts';
import { disposition, typeWhenKept, typeWhenSent } from '../file-types.ts';
import { writtenExactly } from '../instants.ts';
import { type FormFile, readMultipart } from '../multipart.ts';
import { maySee, noRoute, Refusal, refuse } from '../refusal.ts';
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
].map((endpoint) => ({ ...endpoint, answer: whereFilesAreKept(endpoint.answer) }));

/** Switched off, none of this is there at all. */
function whereFilesAreKept(answer: Endpoint['answer']): Endpoint['answer'] {
  return (call) => {
    if (!call.state.keepsFiles) throw noRoute();
    return answer(call);
  };
}

const MEGABYTE = 1024 * 1024;
/** So much above the limit of files a body is refused before it is read; real servers may close the connection then. */
const ALLOWANCE = 2 * MEGABYTE;

function list(call: Call): Answer {
  const task = taskFor(call, { permission: 0, otherwise: maySee });
  const items = task.attachments.map((attachment) => attachmentShape(call.state, task, attachment));
  return listed(call, { items, schema: 'PaginatedTaskAttachment', isNullable: true });
}

/** Files of another field are left aside without a word. */
function add(call: Call): Answer {
  const { state, user, raw, headers, ways } = call;
  const largest = state.maxFileMegabytes * MEGABYTE;
  if (ways.refusesLargeBodies && raw.length > largest + ALLOWANCE)
    throw new Refusal(413, 'Request Entity Too Large');
  const task = writable(call);
  const files = readMultipart(raw, headers['content-type'] ?? '');
  if (!files)
    throw ways.refusesLargeBodies ? new Refusal(400, 'No multipart form provided') : new Refusal(500, OWN);
  const sent = files.filter(({ field }) => field === 'files');
  const now = state.instant();
  const isTooLarge = ({ bytes }: FormFile): boolean => bytes.length > largest;
  const made = sent
    .filter((file) => !isTooLarge(file))
    .map(
      ({ name, bytes }): StoredAttachment => ({
        id: state.next('attachment'),
        name,
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
  return ok({ errors: orNull(sent.filter(isTooLarge).map(notKept(call))), success: orNull(success) });
}

const OWN = 'Internal Server Error';
const orNull = (found: readonly Fields[]): readonly Fields[] | null => (found.length > 0 ? found : null);

/** The limit in its words is wrong on real servers as well. */
const notKept =
  ({ ways }: Call) =>
  ({ bytes }: FormFile): Fields => {
    const message = `The task attachment exceeds the configured file size of 0 bytes, filesize was ${bytes.length}`;
    const refusal = { code: 4012, message };
    return ways.version === '0.24.6' ? { message: refusal } : refusal;
  };

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
  const { bytes, name } = attachmentOf(call, task);
  const headers =
    call.state.generation === '2'
      ? { 'content-type': typeWhenKept(bytes), 'content-disposition': disposition(name) }
      : { 'content-type': typeWhenSent(name, bytes) };
  return { status: 200, headers, body: undefined, bytes };
}

function remove(call: Call): Answer {
  const task = writable(call);
  task.attachments.splice(task.attachments.indexOf(attachmentOf(call, task)), 1);
  touch(call.state, task);
  return deleted(call);
}
