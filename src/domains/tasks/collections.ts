import { z } from 'zod';
import type { Collection, Creation, StoredObject } from '../../core/collection.ts';
import { UserFacingError } from '../../core/errors.ts';
import { fold } from '../../core/fold.ts';
import type { Fields } from '../../core/json.ts';
import { InUseError } from '../../core/service-errors.ts';
import { findProject } from './find-project.ts';
import type { PlaceKeeper, ProjectFields, TaskKeeper } from './keeper.ts';
import { placeWords } from './place-words.ts';
import { NOT_MADE, PARENT, Parent, plainTask, type Project, Task } from './task.ts';
import { taskWords } from './task-words.ts';
import { sayTasks } from './sentences.ts';

const Part = Task.exactPartial();
/** What a creation may leave out: a task that comes from elsewhere has no project yet. */
const NewTask = Task.exactPartial({
  project: true,
  start: true,
  end: true,
  assignees: true,
  repeat: true,
  reminders: true,
  description: true,
  more: true,
});

/** Tasks as objects that are written, read back and taken back. The moment a task was done is the keeper's own. */
export const taskCollection = (keeper: TaskKeeper): Collection => ({
  noun: 'task',
  read: async (id, signal) => {
    const task = await keeper.read(id, signal);
    return task && fieldsOf(task);
  },
  watermark: async (_after, signal) => await keeper.watermark(signal),
  create: async (after, creation, signal) =>
    await keeper.create(await completed(after, keeper, signal), creation, signal),
  findMade: async (after, creation, signal) => {
    const made = await keeper.findMade(await completed(after, keeper, signal), creation, signal);
    return made.map(({ id, task }) => ({ id, fields: asPlanned(fieldsOf(task), after) }));
  },
  update: async (id, { before, after }, signal) =>
    await keeper.update(id, { before: Part.parse(before), after: Part.parse(after) }, signal),
  remove: async (id, signal) => await keeper.remove(id, signal),
  linkTo: (id) => keeper.linkTo(id),
  words: taskWords(keeper),
});

/**
 * The whole task. A project that was made on the way is known by its name only; a task without one comes from
 * another list: it goes where the service puts what has none, with labels of the same names.
 */
async function completed(after: Fields, keeper: TaskKeeper, signal: AbortSignal): Promise<Task> {
  const { project, more, ...named } = NewTask.parse(after);
  const found = await projectFor(project, named.labels, { keeper, signal });
  return plainTask({
    ...named,
    project: found,
    more: await withParent(more ?? {}, found, { keeper, signal }),
  });
}

interface Service {
  readonly keeper: TaskKeeper;
  readonly signal: AbortSignal;
}

async function projectFor(
  project: Project | undefined,
  labels: readonly string[],
  { keeper, signal }: Service,
): Promise<Project> {
  if (project && project.id !== NOT_MADE) return project;
  if (project) return await madeJustNow(project.name, keeper, signal);
  const inbox = await keeper.inbox(signal);
  if (!inbox) throw nowhere('noInbox');
  for (const label of labels) {
    const known = await keeper.places?.findLabel(label, signal);
    if (known === undefined) await keeper.places?.createLabel(label, signal);
  }
  return inbox;
}

/** The parent that was made just before: the newest with its title. */
async function withParent(
  more: Task['more'],
  project: Project,
  { keeper, signal }: Service,
): Promise<Task['more']> {
  const parent = Parent.safeParse(more[PARENT]).data;
  if (!parent || parent.id !== NOT_MADE) return more;
  const there = await keeper.find({ done: false, project: project.id, text: parent.title }, signal);
  const made = there
    .filter(({ task }) => task.title === parent.title && task.project.id === project.id)
    .toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  const { [PARENT]: _gone, ...others } = more;
  const newest = made.at(-1);
  return newest ? { ...others, [PARENT]: { ...parent, id: newest.id } } : others;
}

async function madeJustNow(name: string, keeper: TaskKeeper, signal: AbortSignal): Promise<Project> {
  const found = await findProject(keeper, name, signal);
  if (found.kind === 'found') return found.project;
  throw nowhere('projectNotMade');
}

const nowhere = (why: 'noInbox' | 'projectNotMade'): UserFacingError =>
  new UserFacingError((language) => sayTasks(language)[why], { certainty: 'not done' });

const inUse = (why: 'projectInUse' | 'labelInUse'): UserFacingError =>
  new InUseError((language) => sayTasks(language)[why], { certainty: 'not done' });

