import { populate } from '../vikunja/populate.ts';
import { type State, type StoredProject, type StoredTask, toSecond } from '../vikunja/state.ts';
import { removeTask } from '../vikunja/write-task.ts';
import type { PlaygroundVikunja } from '../vikunja/vikunja.ts';
import { instantIn } from './furnish.ts';
import type { ServiceAct } from './talk-step.ts';

interface Work {
  /** Who does it: a name of the talk; an account is made where there is none. */
  readonly who: string;
  readonly act: ServiceAct;
  /** The zone in which local times are meant. */
  readonly zone: string;
}

/** Somebody works in a service with their own client. Returns what is wrong, if it cannot be done. */
export function workInService(
  services: readonly PlaygroundVikunja[],
  { who, act, zone }: Work,
): string | undefined {
  const [first] = services;
  if (!first) return 'no seed of this talk names a service';
  if (act.kind === 'add') return addTask(first.state, { who, act, zone });
  const found = services.flatMap(({ state }) =>
    [...state.tasks.values()].filter(({ title }) => title === act.title).map((task) => ({ state, task })),
  );
  const [only, ...others] = found;
  if (!only) return `there is no task "${act.title}"`;
  if (others.length > 0) return `there are ${found.length} tasks "${act.title}"`;
  return change(only, { who, act, zone });
}

interface Found {
  readonly state: State;
  readonly task: StoredTask;
}

function change({ state, task }: Found, { who, act, zone }: Work): string | undefined {
  task.updated = toSecond(state.instant());
  switch (act.kind) {
    case 'delete':
      removeTask(state, task);
      return undefined;
    case 'comment': {
      const user = state.userNamed(who) ?? populate(state).addUser({ username: who });
      const at = task.updated;
      const comment = `<p>${act.text}</p>`;
      task.comments.push({ id: state.next('comment'), comment, author: user.id, created: at, updated: at });
      return undefined;
    }
    case 'set':
    case 'add':
      return setFields({ state, task }, act.fields, zone);
  }
}

function addTask(state: State, { who, act, zone }: Work): string | undefined {
  if (act.kind !== 'add') return undefined;
  const { project: title, ...fields } = act.fields;
  const user = state.userNamed(who) ?? populate(state).addUser({ username: who });
  const project = title === undefined ? state.projects.get(user.inbox) : projectOf(state, title);
  if (!project) return `there is no project "${title ?? 'Inbox'}"`;
  const task = populate(state).addTask(project, { title: act.title });
  return setFields({ state, task }, fields, zone);
}

const projectOf = (state: State, wanted: string): StoredProject | undefined =>
  [...state.projects.values()].find(({ title }) => title === wanted);

/** `none` clears a date; `labels` are all labels, with commas between them. */
function setFields(
  { state, task }: Found,
  fields: Readonly<Record<string, string>>,
  zone: string,
): string | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const wrong = setField({ state, task }, { name, value, zone });
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

interface FieldValue {
  readonly name: string;
  readonly value: string;
  readonly zone: string;
}

const SETTERS: Readonly<Record<string, (found: Found, field: FieldValue) => void>> = {
  title: ({ task }, { value }) => (task.title = value),
  description: ({ task }, { value }) => (task.description = value),
  due: ({ task }, field) => (task.due = dateOf(field)),
  start: ({ task }, field) => (task.start = dateOf(field)),
  end: ({ task }, field) => (task.end = dateOf(field)),
  priority: ({ task }, { value }) => (task.priority = Number(value)),
  labels: ({ state, task }, { value }) => (task.labels = labelsOf(state, task, value)),
  done: ({ state, task }, { value }) => {
    task.done = value === 'true';
    task.doneAt = task.done ? toSecond(state.instant()) : undefined;
  },
};

function setField(found: Found, field: FieldValue): string | undefined {
  if (field.name === 'project') return moveTo(found, field.value);
  SETTERS[field.name]?.(found, field);
  return undefined;
}

const dateOf = ({ value, zone }: FieldValue): number | undefined =>
  value === 'none' ? undefined : instantIn(value, zone);

function labelsOf(state: State, task: StoredTask, value: string): readonly number[] {
  const owner = state.user(state.projects.get(task.project)?.owner ?? task.createdBy);
  const titles = value.split(',').map((title) => title.trim());
  return titles.filter((title) => title !== '').map((title) => populate(state).addLabel(owner, title).id);
}

function moveTo({ state, task }: Found, title: string): string | undefined {
  const project = projectOf(state, title);
  if (!project) return `there is no project "${title}"`;
  project.indexes += 1;
  task.project = project.id;
  task.index = project.indexes;
  return undefined;
}
