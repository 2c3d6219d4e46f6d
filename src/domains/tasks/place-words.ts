import type { Wording } from '../../core/collection.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import { isSame } from './field-words.ts';
import { nameIn, nameOf } from './names.ts';
import { listed } from '../../core/repeat-words.ts';

/** The words about projects and labels, which have a name and little else. */
export const placeWords = (
  noun: 'project' | 'label',
  linkTo: (id: string) => string | undefined,
): Wording => {
  const link = (id: string): string => {
    const address = linkTo(id);
    return address === undefined ? '' : ` · ${address}`;
  };
  const called = (edit: Edit): string => `${noun} ${nameOf(fieldsIn(edit))}`;
  const told = ({ edit, id }: Receipt): string => {
    if (edit.op === 'create') return `✅ Added: ${called(edit)}${link(id)}`;
    if (edit.op === 'remove')
      return `✅ Deleted: ${called(edit)}. Say undo within 10 minutes to bring it back.`;
    return `✅ Changed: ${noun} ${nameOf({ ...edit.before, ...edit.after })}${link(id)}\n${changeOf(edit)}`;
  };
  return {
    name: nameIn,
    told,
    toldTogether: (receipts) => receipts.map(told).join('\n'),
    asked: (edits) => edits.map((edit) => askedOne(edit, noun)).join('\n'),
    takenBack: (receipts, stayed) => {
      const back = receipts.map(({ edit }) => `${edit.noun} ${nameOf(fieldsAfter(edit))} ${againOf(edit)}`);
      const stays = stayed.map(({ name, stays: how }) => `${literal(name)} ${how}.`);
      return [...(back.length > 0 ? [`↩️ Taken back: ${listed(back)}.`] : []), ...stays].join(' ');
    },
    differs: (expected, found) => {
      if (!found) return { difference: 'it is no longer there', stays: 'is no longer there' };
      const fields = Object.keys(expected).filter((field) => !isSame(expected[field], found[field]));
      if (fields.length === 0) return undefined;
      return { difference: listed(fields.map((field) => nowIs(field, found))), stays: 'stays as it is' };
    },
    refused: ({ edit, now, refused }) => {
      if (edit.op === 'remove') return `the ${called(edit)} is still there`;
      if (!now) return `the ${called(edit)} is not there`;
      return listed(refused.map((field) => nowIs(field, now)));
    },
    lost: ({ now, lost }) => (now ? listed(lost.map((field) => nowIs(field, now))) : ''),
    foundAgain: (receipt, edit) => {
      const verb = { create: 'added', update: 'changed', remove: 'deleted' }[edit.op];
      if (!receipt) return `${called(edit)} was not ${verb}`;
      const { now, refused, lost } = receipt;
      const other = now ? [...refused, ...lost].map((field) => nowIs(field, now)) : [];
      return `${called(edit)} was ${verb}${other.length === 0 ? '' : `, but ${listed(other)}`}.`;
    },
  };
};

/** What it is called once it is taken back. */
const fieldsAfter = (edit: Edit): Fields =>
  edit.op === 'update' ? { ...edit.before, ...edit.after } : fieldsIn(edit);

const fieldsIn = (edit: Edit): Fields => (edit.op === 'create' ? edit.after : edit.before);

function askedOne(edit: Edit, noun: string): string {
  const name = nameOf(fieldsIn(edit));
  switch (edit.op) {
    case 'create':
      return `Make a new ${noun} ${name}?`;
    case 'remove':
      return `Delete the ${noun} ${name}?`;
    case 'update':
      return `Change the ${noun} ${name}: ${changeOf(edit)}?`;
  }
}

function changeOf({ before, after }: Extract<Edit, { op: 'update' }>): string {
  const changed = Object.keys(after).filter((field) => !isSame(before[field], after[field]));
  return changed
    .map((field) => {
      if (field === 'name') return `name ${nameOf(before)} → ${nameOf(after)}`;
      if (field === 'isArchived') return after[field] === true ? 'archived' : 'no longer archived';
      return `${field} changed`;
    })
    .join(' · ');
}

function nowIs(field: string, found: Fields): string {
  if (field === 'name' || field === 'title') return `its name is now ${nameOf(found)}`;
  if (field === 'isArchived') return found[field] === true ? 'it is archived now' : 'it is not archived now';
  return `its ${field} has changed`;
}

function againOf(edit: Edit): string {
  if (edit.op === 'create') return 'is there again';
  if (edit.op === 'remove') return 'is removed again';
  const { before, after } = edit;
  const changed = Object.keys(after).filter((field) => !isSame(before[field], after[field]));
  return changed.length === 0 ? 'is as before' : listed(changed.map((field) => fieldAgain(field, after)));
}

function fieldAgain(field: string, after: Fields): string {
  if (field === 'name' || field === 'title') return 'has its old name again';
  if (field === 'isArchived') return after[field] === true ? 'is archived again' : 'is no longer archived';
  return `has its old ${field} again`;
}
