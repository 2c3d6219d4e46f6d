import { z } from 'zod';
import { LONGEST_TEXT, moments, named, namedList, said, text, when } from '../../core/slot.ts';
import { Repeat } from '../../core/repeat.ts';
import { allWords, inEach } from './words/in-each.ts';
import { CLEARABLE, type Clearable } from './words/slot-words.ts';

export const priority = said(z.int().min(1).max(5), 'from 1 (low) to 5 (do now)', {
  kind: 'scale',
  most: 5,
  words: inEach(({ priorities }) => priorities),
});

/** The signs in front of words of a title, and the fields they stand for. */
export const MARKS = {
  labels: 'labels',
  project: 'project',
  priority: 'priority',
  assignees: 'assignees',
  repeat: 'repeat',
  reminders: 'reminders',
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

const clear = said(z.array(z.enum(CLEARABLE)).min(1).readonly(), 'fields to be emptied', {
  kind: 'choices',
  words: inEach(({ clearable }) => clearable),
});

/** Which field these words name in any language; undefined for other words. */
export function clearableFor(words: string): Clearable | undefined {
  for (const { clearable } of Object.values(allWords)) {
    if (Object.hasOwn(clearable, words)) return clearable[words];
  }
  return undefined;
}

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
