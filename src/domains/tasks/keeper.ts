import type { Creation } from '../../core/collection.ts';
import type { SentFile } from '../../core/file.ts';
import type { Json } from '../../core/json.ts';
import type { When } from '../../core/time.ts';
import type { Repeat } from '../../core/repeat.ts';
import type { Project, StoredTask, Task, TaskStory } from './task.ts';

/** What is looked for. A keeper may answer more than that, never less: the domain looks at each task again. */
export interface TaskQuery {
  /** Left out: open and done ones. */
  readonly done?: boolean;
  /** Due at this moment or before it; tasks without a date are left out. */
  readonly dueUntil?: When;
  /** The id of a project. */
  readonly project?: string;
  /** Titles of labels; a task has all of them. */
  readonly labels?: readonly string[];
  readonly assignee?: string;
  readonly priority?: number;
  /** A part of the title. */
  readonly text?: string;
}

export interface ProjectEntry extends Project {
  /** The id of the project it is in. */
  readonly parent: string | undefined;
  readonly isArchived: boolean;
}

export interface ProjectFields {
  readonly name: string;
  readonly parent: string | null;
  readonly isArchived: boolean;
  /** What the service keeps besides, as it keeps it. */
  readonly more: Readonly<Record<string, Json>>;
}

/** What a service must be able to do to be a home for tasks. Everything a person can say about tasks follows from it. */
export interface TaskKeeper {
  /** Said at the end of answers, for a list that no service keeps: `my own list`. It has no projects and no links. */
  readonly saidAs?: string;
  readonly find: (query: TaskQuery, signal: AbortSignal) => Promise<readonly StoredTask[]>;
  readonly read: (id: string, signal: AbortSignal) => Promise<Task | undefined>;
  /**
   * All open tasks, and all that were done or due at this instant or behind it; more, never less: the domain looks at
   * each again.
   */
  readonly storiesSince: (since: When, signal: AbortSignal) => Promise<readonly TaskStory[]>;
  /** The project that takes what nobody gave a project; undefined when the service names none. */
  readonly inbox: (signal: AbortSignal) => Promise<Project | undefined>;
  /** All that a task can be put into; empty for a list without projects. Archived ones are among them. */
  readonly projects: (signal: AbortSignal) => Promise<readonly ProjectEntry[]>;
  /** Titles; undefined where any word can be a label. */
  readonly labels: (signal: AbortSignal) => Promise<readonly string[] | undefined>;
  /** The names of those in a project who go by these words. */
  readonly people: (project: Project, words: string, signal: AbortSignal) => Promise<readonly string[]>;
  /** The nearest repeat that the service can keep: the same one when it can keep it. Undefined: none at all. */
  readonly nearestRepeat: (repeat: Repeat) => Repeat | undefined;
  /** What a removal takes for good, in the language of the person: `its 2 comments`, `its number`. */
  readonly forGood: (id: string, signal: AbortSignal, language: string) => Promise<readonly string[]>;
  readonly watermark: (signal: AbortSignal) => Promise<Json>;
  /** Labels and the project exist already. Returns the id. */
  readonly create: (task: Task, creation: Creation, signal: AbortSignal) => Promise<string>;
  /** What this creation made, read afresh, the oldest first. */
  readonly findMade: (task: Task, creation: Creation, signal: AbortSignal) => Promise<readonly StoredTask[]>;
  /** Only the fields of the change are touched; labels and assignees that are not in `before` stay as well. */
  readonly update: (
    id: string,
    change: { readonly before: Partial<Task>; readonly after: Partial<Task> },
    signal: AbortSignal,
  ) => Promise<void>;
  readonly remove: (id: string, signal: AbortSignal) => Promise<void>;
  readonly linkTo: (id: string) => string | undefined;
  /** Left out where there are no projects and labels to be made. */
  readonly places?: PlaceKeeper;
  /** Left out where tasks have no files. */
  readonly files?: FileKeeper;
}

/** A file that hangs on a task. */
export interface TaskFile {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Attached by this account, eis among it. */
  readonly isOwn: boolean;
}

/** The files of tasks, by the ids of both. */
export interface FileKeeper {
  /** Throws a `UserFacingError` for a file that would not be taken, as far as that can be told beforehand. */
  readonly check: (file: Pick<SentFile, 'name' | 'type' | 'size'>) => void;
  /** The oldest first; undefined: there is no such task. */
  readonly list: (task: string, signal: AbortSignal) => Promise<readonly TaskFile[] | undefined>;
  /** Answers its id once all of it is there. */
  readonly attach: (task: string, file: SentFile, signal: AbortSignal) => Promise<string>;
  readonly detach: (task: string, file: string, signal: AbortSignal) => Promise<void>;
  /** Puts it where the person is answered. */
  readonly send: (task: string, file: TaskFile, signal: AbortSignal) => Promise<SentFile>;
}

/** Projects and labels as objects of their own. */
export interface PlaceKeeper {
  readonly readProject: (id: string, signal: AbortSignal) => Promise<ProjectFields | undefined>;
  readonly createProject: (fields: ProjectFields, signal: AbortSignal) => Promise<string>;
  readonly updateProject: (id: string, fields: Partial<ProjectFields>, signal: AbortSignal) => Promise<void>;
  /** Only ever to take back a project that eis just made: nothing else removes one. */
  readonly removeProject: (id: string, signal: AbortSignal) => Promise<void>;
  readonly linkToProject: (id: string) => string | undefined;
  /** By its title; the first of several. */
  readonly findLabel: (title: string, signal: AbortSignal) => Promise<string | undefined>;
  readonly createLabel: (title: string, signal: AbortSignal) => Promise<string>;
  readonly readLabel: (id: string, signal: AbortSignal) => Promise<string | undefined>;
  readonly removeLabel: (id: string, signal: AbortSignal) => Promise<void>;
}
