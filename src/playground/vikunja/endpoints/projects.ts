import {
  type Answer,
  type Call,
  created,
  deleted,
  type Endpoint,
  idOf,
  listed,
  objectOf,
  ok,
  projectFor,
  withSchema,
} from '../call.ts';
import { contains } from '../filter/fits-filter.ts';
import { writtenExactly } from '../instants.ts';
import { projectShape, pseudoProjects } from '../project-shape.ts';
import { lengthOf, numberIn, textIn } from '../read-task.ts';
import { forbidden, invalid, maySee, noProject, refuse } from '../refusal.ts';
import { type State, type StoredProject, toSecond } from '../state.ts';
import { removeTask } from '../write-task.ts';
import { both } from './both.ts';

export const projectEndpoints: readonly Endpoint[] = [
  ...both('reads', '/projects', list),
  ...both('creates', '/projects', create),
  ...both('reads', '/projects/:project', readOne),
  ...both('updates', '/projects/:project', update),
  ...both('deletes', '/projects/:project', remove),
];

const POSITION_STEP = 65_536;
const VIEWS_OF_A_PROJECT = 4;
const LONGEST_IDENTIFIER = 10;

/** Pseudo projects stand behind every page, also behind the last, and are not counted. */
function list(call: Call): Answer {
  const { state, user, query, api } = call;
  const search = query.get(api === 2 ? 'q' : 's') ?? '';
  const withArchived = query.get('is_archived') === 'true';
  const seen = [...state.projects.values()].filter(
    ({ id, title }) =>
      state.permission(user.id, id) !== undefined &&
      (withArchived || !state.isArchived(id)) &&
      contains(title, search),
  );
  const items = seen
    .toSorted((a, b) => a.position - b.position || a.id - b.id)
    .map((project) => projectShape(state, project, { reader: user.id, ...permissionAsked(call, project) }));
  const appended = pseudoProjects(state, user, search);
  return listed(call, { items, appended, schema: 'PaginatedProject', isNullable: true });
}

function permissionAsked({ state, user, query }: Call, { id }: StoredProject) {
  const isAsked = [...query.getAll('expand'), ...query.getAll('expand[]')].includes('permissions');
  return isAsked ? { maxPermission: state.permission(user.id, id) ?? null } : {};
}

function readOne(call: Call): Answer {
  const { state, user, ways } = call;
  const project = projectFor(call, idOf(call, 'project'), { permission: 0, otherwise: maySee });
  const permission = state.permission(user.id, project.id) ?? 0;
  const shape = projectShape(state, project, { reader: user.id, maxPermission: permission });
  const headers = { [`x-max-${ways.permission}`]: String(permission) };
  return ok(withSchema(call, 'ProjectReadOneBody', shape), headers);
}

