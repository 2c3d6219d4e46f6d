import { canonical } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import { clockOf, dayOf, fullDay, isDay, shortDay, spokenWhen, type When } from '../../core/time.ts';
import { listed, spokenRepeat } from '../../core/repeat-words.ts';
import type { Task } from './task.ts';

/** A task, or as much of one as an edit names. */
export type Part = Partial<Task>;
/** A field that a person can know of; `doneAt` follows `done`. */
export type FieldName = Exclude<keyof Task, 'doneAt'>;

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
export const dayAndClock = (when: When, timeZone: string): string => {
  const clock = clockOf(when, timeZone);
  const day = fullDay(dayOf(when, timeZone));
  return clock === undefined ? day : `${day}, ${clock}`;
};

const PRIORITIES = ['none', '1 low', '2 medium', '3 high', '4 urgent', '5 do now'] as const;
export const spokenPriority = (priority: number): string => PRIORITIES[priority] ?? String(priority);

const names = (list: readonly string[]): string => list.map(literal).join(', ');
const labelled = (list: readonly string[]): string =>
  `${list.length === 1 ? 'label' : 'labels'} ${names(list)}`;

const reminding = (list: readonly string[], timeZone: string): string =>
  `${list.length === 1 ? 'reminder' : 'reminders'} ${list.map((when) => spokenWhen(when, timeZone)).join(', ')}`;

type Teller<It> = Readonly<Record<FieldName, (it: It) => readonly string[]>>;

const dated =
  (field: 'due' | 'start' | 'end') =>
  ({ task, timeZone }: Told): readonly string[] => {
    const when = task[field];
    return typeof when === 'string' ? [`${field} ${spokenWhen(when, timeZone)}`] : [];
  };

interface Told {
  readonly task: Part;
  readonly timeZone: string;
}

const PARTS: Teller<Told> = {
  title: () => [],
  project: () => [],
  due: dated('due'),
  start: dated('start'),
  end: dated('end'),
  priority: ({ task: { priority = 0 } }) => (priority === 0 ? [] : [`priority ${spokenPriority(priority)}`]),
  labels: ({ task: { labels = [] } }) => (labels.length === 0 ? [] : [labelled(labels)]),
  assignees: ({ task: { assignees = [] } }) =>
    assignees.length === 0 ? [] : [`assigned to ${listed(assignees.map(literal))}`],
  repeat: ({ task: { repeat }, timeZone }) => (repeat ? [`repeats ${spokenRepeat(repeat, timeZone)}`] : []),
  reminders: ({ task: { reminders = [] }, timeZone }) =>
    reminders.length === 0 ? [] : [reminding(reminders, timeZone)],
  description: ({ task: { description = '' } }) => (description === '' ? [] : ['with a description']),
  done: () => [],
  more: () => [],
};

/** What a task has besides its title, project and state: `due …`, `priority 4 urgent`, `label travel`. */
export const partsOf = (task: Part, timeZone: string): readonly string[] =>
  FIELDS.flatMap((field) => PARTS[field]({ task, timeZone }));

interface Sides {
  readonly before: Part;
  readonly after: Part;
  readonly timeZone: string;
}

const moved =
  (field: 'due' | 'start' | 'end') =>
  ({ before, after, timeZone }: Sides): readonly string[] => [
    `${field} ${fromTo(before[field] ?? null, after[field] ?? null, timeZone)}`,
  ];

const CHANGES: Teller<Sides> = {
  title: ({ before, after }) => [`title ${literal(before.title ?? '')} → ${literal(after.title ?? '')}`],
  project: ({ before, after }) => [
    `project ${literal(before.project?.name ?? '')} → ${literal(after.project?.name ?? '')}`,
  ],
  due: moved('due'),
  start: moved('start'),
  end: moved('end'),
  priority: ({ before, after }) => [
    `priority ${spokenPriority(before.priority ?? 0)} → ${spokenPriority(after.priority ?? 0)}`,
  ],
  labels: ({ before, after }) => comings([before.labels, after.labels], labelled, ['removed', 'added']),
  assignees: ({ before, after }) =>
    comings([before.assignees, after.assignees], names, ['no longer assigned', 'assigned']),
  repeat: ({ after, timeZone }) => [
    after.repeat ? `repeats ${spokenRepeat(after.repeat, timeZone)}` : 'no longer repeats',
  ],
  reminders: ({ before, after, timeZone }) =>
    comings([before.reminders, after.reminders], (list) => reminding(list, timeZone), ['removed', 'added']),
  description: ({ before, after }) => [
    `description ${after.description ? (before.description ? 'changed' : 'added') : 'removed'}`,
  ],
  done: ({ after }) => [after.done === true ? 'done' : 'open again'],
  more: ({ before, after }) => [`${listed(keysBesides(before, after))} changed`],
};

/** What a field's change is called, old value and new one: `due Wed 18 Nov → Mon 23 Nov 2026`, `label travel removed`. */
export const changeOf = (field: FieldName, sides: Sides): readonly string[] => CHANGES[field](sides);

/** `Wed 18 Nov → Mon 23 Nov 2026`: the year once, when both have it. */
function fromTo(before: When | null, after: When | null, timeZone: string): string {
  const to = after === null ? 'no date' : spokenWhen(after, timeZone);
  if (before === null) return `no date → ${to}`;
  if (after === null || dayOf(before, timeZone).year !== dayOf(after, timeZone).year) {
    return `${dayAndClock(before, timeZone)} → ${to}`;
  }
  const clock = isDay(before) ? '' : `, ${clockOf(before, timeZone) ?? ''}`;
  return `${shortDay(dayOf(before, timeZone))}${clock} → ${to}`;
}

function comings(
  [before = [], after = []]: readonly [
    before: readonly string[] | undefined,
    after: readonly string[] | undefined,
  ],
  spoken: (list: readonly string[]) => string,
  [gone, come]: readonly [gone: string, come: string],
): readonly string[] {
  const went = before.filter((one) => !after.includes(one));
  const came = after.filter((one) => !before.includes(one));
  return [
    ...(went.length > 0 ? [`${spoken(went)} ${gone}`] : []),
    ...(came.length > 0 ? [`${spoken(came)} ${come}`] : []),
  ];
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
  const { after, timeZone } = sides;
  switch (field) {
    case 'project':
      return [`project ${arrow}${literal(after.project?.name ?? '')}`];
    case 'priority':
      return [`priority ${arrow}${spokenPriority(after.priority ?? 0)}`];
    case 'due':
    case 'start':
    case 'end':
      return [
        `${field} ${arrow}${typeof after[field] === 'string' ? spokenWhen(after[field], timeZone) : 'no date'}`,
      ];
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
