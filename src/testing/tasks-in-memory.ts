import { fold } from '../core/fold.ts';
import type { PlaceKeeper, ProjectFields, TaskKeeper } from '../domains/tasks/keeper.ts';
import { withChange } from '../domains/tasks/merge-lists.ts';
import type { Repeat } from '../core/repeat.ts';
import type { StoredTask, Task } from '../domains/tasks/task.ts';
import { home, inbox, work } from './tasks.ts';

interface World {
  readonly saidAs?: string;
  readonly labels?: readonly string[];
  readonly people?: readonly string[];
  readonly forGood?: readonly string[];
  readonly nearestRepeat?: (repeat: Repeat) => Repeat | undefined;
}

export type KeeperInMemory = TaskKeeper & {
  readonly all: Map<string, Task>;
  /** Titles by id. */
  readonly allLabels: Map<string, string>;
  readonly allProjects: Map<string, ProjectFields>;
};

const project = (name: string): ProjectFields => ({ name, parent: null, isArchived: false, more: {} });

/** A service that keeps tasks, in memory: the ids are given in order, `1`, `2` … and are all it finds a creation by. */
export function tasksInMemory(tasks: readonly Task[] = [], world: World = {}): KeeperInMemory {
  const all = new Map(tasks.map((task, index) => [String(index + 1), task]));
  const labelled = new Set([...(world.labels ?? []), ...tasks.flatMap(({ labels }) => labels)]);
  const allLabels = new Map([...labelled].map((title, index) => [`l${index + 1}`, title]));
  const allProjects = new Map([inbox, work, home].map(({ id, name }) => [id, project(name)]));
  return {
    all,
    allLabels,
    allProjects,
    inbox: async () => await Promise.resolve(inbox),
    people: async (_project, words) =>
      await Promise.resolve((world.people ?? []).filter((name) => fold(name) === fold(words))),
    nearestRepeat: (repeat) => (world.nearestRepeat ? world.nearestRepeat(repeat) : repeat),
    forGood: async () => await Promise.resolve(world.forGood ?? []),
    ...objectsIn(all),
    ...(world.saidAs === undefined
      ? surroundings(allProjects, allLabels)
      : {
          saidAs: world.saidAs,
          projects: async () => await Promise.resolve([]),
          labels: async () => await Promise.resolve(undefined),
          linkTo: () => undefined,
        }),
  };
}

type Objects = Pick<
  TaskKeeper,
  'find' | 'read' | 'storiesSince' | 'watermark' | 'create' | 'findMade' | 'update' | 'remove'
>;

function objectsIn(all: Map<string, Task>): Objects {
  let newest = all.size;
  const stored = (): readonly StoredTask[] => [...all].map(([id, task]) => ({ id, task }));
  return {
    find: async ({ done }) =>
      await Promise.resolve(stored().filter(({ task }) => done === undefined || task.done === done)),
    read: async (id) => await Promise.resolve(all.get(id)),
    storiesSince: async () =>
      await Promise.resolve(
        stored().map(({ id, task }) => ({
          id,
          task,
          ...(task.doneAt === undefined ? {} : { lastDoneAt: task.doneAt }),
          isAddedByOther: false,
          isForOthers: false,
          others: [],
        })),
      ),
    watermark: async () => await Promise.resolve(newest),
    create: async (task) => {
      newest += 1;
      all.set(String(newest), task);
      return await Promise.resolve(String(newest));
    },
    findMade: async ({ title }, { watermark }) =>
      await Promise.resolve(
        stored().filter(({ id, task }) => Number(id) > Number(watermark ?? 0) && task.title === title),
      ),
    update: async (id, change) => {
      const before = all.get(id);
      if (before) all.set(id, withChange(before, change));
      await Promise.resolve();
    },
    remove: async (id) => {
      all.delete(id);
      await Promise.resolve();
    },
  };
}

function surroundings(
  projects: Map<string, ProjectFields>,
  labels: Map<string, string>,
): Pick<TaskKeeper, 'projects' | 'labels' | 'linkTo' | 'places'> {
  return {
    projects: async () =>
      await Promise.resolve(
        [...projects].map(([id, { name, parent, isArchived }]) => ({
          id,
          name,
          parent: parent ?? undefined,
          isArchived,
        })),
      ),
    labels: async () => await Promise.resolve([...labels.values()]),
    linkTo: (id) => `https://tasks.example.org/${id}`,
    places: placesInMemory(projects, labels),
  };
}

function placesInMemory(projects: Map<string, ProjectFields>, labels: Map<string, string>): PlaceKeeper {
  let made = 0;
  const newId = (letter: string): string => {
    made += 1;
    return `${letter}${100 + made}`;
  };
  return {
    readProject: async (id) => await Promise.resolve(projects.get(id)),
    createProject: async (fields) => {
      const id = newId('p');
      projects.set(id, fields);
      return await Promise.resolve(id);
    },
    updateProject: async (id, fields) => {
      const before = projects.get(id);
      if (before) projects.set(id, { ...before, ...fields });
      await Promise.resolve();
    },
    removeProject: async (id) => {
      projects.delete(id);
      await Promise.resolve();
    },
    linkToProject: (id) => `https://tasks.example.org/projects/${id}`,
    findLabel: async (title) =>
      await Promise.resolve([...labels].find(([, one]) => fold(one) === fold(title))?.[0]),
    createLabel: async (title) => {
      const id = newId('l');
      labels.set(id, title);
      return await Promise.resolve(id);
    },
    readLabel: async (id) => await Promise.resolve(labels.get(id)),
    removeLabel: async (id) => {
      labels.delete(id);
      await Promise.resolve();
    },
  };
}
