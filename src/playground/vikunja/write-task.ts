import type { Call } from './call.ts';
import type { SentDate, SentReminder, TaskDraft } from './read-task.ts';
import { archived, noProject, refuse } from './refusal.ts';
import { advanced, isRepeating, unticked } from './repeat.ts';
import { type Instant, type State, type StoredReminder, type StoredTask, toSecond } from './state.ts';

const SECOND = 1000;

/** The next number of a project: counted on, or before 2.4 one more than the highest that is still there. */
export function nextIndex({ state, ways }: Pick<Call, 'state' | 'ways'>, project: number): number {
  const stored = state.projects.get(project);
  const highest = ways.reusesIndexes
    ? Math.max(0, ...state.tasksOf(project).map(({ index }) => index))
    : (stored?.indexes ?? 0);
  if (stored) stored.indexes = highest + 1;
  return highest + 1;
}

/** Makes a task. The oldest servers keep it even where its assignees or reminders are refused. */
export function createTask(call: Call, draft: TaskDraft, project: number): StoredTask {
  const { state, user, ways } = call;
  if (draft.title === '') throw refuse(400, 4001, 'You must provide at least a task title.');
  const refused = refusalOf(call, draft, project);
  if (refused && !ways.keepsRefusedTasks) throw refused;
  const now = state.instant();
  const task: StoredTask = {
    ...columns(draft),
    id: state.next('task'),
    title: draft.title,
    done: draft.done,
    doneAt: undefined,
    reminders: [],
    project,
    index: nextIndex(call, project),
    createdBy: user.id,
    created: toSecond(now),
    updated: toSecond(now),
    labels: [],
    assignees: [],
    favouriteOf: new Set(draft.isFavourite ? [user.id] : []),
    subscribers: new Map(),
    comments: [],
    attachments: [],
    relations: [],
  };
  state.tasks.set(task.id, task);
  if (refused) throw refused;
  task.reminders = remindersOf(draft.reminders, task);
  assign(state, task, draft.assignees);
  return task;
}

/** Everything that stands in the row and is zero when a body leaves it out. */
function columns(draft: TaskDraft) {
  const { description, repeatAfter, repeatMode, priority, percentDone, hexColor, coverImage } = draft;
  return {
    description,
    repeatAfter,
    repeatMode,
    priority,
    percentDone,
    hexColor,
    coverImage,
    due: kept(draft.due),
    start: kept(draft.start),
    end: kept(draft.end),
  };
}

const kept = (date: SentDate | undefined): Instant | undefined =>
  date === undefined ? undefined : toSecond(date.instant);

function refusalOf({ state }: Call, draft: TaskDraft, project: number) {
  for (const id of draft.assignees) {
    if (!state.users.has(id)) return refuse(404, 1005, 'The user does not exist.');
    if (state.permission(id, project) === undefined)
      return refuse(403, 7003, 'This user does not have access to the project.');
  }
  if (draft.reminders.some(({ relativePeriod, relativeTo }) => relativePeriod !== 0 && relativeTo === ''))
    return refuse(400, 4022, 'Please provide what the reminder date is relative to');
  return undefined;
}

/** Two at one instant become one; relative ones follow their date. */
function remindersOf(
  sent: readonly SentReminder[],
  dates: Pick<StoredTask, 'due' | 'start' | 'end'>,
): readonly StoredReminder[] {
  const found = sent.map(({ at, relativePeriod, relativeTo }) => ({
    at: relativeTo === '' ? kept(at) : relativeInstant({ relativePeriod, relativeTo }, dates),
    relativePeriod,
    relativeTo,
  }));
  return found.filter(({ at }, index) => found.findIndex((other) => other.at === at) === index);
}

function relativeInstant(
  { relativePeriod, relativeTo }: Pick<StoredReminder, 'relativePeriod' | 'relativeTo'>,
  { due, start, end }: Pick<StoredTask, 'due' | 'start' | 'end'>,
): Instant | undefined {
  const anchor = relativeTo === 'start_date' ? start : relativeTo === 'end_date' ? end : due;
  return anchor === undefined ? undefined : anchor + relativePeriod * SECOND;
}

/** Whoever is assigned is subscribed as well. */
export function assign(state: State, task: StoredTask, people: readonly number[]): void {
  task.assignees = people;
  for (const id of people)
    if (!task.subscribers.has(id))
      task.subscribers.set(id, { id: state.next('subscription'), created: toSecond(state.instant()) });
}

/** What an update did, for the answer that echoes it. */
export interface Updated {
  readonly task: StoredTask;
  /** Undefined: done or reopened by nobody now. */
  readonly turned: 'done' | 'reopened' | undefined;
  readonly hasRepeated: boolean;
  readonly hadAssignees: boolean;
}

/** Replaces the whole task: what the draft leaves out is zero afterwards. Only title and project are kept. */
export function updateTask(call: Call, task: StoredTask, draft: TaskDraft): Updated {
  assertMayUpdate(call, task, draft);
  const { state, user } = call;
  const before = { ...task };
  const turned = draft.done === before.done ? undefined : draft.done ? 'done' : 'reopened';
  const hasRepeated = turned === 'done' && isRepeating(before);
  if (draft.title !== '') task.title = draft.title;
  moveTask(call, task, draft.project);
  Object.assign(task, columns(draft), { done: draft.done });
  if (turned === 'done') task.doneAt = toSecond(state.instant());
  if (turned === 'reopened') task.doneAt = undefined;
  task.reminders = remindersOf(draft.reminders, task);
  if (hasRepeated) repeat(call, task, before);
  if (draft.isFavourite) task.favouriteOf.add(user.id);
  else task.favouriteOf.delete(user.id);
  assign(state, task, draft.assignees);
  touch(state, task);
  return { task, turned, hasRepeated, hadAssignees: before.assignees.length > 0 };
}

/** Dates come from what stood there before, the interval from the body: a body without one ends the repeat. */
function repeat({ state, ways }: Call, task: StoredTask, before: StoredTask): void {
  const dates = advanced(state, before);
  task.done = false;
  task.due = dates.due;
  task.start = dates.start;
  task.end = dates.end;
  task.reminders = dates.reminders.map((reminder) =>
    reminder.relativeTo === '' ? reminder : { ...reminder, at: relativeInstant(reminder, task) },
  );
  if (ways.unticksChecklists) task.description = unticked(task.description);
}

function assertMayUpdate(call: Call, task: StoredTask, draft: TaskDraft): void {
  const target = draft.project === 0 ? task.project : draft.project;
  if (call.state.isArchived(task.project)) throw archived();
  if (target !== task.project) assertMayMove(call, target);
  const refused = refusalOf(call, draft, target);
  if (refused) throw refused;
}

function assertMayMove({ state, user }: Call, target: number): void {
  if (target > 0 && !state.projects.has(target)) throw noProject();
  if ((state.permission(user.id, target) ?? 0) < 1) throw refuse(403, 1, "You're not allowed to do this.");
  if (state.isArchived(target)) throw archived();
}

function moveTask(call: Call, task: StoredTask, project: number): void {
  if (project === 0 || project === task.project) return;
  task.index = nextIndex(call, project);
  task.project = project;
}

export function touch(state: State, task: StoredTask): void {
  task.updated = toSecond(state.instant());
}

/** Before 2.x a task is gone; later the row stays, and nobody can get at it: the same from outside. */
export function removeTask(state: State, task: StoredTask): void {
  state.tasks.delete(task.id);
  for (const other of state.tasks.values())
    other.relations = other.relations.filter((relation) => relation.other !== task.id);
}
