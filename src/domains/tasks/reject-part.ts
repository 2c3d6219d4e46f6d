import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';
import { clockOf, dayOf, type When } from '../../core/time.ts';
import { isSame, type Reader } from './field-words.ts';
import { spokenRepeat } from '../../core/repeat-words.ts';
import { ANSWER_LANGUAGES } from '../../core/speech.ts';
import { choicesOf } from './resolve-parts.ts';
import { sayTasks } from './sentences.ts';
import { clearableFor } from './task-fields.ts';
import type { Project, Task } from './task.ts';
import { type Unclear, unclear } from './unclear.ts';

type Words = ReturnType<typeof sayTasks>;

/** Words of a part, or the moment that they are. */
export type Rejected = string | { readonly when: When };

interface Where extends Reader {
  /** Where a task goes whose project is rejected; undefined where there is none to go to. */
  readonly inbox: Project | undefined;
}

/** One part of a task that can be rejected by itself, and the task without it. */
interface Part {
  /** `label travel` */
  readonly name: string;
  /** The same in English: in a sentence that is understood in every language. */
  readonly says: string;
  /** What it may be called besides. */
  readonly calls: readonly string[];
  readonly changes: Partial<Task>;
}

/** What a task is without one part of it (conversation.md 7.4); a question when no part, or several, go by these words. */
export function rejectPart(task: Task, rejected: Rejected, where: Where): Partial<Task> | Unclear {
  const title = literal(task.title);
  const sentences = sayTasks(where.language);
  if (typeof rejected !== 'string') {
    const changes = withoutMoment(task, rejected.when, where);
    return changes ?? unclear(sentences.isNoPart(undefined, title));
  }
  const words = fold(rejected).replace(/\s+/g, ' ').trim();
  const field = clearableFor(words);
  if (field) {
    const changes = emptied(task, [field]);
    return isSame(task[field], changes[field]) ? unclear(sentences.hasNone(title, words)) : changes;
  }
  const fitting = partsOf(task, where).filter(({ name, calls }) =>
    [name, ...calls].map(fold).includes(words),
  );
  const [only, ...others] = fitting;
  if (!only) return unclear(sentences.isNoPart(literal(rejected), title));
  if (others.length === 0) return only.changes;
  return unclear(
    sentences.whichPart,
    choicesOf(fitting.map(({ name, says }) => [name, `not ${says}`] as const)),
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

function partsOf(task: Task, where: Where): readonly Part[] {
  const { labels, assignees, priority, repeat, project } = task;
  const { inbox, timeZone } = where;
  const parts: readonly Named[] = [
    ...labels.map((label) => ({
      named: (words: Words) => words.labels(1, label),
      calls: [label, `*${label}`],
      changes: { labels: labels.filter((one) => one !== label) },
    })),
    ...assignees.map((who) => ({
      named: (words: Words) => words.assigned([who]),
      calls: [who, `@${who}`],
      changes: { assignees: assignees.filter((one) => one !== who) },
    })),
    ...(priority === 0 ? [] : [priorityPart(priority)]),
    ...(repeat
      ? [
          {
            named: (_words: Words, language: string) => spokenRepeat(repeat, timeZone, language),
            calls: ['repeating', 'repeat', 'wiederholung', 'wiederholt'],
            changes: { repeat: null },
          },
        ]
      : []),
    ...(inbox && inbox.id !== project.id
      ? [
          {
            named: (words: Words) => words.newProject(project.name),
            calls: [project.name, `in ${project.name}`, `+${project.name}`, ...THE_PROJECT],
            changes: { project: inbox },
          },
        ]
      : []),
  ];
  return parts.map((part) => inEveryLanguage(part, where));
}

interface Named extends Omit<Part, 'name' | 'says'> {
  readonly named: (words: Words, language: string) => string;
}

const THE_PROJECT = ['project', 'the project', 'projekt', 'das projekt'];

/** Called in the language of the person, and as it is called in any other. */
function inEveryLanguage({ named, calls, changes }: Named, { language }: Where): Part {
  const all = ANSWER_LANGUAGES.map((one) => named(sayTasks(one), one));
  return {
    name: named(sayTasks(language), language),
    says: named(sayTasks('en'), 'en'),
    calls: [...calls, ...all],
    changes,
  };
}

function priorityPart(priority: number): Named {
  const spoken = ANSWER_LANGUAGES.map((language) => sayTasks(language).priorityAlone(priority));
  return {
    named: (words) => words.priority(priority),
    calls: [
      String(priority),
      `!${priority}`,
      ...spoken.map((words) => words.replace(/^\d+ /, '')),
      ...ANSWER_LANGUAGES.map((language) =>
        sayTasks(language).priority(priority).split(' ').slice(0, 2).join(' '),
      ),
    ],
    changes: { priority: 0 },
  };
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
