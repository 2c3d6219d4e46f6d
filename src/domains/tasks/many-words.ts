import type { Stayed } from '../../core/collection.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import { partOf } from './differences.ts';
import { changeOf, fieldsThatDiffer, isSame, newValueOf, type Part, type Reader } from './field-words.ts';
import { shortNameOf } from './names.ts';
import { newTaskLines } from './new-task-lines.ts';
import { sayTasks } from './sentences.ts';
import type { FieldName } from './task.ts';

interface Asking {
  readonly home: { readonly saidAs?: string | undefined };
  readonly caller: Reader;
}

const fieldsOf = (edit: Edit): Part => partOf(edit.op === 'create' ? edit.after : edit.before);

/** `3 tasks in Work`, when all of them are; `in my own list`. */
function counted(count: number, parts: readonly Part[], { home, caller }: Asking): string {
  const words = sayTasks(caller.language);
  if (home.saidAs !== undefined) return `${words.tasks(count)}${words.inOwnList}`;
  const [first, ...others] = parts.map(({ project }) => project);
  const isOne = first !== undefined && others.every((other) => isSame(other, first));
  return `${words.tasks(count)}${isOne ? words.inProject(literal(first.name)) : ''}`;
}

/** `1. Send invoice  2. Book hotel`, in one line. */
const inLine = (names: readonly string[]): string =>
  names.map((name, index) => `${index + 1}\\. ${name}`).join('  ');

