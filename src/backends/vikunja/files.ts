import { UserFacingError } from '../../core/errors.ts';
import { type FileIo, type HeldFile, typeFrom } from '../../core/file.ts';
import type { FileKeeper, TaskFile } from '../../domains/tasks/keeper.ts';
import { readWire } from './change-task.ts';
import { failed, failedAfterLook, isOk, mayBeUnderWay, parse, type Question } from './client.ts';
import { explained, tooLarge } from './file-refusals.ts';
import { typeByEnding } from './file-types.ts';
import { inDoubt } from './in-doubt.ts';
import { isGone, refusalOf } from './refusals.ts';
import { PAUSES_MS, type Service } from './service.ts';
import { say } from './sentences.ts';
import { WireAttached, WireAttachment } from './wire.ts';

/** Vikunja's attachments. `files.fetch` speaks for the person, as that of the service does. */
export const createFiles = (service: Service, files: FileIo): FileKeeper => ({
  check: files.check,
  list: async (task, signal) => await listFiles(service, task, signal),
  attach: async (task, file, signal) => {
    const older = ((await listFiles(service, task, signal)) ?? []).map(({ id }) => id);
    const held = await files.receive(file, signal);
    return await attach({ service, task, held, older }, signal);
  },
  detach: async (task, file, signal) => await detach(service, { task, file }, signal),
  send: async (task, file, signal) => {
    const held = await download({ service, files, task, file }, signal);
    return await files.send(held, signal);
  },
});

const pathOf = (task: string, file?: string): string =>
  `/api/v1/tasks/${task}/attachments${file === undefined ? '' : `/${file}`}`;

/** They stand in the task itself, in every version. */
async function listFiles(
  service: Service,
  task: string,
  signal: AbortSignal,
): Promise<readonly TaskFile[] | undefined> {
  const wire = await readWire(service, task, signal);
  if (!wire) return undefined;
  const { account } = await service.capability(signal);
  const attachments = (wire.attachments ?? []).flatMap((one) => WireAttachment.safeParse(one).data ?? []);
  return attachments
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, file, created_by: by }) => ({
      id: String(id),
      name: file.name,
      size: file.size ?? 0,
      isOwn: account === null || !by || by.username === account,
    }));
}

interface Attaching {
  readonly service: Service;
  readonly task: string;
  readonly held: HeldFile;
  /** What hung there before. */
  readonly older: readonly string[];
}

/** Sends it once; after a hiccup of the server it is looked for before it is sent again. */
async function attach(attaching: Attaching, signal: AbortSignal): Promise<string> {
  const { service, task, held } = attaching;
  const question: Question = { method: 'PUT', path: pathOf(task), file: held };
  for (const pause of [...PAUSES_MS, undefined]) {
    const answer = await service.ask(question, signal).catch(async (error: unknown) => {
      throw await explained(error, { service, held }, signal);
    });
    if (isOk(answer))
      return await whole(parse(WireAttached, answer, { host: service.host, question }), attaching, signal);
    if (answer.status === 413) throw tooLarge(service.host, held);
    if (answer.status < 500)
      throw await explained(refusalOf(answer, question, service.host), { service }, signal);
    const made = await madeBy(attaching, signal).catch((error: unknown) => {
      throw inDoubt(error);
    });
    if (made) return made.id;
    if (pause === undefined || mayBeUnderWay(answer)) throw failedAfterLook(answer, service.host);
    await service.sleep(pause, signal);
  }
  throw new Error('the last try returns or throws');
}

async function madeBy(
  { service, task, held, older }: Attaching,
  signal: AbortSignal,
): Promise<TaskFile | undefined> {
  const there = (await listFiles(service, task, signal)) ?? [];
  return there.find(
    ({ id, name, size, isOwn }) => isOwn && !older.includes(id) && name === held.name && size === held.size,
  );
}

/** Vikunja's number of a file that is above its limit, but not by so much that it closes the connection. */
const TOO_LARGE = 4012;

/** Vikunja answers 200 also where it kept nothing, so what it kept is looked at. */
async function whole(
  { success, errors }: WireAttached,
  { service, task, held }: Attaching,
  signal: AbortSignal,
): Promise<string> {
  const made = success?.[0];
  if (made?.file.size === held.size) return String(made.id);
  if (errors?.some(({ code, message }) => (code ?? message?.code) === TOO_LARGE))
    throw tooLarge(service.host, held);
  if (made) await detach(service, { task, file: String(made.id) }, signal);
  throw new UserFacingError((language) => say(language).fileNotKept(service.host, held.name), {
    certainty: 'not done',
  });
}

interface Attached {
  readonly task: string;
  readonly file: string;
}

async function detach(service: Service, { task, file }: Attached, signal: AbortSignal): Promise<void> {
  const question: Question = { method: 'DELETE', path: pathOf(task, file) };
  const answer = await service.insist(question, signal);
  const isThere = !isGone(answer, 'attachment') && !isGone(answer, 'task');
  if (isOk(answer) || !isThere) return;
  throw await explained(refusalOf(answer, question, service.host), { service }, signal);
}

interface Wanted {
  readonly service: Service;
  readonly files: Pick<FileIo, 'fetch'>;
  readonly task: string;
  readonly file: TaskFile;
}

/** The size of the answer is limited by whoever gives the network. */
async function download({ service, files, task, file }: Wanted, signal: AbortSignal): Promise<HeldFile> {
  const question: Question = { method: 'GET', path: pathOf(task, file.id) };
  const { host } = service;
  const response = await files.fetch(`${service.address}${question.path}`, { signal });
  if (response.status !== 200) {
    await response.body?.cancel();
    // Asked once more as any other question, its refusal is told as one.
    const answer = await service.ask(question, signal);
    if (!isOk(answer)) throw await explained(refusalOf(answer, question, host), { service }, signal);
    throw failed(response, { host, certainty: 'not done' });
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const type = typeByEnding(file.name, typeFrom(response.headers.get('content-type') ?? ''));
  return { name: file.name, type, size: bytes.length, chunks: [bytes] };
}
