import type { Caller } from '../../core/caller.ts';
import type { Fields } from '../../core/json.ts';
import type { Receipt } from '../../core/edit.ts';
import { literal } from '../../core/reply.ts';
import { spokenWhen } from '../../core/time.ts';
import {
  type FieldName,
  FIELDS,
  fieldsThatDiffer,
  isSame,
  keysBesides,
  keysThatDiffer,
  type Part,
  spokenPriority,
} from './field-words.ts';
import { listed, spokenRepeat } from '../../core/repeat-words.ts';
import { NOT_MADE, Task } from './task.ts';

type Zone = Pick<Caller, 'timeZone'>;

export const partOf = (fields: Fields): Part => Task.exactPartial().parse(fields);

/** How a task is not as it was expected: `due is now Tue 24 Nov 2026`, and how it stays then. */
export function taskDiffers(
  expected: Fields,
  found: Fields | undefined,
  { timeZone }: Zone,
): { readonly difference: string; readonly stays: string } | undefined {
  if (!found) return { difference: 'it is no longer there', stays: 'is no longer there' };
  const [before, now] = [partOf(expected), partOf(found)];
  const fields = fieldsThatDiffer(before, now).filter(
    (field) => Object.hasOwn(expected, field) && !isMadeSince(field, before, now),
  );
  if (fields.length === 0) return undefined;
  const stays =
    fields[0] === 'due' && typeof now.due === 'string'
      ? `stays at ${spokenWhen(now.due, timeZone)}`
      : 'stays as it is';
  return { difference: listed(fields.map((field) => nowIs(field, { before, now, timeZone }))), stays };
}

/** The project was made on the way: its id was not known when the task was planned. */
const isMadeSince = (field: FieldName, before: Part, now: Part): boolean =>
  field === 'project' && before.project?.id === NOT_MADE && before.project.name === now.project?.name;

interface Found {
  readonly before: Part;
  readonly now: Part;
  readonly timeZone: string;
}

const list = (all: readonly string[] = []): string =>
  all.length === 0 ? 'none' : all.map(literal).join(', ');

type Teller<It, Said> = Readonly<Record<FieldName, (it: It) => Said>>;

const momentNow =
  (field: 'due' | 'start' | 'end') =>
  ({ now, timeZone }: Found): string => {
    const when = now[field] ?? null;
    return when === null
      ? `it has no ${MOMENTS[field]} now`
      : `${field} is now ${spokenWhen(when, timeZone)}`;
  };

const MOMENTS = { due: 'due date', start: 'start date', end: 'end date' } as const;

const NOW: Teller<Found, string> = {
  title: ({ now }) => `its title is now ${literal(now.title ?? '')}`,
  project: ({ now }) => `project is now ${literal(now.project?.name ?? '')}`,
  due: momentNow('due'),
  start: momentNow('start'),
  end: momentNow('end'),
  priority: ({ now }) => `priority is now ${spokenPriority(now.priority ?? 0)}`,
  labels: ({ now }) => `labels are now ${list(now.labels)}`,
  assignees: ({ now }) => `it is now assigned to ${now.assignees?.length ? list(now.assignees) : 'nobody'}`,
  repeat: ({ now, timeZone }) =>
    now.repeat ? `it now repeats ${spokenRepeat(now.repeat, timeZone)}` : 'it no longer repeats',
  reminders: () => 'its reminders have changed',
  description: () => 'its description has changed',
  done: ({ now }) => (now.done === true ? 'it is done now' : 'it is open now'),
  more: ({ before, now }) => `its ${listed(keysBesides(before, now))} has changed`,
};

const nowIs = (field: FieldName, found: Found): string => NOW[field](found);

/** What the service said yes to, but did not do: `the label errand is not on buy stamps`. */
export function refusedWords(receipt: Receipt, zone: Zone): string {
  const { edit, now } = receipt;
  const wanted = edit.op === 'remove' ? partOf(edit.before) : partOf(edit.after);
  const title = literal(now ? (partOf(now).title ?? '') : (wanted.title ?? ''));
  if (edit.op === 'remove') return `${title} is still there`;
  if (!now) return `${title} is not there`;
  return listed(missingIn(receipt, { title, whose: (part) => `the ${part} of ${title}` }, zone));
}

const IT = { title: 'it', whose: (part: string) => `its ${part}` };

/** What a write that was found again lacks or took with it: `, but the label errand is not on it`; empty: it is whole. */
export function lackingWords(receipt: Receipt, zone: Zone): string {
  if (!receipt.now) return '';
  const lost = receipt.lost.length > 0 ? [lostWords(receipt, zone)] : [];
  const lacking = [...missingIn(receipt, IT, zone), ...lost];
  return lacking.length === 0 ? '' : `, but ${listed(lacking)}`;
}

