import type { Caller } from '../../core/caller.ts';
import { canonical } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import { clockOf, dayOf, fullDay, isDay, shortDay, spokenWhen, type When } from '../../core/time.ts';
import type { Repeat } from '../../core/repeat.ts';
import { spokenRepeat } from '../../core/repeat-words.ts';
import { sayTasks } from './sentences.ts';
import type { FieldName, Task } from './task.ts';

/** A task, or as much of one as an edit names. */
export type Part = Partial<Task>;
/** The person who reads it. */
export type Reader = Pick<Caller, 'timeZone' | 'language'>;

/** In the order in which they are told. */
export const FIELDS: readonly FieldName[] = [
  'title',
  'project',
  'due',
  'start',
  'end',
  'priority',
  'labels',
  'assignees',
  'repeat',
  'reminders',
  'description',
  'done',
  'more',
];

export const isSame = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);

/** `Fri 27 Nov 2026, 10:00`: without the zone. */
export const dayAndClock = (when: When, { timeZone, language }: Reader): string => {
  const clock = clockOf(when, timeZone);
  const day = fullDay(dayOf(when, timeZone), language);
  return clock === undefined ? day : `${day}, ${clock}`;
};

const momentFor = (when: When, { timeZone, language }: Reader): string =>
  spokenWhen(when, timeZone, language);

const repeatFor = (repeat: Repeat, { timeZone, language }: Reader): string =>
  spokenRepeat(repeat, timeZone, language);

const names = (list: readonly string[]): string => list.map(literal).join(', ');

const reminding = (list: readonly string[], reader: Reader): string =>
  sayTasks(reader.language).reminders(list.length, list.map((when) => momentFor(when, reader)).join(', '));

type Teller<It> = Readonly<Record<FieldName, (it: It, words: Words) => readonly string[]>>;
type Words = ReturnType<typeof sayTasks>;

const dated =
  (field: 'due' | 'start' | 'end') =>
  ({ task, reader }: Told, words: Words): readonly string[] => {
    const when = task[field];
    return typeof when === 'string' ? [words.moment(field, momentFor(when, reader))] : [];
  };

interface Told {
  readonly task: Part;
  readonly reader: Reader;
}

const PARTS: Teller<Told> = {
  title: () => [],
  project: () => [],
  due: dated('due'),
  start: dated('start'),
  end: dated('end'),
  priority: ({ task: { priority = 0 } }, words) => (priority === 0 ? [] : [words.priority(priority)]),
  labels: ({ task: { labels = [] } }, words) =>
    labels.length === 0 ? [] : [words.labels(labels.length, names(labels))],
  assignees: ({ task: { assignees = [] } }, words) =>
    assignees.length === 0 ? [] : [words.assigned(assignees.map(literal))],
  repeat: ({ task: { repeat }, reader }, words) => (repeat ? [words.repeats(repeatFor(repeat, reader))] : []),
  reminders: ({ task: { reminders = [] }, reader }) =>
    reminders.length === 0 ? [] : [reminding(reminders, reader)],
  description: ({ task: { description = '' } }, words) => (description === '' ? [] : [words.withDescription]),
  done: () => [],
  more: () => [],
};

/** What a task has besides its title, project and state: `due …`, `priority 4 urgent`, `label travel`. */
export const partsOf = (task: Part, reader: Reader): readonly string[] =>
  FIELDS.flatMap((field) => PARTS[field]({ task, reader }, sayTasks(reader.language)));

interface Sides {
  readonly before: Part;
  readonly after: Part;
  readonly reader: Reader;
}

const moved =
  (field: 'due' | 'start' | 'end') =>
  ({ before, after, reader }: Sides, words: Words): readonly string[] => [
    words.momentTo(field, fromTo(before[field] ?? null, after[field] ?? null, reader)),
  ];

const CHANGES: Teller<Sides> = {
  title: ({ before, after }, words) => [
    words.titleTo(literal(before.title ?? ''), literal(after.title ?? '')),
  ],
  project: ({ before, after }, words) => [
    words.projectTo(literal(before.project?.name ?? ''), literal(after.project?.name ?? '')),
  ],
  due: moved('due'),
  start: moved('start'),
  end: moved('end'),
  priority: ({ before, after }, words) => [
    words.priorityTo(words.priorityAlone(before.priority ?? 0), words.priorityAlone(after.priority ?? 0)),
  ],
  labels: ({ before, after }, words) => {
    const labelled = (list: readonly string[]) => words.labels(list.length, names(list));
    return comings([before.labels, after.labels], labelled, [words.isRemoved, words.isAdded]);
  },
  assignees: ({ before, after }, words) =>
    comings([before.assignees, after.assignees], names, [words.isNotAssigned, words.isAssigned]),
  repeat: ({ after, reader }, words) => [
    after.repeat ? words.repeats(repeatFor(after.repeat, reader)) : words.repeatsNoLonger,
  ],
  reminders: ({ before, after, reader }, words) =>
    comings([before.reminders, after.reminders], (list) => reminding(list, reader), [
      words.isRemoved,
      words.isAdded,
    ]),
  description: ({ before, after }, words) => {
    if (!after.description) return [words.descriptionRemoved];
    return [before.description ? words.descriptionChanged : words.descriptionAdded];
  },
  done: ({ after }, words) => [after.done === true ? words.isDone : words.isOpenAgain],
  more: ({ before, after }, words) => [words.keysChanged(keysBesides(before, after))],
};