/** What a body says about a project; everything that is left out is zero. */
function draftOf(call: Call) {
  const sent = objectOf(call.body);
  const identifier = textIn(sent, 'identifier');
  const wrong = [
    ...(textIn(sent, 'title') === '' ? ['title: non zero value required'] : []),
    ...(lengthOf(identifier) > LONGEST_IDENTIFIER
      ? [`identifier: ${identifier} does not validate as runelength(0|10)`]
      : []),
  ];
  if (wrong.length > 0) throw invalid(call.ways, wrong);
  return {
    sent,
    title: textIn(sent, 'title'),
    description: textIn(sent, 'description'),
    identifier: call.ways.upperCaseIdentifiers ? identifier.toUpperCase() : identifier,
    hexColor: textIn(sent, 'hex_color').replace(/^#/, ''),
    parent: numberIn(sent, 'parent_project_id'),
    isArchived: sent['is_archived'] === true,
    isFavourite: sent['is_favorite'] === true,
    position: numberIn(sent, 'position'),
  };
}

type Draft = ReturnType<typeof draftOf>;

function create(call: Call): Answer {
  const { state, user } = call;
  const draft = draftOf(call);
  assertParent(call, draft.parent);
  assertIdentifier(state, draft.identifier, undefined);
  const project = addProject(state, user.id, draft);
  const now = state.instant();
  const exact = { ...project, created: now, updated: now };
  return created(projectShape(state, exact, { reader: user.id, maxPermission: 0, write: writtenExactly }));
}

/** Puts a project into the database, with its views. */
export function addProject(state: State, owner: number, draft: Omit<Draft, 'sent'>): StoredProject {
  const id = state.next('project');
  const now = toSecond(state.instant());
  const views = state.last.view + 1;
  state.last.view += VIEWS_OF_A_PROJECT;
  const { isFavourite, ...row } = draft;
  const project: StoredProject = {
    ...row,
    id,
    position: draft.position === 0 ? id * POSITION_STEP : draft.position,
    owner,
    members: new Map(),
    favouriteOf: new Set(isFavourite ? [owner] : []),
    views,
    indexes: 0,
    created: now,
    updated: now,
  };
  state.projects.set(id, project);
  return project;
}

function assertParent(call: Call, parent: number): void {
  if (parent === 0) return;
  if (!call.state.projects.has(parent)) throw noProject();
  projectFor(call, parent, { permission: 1, otherwise: forbidden });
}

function assertIdentifier(state: State, identifier: string, of: number | undefined): void {
  const isTaken = [...state.projects.values()].some(
    (project) => identifier !== '' && project.identifier === identifier && project.id !== of,
  );
  if (isTaken) throw refuse(400, 3007, 'A project with this identifier already exists.');
}

/** Title and an empty description are kept, everything else that is left out becomes zero. */
function update(call: Call): Answer {
  const { state, user, ways } = call;
  const draft = draftOf(call);
  const project = projectFor(call, idOf(call, 'project'), { permission: 1, otherwise: forbidden });
  assertMayChange(call, project, draft);
  project.title = draft.title;
  if (draft.description !== '') project.description = draft.description;
  project.identifier = draft.identifier;
  project.hexColor = draft.hexColor;
  project.isArchived = draft.isArchived;
  project.position = draft.position;
  if (draft.sent['parent_project_id'] !== undefined || !ways.keepsParent) project.parent = draft.parent;
  if (draft.isFavourite) project.favouriteOf.add(user.id);
  else project.favouriteOf.delete(user.id);
  project.updated = toSecond(state.instant());
  return ok(projectShape(state, project, { reader: user.id, maxPermission: 0 }));
}

function assertMayChange(call: Call, project: StoredProject, draft: Draft): void {
  const { state } = call;
  const isDefault = [...state.users.values()].some(({ inbox }) => inbox === project.id);
  if (draft.isArchived && isDefault) {
    const because = 'because it is the default project of a user.';
    throw refuse(412, 3013, `This project cannot be archived ${because}`);
  }
  assertIdentifier(state, draft.identifier, project.id);
  if (draft.parent === 0 || draft.parent === project.parent) return;
  assertParent(call, draft.parent);
  for (let above = draft.parent; above > 0; above = state.projects.get(above)?.parent ?? 0)
    if (above === project.id)
      throw refuse(412, 3011, 'This project cannot have a cyclic relationship to a parent project.');
}

/** Its children and all tasks go with it. */
function remove(call: Call): Answer {
  const { state } = call;
  const project = projectFor(call, idOf(call, 'project'), { permission: 2, otherwise: forbidden });
  if ([...state.users.values()].some(({ inbox }) => inbox === project.id)) {
    const because = 'because it is the default project of a user.';
    throw refuse(412, 3012, `This project cannot be deleted ${because}`);
  }
  removeWithChildren(state, project.id);
  return deleted(call);
}

function removeWithChildren(state: State, id: number): void {
  for (const child of state.projects.values()) if (child.parent === id) removeWithChildren(state, child.id);
  for (const task of state.tasksOf(id)) removeTask(state, task);
  state.projects.delete(id);
}
