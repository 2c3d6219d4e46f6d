import type { Wording } from '../../core/collection.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import { spokenWhen } from '../../core/time.ts';
import { lackingWords, lostWords, partOf, refusedWords, taskDiffers } from './differences.ts';
import {
  changeOf,
  dayAndClock,
  fieldsThatDiffer,
  isSame,
  type Part,
  partsOf,
  type Reader,
} from './field-words.ts';
import { askedTogether, takenBackTogether, toldTogether } from './many-words.ts';
import { nameIn, nameOf } from './names.ts';
import { sayTasks } from './sentences.ts';
import { askZone } from './ask-zone.ts';
import type { FieldName } from './task.ts';

/** Where tasks are kept, as far as it is said. */
export interface Home {
  readonly saidAs?: string | undefined;
  readonly linkTo: (id: string) => string | undefined;
}

/** All that is said about writes to tasks (conversation.md §§7–9); made from edits and receipts alone. */
export const taskWords = (home: Home): Wording => ({
  name: nameIn,
  told: (receipt, caller) => told(receipt, caller, home),
  toldTogether: (receipts, caller) => toldTogether(receipts, { home, caller }),
  asked: (edits, caller) => {
    const [only, ...others] = edits;
    return only && others.length === 0 ? asked(only, caller, home) : askedTogether(edits, { home, caller });
  },
  takenBack: (receipts, stayed, caller) => {
    const [only, ...others] = receipts;
    return only && others.length + stayed.length === 0
      ? takenBack(only, caller, home)
      : takenBackTogether(receipts, stayed, { home, caller });
  },
  differs: taskDiffers,
  refused: refusedWords,
  lost: lostWords,
  follow: (receipts, caller) => askZone(receipts, caller, home),
  foundAgain: (receipt, edit, caller) => foundAgain(receipt ?? edit, caller, home),
});

const linkOf = (id: string, { linkTo }: Home): string => {
  const link = linkTo(id);
  return link === undefined ? '' : ` · ${link}`;
};

/** `(my own list)`, for the list that no service keeps. */
const inOwnList = ({ saidAs }: Home, { language }: Reader): string =>
  saidAs === undefined ? '' : ` (${sayTasks(language).ownList})`;

/** `(Home)` or `(my own list)`. */
const kept = (task: Part, home: Home, reader: Reader): string =>
  home.saidAs === undefined && task.project ? ` (${literal(task.project.name)})` : inOwnList(home, reader);

const withDetails = (head: string, details: readonly string[]): string =>
  details.length === 0 ? head : `${head}\n${details.join(' · ')}`;

function told(receipt: Receipt, reader: Reader, home: Home): string {
  const { edit, id } = receipt;
  const words = sayTasks(reader.language);
  const task = partOf(receipt.now ?? (edit.op === 'remove' ? edit.before : edit.after));
  const title = literal(task.title ?? '');
  const named = `${title}${linkOf(id, home)}${inOwnList(home, reader)}`;
  switch (edit.op) {
    case 'create':
      return withDetails(words.added(named), echo(task, reader, home));
    case 'remove':
      return words.deleted(`${title}${inOwnList(home, reader)}`);
    case 'update': {
      const state = stateAfter(edit);
      if (state === undefined) return withDetails(words.changed(named), changes(receipt, reader));
      const head = words[state](`${title}${kept(task, home, reader)}${linkOf(id, home)}`);
      return withDetails(
        head,
        edit.as === 'done' ? nextDue(task, reader) : changes(receipt, reader, ['done']),
      );
    }
  }
}

function stateAfter({ before, after, as }: Extract<Edit, { op: 'update' }>): 'done' | 'reopened' | undefined {
  if (as === 'done') return 'done';
  if (isSame(before['done'] ?? false, after['done'] ?? false)) return undefined;
  return after['done'] === true ? 'done' : 'reopened';
}

/** What was understood (conversation.md 7.1): what was not said is not echoed, except the project. */
const echo = (task: Part, reader: Reader, home: Home): readonly string[] => [
  ...(home.saidAs === undefined && task.project
    ? [sayTasks(reader.language).project(literal(task.project.name))]
    : []),
  ...partsOf(task, reader),
];

