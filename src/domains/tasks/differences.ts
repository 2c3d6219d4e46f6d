import type { Fields } from '../../core/json.ts';
import type { Receipt } from '../../core/edit.ts';
import { literal } from '../../core/reply.ts';
import { spokenRepeat } from '../../core/repeat-words.ts';
import { spokenWhen } from '../../core/time.ts';
import {
  FIELDS,
  fieldsThatDiffer,
  isSame,
  keysBesides,
  keysThatDiffer,
  type Part,
  type Reader,
} from './field-words.ts';
import { sayTasks } from './sentences.ts';
import { type FieldName, NOT_MADE, PARENT, Parent, Task } from './task.ts';

type Words = ReturnType<typeof sayTasks>;

export const partOf = (fields: Fields): Part => Task.exactPartial().parse(fields);

/** How a task is not as it was expected: `due is now Tue 24 Nov 2026`, and how it stays then. */
export function taskDiffers(
  expected: Fields,
  found: Fields | undefined,
  reader: Reader,
): { readonly difference: string; readonly stays: string } | undefined {
  const words = sayTasks(reader.language);
  if (!found) return { difference: words.isGone, stays: words.staysGone };
  const now = partOf(found);
  const before = withParentMade(partOf(expected), now);
  const fields = fieldsThatDiffer(before, now).filter(
    (field) => Object.hasOwn(expected, field) && !isMadeSince(field, before, now),
  );
  if (fields.length === 0) return undefined;
  const stays =
    fields[0] === 'due' && typeof now.due === 'string'
      ? words.staysAt(momentFor(now.due, reader))
      : words.staysAsItIs;
  return { difference: words.listed(fields.map((field) => nowIs(field, { before, now, reader }))), stays };
}

const momentFor = (when: string, { timeZone, language }: Reader): string =>
  spokenWhen(when, timeZone, language);

const repeatFor = (repeat: Part['repeat'], { timeZone, language }: Reader): string | undefined =>
  repeat ? spokenRepeat(repeat, timeZone, language) : undefined;

/** The project was made on the way: its id was not known when the task was planned. */
const isMadeSince = (field: FieldName, before: Part, now: Part): boolean =>
  field === 'project' && before.project?.id === NOT_MADE && before.project.name === now.project?.name;

/** So was the task above it: it is the planned one when it has its title. */
function withParentMade(before: Part, now: Part): Part {
  const [planned, above] = [before, now].map(({ more }) => Parent.safeParse(more?.[PARENT]).data);
  return planned?.id === NOT_MADE && above?.title === planned.title
    ? { ...before, more: { ...before.more, [PARENT]: above } }
    : before;
}

interface Found {
  readonly before: Part;
  readonly now: Part;
  readonly reader: Reader;
}

const list = (all: readonly string[] = []): string | undefined =>
  all.length === 0 ? undefined : all.map(literal).join(', ');

type Teller<It, Said> = Readonly<Record<FieldName, (it: It, words: Words) => Said>>;

const momentNow =
  (field: 'due' | 'start' | 'end') =>
  ({ now, reader }: Found, words: Words): string => {
    const when = now[field] ?? null;
    return words.momentIsNow(field, when === null ? undefined : momentFor(when, reader));
  };

const NOW: Teller<Found, string> = {
  title: ({ now }, words) => words.titleIsNow(literal(now.title ?? '')),
  project: ({ now }, words) => words.projectIsNow(literal(now.project?.name ?? '')),
  due: momentNow('due'),
  start: momentNow('start'),
  end: momentNow('end'),
  priority: ({ now }, words) => words.priorityIsNow(words.priorityAlone(now.priority ?? 0)),
  labels: ({ now }, words) => words.labelsAreNow(list(now.labels)),
  assignees: ({ now }, words) => words.assignedNow(list(now.assignees)),
  repeat: ({ now, reader }, words) => words.repeatsNow(repeatFor(now.repeat, reader)),
  reminders: (_found, words) => words.remindersHaveChanged,
  description: (_found, words) => words.descriptionHasChanged,
  done: ({ now }, words) => words.isDoneNow(now.done === true),
  more: ({ before, now }, words) => words.keysHaveChanged(keysBesides(before, now)),
};

const nowIs = (field: FieldName, found: Found): string => NOW[field](found, sayTasks(found.reader.language));

/** What the service said yes to, but did not do: `the label errand is not on buy stamps`. */
export function refusedWords(receipt: Receipt, reader: Reader): string {
  const { edit, now } = receipt;
  const words = sayTasks(reader.language);
  const wanted = edit.op === 'remove' ? partOf(edit.before) : partOf(edit.after);
  const title = literal(now ? (partOf(now).title ?? '') : (wanted.title ?? ''));
  if (edit.op === 'remove') return words.isStillThere(title);
  if (!now) return words.isNotThere(title);
  return words.listed(missingIn(receipt, title, reader));
}

