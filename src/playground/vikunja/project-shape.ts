import type { Fields, Json } from '../../core/json.ts';
import { written } from './instants.ts';
import { userShape } from './shapes.ts';
import type { State, StoredProject, StoredUser } from './state.ts';

const VIEWS = ['list', 'gantt', 'table', 'kanban'] as const;
const POSITION_STEP = 100;

interface Shown {
  /** Only answers to creations and updates know it without being asked. */
  readonly maxPermission?: Json;
  readonly write?: (instant: number, zone: string) => string;
  readonly reader: number;
}

export function projectShape(state: State, project: StoredProject, shown: Shown): Fields {
  const { reader, write = written } = shown;
  return {
    id: project.id,
    title: project.title,
    description: project.description,
    identifier: project.identifier,
    hex_color: project.hexColor,
    parent_project_id: project.parent,
    owner: userShape(state, project.owner),
    is_archived: project.isArchived,
    background_information: null,
    background_blur_hash: '',
    is_favorite: project.favouriteOf.has(reader),
    position: project.position,
    views: viewsOf(state, { project: project.id, first: project.views, created: project.created }),
    ...permissionOf(state, shown),
    created: write(project.created, state.zone),
    updated: write(project.updated, state.zone),
  };
}

const permissionOf = (state: State, { maxPermission = null }: Shown): Fields =>
  state.generation === '0.24' ? {} : { max_permission: maxPermission };

function viewsOf(
  state: State,
  { project, first, created }: { project: number; first: number; created: number },
): readonly Fields[] {
  const at = written(created, state.zone);
  const hasBuckets = state.generation !== '0.24' && project > 0;
  return VIEWS.map((kind, index) => ({
    id: first + index,
    title: kind.charAt(0).toUpperCase() + kind.slice(1),
    project_id: project,
    view_kind: kind,
    filter: viewFilter(state, kind === 'list' && project > 0),
    position: (index + 1) * POSITION_STEP,
    bucket_configuration_mode: kind === 'kanban' ? 'manual' : 'none',
    bucket_configuration: null,
    default_bucket_id: kind === 'kanban' && hasBuckets ? first + index : 0,
    done_bucket_id: kind === 'kanban' && hasBuckets ? first + index + 2 : 0,
    updated: at,
    created: at,
  }));
}

/** The list hides what is done. */
function viewFilter({ generation }: State, hidesDone: boolean): Json {
  const filter = hidesDone ? 'done = false' : '';
  if (generation === '0.24') return filter;
  return hidesDone ? { s: '', sort_by: null, order_by: null, filter, filter_include_nulls: false } : null;
}

/** What is appended to every page of projects though it is none: favourites, and saved filters. */
export function pseudoProjects(state: State, user: StoredUser, search: string): readonly Fields[] {
  const isFavourite = [...state.tasks.values()].some(({ favouriteOf }) => favouriteOf.has(user.id));
  const favourites = isFavourite ? [pseudo(state, user, { id: -1, title: 'Favorites' })] : [];
  if (state.generation !== '2') return favourites;
  const filter = { id: -user.id - 1, title: 'My Open Tasks' };
  const fits = filter.title.toLowerCase().includes(search.toLowerCase());
  return fits ? [...favourites, pseudo(state, user, filter)] : favourites;
}

function pseudo(state: State, user: StoredUser, { id, title }: { id: number; title: string }): Fields {
  const at = written(user.created, state.zone);
  return {
    id,
    title,
    description: '',
    identifier: '',
    hex_color: '',
    parent_project_id: 0,
    owner: userShape(state, user.id),
    is_archived: false,
    background_information: null,
    background_blur_hash: '',
    is_favorite: id === -1,
    position: 0,
    views: viewsOf(state, { project: id, first: 1, created: user.created }),
    ...(state.generation === '0.24' ? {} : { max_permission: null }),
    created: at,
    updated: at,
  };
}
