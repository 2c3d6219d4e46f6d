import type { Caller } from '../../core/caller.ts';
import type { Stayed } from '../../core/collection.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import { literal } from '../../core/reply.ts';
import { partOf } from './differences.ts';
import { changeOf, type FieldName, FIELDS, isSame, newValueOf, type Part } from './field-words.ts';
import { nameOf, shortNameOf } from './names.ts';
import { listed } from './repeat-words.ts';

interface Keeping {
  readonly home: { readonly saidAs?: string | undefined };
}
interface Asking extends Keeping {
  readonly caller: Pick<Caller, 'timeZone'>;
}
interface Telling extends Asking {
  /** One receipt by itself. */
  readonly told: (receipt: Receipt) => string;
}

const UNDO = 'Say undo within 10 minutes.';

/** The edits of one call, by what they are to the person. */
interface Sorted {
  readonly tasks: readonly Edit[];
  /** Projects and labels that are made on the way. */
  readonly places: readonly Edit[];
}

const sorted = (edits: readonly Edit[]): Sorted => ({
  tasks: edits.filter(({ noun }) => noun === 'task'),
  places: edits.filter(({ noun }) => noun !== 'task'),
});

const tasksOf = (count: number): string => (count === 1 ? '1 task' : `${count} tasks`);

const fieldsOf = (edit: Edit): Part => partOf(edit.op === 'create' ? edit.after : edit.before);

/** `in Work`, when all of them are; `in my own list`. */
function whereAll(parts: readonly Part[], { saidAs }: Keeping['home']): string {
  if (saidAs !== undefined) return ` in ${literal(saidAs)}`;
  const [first, ...others] = parts.map(({ project }) => project);
  return first && others.every((other) => isSame(other, first)) ? ` in ${literal(first.name)}` : '';
}

/** `1. Send invoice  2. Book hotel`, in one line. */
const inLine = (names: readonly string[]): string =>
  names.map((name, index) => `${index + 1}\\. ${name}`).join('  ');

/** What all of the updates have in common, as new values; undefined when they differ. */
function commonChange(
  edits: readonly Extract<Edit, { op: 'update' }>[],
  timeZone: string,
  arrow: '→ ' | '',
): readonly string[] | undefined {
  const changes = edits.map((edit) => {
    const before = partOf(edit.before);
    const sides = { before, after: { ...before, ...partOf(edit.after) }, timeZone };
    return FIELDS.filter((field) => !isSame(sides.before[field], sides.after[field])).flatMap((field) =>
      newValueOf(field, sides, arrow),
    );
  });
  const [first, ...others] = changes;
  return first && others.every((other) => isSame(other, first)) ? first : undefined;
}

const updatesIn = (edits: readonly Edit[]): readonly Extract<Edit, { op: 'update' }>[] =>
  edits.filter((edit) => edit.op === 'update');
const isFinishing = (edit: Edit): boolean =>
  edit.op === 'update' &&
  (edit.as === 'done' || (edit.after['done'] === true && edit.before['done'] !== true));

/** The question before several edits (conversation.md 8.3): what, where, how many, and all of them by name. */
export function askedTogether(edits: readonly Edit[], asking: Asking): string {
  const { tasks, places } = sorted(edits);
  const news = places.map((edit) => `The ${edit.noun} ${nameOf(fieldsIn(edit))} is new: I would make it.`);
  if (tasks.length === 0) return news.join('\n');
  return [askedAboutTasks(tasks, asking), ...news].join('\n');
}

const fieldsIn = (edit: Edit) => (edit.op === 'create' ? edit.after : edit.before);

function askedAboutTasks(edits: readonly Edit[], asking: Asking): string {
  const { home, caller } = asking;
  const parts = edits.map(fieldsOf);
  const names = inLine(edits.map((edit) => shortNameOf(fieldsIn(edit))));
  if (isMoveIn(edits)) return askedToMoveIn(edits, home);
  const counted = `${tasksOf(edits.length)}${whereAll(parts, home)}`;
  const isAll = (op: Edit['op']): boolean => edits.every((edit) => edit.op === op);
  if (isAll('create')) return `Add ${counted}?\n${names}`;
  if (isAll('remove')) return `Delete ${counted}?\n${names}\n${bringBackAll(edits)}`;
  if (edits.every(isFinishing)) return `Mark ${counted} as done?\n${names}`;
  const updates = updatesIn(edits);
  const common = commonChange(updates, caller.timeZone, '→ ');
  if (updates.length === edits.length && common) return `Change ${counted}: ${common.join(' · ')}?\n${names}`;
  return `Change ${counted}?\n${inLine(edits.map((edit) => ownChange(edit, caller.timeZone)))}`;
}

function ownChange(edit: Edit, timeZone: string): string {
  const name = shortNameOf(fieldsIn(edit));
  if (edit.op !== 'update') return `${name}: ${edit.op === 'create' ? 'added' : 'deleted'}`;
  const before = partOf(edit.before);
  const sides = { before, after: { ...before, ...partOf(edit.after) }, timeZone };
  const changed = FIELDS.filter((field) => !isSame(sides.before[field], sides.after[field]));
  return `${name}: ${changed.flatMap((field) => changeOf(field, sides)).join(', ')}`;
}

function bringBackAll(edits: readonly Edit[]): string {
  const lost = edits.flatMap((edit) => (edit.op === 'remove' ? (edit.forGood ?? []) : []));
  return lost.length === 0
    ? 'I can bring the tasks back for 10 minutes.'
    : 'I can bring the tasks back for 10 minutes, but not their comments, attachments and numbers.';
}

/** Tasks that are made elsewhere and removed here. */
const isMoveIn = (edits: readonly Edit[]): boolean =>
  edits.some(({ op, connection }) => op === 'create' && connection !== undefined) &&
  edits.some(({ op }) => op === 'remove');