/** What all of them have in common, as new values; undefined when they differ. */
function commonChange(
  edits: readonly Edit[],
  reader: Reader,
  arrow: '→ ' | '',
): readonly string[] | undefined {
  const changes = edits.map((edit) => {
    if (edit.op !== 'update') return undefined;
    const before = partOf(edit.before);
    const sides = { before, after: { ...before, ...partOf(edit.after) }, reader };
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
export function askedTogether(edits: readonly Edit[], asking: Asking): string {
  const { caller } = asking;
  const words = sayTasks(caller.language);
  const all = counted(edits.length, edits.map(fieldsOf), asking);
  const names = inLine(edits.map((edit) => shortNameOf(fieldsIn(edit))));
  const isAll = (op: Edit['op']): boolean => edits.every((edit) => edit.op === op);
  const moved = movedAway(edits);
  if (moved.length > 0) {
    const moving = inLine(moved.map((edit) => shortNameOf(fieldsIn(edit))));
    return `${words.askMove(movedWords(moved, asking))}\n${moving}`;
  }
  if (isAll('create')) return `${words.askAdd(all)}\n${newTaskLines(edits.map(fieldsIn), caller)}`;
  if (isAll('remove')) return `${words.askDelete(all)}\n${names}\n${words.bringBackMany(isForGood(edits))}`;
  if (edits.every(isFinishing)) return `${words.askDone(all)}\n${names}`;
  const common = commonChange(edits, caller, '→ ');
  if (common) return `${words.askChange(all, common.join(' · '))}\n${names}`;
  return `${words.askChange(all, undefined)}\n${inLine(edits.map((edit) => ownChange(edit, caller)))}`;
}

const fieldsIn = (edit: Edit): Fields => (edit.op === 'create' ? edit.after : edit.before);

/** The creations of tasks that are made elsewhere and removed here; none for anything else. */
const movedAway = (edits: readonly Edit[]): readonly Edit[] =>
  edits.some(({ op }) => op === 'remove')
    ? edits.filter(({ op, connection }) => op === 'create' && connection !== undefined)
    : [];

/** `3 tasks from my own list to my` */
function movedWords(moved: readonly Edit[], { home, caller }: Asking): string {
  const words = sayTasks(caller.language);
  const from = home.saidAs === undefined ? '' : words.fromOwnList;
  const to = moved[0]?.as === undefined ? '' : words.toConnection(literal(moved[0].as));
  return `${words.tasks(moved.length)}${from}${to}`;
}

function ownChange(edit: Edit, reader: Reader): string {
  const words = sayTasks(reader.language);
  const name = shortNameOf(fieldsIn(edit));
  if (edit.op !== 'update')
    return words.ownChange(name, edit.op === 'create' ? words.wasAdded : words.wasDeleted);
  const before = partOf(edit.before);
  const sides = { before, after: { ...before, ...partOf(edit.after) }, reader };
  const changed = fieldsThatDiffer(before, sides.after);
  return words.ownChange(name, changed.flatMap((field) => changeOf(field, sides)).join(', '));
}

const isForGood = (edits: readonly Edit[]): boolean =>
  edits.some((edit) => edit.op === 'remove' && (edit.forGood ?? []).length > 0);

/** Several receipts of one request in a line or two. */
export function toldTogether(receipts: readonly Receipt[], asking: Asking): string {
  const { caller } = asking;
  const words = sayTasks(caller.language);
  const edits = receipts.map(({ edit }) => edit);
  const moved = movedAway(edits);
  if (moved.length > 0) return words.movedMany(movedWords(moved, asking));
  const all = counted(receipts.length, receipts.map(partNow), asking);
  const isAll = (op: Edit['op']): boolean => edits.every((edit) => edit.op === op);
  if (isAll('create')) {
    const made = receipts.map(({ edit, now }) => now ?? fieldsIn(edit));
    return `${words.addedMany(all)}\n${newTaskLines(made, caller)}`;
  }
  if (isAll('remove')) return words.deletedMany(all);
  if (edits.every(isFinishing)) return words.doneMany(all);
  const common = commonChange(edits, caller, '');
  return common
    ? words.changedMany(all, common.join(' · '))
    : `${words.changedMany(all, undefined)}\n${inLine(edits.map((edit) => ownChange(edit, caller)))}`;
}

const partNow = ({ edit, now }: Receipt): Part => (now ? partOf(now) : fieldsOf(edit));

/** After an undo of several: `4 tasks in Work have their old dates again`, or what of them stays as it is. */
export function takenBackTogether(
  receipts: readonly Receipt[],
  stayed: readonly Stayed[],
  asking: Asking,
): string {
  const { language } = asking.caller;
  const words = sayTasks(language);
  const counting = receipts.filter((receipt) => !isOtherHalf(receipt, receipts));
  const stays = stayed.map(({ name, stays: how }) => `${literal(name)} ${how}.`);
  if (counting.length === 0) return [words.backNothing, ...stays].join(' ');
  const count = words.tasks(counting.length);
  if (stays.length > 0) return [`${words.back(count)}.`, ...stays].join(' ');
  const ops = new Set(counting.map(({ edit }) => edit.op));
  if (ops.size > 1) {
    return `${words.back(count)}.\n${inLine(counting.map((receipt) => againByName(receipt, language)))}`;
  }
  const all = counted(counting.length, counting.map(partNow), asking);
  return `${words.back(`${all} ${stateAgain(counting, language)}`)}.`;
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

const againByName = (receipt: Receipt, language: string): string =>
  `${shortNameOf(fieldsIn(receipt.edit))} ${stateAgain([receipt], language)}`;

function stateAgain(receipts: readonly Receipt[], language: string): string {
  const words = sayTasks(language);
  const { length } = receipts;
  const edits = receipts.map(({ edit }) => edit);
  if (edits.every(({ op }) => op === 'create')) return words.areThereAgain(length);
  if (edits.every(({ op }) => op === 'remove')) return words.areGoneAgain(length);
  const names = [...new Set(updatesIn(edits).flatMap((edit) => changedFields(edit)))];
  if (names.join() === 'done') {
    const states = new Set(updatesIn(edits).map(({ after }) => after['done']));
    return states.size > 1 ? words.areAsBefore(length) : words.areAgain(length, states.has(true));
  }
  return words.haveOld(length, names) ?? words.areAsBefore(length);
}

function changedFields({ before, after }: Extract<Edit, { op: 'update' }>): readonly FieldName[] {
  return fieldsThatDiffer(partOf(before), partOf(after)).filter((field) => Object.hasOwn(after, field));
}
