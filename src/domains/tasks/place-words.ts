import type { Stayed, Wording } from '../../core/collection.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import { isSame, type Reader } from './field-words.ts';
import { nameIn, nameOf } from './names.ts';
import { sayTasks } from './sentences.ts';

type Noun = 'project' | 'label';
type Words = ReturnType<typeof sayTasks>;

/** The words about projects and labels, which have a name and little else. */
export const placeWords = (noun: Noun, linkTo: (id: string) => string | undefined): Wording => {
  const link = (id: string): string => {
    const address = linkTo(id);
    return address === undefined ? '' : ` · ${address}`;
  };
  const told = ({ edit, id }: Receipt, { language }: Reader): string => {
    const words = sayTasks(language);
    const name = nameOf(fieldsIn(edit));
    if (edit.op === 'create') return `${words.placeAdded(noun, name)}${link(id)}`;
    if (edit.op === 'remove') return words.placeDeleted(noun, name);
    const changed = words.placeChanged(noun, nameOf({ ...edit.before, ...edit.after }));
    return `${changed}${link(id)}\n${changeOf(edit, words)}`;
  };
  return {
    name: nameIn,
    told,
    toldTogether: (receipts, caller) => receipts.map((receipt) => told(receipt, caller)).join('\n'),
    asked: (edits, { language }) => edits.map((edit) => askedOne(edit, noun, sayTasks(language))).join('\n'),
    takenBack: (receipts, stayed, { language }) => takenBack(receipts, stayed, [noun, sayTasks(language)]),
    differs: (expected, found, { language }) => {
      const words = sayTasks(language);
      if (!found) return { difference: words.isGone, stays: words.staysGone };
      const fields = Object.keys(expected).filter((field) => !isSame(expected[field], found[field]));
      if (fields.length === 0) return undefined;
      const difference = words.listed(fields.map((field) => nowIs(field, found, words)));
      return { difference, stays: words.staysAsItIs };
    },
    refused: ({ edit, now, refused }, { language }) => {
      const words = sayTasks(language);
      const name = nameOf(fieldsIn(edit));
      if (edit.op === 'remove') return words.placeStillThere(noun, name);
      if (!now) return words.placeNotThere(noun, name);
      return words.listed(refused.map((field) => nowIs(field, now, words)));
    },
    lost: ({ now, lost }, { language }) =>
      now ? sayTasks(language).listed(lost.map((field) => nowIs(field, now, sayTasks(language)))) : '',
    foundAgain: (receipt, edit, { language }) => {
      const words = sayTasks(language);
      const name = nameOf(fieldsIn(edit));
      if (!receipt) return words.placeNotFound(noun, name, edit.op);
      const { now, refused, lost } = receipt;
      const other = now ? [...refused, ...lost].map((field) => nowIs(field, now, words)) : [];
      return words.placeFound(noun, name, edit.op, other.length === 0 ? '' : words.butLacking(other));
    },
  };
};

function takenBack(
  receipts: readonly Receipt[],
  stayed: readonly Stayed[],
  [noun, words]: readonly [Noun, Words],
): string {
  const back = receipts.map(
    ({ edit }) => `${words.place(noun, nameOf(fieldsAfter(edit)))} ${againOf(edit, words)}`,
  );
  const stays = stayed.map(({ name, stays: how }) => `${literal(name)} ${how}.`);
  return [...(back.length > 0 ? [`${words.back(words.listed(back))}.`] : []), ...stays].join(' ');
}

/** What it is called once it is taken back. */
const fieldsAfter = (edit: Edit): Fields =>
  edit.op === 'update' ? { ...edit.before, ...edit.after } : fieldsIn(edit);

const fieldsIn = (edit: Edit): Fields => (edit.op === 'create' ? edit.after : edit.before);

function askedOne(edit: Edit, noun: Noun, words: Words): string {
  const name = nameOf(fieldsIn(edit));
  switch (edit.op) {
    case 'create':
      return words.askMakePlace(noun, name);
    case 'remove':
      return words.askDeletePlace(noun, name);
    case 'update':
      return words.askChangePlace(noun, name, changeOf(edit, words));
  }
}

function changeOf({ before, after }: Extract<Edit, { op: 'update' }>, words: Words): string {
  const changed = Object.keys(after).filter((field) => !isSame(before[field], after[field]));
  return changed
    .map((field) => {
      if (field === 'name') return words.nameTo(nameOf(before), nameOf(after));
      if (field === 'isArchived') return words.archived(after[field] === true);
      return words.fieldChanged(field);
    })
    .join(' · ');
}

function nowIs(field: string, found: Fields, words: Words): string {
  if (field === 'name' || field === 'title') return words.nameIsNow(nameOf(found));
  if (field === 'isArchived') return words.archivedNow(found[field] === true);
  return words.fieldHasChanged(field);
}

function againOf(edit: Edit, words: Words): string {
  if (edit.op === 'create') return words.areThereAgain(1);
  if (edit.op === 'remove') return words.areGoneAgain(1);
  const { before, after } = edit;
  const changed = Object.keys(after).filter((field) => !isSame(before[field], after[field]));
  if (changed.length === 0) return words.areAsBefore(1);
  return words.listed(changed.map((field) => fieldAgain(field, after, words)));
}

function fieldAgain(field: string, after: Fields, words: Words): string {
  if (field === 'name' || field === 'title') return words.oldNameAgain;
  if (field === 'isArchived') return words.archivedAgain(after[field] === true);
  return words.oldFieldAgain(field);
}
