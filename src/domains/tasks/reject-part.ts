import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';
import { clockOf, dayOf, type When } from '../../core/time.ts';
import { isSame, spokenPriority } from './field-words.ts';
import { spokenRepeat } from '../../core/repeat-words.ts';
import { choicesOf } from './resolve-parts.ts';
import { clearableFor } from './task-fields.ts';
import type { Project, Task } from './task.ts';
import { type Unclear, unclear } from './unclear.ts';

/** Words of a part, or the moment that they are. */
export type Rejected = string | { readonly when: When };

interface Where {
  readonly timeZone: string;
  /** Where a task goes whose project is rejected; undefined where there is none to go to. */
  readonly inbox: Project | undefined;
}

/** One part of a task that can be rejected by itself, and the task without it. */
interface Part {
  /** `label travel` */
  readonly name: string;
  /** What it may be called besides. */
  readonly calls: readonly string[];
  readonly changes: Partial<Task>;
}

/** What a task is without one part of it (conversation.md 7.4); a question when no part, or several, go by these words. */
export function rejectPart(task: Task, rejected: Rejected, where: Where): Partial<Task> | Unclear {
  const title = literal(task.title);
  if (typeof rejected !== 'string') {
    const changes = withoutMoment(task, rejected.when, where);
    return changes ?? unclear(`That is no part of ${title}.`);
  }
  const words = fold(rejected).replace(/\s+/g, ' ').trim();
  const field = clearableFor(words);
  if (field) {
    const changes = emptied(task, [field]);
    return isSame(task[field], changes[field]) ? unclear(`${title} has no ${words}.`) : changes;
  }
  const fitting = partsOf(task, where).filter(({ name, calls }) =>
    [name, ...calls].map(fold).includes(words),
  );
  const [only, ...others] = fitting;
  if (!only) return unclear(`“${literal(rejected)}” is no part of ${title}.`);
  if (others.length === 0) return only.changes;
  return unclear(
    'Which part do you mean?',
    choicesOf(fitting.map(({ name }) => [name, `not ${name}`] as const)),
  );
}

/** The task with these fields emptied; without a date it does not come again either. */
export function emptied(task: Task, fields: readonly (keyof Task)[]): Partial<Task> {
  const empty: Partial<Task> = {
    due: null,
    start: null,
    end: null,
    priority: 0,
    labels: [],
    assignees: [],
    repeat: null,
    reminders: [],
    description: '',
  };
  const all: readonly string[] = fields.includes('due') && task.repeat ? [...fields, 'repeat'] : fields;
  return Object.fromEntries(Object.entries(empty).filter(([field]) => all.includes(field)));
}

function partsOf(task: Task, { timeZone, inbox }: Where): readonly Part[] {
  const { labels, assignees, priority, repeat, project } = task;
  const [number, ...words] = spokenPriority(priority).split(' ');
  return [
    ...labels.map((label) => ({
      name: `label ${label}`,
      calls: [label, `*${label}`],
      changes: { labels: labels.filter((one) => one !== label) },
    })),
    ...assignees.map((who) => ({
      name: `assigned to ${who}`,
      calls: [who, `@${who}`],
      changes: { assignees: assignees.filter((one) => one !== who) },
    })),
    ...(priority === 0
      ? []
      : [
          {
            name: `priority ${number ?? ''}`,
            calls: [
              number ?? '',
              `!${number ?? ''}`,
              words.join(' '),
              `priority ${spokenPriority(priority)}`,
            ],
            changes: { priority: 0 },
          },
        ]),
    ...(repeat
      ? [{ name: spokenRepeat(repeat, timeZone), calls: ['repeating'], changes: { repeat: null } }]
      : []),
    ...(inbox && inbox.id !== project.id
      ? [
          {
            name: `project ${project.name}`,
            calls: [project.name, `in ${project.name}`, `+${project.name}`, 'project', 'the project'],
            changes: { project: inbox },
          },
        ]
      : []),
  ];
}

/** "not tomorrow" takes the whole date; "not 10am" the clock time of it. */
function withoutMoment(task: Task, when: When, { timeZone }: Where): Partial<Task> | undefined {
  for (const field of ['due', 'start', 'end'] as const) {
    const there = task[field];
    if (there === null) continue;
    const clock = clockOf(when, timeZone);
    if (clock === undefined && dayOf(there, timeZone).equals(dayOf(when, timeZone)))
      return emptied(task, [field]);
    if (clock !== undefined && clockOf(there, timeZone) === clock) {
      return { [field]: dayOf(there, timeZone).toString() };
    }
  }
  return undefined;
}
