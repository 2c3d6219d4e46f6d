import { z } from 'zod';
import { LONGEST_TEXT, moments, named, namedList, said, text, when } from '../../core/slot.ts';
import { Repeat } from '../../core/repeat.ts';

/** What people call the priorities of Vikunja's scale, which every service here is mapped to. */
const PRIORITIES = { low: 1, medium: 2, normal: 2, high: 3, urgent: 4, 'do now': 5 } as const;

export const priority = said(z.int().min(1).max(5), 'from 1 (low) to 5 (do now)', {
  kind: 'scale',
  most: 5,
  words: PRIORITIES,
});

/** The signs in front of words of a title, and the fields they stand for. */
export const MARKS = {
  labels: 'labels',
  project: 'project',
  priority: 'priority',
  assignees: 'assignees',
  repeat: 'repeat',
} as const;

/** Everything that a task can be given besides its title. */
export const taskFields = {
  due: when('the day or time it is due').exactOptional(),
  project: named('the project it belongs to').exactOptional(),
  priority: priority.exactOptional(),
  labels: namedList('its labels').exactOptional(),
  assignees: namedList('who is to do it').exactOptional(),
  repeat: said(Repeat, 'how often it comes again: every friday', { kind: 'repeat' }).exactOptional(),
  start: when('when it begins').exactOptional(),
  end: when('when it ends').exactOptional(),
  reminders: moments('when to be reminded of it').exactOptional(),
  description: text('more about it').exactOptional(),
};

/** Words for fields that can be taken away, and the field each means. */
const CLEARABLE = {
  date: 'due',
  'due date': 'due',
  due: 'due',
  time: 'due',
  deadline: 'due',
  start: 'start',
  'start date': 'start',
  end: 'end',
  'end date': 'end',
  priority: 'priority',
  label: 'labels',
  labels: 'labels',
  assignee: 'assignees',
  assignees: 'assignees',
  people: 'assignees',
  repeat: 'repeat',
  repetition: 'repeat',
  reminder: 'reminders',
  reminders: 'reminders',
  description: 'description',
} as const;

export const Clearable = z.enum([
  'due',
  'start',
  'end',
  'priority',
  'labels',
  'assignees',
  'repeat',
  'reminders',
  'description',
]);
export type Clearable = z.infer<typeof Clearable>;

const clear = said(z.array(Clearable).min(1).readonly(), 'fields to be emptied', {
  kind: 'choices',
  words: CLEARABLE,
});

/** Which field these words name; undefined for other words. */
export const clearableFor = (words: string): Clearable | undefined =>
  Object.hasOwn(CLEARABLE, words) ? Clearable.safeParse(Object(CLEARABLE)[words]).data : undefined;

/** Labels and people that are put on or taken off, the others stay. */
const someOf = (about: string) =>
  z
    .strictObject({
      labels: namedList('labels').exactOptional(),
      assignees: namedList('people').exactOptional(),
    })
    .describe(about);

const without = said(
  z.union([z.string().min(1).max(LONGEST_TEXT), z.strictObject({ when: when('a moment') })]),
  'a part of what was understood that is wrong: travel, tomorrow',
  { kind: 'part' },
);

/** Everything that can be said about a task that is there. */
export const changeFields = {
  title: text('its new title').exactOptional(),
  ...taskFields,
  clear: clear.exactOptional(),
  add: someOf('labels and people to be put on').exactOptional(),
  drop: someOf('labels and people to be taken off').exactOptional(),
  without: without.exactOptional(),
};