/** What a field's change is called, old value and new one: `due Wed 18 Nov → Mon 23 Nov 2026`, `label travel removed`. */
export const changeOf = (field: FieldName, sides: Sides): readonly string[] =>
  CHANGES[field](sides, sayTasks(sides.reader.language));

/** `Wed 18 Nov → Mon 23 Nov 2026`: the year once, when both have it. */
function fromTo(before: When | null, after: When | null, reader: Reader): string {
  const { timeZone, language } = reader;
  const { noDate } = sayTasks(language);
  const to = after === null ? noDate : momentFor(after, reader);
  if (before === null) return `${noDate} → ${to}`;
  if (after === null || dayOf(before, timeZone).year !== dayOf(after, timeZone).year) {
    return `${dayAndClock(before, reader)} → ${to}`;
  }
  const clock = isDay(before) ? '' : `, ${clockOf(before, timeZone) ?? ''}`;
  return `${shortDay(dayOf(before, timeZone), language)}${clock} → ${to}`;
}

function comings(
  [before = [], after = []]: readonly [
    before: readonly string[] | undefined,
    after: readonly string[] | undefined,
  ],
  spoken: (list: readonly string[]) => string,
  [gone, come]: readonly [gone: (what: string) => string, come: (what: string) => string],
): readonly string[] {
  const went = before.filter((one) => !after.includes(one));
  const came = after.filter((one) => !before.includes(one));
  return [...(went.length > 0 ? [gone(spoken(went))] : []), ...(came.length > 0 ? [come(spoken(came))] : [])];
}

const inWords = (key: string): string => literal(key.replaceAll('_', ' '));

const keysIn = (before: Part, after: Part): readonly string[] => {
  const [old, now] = [before.more ?? {}, after.more ?? {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (key) => !isSame(old[key], now[key]),
  );
};

/** Names of what a service keeps besides, in words: `percent_done` is "percent done". */
export const keysThatDiffer = (before: Part, after: Part): readonly string[] =>
  keysIn(before, after).map(inWords);

/** Without those that belong to a field which differs as well: `formatted description` is no news beside a new description. */
export const keysBesides = (before: Part, after: Part): readonly string[] =>
  keysIn(before, after)
    .filter((key) => !FIELDS.some((field) => isPartOf(field, key) && !isSame(before[field], after[field])))
    .map(inWords);

/** A key of `more` that ends with the name of a field is a part of it; `percent done` is a number of its own. */
export const isPartOf = (field: FieldName, key: string): boolean =>
  field !== 'done' && key.endsWith(` ${field}`);

/** What there is to say of how two states of a task differ. */
export const fieldsThatDiffer = (before: Part, after: Part): readonly FieldName[] =>
  FIELDS.filter((field) =>
    field === 'more' ? keysBesides(before, after).length > 0 : !isSame(before[field], after[field]),
  );

type Arrow = '→ ' | '';

/** Only the new value, for several tasks at once: `due → Mon 23 Nov 2026` or, told, `due Mon 23 Nov 2026`. */
export function newValueOf(field: FieldName, sides: Sides, arrow: Arrow): readonly string[] {
  const { after, reader } = sides;
  const words = sayTasks(reader.language);
  switch (field) {
    case 'project':
      return [words.projectAll(arrow, literal(after.project?.name ?? ''))];
    case 'priority':
      return [words.priorityAll(arrow, words.priorityAlone(after.priority ?? 0))];
    case 'due':
    case 'start':
    case 'end': {
      const when = after[field];
      return [
        words.momentAll(field, arrow, typeof when === 'string' ? momentFor(when, reader) : words.noDate),
      ];
    }
    case 'title':
    case 'labels':
    case 'assignees':
    case 'repeat':
    case 'reminders':
    case 'description':
    case 'done':
    case 'more':
      return changeOf(field, sides);
  }
}
