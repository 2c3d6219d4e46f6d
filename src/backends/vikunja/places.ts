import type { Json } from '../../core/json.ts';
import type { PlaceKeeper, ProjectFields } from '../../domains/tasks/keeper.ts';
import { isOk, type Question } from './client.ts';
import { labelsNamed } from './labels.ts';
import { make, removeAt } from './making.ts';
import type { Names } from './names.ts';
import { allProjects, parentOf, readProject } from './projects.ts';
import { refusalOf } from './refusals.ts';
import type { Service } from './service.ts';
import { WireLabel, type WireProject } from './wire.ts';

/** Projects and labels of one person in one Vikunja. */
export function createPlaces(service: Service, names: Names): PlaceKeeper {
  return {
    readProject: async (id, signal) => {
      const project = await readProject(service, id, signal);
      return project && fieldsOf(project);
    },
    createProject: async (fields, signal) => {
      const id = await makeProject(service, fields, signal);
      names.forget();
      return id;
    },
    updateProject: async (id, fields, signal) => {
      const current = await readProject(service, id, signal);
      if (!current) return;
      const question: Question = {
        method: 'POST',
        path: `/api/v1/projects/${id}`,
        body: merged(current, fields),
      };
      const answer = await service.insist(question, signal);
      if (!isOk(answer)) throw refusalOf(answer, question, service.host);
      names.forget();
    },
    removeProject: async (id, signal) => {
      await removeAt(service, { kind: 'project', id }, signal);
      names.forget();
    },
    linkToProject: (id) => `${service.frontend()}projects/${id}`,
    findLabel: async (title, signal) => {
      const [first] = labelsNamed(await names.labels(signal), title);
      return first && String(first.id);
    },
    createLabel: async (title, signal) => {
      const id = await makeLabel(service, title, signal);
      names.forget();
      return id;
    },
    // One label alone cannot be read by everybody who sees it: Vikunja answers 403 for a missing one too.
    readLabel: async (id, signal) =>
      (await service.all(WireLabel, { path: '/api/v1/labels' }, signal)).find(
        (label) => String(label.id) === id,
      )?.title ?? undefined,
    removeLabel: async (id, signal) => {
      await removeAt(service, { kind: 'label', id }, signal);
      names.forget();
    },
  };
}

async function makeProject(service: Service, fields: ProjectFields, signal: AbortSignal): Promise<string> {
  const { name, parent, isArchived, more } = fields;
  const body = {
    title: name,
    ...(parent === null ? {} : { parent_project_id: Number(parent) }),
    ...(isArchived ? { is_archived: true } : {}),
    ...moreOn(more),
  };
  const before = new Set((await allProjects(service, signal)).map(({ id }) => id));
  const look = async () =>
    (await allProjects(service, signal)).find(({ id, title }) => title === name && !before.has(id));
  return await make(service, { question: { method: 'PUT', path: '/api/v1/projects', body }, look }, signal);
}

async function makeLabel(service: Service, title: string, signal: AbortSignal): Promise<string> {
  const look = async () =>
    (await service.all(WireLabel, { path: '/api/v1/labels' }, signal)).find((one) => one.title === title);
  const question: Question = { method: 'PUT', path: '/api/v1/labels', body: { title } };
  return await make(service, { question, look }, signal);
}

const KEPT = ['description', 'identifier', 'hex_color', 'is_favorite'] as const;

const fieldsOf = (project: WireProject): ProjectFields => ({
  name: project.title,
  parent: parentOf(project),
  isArchived: project.is_archived ?? false,
  more: Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = project[name];
      return value === undefined || value === null || value === '' || value === false ? [] : [[name, value]];
    }),
  ),
});

const moreOn = (more: ProjectFields['more']): Readonly<Record<string, Json>> =>
  Object.fromEntries(KEPT.flatMap((name) => (more[name] === undefined ? [] : [[name, more[name]]])));

/** An update loses what it leaves out, on 2.5 as before; below 2.4 even the place in the tree. */
function merged(current: WireProject, fields: Partial<ProjectFields>): Readonly<Record<string, Json>> {
  const { name, parent, isArchived, more } = { ...fieldsOf(current), ...fields };
  const kept = { description: '', identifier: '', hex_color: '', is_favorite: false };
  return {
    title: name,
    parent_project_id: parent === null ? 0 : Number(parent),
    is_archived: isArchived,
    ...kept,
    ...moreOn(more),
    ...(typeof current['position'] === 'number' ? { position: current['position'] } : {}),
  };
}
