import { z } from 'zod';
import { Repeat } from '../../core/repeat.ts';
import { isWhen } from '../../core/time.ts';

const moment = z.string().refine(isWhen);

/** Where a task lives. The id counts; the name is for people and may be the same for two projects. */
export const Project = z.object({ id: z.string(), name: z.string() }).readonly();
export type Project = z.infer<typeof Project>;

/** The id of a project that is made on the way: it is known by its name until then. */
export const NOT_MADE = '';

/** Among `more`: the task that one is below, by its id and its title. */
export const PARENT = 'parent task';
/** It is known by its title only while it is not made. */
export const Parent = z.object({ id: z.string(), title: z.string() });

/** One thing to do, in the words of every service. A number of the priority: 0 none, 1 low … 5 do now. */
export const Task = z.object({
  title: z.string().min(1),
  project: Project,
  due: moment.nullable(),
  start: moment.nullable(),
  end: moment.nullable(),
  priority: z.int().min(0).max(5),
  /** Titles, in the order of their letters, each once. */
  labels: z.array(z.string()).readonly(),
  /** Names by which the service knows people, in the order of their letters. */
  assignees: z.array(z.string()).readonly(),
  repeat: Repeat.nullable(),
  /** Instants, the earliest first. */
  reminders: z.array(moment).readonly(),
  /** Plain text; empty: none. */
  description: z.string(),
  done: z.boolean(),
  /** What the service keeps besides, as it keeps it: carried along, so that nothing is lost and undo brings it back. */
  more: z.record(z.string(), z.json()),
  /** When it was done. Kept by the keeper and never planned: most services set it themselves. */
  doneAt: z.iso.datetime({ offset: true }).exactOptional(),
});
export type Task = Readonly<z.infer<typeof Task>>;

/** A field that a person can know of; `doneAt` follows `done`. */
export type FieldName = Exclude<keyof Task, 'doneAt'>;

/** A task that has nothing but what is named. */
export const plainTask = (named: Pick<Task, 'title' | 'project'> & Partial<Task>): Task => ({
  due: null,
  start: null,
  end: null,
  priority: 0,
  labels: [],
  assignees: [],
  repeat: null,
  reminders: [],
  description: '',
  done: false,
  more: {},
  ...named,
});

export interface StoredTask {
  readonly id: string;
  readonly task: Task;
}

/** A task and what became of it so far, as far as the service tells. */
export interface TaskStory extends StoredTask {
  /** An instant. */
  readonly addedAt?: string;
  /** An instant. Of a task that comes again the last time, although it is open. */
  readonly lastDoneAt?: string;
  readonly isAddedByOther: boolean;
  /** Somebody is assigned to it, but not the person. */
  readonly isForOthers: boolean;
  /** By which other people who have to do with it are known. */
  readonly others: readonly string[];
}
