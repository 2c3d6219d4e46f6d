import type { Generation } from './generation.ts';

/** Milliseconds since the epoch; undefined where nothing is set. */
export type Instant = number;

export interface StoredUser {
  readonly id: number;
  readonly username: string;
  name: string;
  readonly email: string;
  timeZone: string;
  /** Empty where none was chosen. */
  language: string;
  /** By name and by mail, for whoever looks for people. */
  readonly isDiscoverable: boolean;
  readonly password: string;
  inbox: number;
  readonly created: Instant;
  readonly updated: Instant;
}

export interface StoredToken {
  readonly id: number;
  readonly owner: number;
  readonly title: string;
  readonly secret: string;
  scopes: Readonly<Record<string, readonly string[]>>;
  readonly expires: Instant;
  readonly created: Instant;
}

/** 0 read, 1 write, 2 admin. */
export type Permission = 0 | 1 | 2;

export interface StoredProject {
  readonly id: number;
  title: string;
  description: string;
  identifier: string;
  hexColor: string;
  parent: number;
  readonly owner: number;
  isArchived: boolean;
  position: number;
  readonly members: Map<number, Permission>;
  readonly favouriteOf: Set<number>;
  /** The id of the first of its four views. */
  readonly views: number;
  /** The highest index ever given out. */
  indexes: number;
  readonly created: Instant;
  updated: Instant;
}

export interface StoredLabel {
  readonly id: number;
  title: string;
  description: string;
  hexColor: string;
  readonly owner: number;
  readonly created: Instant;
  updated: Instant;
}

export interface StoredReminder {
  /** The zero date when it is relative to a date that is not set. */
  readonly at: Instant | undefined;
  readonly relativePeriod: number;
  readonly relativeTo: string;
}

export interface StoredComment {
  readonly id: number;
  comment: string;
  readonly author: number;
  readonly created: Instant;
  updated: Instant;
}

export interface StoredRelation {
  readonly kind: string;
  readonly other: number;
}

export interface StoredTask {
  readonly id: number;
  title: string;
  description: string;
  done: boolean;
  doneAt: Instant | undefined;
  due: Instant | undefined;
  start: Instant | undefined;
  end: Instant | undefined;
  reminders: readonly StoredReminder[];
  project: number;
  repeatAfter: number;
  repeatMode: number;
  priority: number;
  percentDone: number;
  hexColor: string;
  coverImage: number;
  index: number;
  readonly createdBy: number;
  readonly created: Instant;
  updated: Instant;
  labels: readonly number[];
  assignees: readonly number[];
  readonly favouriteOf: Set<number>;
  /** Person → id of the subscription. */
  readonly subscribers: Map<number, { readonly id: number; readonly created: Instant }>;
  readonly comments: StoredComment[];
  readonly attachments: StoredAttachment[];
  relations: readonly StoredRelation[];
}

export interface StoredAttachment {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly createdBy: number;
  readonly created: Instant;
}

const SECOND = 1000;
/** The database keeps whole seconds. */
export const toSecond = (instant: Instant): Instant => Math.floor(instant / SECOND) * SECOND;

/** What each new object is numbered by. */
export interface Counters {
  user: number;
  token: number;
  project: number;
  view: number;
  label: number;
  task: number;
  comment: number;
  attachment: number;
  subscription: number;
}

/** Everything a server knows. */
export class State {
  generation: Generation;
  readonly users = new Map<number, StoredUser>();
  readonly tokens = new Map<string, StoredToken>();
  readonly projects = new Map<number, StoredProject>();
  readonly labels = new Map<number, StoredLabel>();
  readonly tasks = new Map<number, StoredTask>();
  readonly last: Counters = {
    user: 0,
    token: 0,
    project: 0,
    view: 0,
    label: 0,
    task: 0,
    comment: 0,
    attachment: 0,
    subscription: 0,
  };
  /** In steps of 1024. */
  maxFileMegabytes = 20;
  keepsFiles = true;
  readonly zone: string;
  readonly now: () => Date;

  constructor(generation: Generation, { zone, now }: { zone: string; now: () => Date }) {
    this.generation = generation;
    this.zone = zone;
    this.now = now;
  }

  next(what: keyof Counters): number {
    this.last[what] += 1;
    return this.last[what];
  }

  instant(): Instant {
    return this.now().getTime();
  }

  user(id: number): StoredUser {
    const found = this.users.get(id);
    if (!found) throw new Error(`the playground has no user ${id}`);
    return found;
  }

  userNamed(username: string): StoredUser | undefined {
    return [...this.users.values()].find((user) => user.username === username);
  }

  /** Returns what puts everything back as it is now. */
  remember(): () => void {
    const kept = structuredClone({
      tasks: this.tasks,
      labels: this.labels,
      projects: this.projects,
      last: this.last,
    });
    return () => {
      replace(this.tasks, kept.tasks);
      replace(this.labels, kept.labels);
      replace(this.projects, kept.projects);
      Object.assign(this.last, kept.last);
    };
  }

  tasksOf(project: number): readonly StoredTask[] {
    return [...this.tasks.values()].filter((task) => task.project === project);
  }

  /** What somebody may do in a project: the most of what they may there and above. */
  permission(user: number, project: number | undefined): Permission | undefined {
    const stored = project === undefined ? undefined : this.projects.get(project);
    if (!stored) return undefined;
    const own = stored.owner === user ? 2 : stored.members.get(user);
    const above = stored.parent > 0 ? this.permission(user, stored.parent) : undefined;
    if (own === undefined || above === undefined) return own ?? above;
    return own > above ? own : above;
  }

  /** The project itself or one above it is archived. */
  isArchived(project: number): boolean {
    const stored = this.projects.get(project);
    if (!stored) return false;
    return stored.isArchived || (stored.parent > 0 && this.isArchived(stored.parent));
  }

  /** A label is visible to its owner, and to whoever sees a task that has it. */
  maySeeLabel(user: number, label: number): boolean {
    if (this.labels.get(label)?.owner === user) return true;
    return [...this.tasks.values()].some(
      (task) => task.labels.includes(label) && this.permission(user, task.project) !== undefined,
    );
  }
}

function replace<Value>(map: Map<number, Value>, by: ReadonlyMap<number, Value>): void {
  map.clear();
  for (const [id, value] of by) map.set(id, value);
}
