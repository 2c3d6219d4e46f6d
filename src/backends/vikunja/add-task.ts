import type { Creation } from '../../core/collection.ts';
import { UnavailableError } from '../../core/errors.ts';
import { canonical, type Json } from '../../core/json.ts';
import { PARENT, Parent, type StoredTask, type Task } from '../../domains/tasks/task.ts';
import { type Answer, failed, type Question } from './client.ts';
import { inDoubt } from './in-doubt.ts';
import { labelIds } from './labels.ts';
import { make, removeAt } from './making.ts';
import type { Names } from './names.ts';
import { personIds } from './people.ts';

import { isGone } from './refusals.ts';
import type { Service } from './service.ts';
import { bodyOf, moreBody, reminderBody, taskFrom } from './task-form.ts';
import { taskList } from './task-list.ts';
import { WireMade, WireTask } from './wire.ts';
import { say } from './sentences.ts';

export interface Home {
  readonly service: Service;
  readonly names: Names;
}

/** The newest id there is: what is made from now on has a higher one. */
export const newestTask = async ({ service }: Home, signal: AbortSignal): Promise<Json> =>
  await service.onCurrent(async ({ generation }) => {
    const query = { 'sort_by[]': 'id', 'order_by[]': 'desc', per_page: 1 };
    const question: Question = { method: 'GET', path: taskList(generation), query };
    const [newest] = (await service.take(WireMade.array().nullable(), question, signal)) ?? [];
    return newest?.id ?? 0;
  }, signal);

/** An entry that was asked for before the database was restored is not looked for further back. */
const REACH_MS = 30 * 86_400_000;

/**
 * The tasks that this creation made. Without a watermark only one that is the same in everything counts, and never more
 * than one: a second one may be wanted.
 */
export async function findMade(
  home: Home,
  task: Task,
  { watermark }: Creation,
  signal: AbortSignal,
): Promise<readonly StoredTask[]> {
  const { service, names } = home;
  names.rememberProject(task.project.id, task.project.name);
  const since = new Date(service.now().getTime() - REACH_MS).toISOString().slice(0, 19);
  const filter = typeof watermark === 'number' ? `id > ${watermark}` : `created > "${since}Z"`;
  const { found, account } = await service.onCurrent(async ({ generation, account: name }) => {
    const list = { path: taskList(generation), query: { filter } };
    return { found: await service.all(WireTask, list, signal), account: name };
  }, signal);
  const { timeZone } = service;
  const alike = found
    .filter((wire) => wire.title === task.title && String(wire.project_id) === task.project.id)
    .filter(({ created_by: by }) => account === null || !by || by.username === account)
    .toSorted((a, b) => a.id - b.id)
    .map((wire) => taskFrom(wire, { timeZone, nameOf: names.nameOf }));
  if (typeof watermark === 'number') return alike;
  return alike.filter((made) => isSame(made.task, task)).slice(-1);
}

const isSame = (made: Task, wanted: Task): boolean =>
  canonical({ ...made, doneAt: '' }) === canonical({ ...wanted, doneAt: '' });

/** Creates the task, then puts its labels on one by one, because Vikunja echoes labels of a creation and drops them; then
 * below the one it belongs to. */
export async function addTask(
  home: Home,
  task: Task,
  creation: Creation,
  signal: AbortSignal,
): Promise<string> {
  const { service, names } = home;
  const labels = await labelIds(home, task.labels, signal);
  const body = await creationBody(home, task, signal);
  const { generation, inbox } = await service.capability(signal);
  const made = async () => await findMade(home, task, creation, signal);
  // Before 2.0 a refused creation may leave the task behind all the same.
  const mayLeave = generation !== '2' && typeof creation.watermark === 'number';
  const sweep = async (refusal: Answer): Promise<void> => {
    if (mayLeave) await removeAll(service, made, signal);
    // Another project takes new tasks by now: the next request shall know it.
    const isOutdated = inbox?.id === task.project.id && isGone(refusal, 'project');
    if (isOutdated) await service.refresh(signal).catch(() => undefined);
  };
  const question: Question = { method: 'PUT', path: `/api/v1/projects/${task.project.id}/tasks`, body };
  const id = await make(service, { question, look: async () => (await made())[0], sweep }, signal);
  names.rememberProject(task.project.id, task.project.name);
  for (const label of labels) {
    await attach(service, { path: `/api/v1/tasks/${id}/labels`, body: { label_id: label } }, signal);
  }
  const parent = Parent.safeParse(task.more[PARENT]).data;
  if (parent) {
    const relation = { other_task_id: Number(id), relation_kind: 'subtask' };
    await attach(service, { path: `/api/v1/tasks/${parent.id}/relations`, body: relation }, signal);
  }
  return id;
}

/** A service may say yes to a removal and not do it. */
const MOST_LOOKS = 3;

async function removeAll(
  service: Service,
  find: () => Promise<readonly StoredTask[]>,
  signal: AbortSignal,
): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const left = await find();
    if (left.length === 0) return;
    for (const { id } of left) await removeTask(service, id, signal);
  }
  throw new UnavailableError((language) => say(language).leftOver, { certainty: 'may have been done' });
}

export const removeTask = async (service: Service, id: string, signal: AbortSignal): Promise<void> => {
  await removeAt(service, { kind: 'task', id }, signal);
};

async function creationBody(home: Home, task: Task, signal: AbortSignal): Promise<Record<string, Json>> {
  const { timeZone } = home.service;
  const { assignees, reminders, more } = task;
  const people = await personIds(home.service, { project: task.project, names: assignees }, signal);
  const all: Record<string, Json> = {
    ...bodyOf(task, timeZone),
    ...moreBody(more, task.description),
    reminders: reminderBody(reminders, more, timeZone),
    assignees: people.map((id) => ({ id })),
  };
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => isSent(name, value)));
}

/** What is left out is unset, so only what is set is sent; the project stands in the address. */
const isSent = (name: string, value: Json): boolean =>
  name === 'title' || (name !== 'project_id' && !UNSET.includes(canonical(value)));

const UNSET: readonly string[] = ['null', '""', '0', 'false', '[]'];

/** A refusal is left to whoever reads back: the task itself is there. */
async function attach(
  service: Service,
  request: { readonly path: string; readonly body: Record<string, Json> },
  signal: AbortSignal,
): Promise<void> {
  const question: Question = { method: 'PUT', ...request };
  const answer = await service.insist(question, signal).catch((error: unknown) => {
    throw inDoubt(error);
  });
  if (answer.status >= 500) throw failed(answer, { host: service.host, certainty: 'may have been done' });
}