/** A project or a parent that had no id when the task was planned is the planned one when it has its name. */
function asPlanned(found: Fields, after: Fields): Fields {
  const [wanted, there] = [NewTask.parse(after), Part.parse(found)];
  const isProject =
    wanted.project?.id === NOT_MADE &&
    there.project !== undefined &&
    fold(there.project.name) === fold(wanted.project.name);
  const [parent, above] = [wanted.more, there.more].map((more) => Parent.safeParse(more?.[PARENT]).data);
  const isParent = parent?.id === NOT_MADE && above?.title === parent.title;
  return {
    ...found,
    ...(isProject ? { project: wanted.project } : {}),
    ...(isParent ? { more: { ...there.more, [PARENT]: parent } } : {}),
  };
}

export const fieldsOf = ({ doneAt: _kept, ...task }: Task): Fields => task;

const StoredProject = z.object({
  name: z.string().min(1),
  parent: z.string().nullable(),
  isArchived: z.boolean(),
  more: z.record(z.string(), z.json()),
});

/** Projects as objects; only of a keeper that has `places`. A project is removed only to take back its creation. */
export const projectCollection = (keeper: TaskKeeper): Collection => {
  const places = placesOf(keeper);
  return {
    noun: 'project',
    read: async (id, signal) => {
      const project = await places.readProject(id, signal);
      return project && { ...project };
    },
    watermark: async (_after, signal) => (await keeper.projects(signal)).map(({ id }) => id),
    create: async (after, _creation, signal) =>
      await places.createProject(StoredProject.parse(after), signal),
    findMade: async (after, creation, signal) =>
      await projectsMade(keeper, StoredProject.parse(after), creation, signal),
    update: async (id, { after }, signal) =>
      await places.updateProject(id, StoredProject.exactPartial().parse(after), signal),
    remove: async (id, signal) => {
      const inIt = await keeper.find({ project: id }, signal);
      if (inIt.some(({ task }) => task.project.id === id)) {
        throw inUse('projectInUse');
      }
      await places.removeProject(id, signal);
    },
    linkTo: (id) => places.linkToProject(id),
    words: placeWords('project', (id) => places.linkToProject(id)),
  };
};

const Ids = z.array(z.string());

async function projectsMade(
  keeper: TaskKeeper,
  wanted: ProjectFields,
  { watermark }: Creation,
  signal: AbortSignal,
): Promise<readonly StoredObject[]> {
  const older = Ids.safeParse(watermark).data ?? [];
  const made = (await keeper.projects(signal))
    .filter(
      ({ id, name, parent }) =>
        !older.includes(id) && name === wanted.name && (parent ?? null) === wanted.parent,
    )
    .toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  const objects: StoredObject[] = [];
  for (const { id } of made) {
    const fields = await placesOf(keeper).readProject(id, signal);
    if (fields) objects.push({ id, fields: { ...fields } });
  }
  return objects;
}

const Label = z.object({ title: z.string().min(1) });

/** Labels as objects; only of a keeper that has `places`. They are made on the way and taken back, never changed. */
export const labelCollection = (keeper: TaskKeeper): Collection => {
  const places = placesOf(keeper);
  const read = async (id: string, signal: AbortSignal): Promise<Fields | undefined> => {
    const title = await places.readLabel(id, signal);
    return title === undefined ? undefined : { title };
  };
  return {
    noun: 'label',
    read,
    watermark: async (after, signal) => (await places.findLabel(Label.parse(after).title, signal)) ?? null,
    create: async (after, _creation, signal) => await places.createLabel(Label.parse(after).title, signal),
    findMade: async (after, { watermark }, signal) => {
      const id = await places.findLabel(Label.parse(after).title, signal);
      if (id === undefined || id === watermark) return [];
      const fields = await read(id, signal);
      return fields ? [{ id, fields }] : [];
    },
    update: async () => {
      return await Promise.reject(new Error('labels are made and removed, never changed'));
    },
    remove: async (id, signal) => {
      const title = await places.readLabel(id, signal);
      const labelled = title === undefined ? [] : await keeper.find({ labels: [title] }, signal);
      if (labelled.some(({ task }) => task.labels.some((label) => fold(label) === fold(title ?? '')))) {
        throw inUse('labelInUse');
      }
      await places.removeLabel(id, signal);
    },
    linkTo: () => undefined,
    words: placeWords('label', () => undefined),
  };
};

function placesOf({ places, saidAs }: TaskKeeper): PlaceKeeper {
  if (places) return places;
  throw new Error(`${saidAs ?? 'this keeper'} has no projects and labels of its own`);
}
