import { allScopes } from './authenticate.ts';
import { addProject } from './endpoints/projects.ts';
import { addToken } from './endpoints/server.ts';
import { waysOf } from './generation.ts';
import {
  type Permission,
  type State,
  type StoredLabel,
  type StoredProject,
  type StoredTask,
  type StoredUser,
  toSecond,
} from './state.ts';
import { nextIndex } from './write-task.ts';

export interface NewUser {
  readonly username: string;
  readonly name?: string;
  /** Left out: that of the server, as for new accounts of real ones. */
  readonly timeZone?: string;
  readonly isDiscoverable?: boolean;
  readonly password?: string;
}

/** What is put into a server past its API: as if it had always been there. */
export function populate(state: State): Population {
  return {
    addUser: (user) => newUser(state, user),
    addToken: (owner, { secret, scopes, expires = NEVER } = {}) =>
      addToken(state, {
        owner: owner.id,
        title: 'eis',
        scopes: scopes ?? allScopes(state),
        expires,
        ...(secret === undefined ? {} : { secret }),
      }).secret,
    addProject: (owner, project) => newProject(state, owner, project),
    addLabel: (owner, title) => newLabel(state, owner, title),
    addTask: (project, task) => newTask(state, project, task),
  };
}

export interface Population {
  /** With the project "Inbox" that every account has. */
  readonly addUser: (user: NewUser) => StoredUser;
  /** A token that may do everything, unless it is said what it may do. Returns what stands in the header. */
  readonly addToken: (owner: StoredUser, token?: NewToken) => string;
  readonly addProject: (owner: StoredUser, project: NewProject) => StoredProject;
  /** The owner's label of that title; the same one when there is one. */
  readonly addLabel: (owner: StoredUser, title: string) => StoredLabel;
  readonly addTask: (project: StoredProject, task: NewTask) => StoredTask;
}

export interface NewToken {
  readonly secret?: string;
  /** By group: `{ tasks: ['read_all'] }`. */
  readonly scopes?: Readonly<Record<string, readonly string[]>>;
  readonly expires?: number;
}

export interface NewProject {
  readonly title: string;
  readonly identifier?: string;
  readonly parent?: number;
  readonly isArchived?: boolean;
  readonly members?: ReadonlyMap<number, Permission>;
}

export interface NewTask extends Partial<Omit<StoredTask, 'id' | 'project' | 'index' | 'title'>> {
  readonly title: string;
}

const NEVER = Date.UTC(2099, 0, 1);

function newUser(state: State, wish: NewUser): StoredUser {
  const { username, name, timeZone, isDiscoverable = false, password } = wish;
  const now = toSecond(state.instant());
  const user: StoredUser = {
    id: state.next('user'),
    username,
    name: name ?? username.charAt(0).toUpperCase() + username.slice(1),
    email: `${username}@example.org`,
    timeZone: timeZone ?? state.zone,
    language: '',
    isDiscoverable,
    password: password ?? `${username}-password`,
    inbox: 0,
    created: now,
    updated: now,
  };
  state.users.set(user.id, user);
  user.inbox = newProject(state, user, { title: 'Inbox' }).id;
  return user;
}

function newProject(state: State, owner: StoredUser, project: NewProject): StoredProject {
  const made = addProject(state, owner.id, {
    title: project.title,
    description: '',
    identifier: project.identifier ?? '',
    hexColor: '',
    parent: project.parent ?? 0,
    isArchived: project.isArchived ?? false,
    isFavourite: false,
    position: 0,
  });
  for (const [user, permission] of project.members ?? []) made.members.set(user, permission);
  return made;
}

function newLabel(state: State, owner: StoredUser, title: string): StoredLabel {
  const known = [...state.labels.values()].find((one) => one.title === title && one.owner === owner.id);
  if (known) return known;
  const now = toSecond(state.instant());
  const id = state.next('label');
  const label = { id, title, description: '', hexColor: '', owner: owner.id, created: now, updated: now };
  state.labels.set(id, label);
  return label;
}

function newTask(state: State, project: StoredProject, task: NewTask): StoredTask {
  const now = toSecond(state.instant());
  const made: StoredTask = {
    description: '',
    done: false,
    doneAt: undefined,
    due: undefined,
    start: undefined,
    end: undefined,
    reminders: [],
    repeatAfter: 0,
    repeatMode: 0,
    priority: 0,
    percentDone: 0,
    hexColor: '',
    coverImage: 0,
    createdBy: project.owner,
    created: now,
    updated: now,
    labels: [],
    assignees: [],
    favouriteOf: new Set(),
    subscribers: new Map(),
    comments: [],
    attachments: [],
    relations: [],
    ...task,
    id: state.next('task'),
    project: project.id,
    index: nextIndex({ state, ways: waysOf[state.generation] }, project.id),
  };
  state.tasks.set(made.id, made);
  return made;
}