const nextDue = ({ due }: Part, { timeZone, language }: Reader): readonly string[] =>
  typeof due === 'string' ? [sayTasks(language).nextDue(spokenWhen(due, timeZone, language))] : [];

/** The fields that were read back as planned, old and new. */
function changes(
  { edit, taken }: Receipt,
  reader: Reader,
  leftOut: readonly FieldName[] = [],
): readonly string[] {
  if (edit.op !== 'update') return [];
  const sides = { before: partOf(edit.before), after: partOf(edit.after), reader };
  return fieldsThatDiffer(sides.before, sides.after)
    .filter((field) => taken.includes(field) && !leftOut.includes(field))
    .flatMap((field) => changeOf(field, sides));
}

function asked(edit: Edit, reader: Reader, home: Home): string {
  const words = sayTasks(reader.language);
  const task = partOf(edit.op === 'create' ? edit.after : edit.before);
  const title = literal(task.title ?? '');
  const where = `${title}${placeAndDue(task, reader, home)}`;
  switch (edit.op) {
    case 'create':
      return withDetails(words.askAdd(where), partsOf({ ...task, due: null }, reader));
    case 'remove':
      return `${words.askDelete(where)}\n${words.bringBack(edit.forGood ?? [])}`;
    case 'update': {
      const sides = { before: task, after: { ...task, ...partOf(edit.after) }, reader };
      const state = stateAfter(edit);
      const rest = fieldsThatDiffer(sides.before, sides.after).filter((field) => field !== 'done');
      if (state !== undefined && rest.length === 0) {
        return state === 'done' ? words.askDone(where) : words.askReopen(where);
      }
      return words.askChange(
        `${title}${kept(task, home, reader)}`,
        rest.flatMap((field) => changeOf(field, sides)).join(' · '),
      );
    }
  }
}

/** `(Inbox, due Fri 27 Nov 2026, 10:00)` */
function placeAndDue({ project, due }: Part, reader: Reader, { saidAs }: Home): string {
  const words = sayTasks(reader.language);
  const place = saidAs === undefined ? project && literal(project.name) : words.ownList;
  const parts = [
    ...(place === undefined ? [] : [place]),
    ...(typeof due === 'string' ? [words.moment('due', dayAndClock(due, reader))] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function takenBack(receipt: Receipt, reader: Reader, home: Home): string {
  const { edit, id, now } = receipt;
  const words = sayTasks(reader.language);
  const task = partOf(now ?? (edit.op === 'remove' ? edit.before : edit.after));
  const title = literal(task.title ?? '');
  const own = inOwnList(home, reader);
  switch (edit.op) {
    case 'create':
      return withDetails(`${words.backAgain(title)}${linkOf(id, home)}${own}`, echo(task, reader, home));
    case 'remove':
      return `${words.backGone(title)}${own}.`;
    case 'update':
      return withDetails(words.back(`${title}${linkOf(id, home)}${own}`), changes(receipt, reader));
  }
}

function foundAgain(found: Receipt | Edit, reader: Reader, { linkTo }: Home): string {
  const receipt = 'edit' in found ? found : undefined;
  const edit = 'edit' in found ? found.edit : found;
  const title = nameOf(edit.op === 'remove' ? edit.before : { ...before(edit), ...edit.after });
  const [isSo, isNot] = foundWords(edit, sayTasks(reader.language));
  if (!receipt) return isNot(title);
  const link = edit.op === 'remove' ? undefined : linkTo(receipt.id);
  return `${isSo(title, lackingWords(receipt, reader))}${link === undefined ? '' : ` ${link}`}`;
}

function foundWords(edit: Edit, words: ReturnType<typeof sayTasks>) {
  switch (edit.op) {
    case 'create':
      return [words.foundAdded, words.notAdded] as const;
    case 'remove':
      return [words.foundDeleted, words.notDeleted] as const;
    case 'update':
      return stateAfter(edit) === 'done'
        ? ([words.foundDone, words.notDone] as const)
        : ([words.foundChanged, words.notChanged] as const);
  }
}

const before = (edit: Edit): Fields => (edit.op === 'create' ? {} : edit.before);
