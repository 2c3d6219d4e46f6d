import type { ActionContext } from '../core/action.ts';
import type { ShownList } from '../core/shown.ts';
import { plainTask, type Project, type Task } from '../domains/tasks/task.ts';
import { aCaller } from './callers.ts';

export const inbox: Project = { id: 'inbox', name: 'Inbox' };
export const work: Project = { id: 'work', name: 'Work' };
export const home: Project = { id: 'home', name: 'Home' };

export const aTask = (overrides: Partial<Task> = {}): Task =>
  plainTask({ title: 'milk', project: inbox, ...overrides });

/** Friday 20 November 2026, 09:12 in Berlin: the clock of the transcripts. */
export const friday = new Date('2026-11-20T08:12:00Z');

export const aContext = (overrides: Partial<ActionContext> = {}): ActionContext => ({
  caller: aCaller(),
  now: friday,
  signal: new AbortController().signal,
  shown: undefined,
  connections: [],
  ...overrides,
});

/** The lines of a list that was shown, by id and name. */
export const aShownList = (tasks: readonly (readonly [id: string, name: string])[]): ShownList => ({
  items: tasks.map(([id, name]) => ({ noun: 'task', id, name, line: name })),
  upTo: tasks.length,
});

/** A task that was written last: what "it" means. */
export const justTouched = (id: string, name = 'milk'): ShownList => ({
  items: [],
  upTo: 0,
  touched: [{ noun: 'task', id, name, line: name }],
});
