import type { Wording } from '../../../core/collection.ts';
import type { Edit, Receipt } from '../../../core/edit.ts';
import type { Fields } from '../../../core/json.ts';
import { literal } from '../../../core/reply.ts';
import type { Reader } from '../field-words.ts';
import { nameOf } from '../names.ts';
import { spokenSize } from './say-size.ts';
import { sayFiles } from './sentences.ts';

const text = (fields: Fields, field: string): string => {
  const value = fields[field];
  return typeof value === 'string' ? value : '';
};

const fileIn = (fields: Fields): string => literal(text(fields, 'name'));
const taskIn = (fields: Fields): string => literal(text(fields, 'title'));

const fieldsIn = (edit: Edit): Fields => (edit.op === 'create' ? edit.after : edit.before);
/** Both as Markdown. */
const namesIn = (edit: Edit): readonly [file: string, task: string] => {
  const fields = fieldsIn(edit);
  return [fileIn(fields), taskIn(fields)];
};

/** The words about files of tasks; the link leads to the task. */
export const fileWords = (linkTo: (id: string) => string | undefined): Wording => {
  const link = (id: string): string => {
    const address = linkTo(id);
    return address === undefined ? '' : ` · ${address}`;
  };
  const told = ({ edit, id, now }: Receipt, { language }: Reader): string => {
    const words = sayFiles(language);
    const fields = fieldsIn(edit);
    if (edit.op === 'remove') return words.deleted(...namesIn(edit));
    return `${words.attached(withSize(now ?? fields, language), taskIn(fields))}${link(id)}`;
  };
  return {
    name: (fields) => text(fields, 'name'),
    told,
    toldTogether: (receipts, caller) => receipts.map((receipt) => told(receipt, caller)).join('\n'),
    asked: (edits, { language }) => edits.map((edit) => asked(edit, language)).join('\n'),
    takenBack: (receipts, stayed, { language }) =>
      [
        ...receipts.map(({ edit, id }) => `${takenBack(edit, language)}${link(id)}`),
        ...stayed.map(({ name, stays }) => `${literal(name)} ${stays}.`),
      ].join('\n'),
    differs: (expected, found, { language }) => {
      const words = sayFiles(language);
      if (!found) return { difference: words.isGone, stays: words.staysGone };
      if (text(found, 'name') === text(expected, 'name')) return undefined;
      return { difference: words.isOther(fileIn(found)), stays: words.staysAsItIs };
    },
    refused: ({ edit }, { language }) => {
      const words = sayFiles(language);
      const [file, task] = namesIn(edit);
      return edit.op === 'remove' ? words.stillThere(file, task) : words.notThere(file, task);
    },
    lost: ({ now }, { language }) => (now ? sayFiles(language).isOther(nameOf(now)) : ''),
    foundAgain: (receipt, edit, { language }) => foundAgain(edit, receipt !== undefined, language),
  };
};

const withSize = (fields: Fields, language: string): string => {
  const { size } = fields;
  return typeof size === 'number' ? `${fileIn(fields)} (${spokenSize(size, language)})` : fileIn(fields);
};

function asked(edit: Edit, language: string): string {
  const words = sayFiles(language);
  const [file, task] = namesIn(edit);
  return edit.op === 'remove' ? words.askDelete(file, task) : words.askAttach(file, task);
}

function takenBack(edit: Edit, language: string): string {
  const words = sayFiles(language);
  const [file, task] = namesIn(edit);
  return edit.op === 'remove' ? words.backOff(file, task) : words.backOn(file, task);
}

function foundAgain(edit: Edit, isThere: boolean, language: string): string {
  const words = sayFiles(language);
  const [file, task] = namesIn(edit);
  if (edit.op === 'remove') return isThere ? words.wasDeleted(file, task) : words.wasNotDeleted(file, task);
  return isThere ? words.wasAttached(file, task) : words.wasNotAttached(file, task);
}