function askedToMoveIn(edits: readonly Edit[], home: Keeping['home']): string {
  const moved = edits.filter(({ op }) => op === 'create');
  const from = home.saidAs === undefined ? '' : ` out of ${literal(home.saidAs)}`;
  return `Move ${tasksOf(moved.length)}${from}?\n${inLine(moved.map((edit) => shortNameOf(fieldsIn(edit))))}`;
}

/** Several receipts of one request in a line or two. */
export function toldTogether(receipts: readonly Receipt[], telling: Telling): string {
  const tasks = receipts.filter(({ edit }) => edit.noun === 'task');
  const made = receipts
    .filter(({ edit }) => edit.noun !== 'task')
    .map(({ edit }) => `${edit.noun} ${nameOf(fieldsIn(edit))}`);
  const onTheWay = made.length === 0 ? [] : [`Made on the way: ${listed(made)}.`];
  const [only, ...others] = tasks;
  if (!only) return `✅ Added: ${listed(made)}`;
  const head = others.length === 0 ? telling.told(only) : toldOfTasks(tasks, telling);
  return [head, ...onTheWay].join('\n');
}

function toldOfTasks(receipts: readonly Receipt[], { home, caller }: Telling): string {
  const edits = receipts.map(({ edit }) => edit);
  if (isMoveIn(edits)) {
    const moved = edits.filter(({ op }) => op === 'create').length;
    const from = home.saidAs === undefined ? '' : ` out of ${literal(home.saidAs)}`;
    return `✅ Moved ${tasksOf(moved)}${from}. ${UNDO}`;
  }
  const counted = `${tasksOf(receipts.length)}${whereAll(
    receipts.map(({ edit, now }) => (now ? partOf(now) : fieldsOf(edit))),
    home,
  )}`;
  const isAll = (op: Edit['op']): boolean => edits.every((edit) => edit.op === op);
  if (isAll('create'))
    return `✅ Added ${counted}. ${UNDO}\n${inLine(edits.map((edit) => shortNameOf(fieldsIn(edit))))}`;
  if (isAll('remove')) return `✅ Deleted ${counted}. Say undo within 10 minutes to bring them back.`;
  if (edits.every(isFinishing)) return `✅ Done: ${counted}. ${UNDO}`;
  const updates = updatesIn(edits);
  const common = commonChange(updates, caller.timeZone, '');
  return updates.length === edits.length && common
    ? `✅ Changed ${counted}: ${common.join(' · ')}. ${UNDO}`
    : `✅ Changed ${counted}. ${UNDO}\n${inLine(edits.map((edit) => ownChange(edit, caller.timeZone)))}`;
}

const OLD: Readonly<Partial<Record<FieldName, string>>> = {
  title: 'titles',
  project: 'projects',
  due: 'dates',
  start: 'dates',
  end: 'dates',
  priority: 'priorities',
  labels: 'labels',
  assignees: 'people',
  repeat: 'repeats',
  reminders: 'reminders',
  description: 'descriptions',
};

/** After an undo of several: `4 tasks in Work have their old dates again`, or what of them stays as it is. */
export function takenBackTogether(
  receipts: readonly Receipt[],
  stayed: readonly Stayed[],
  { home }: Keeping,
): string {
  const tasks = receipts.filter(({ edit }) => edit.noun === 'task');
  const moved = tasks.filter(({ edit }) => edit.op === 'create');
  const counting = isMoveOut(tasks) ? moved : tasks;
  const stays = stayed.map(({ name, stays: how }) => `${name} ${how}.`);
  if (tasks.length === 0 && receipts.length === 0) {
    return [`Nothing was taken back.`, ...stays].join(' ');
  }
  if (tasks.length === 0) {
    return [
      `↩️ Taken back: ${listed(receipts.map(({ edit }) => `${edit.noun} ${nameOf(fieldsIn(edit))}`))}.`,
      ...stays,
    ].join(' ');
  }
  if (stays.length > 0) return [`↩️ Taken back: ${tasksOf(counting.length)}.`, ...stays].join(' ');
  const parts = counting.map(({ edit, now }) => (now ? partOf(now) : fieldsOf(edit)));
  return `↩️ Taken back: ${tasksOf(counting.length)}${whereAll(parts, home)} ${stateAgain(counting)}.`;
}

const isMoveOut = (receipts: readonly Receipt[]): boolean =>
  receipts.some(({ edit }) => edit.op === 'create') &&
  receipts.some(({ edit }) => edit.op === 'remove' && edit.connection !== undefined);

function stateAgain(receipts: readonly Receipt[]): string {
  const [are, have] = receipts.length === 1 ? ['is', 'has its'] : ['are', 'have their'];
  const edits = receipts.map(({ edit }) => edit);
  if (edits.every(({ op }) => op === 'create')) return `${are} there again`;
  if (edits.every(({ op }) => op === 'remove')) return `${are} removed again`;
  const names = [...new Set(updatesIn(edits).flatMap((edit) => changedFields(edit)))];
  if (names.join() === 'done') {
    const states = new Set(updatesIn(edits).map(({ after }) => after['done']));
    return states.size > 1 ? `${are} as before` : `${are} ${states.has(true) ? 'done' : 'open'} again`;
  }
  const [old = '', ...more] = [...new Set(names.map((name) => OLD[name] ?? ''))];
  return more.length === 0 && old !== '' ? `${have} old ${old} again` : `${are} as before`;
}

function changedFields({ before, after }: Extract<Edit, { op: 'update' }>): readonly FieldName[] {
  return FIELDS.filter((field) => Object.hasOwn(after, field) && !isSame(before[field], after[field]));
}
