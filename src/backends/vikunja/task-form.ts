import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import { inLetters } from '../../domains/tasks/resolve-parts.ts';
import { PARENT, type Parent, type StoredTask, type Task } from '../../domains/tasks/task.ts';
import { instantFrom, momentFrom, wireMoment } from './moments.ts';
import { NO_REPEAT, repeatFrom, wireRepeat } from './repeats.ts';
import { htmlFrom, textFrom } from './rich-text.ts';
import type { WireReminder, WireTask } from './wire.ts';

/**
 * What Vikunja keeps besides, under names that can be said: only what differs from a task that has none of it. One that
 * ends with the name of a field is a part of that field, and goes when the field is changed.
 */
const MORE = {
  percent: 'percent done',
  colour: 'colour',
  favourite: 'favourite',
  relative: 'reminders before a date',
  formatted: 'formatted description',
  repeat: 'kept repeat',
  priority: 'kept priority',
} as const;

const HIGHEST = 5;

export interface Reading {
  readonly timeZone: string;
  readonly nameOf: (project: number) => string;
}

/** A task as people speak of it. No mail address of anybody can be in it: of people only the user names are taken. */
export function taskFrom(wire: WireTask, { timeZone, nameOf }: Reading): StoredTask {
  const moment = (text: string | null | undefined) => momentFrom(text, timeZone);
  const doneAt = wire.done === true ? moment(wire.done_at) : null;
  const labels = orElse(wire.labels, []).map(({ title }) => orElse(title, ''));
  const people = orElse(wire.assignees, []).map(({ username }) => username);
  const task: Task = {
    title: wire.title === '' ? ' ' : wire.title,
    project: { id: String(wire.project_id), name: nameOf(wire.project_id) },
    due: moment(wire.due_date),
    start: moment(wire.start_date),
    end: moment(wire.end_date),
    priority: Math.min(Math.max(Math.trunc(orElse(wire.priority, 0)), 0), HIGHEST),
    labels: inLetters(eachOnce(labels)),
    assignees: inLetters(eachOnce(people)),
    repeat: orElse(repeatFrom(...repeatOf(wire)), null),
    reminders: remindersOf(wire, timeZone),
    description: textFrom(orElse(wire.description, '')),
    done: orElse(wire.done, false),
    more: moreOf(wire),
    ...(doneAt === null ? {} : { doneAt }),
  };
  return { id: String(wire.id), task };
}

const orElse = <Value>(value: Value | null | undefined, instead: Value): Value => value ?? instead;

/** And no empty one. */
const eachOnce = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].filter((word) => word !== '');

const repeatOf = (wire: WireTask): readonly [after: number, mode: number] => [
  orElse(wire.repeat_after, 0),
  orElse(wire.repeat_mode, 0),
];

const isRelative = ({ relative_to: to }: WireReminder): boolean => orElse(to, '') !== '';

/** Those at an instant of their own. The others move with the date they hang on, so they are kept apart. */
function remindersOf(wire: WireTask, timeZone: string): readonly string[] {
  const own = orElse(wire.reminders, []).filter((reminder) => !isRelative(reminder));
  const instants = own.map(({ reminder }) => instantFrom(reminder, timeZone));
  return eachOnce(instants).toSorted((a, b) => Date.parse(a) - Date.parse(b));
}

const relativeOf = (wire: WireTask): { seconds: number; to: string }[] =>
  orElse(wire.reminders, [])
    .filter(isRelative)
    .map(({ relative_period: seconds, relative_to: to }) => ({
      seconds: orElse(seconds, 0),
      to: orElse(to, ''),
    }))
    .toSorted((a, b) => a.seconds - b.seconds || (a.to < b.to ? -1 : 1));

const Kept = z.object({ after: z.number(), mode: z.number() });
const Relative = z.array(z.object({ seconds: z.number(), to: z.string() }));

function moreOf(wire: WireTask): Task['more'] {
  const html = orElse(wire.description, '');
  const priority = orElse(wire.priority, 0);
  const percent = orElse(wire.percent_done, 0);
  const colour = orElse(wire.hex_color, '');
  const [after, mode] = repeatOf(wire);
  const relative = relativeOf(wire);
  const entries: readonly (readonly [string, Task['more'][string], boolean])[] = [
    [MORE.percent, percent, percent !== 0],
    [MORE.colour, colour, colour !== ''],
    [MORE.favourite, true, wire.is_favorite === true],
    [MORE.relative, relative, relative.length > 0],
    [MORE.formatted, html, htmlFrom(textFrom(html)) !== html],
    [MORE.repeat, { after, mode }, repeatFrom(after, mode) === undefined],
    [MORE.priority, priority, !Number.isInteger(priority) || priority < 0 || priority > HIGHEST],
    [PARENT, orElse(parentOf(wire), null), parentOf(wire) !== undefined],
  ];
  return Object.fromEntries(entries.filter(([, , isThere]) => isThere).map(([name, value]) => [name, value]));
}

/** The first one it is below: Vikunja takes several, people speak of one. */
function parentOf({ related_tasks: related }: WireTask): z.infer<typeof Parent> | undefined {
  const [first] = orElse(related?.['parenttask'], []);
  return first && { id: String(first.id), title: orElse(first.title, '') };
}

export type Body = Readonly<Record<string, Json>>;

/** The fields that a change names, as the wire has them. Labels, people and reminders are apart. */
export function bodyOf(change: Partial<Task>, timeZone: string): Body {
  const { title, project, due, start, end, priority, description, done, repeat } = change;
  const moment = (when: string | null | undefined) =>
    when === null || when === undefined ? when : wireMoment(when, timeZone);
  return withoutGaps({
    title,
    project_id: project && Number(project.id),
    due_date: moment(due),
    start_date: moment(start),
    end_date: moment(end),
    priority,
    description: description === undefined ? undefined : htmlFrom(description),
    done,
    ...(repeat === undefined ? {} : ((repeat && wireRepeat(repeat)) ?? NO_REPEAT)),
  });
}

const withoutGaps = (body: Readonly<Record<string, Json | undefined>>): Body =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );

/** `more` on the wire, as it shall be: what is not named goes back to nothing. `text` is the description it belongs to. */
export function moreBody(more: Task['more'], text: string): Body {
  const repeat = Kept.safeParse(more[MORE.repeat]).data;
  const formatted = more[MORE.formatted];
  return withoutGaps({
    percent_done: more[MORE.percent] ?? 0,
    hex_color: more[MORE.colour] ?? '',
    is_favorite: more[MORE.favourite] ?? false,
    ...(repeat ? { repeat_after: repeat.after, repeat_mode: repeat.mode } : {}),
    description: typeof formatted === 'string' && textFrom(formatted) === text ? formatted : undefined,
    priority: more[MORE.priority],
  });
}

/** All reminders in one list, which is the only way Vikunja takes them. */
export const reminderBody = (
  instants: readonly string[],
  more: Task['more'],
  timeZone: string,
): readonly Json[] => [
  ...instants.map((instant) => ({ reminder: wireMoment(instant, timeZone) })),
  ...(Relative.safeParse(more[MORE.relative]).data ?? []).map(({ seconds, to }) => ({
    relative_period: seconds,
    relative_to: to,
  })),
];