/** What a write that was found again lacks or took with it: `, but the label errand is not on it`; empty: it is whole. */
export function lackingWords(receipt: Receipt, reader: Reader): string {
  if (!receipt.now) return '';
  const lost = receipt.lost.length > 0 ? [lostWords(receipt, reader)] : [];
  const lacking = [...missingIn(receipt, undefined, reader), ...lost];
  return lacking.length === 0 ? '' : sayTasks(reader.language).butLacking(lacking);
}

function missingIn(
  { edit, now, refused }: Receipt,
  of: string | undefined,
  reader: Reader,
): readonly string[] {
  if (edit.op === 'remove' || !now) return [];
  const [wanted, found] = [partOf(edit.after), partOf(now)];
  const before = edit.op === 'update' ? partOf(edit.before) : {};
  const fields = FIELDS.filter((field) => refused.includes(field));
  const words = sayTasks(reader.language);
  return fields.flatMap((field) => MISSING[field]({ of, before, wanted, found, reader }, words));
}

interface Missing {
  /** The title where it has to be named; left out: "it". */
  readonly of: string | undefined;
  readonly before: Part;
  readonly wanted: Part;
  readonly found: Part;
  readonly reader: Reader;
}

/** True when nothing changed at all. */
const isStill = (field: FieldName, { before, found }: Missing): boolean =>
  before[field] !== undefined && isSame(before[field], found[field]);

const momentMissing =
  (field: 'due' | 'start' | 'end') =>
  (it: Missing, words: Words): readonly string[] => {
    const when = it.found[field] ?? null;
    return when === null
      ? [words.lacksMoment(it.of, field)]
      : [words.hasMoment(it.of, field, isStill(field, it), momentFor(when, it.reader))];
  };

const MISSING: Teller<Missing, readonly string[]> = {
  title: (it, words) => [words.hasTitle(isStill('title', it), literal(it.found.title ?? ''))],
  project: (it, words) => [
    words.hasProject(it.of, isStill('project', it), literal(it.found.project?.name ?? '')),
  ],
  due: momentMissing('due'),
  start: momentMissing('start'),
  end: momentMissing('end'),
  priority: (it, words) => [
    words.hasPriority(it.of, isStill('priority', it), words.priorityAlone(it.found.priority ?? 0)),
  ],
  labels: ({ of, wanted, found }, words) => [
    ...without(wanted.labels, found.labels).map((label) => words.lacksLabel(of, literal(label))),
    ...without(found.labels, wanted.labels).map((label) => words.hasLabel(of, literal(label))),
  ],
  assignees: ({ of, wanted, found }, words) => [
    ...without(wanted.assignees, found.assignees).map((who) => words.lacksAssignee(of, literal(who))),
    ...without(found.assignees, wanted.assignees).map((who) => words.hasAssignee(of, literal(who))),
  ],
  repeat: ({ of, found, reader }, words) => [words.hasRepeat(of, repeatFor(found.repeat, reader))],
  reminders: ({ of }, words) => [words.otherReminders(of)],
  description: ({ of }, words) => [words.otherDescription(of)],
  done: (it, words) => [words.hasState(it.of, isStill('done', it), it.found.done === true)],
  more: ({ of, wanted, found }, words) => {
    const keys = keysBesides(wanted, found);
    return keys.length === 0 ? [] : [words.otherKeys(of, keys)];
  },
};

const without = (all: readonly string[] = [], those: readonly string[] = []): readonly string[] =>
  all.filter((one) => !those.includes(one));

/** What else changed though nobody asked for it: `its description is gone`. */
export function lostWords({ edit, now, lost }: Receipt, reader: Reader): string {
  if (edit.op === 'create' || !now) return '';
  const [before, found] = [partOf(edit.before), partOf(now)];
  const fields = FIELDS.filter((field) => lost.includes(field));
  const words = sayTasks(reader.language);
  return words.listed(fields.map((field) => goneOrOther(field, { before, now: found, reader }, words)));
}

function goneOrOther(field: FieldName, found: Found, words: Words): string {
  const { before, now } = found;
  if (field === 'labels' && now.labels?.length) {
    const went = without(before.labels, now.labels);
    if (went.length > 0) return words.lostTheseLabels(went.map(literal));
  }
  if (field === 'more') return words.lostKeys(keysThatDiffer(before, now));
  return (isEmpty(now[field]) ? goneWords(field, words) : undefined) ?? nowIs(field, found);
}

function goneWords(field: FieldName, words: Words): string | undefined {
  switch (field) {
    case 'due':
    case 'start':
    case 'end':
      return words.lostMoment(field);
    case 'priority':
      return words.lostPriority;
    case 'labels':
      return words.lostLabels;
    case 'assignees':
      return words.lostAssignees;
    case 'repeat':
      return words.lostRepeat;
    case 'reminders':
      return words.lostReminders;
    case 'description':
      return words.lostDescription;
    case 'title':
    case 'project':
    case 'done':
    case 'more':
      return undefined;
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === 0 ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
