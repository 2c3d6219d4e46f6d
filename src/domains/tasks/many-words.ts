import type { Caller } from '../../core/caller.ts';
import type { Stayed } from '../../core/collection.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import { partOf } from './differences.ts';
import { changeOf, type FieldName, fieldsThatDiffer, isSame, newValueOf, type Part } from './field-words.ts';
import { shortNameOf } from './names.ts';

interface Keeping {
  readonly home: { readonly saidAs?: string | undefined };
}
interface Asking extends Keeping {
  readonly caller: Pick<Caller, 'timeZone'>;
}

const UNDO = 'Say undo within 10 minutes.';

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

/** What all of them have in common, as new values; undefined when they differ. */
function commonChange(
  edits: readonly Edit[],
  timeZone: string,
  arrow: '→ ' | '',
): readonly string[] | undefined {
  const changes = edits.map((edit) => {
    if (edit.op !== 'update') return undefined;
    const before = partOf(edit.before);
    const sides = { before, after: { ...before, ...partOf(edit.after) }, timeZone };
    return fieldsThatDiffer(before, sides.after).flatMap((field) => newValueOf(field, sides, arrow));
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
export function askedTogether(edits: readonly Edit[], { home, caller }: Asking): string {
  const counted = `${tasksOf(edits.length)}${whereAll(edits.map(fieldsOf), home)}`;
  const names = inLine(edits.map((edit) => shortNameOf(fieldsIn(edit))));
  const isAll = (op: Edit['op']): boolean => edits.every((edit) => edit.op === op);
  const moved = movedAway(edits);
  if (moved.length > 0) {
    const moving = inLine(moved.map((edit) => shortNameOf(fieldsIn(edit))));
    return `Move ${movedWords(moved, home)}?\n${moving}`;
  }
  if (isAll('create')) return `Add ${counted}?\n${names}`;
  if (isAll('remove')) return `Delete ${counted}?\n${names}\n${bringBackAll(edits)}`;
  if (edits.every(isFinishing)) return `Mark ${counted} as done?\n${names}`;
  const common = commonChange(edits, caller.timeZone, '→ ');
  if (common) return `Change ${counted}: ${common.join(' · ')}?\n${names}`;
  return `Change ${counted}?\n${inLine(edits.map((edit) => ownChange(edit, caller.timeZone)))}`;
}

const fieldsIn = (edit: Edit): Fields => (edit.op === 'create' ? edit.after : edit.before);

/** The creations of tasks that are made elsewhere and removed here; none for anything else. */
const movedAway = (edits: readonly Edit[]): readonly Edit[] =>
  edits.some(({ op }) => op === 'remove')
    ? edits.filter(({ op, connection }) => op === 'create' && connection !== undefined)
    : [];

/** `3 tasks from my own list to my` */
function movedWords(moved: readonly Edit[], { saidAs }: Keeping['home']): string {
  const from = saidAs === undefined ? '' : ` from ${literal(saidAs)}`;
  const to = moved[0]?.as === undefined ? '' : ` to ${literal(moved[0].as)}`;
  return `${tasksOf(moved.length)}${from}${to}`;
}

function ownChange(edit: Edit, timeZone: string): string {
  const name = shortNameOf(fieldsIn(edit));
  if (edit.op !== 'update') return `${name}: ${edit.op === 'create' ? 'added' : 'deleted'}`;
  const before = partOf(edit.before);
  const sides = { before, after: { ...before, ...partOf(edit.after) }, timeZone };
  const changed = fieldsThatDiffer(before, sides.after);
  return `${name}: ${changed.flatMap((field) => changeOf(field, sides)).join(', ')}`;
}

function bringBackAll(edits: readonly Edit[]): string {
  const lost = edits.flatMap((edit) => (edit.op === 'remove' ? (edit.forGood ?? []) : []));
  return lost.length === 0
    ? 'I can bring the tasks back for 10 minutes.'
    : 'I can bring the tasks back for 10 minutes, but not their comments, attachments and numbers.';
}

/** Several receipts of one request in a line or two. */
export function toldTogether(receipts: readonly Receipt[], { home, caller }: Asking): string {
  const edits = receipts.map(({ edit }) => edit);
  const moved = movedAway(edits);
  if (moved.length > 0) return `✅ Moved ${movedWords(moved, home)}. ${UNDO}`;
  const counted = `${tasksOf(receipts.length)}${whereAll(receipts.map(partNow), home)}`;
  const isAll = (op: Edit['op']): boolean => edits.every((edit) => edit.op === op);
  if (isAll('create')) {
    return `✅ Added ${counted}. ${UNDO}\n${inLine(edits.map((edit) => shortNameOf(fieldsIn(edit))))}`;
  }
  if (isAll('remove')) return `✅ Deleted ${counted}. Say undo within 10 minutes to bring them back.`;
  if (edits.every(isFinishing)) return `✅ Done: ${counted}. ${UNDO}`;
  const common = commonChange(edits, caller.timeZone, '');
  return common
    ? `✅ Changed ${counted}: ${common.join(' · ')}. ${UNDO}`
    : `✅ Changed ${counted}. ${UNDO}\n${inLine(edits.map((edit) => ownChange(edit, caller.timeZone)))}`;
}

const partNow = ({ edit, now }: Receipt): Part => (now ? partOf(now) : fieldsOf(edit));

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
  const counting = receipts.filter((receipt) => !isOtherHalf(receipt, receipts));
  const stays = stayed.map(({ name, stays: how }) => `${literal(name)} ${how}.`);
  if (counting.length === 0) return ['Nothing was taken back.', ...stays].join(' ');
  const counted = tasksOf(counting.length);
  if (stays.length > 0) return [`↩️ Taken back: ${counted}.`, ...stays].join(' ');
  const ops = new Set(counting.map(({ edit }) => edit.op));
  if (ops.size > 1) return `↩️ Taken back: ${counted}.\n${inLine(counting.map(againByName))}`;
  return `↩️ Taken back: ${counted}${whereAll(counting.map(partNow), home)} ${stateAgain(counting)}.`;
}

/** A task that was moved away is made here again and removed there: it is counted once. */
const isOtherHalf = ({ edit }: Receipt, receipts: readonly Receipt[]): boolean =>
  edit.op === 'remove' &&
  receipts.some(
    ({ edit: made }) =>
      made.op === 'create' &&
      made.connection !== edit.connection &&
      isSame(made.after['title'] ?? '', edit.before['title'] ?? ''),
  );

const againByName = (receipt: Receipt): string =>
  `${shortNameOf(fieldsIn(receipt.edit))} ${stateAgain([receipt])}`;

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
  return fieldsThatDiffer(partOf(before), partOf(after)).filter((field) => Object.hasOwn(after, field));
}