function missingIn(
  { edit, now, refused }: Receipt,
  named: Pick<Missing, 'title' | 'whose'>,
  { timeZone }: Zone,
): readonly string[] {
  if (edit.op === 'remove' || !now) return [];
  const [wanted, found] = [partOf(edit.after), partOf(now)];
  const before = edit.op === 'update' ? partOf(edit.before) : {};
  const fields = FIELDS.filter((field) => refused.includes(field));
  return fields.flatMap((field) => MISSING[field]({ ...named, before, wanted, found, timeZone }));
}

interface Missing {
  readonly title: string;
  /** `the priority of buy stamps` */
  readonly whose: (part: string) => string;
  readonly before: Part;
  readonly wanted: Part;
  readonly found: Part;
  readonly timeZone: string;
}

/** `is still`, when nothing changed at all. */
const still = (field: FieldName, { before, found }: Missing): string =>
  before[field] !== undefined && isSame(before[field], found[field]) ? 'is still' : 'is';

const momentMissing =
  (field: 'due' | 'start' | 'end') =>
  (it: Missing): readonly string[] => {
    const when = it.found[field] ?? null;
    const name = MOMENTS[field];
    return when === null
      ? [`${it.title} has no ${name}`]
      : [`${it.whose(name)} ${still(field, it)} ${spokenWhen(when, it.timeZone)}`];
  };

const MISSING: Teller<Missing, readonly string[]> = {
  title: (it) => [`the title ${still('title', it)} ${literal(it.found.title ?? '')}`],
  project: (it) => [`${it.title} ${still('project', it)} in ${literal(it.found.project?.name ?? '')}`],
  due: momentMissing('due'),
  start: momentMissing('start'),
  end: momentMissing('end'),
  priority: (it) => [
    `${it.whose('priority')} ${still('priority', it)} ${spokenPriority(it.found.priority ?? 0)}`,
  ],
  labels: ({ title, wanted, found }) => [
    ...without(wanted.labels, found.labels).map((label) => `the label ${literal(label)} is not on ${title}`),
    ...without(found.labels, wanted.labels).map(
      (label) => `the label ${literal(label)} is still on ${title}`,
    ),
  ],
  assignees: ({ title, wanted, found }) => [
    ...without(wanted.assignees, found.assignees).map((who) => `${title} is not assigned to ${literal(who)}`),
    ...without(found.assignees, wanted.assignees).map(
      (who) => `${title} is still assigned to ${literal(who)}`,
    ),
  ],
  repeat: ({ title, found, timeZone }) => [
    found.repeat ? `${title} repeats ${spokenRepeat(found.repeat, timeZone)}` : `${title} does not repeat`,
  ],
  reminders: ({ whose }) => [`${whose('reminders')} are not as you wanted`],
  description: ({ whose }) => [`${whose('description')} is not as you wanted`],
  done: (it) => [`${it.title} ${still('done', it)} ${it.found.done === true ? 'done' : 'open'}`],
  more: ({ whose, wanted, found }) => {
    const keys = keysBesides(wanted, found);
    return keys.length === 0 ? [] : [`${whose(listed(keys))} is not as it should be`];
  },
};

const without = (all: readonly string[] = [], those: readonly string[] = []): readonly string[] =>
  all.filter((one) => !those.includes(one));

/** What else changed though nobody asked for it: `its description is gone`. */
export function lostWords({ edit, now, lost }: Receipt, { timeZone }: Zone): string {
  if (edit.op === 'create' || !now) return '';
  const [before, found] = [partOf(edit.before), partOf(now)];
  const fields = FIELDS.filter((field) => lost.includes(field));
  return listed(fields.map((field) => goneOrOther(field, { before, now: found, timeZone })));
}

const GONE: Readonly<Partial<Record<FieldName, string>>> = {
  due: 'its due date is gone',
  start: 'its start date is gone',
  end: 'its end date is gone',
  priority: 'its priority is gone',
  labels: 'its labels are gone',
  assignees: 'nobody is assigned to it any more',
  repeat: 'its repeat is gone',
  reminders: 'its reminders are gone',
  description: 'its description is gone',
};

function goneOrOther(field: FieldName, found: Found): string {
  const { before, now } = found;
  if (field === 'labels' && now.labels?.length) {
    const went = without(before.labels, now.labels);
    if (went.length > 0)
      return `its ${went.length === 1 ? 'label' : 'labels'} ${listed(went.map(literal))} ${went.length === 1 ? 'is' : 'are'} gone`;
  }
  if (field === 'more') return `its ${listed(keysThatDiffer(before, now))} is not as before`;
  const gone = isEmpty(now[field]) ? GONE[field] : undefined;
  return gone ?? nowIs(field, found);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === 0 ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
