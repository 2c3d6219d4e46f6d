import { BadCredentialsError } from '../../core/errors.ts';
import type { FileIo } from '../../core/file.ts';
import type { TaskKeeper, TaskQuery } from '../../domains/tasks/keeper.ts';
import { addTask, findMade, type Home, newestTask, removeTask } from './add-task.ts';
import { changeTask, readWire } from './change-task.ts';
import { createFiles } from './files.ts';
import { labelsNamed } from './labels.ts';
import { createNames } from './names.ts';
import { peopleCalled } from './people.ts';
import { createPlaces } from './places.ts';
import { listProjects } from './projects.ts';
import { nearestRepeat } from './repeats.ts';
import { storiesSince } from './stories.ts';
import type { Service } from './service.ts';
import { taskFrom } from './task-form.ts';
import { filterFor, isDueUntil, type Sought, taskList } from './task-list.ts';
import { WireComment, WireTask } from './wire.ts';
import { say } from './sentences.ts';

/** One person's tasks in one Vikunja. Made for one request of the person: names it has learnt are not asked for again. */
export function createVikunjaKeeper(service: Service, files: FileIo): TaskKeeper {
  const names = createNames(service);
  const home: Home = { service, names };
  const { timeZone } = service;
  return {
    find: async (query, signal) => {
      const sought = await soughtBy(home, query, signal);
      return sought ? await findTasks(home, sought, signal) : [];
    },
    read: async (id, signal) => {
      const wire = await readWire(service, id, signal);
      if (!wire) return undefined;
      await names.learnProjects([wire.project_id], signal);
      return taskFrom(wire, { timeZone, nameOf: names.nameOf }).task;
    },
    storiesSince: async (since, signal) => await storiesSince(home, since, signal),
    inbox: async (signal) => {
      const { inbox } = await service.capability(signal);
      if (inbox) names.rememberProject(inbox.id, inbox.name);
      return inbox ?? undefined;
    },
    projects: async (signal) => await listProjects(service, signal),
    labels: async (signal) => [
      ...new Set((await names.labels(signal)).flatMap(({ title }) => (title ? [title] : []))),
    ],
    people: async (project, words, signal) => await peopleCalled(service, { project, words }, signal),
    nearestRepeat,
    forGood: async (id, signal, language) => await lostForGood({ service, id, language }, signal),
    watermark: async (signal) => await newestTask(home, signal),
    create: async (task, creation, signal) => await addTask(home, task, creation, signal),
    findMade: async (task, creation, signal) => await findMade(home, task, creation, signal),
    update: async (id, change, signal) => {
      if (change.after.project) names.rememberProject(change.after.project.id, change.after.project.name);
      await changeTask(home, id, change, signal);
    },
    remove: async (id, signal) => await removeTask(service, id, signal),
    linkTo: (id) => `${service.frontend()}tasks/${id}`,
    places: createPlaces(service, names),
    files: createFiles(service, files),
  };
}

/** Undefined: nothing can be found, because no label has that title. */
async function soughtBy(
  { service, names }: Home,
  query: TaskQuery,
  signal: AbortSignal,
): Promise<Sought | undefined> {
  const titles = query.labels ?? [];
  const known = titles.length === 0 ? [] : await names.labels(signal);
  const labels = titles.map((title) => labelsNamed(known, title).map(({ id }) => id));
  if (labels.some((ids) => ids.length === 0)) return undefined;
  return { query, labels, timeZone: service.timeZone };
}

async function findTasks(
  { service, names }: Home,
  sought: Sought,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<TaskKeeper['find']>>> {
  const wires = await service.onCurrent(async (capability) => {
    const { project } = sought.query;
    const path =
      project === undefined ? taskList(capability.generation) : `/api/v1/projects/${project}/tasks`;
    const filter = filterFor(sought, capability);
    return await service.all(WireTask, { path, query: filter === '' ? {} : { filter } }, signal);
  }, signal);
  await names.learnProjects([...new Set(wires.map(({ project_id: id }) => id))], signal);
  const { timeZone } = service;
  return wires
    .map((wire) => taskFrom(wire, { timeZone, nameOf: names.nameOf }))
    .filter(({ task }) => isDueUntil(task, sought));
}

/** A new task in its place has another number, and what hangs on the old one does not come back. */
interface Lost {
  readonly service: Service;
  readonly id: string;
  readonly language: string;
}

async function lostForGood({ service, id, language }: Lost, signal: AbortSignal): Promise<readonly string[]> {
  const task = await readWire(service, id, signal);
  if (!task) return [];
  const comments = await commentsOn(service, id, signal);
  const relations = Object.values(task.related_tasks ?? {}).flatMap((others) => others ?? []).length;
  const words = say(language);
  const lost = [
    words.itsComments(comments),
    words.itsAttachments((task.attachments ?? []).length),
    words.itsLinks(relations),
    words.itsNumber,
  ];
  return lost.filter((one) => one !== undefined);
}

/** Undefined: this token may not see them. */
async function commentsOn(service: Service, id: string, signal: AbortSignal): Promise<number | undefined> {
  try {
    const comments = await service.all(WireComment, { path: `/api/v1/tasks/${id}/comments` }, signal);
    return comments.length;
  } catch (error) {
    if (error instanceof BadCredentialsError && error.trouble === 'missing right') return undefined;
    throw error;
  }
}
