import type { Caller } from '../../core/caller.ts';
import type { Wording } from '../../core/collection.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import { spokenWhen } from '../../core/time.ts';
import { lackingWords, lostWords, partOf, refusedWords, taskDiffers } from './differences.ts';
import {
  changeOf,
  dayAndClock,
  type FieldName,
  fieldsThatDiffer,
  isSame,
  type Part,
  partsOf,
} from './field-words.ts';
import { askedTogether, takenBackTogether, toldTogether } from './many-words.ts';
import { nameIn, nameOf } from './names.ts';

type Zone = Pick<Caller, 'timeZone'>;

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
      : takenBackTogether(receipts, stayed, { home });
  },
  differs: taskDiffers,
  refused: refusedWords,
  lost: lostWords,
  foundAgain: (receipt, edit, caller) => foundAgain(receipt ?? edit, caller, home),
});

const linkOf = (id: string, { linkTo }: Home): string => {
  const link = linkTo(id);
  return link === undefined ? '' : ` · ${link}`;
};

const inOwnList = ({ saidAs }: Home): string => (saidAs === undefined ? '' : ` (${literal(saidAs)})`);

/** `(Home)` or `(my own list)`. */
const kept = (task: Part, home: Home): string =>
  home.saidAs === undefined && task.project ? ` (${literal(task.project.name)})` : inOwnList(home);

const withDetails = (head: string, details: readonly string[]): string =>
  details.length === 0 ? head : `${head}\n${details.join(' · ')}`;

function told(receipt: Receipt, caller: Zone, home: Home): string {
  const { edit, id } = receipt;
  const task = partOf(receipt.now ?? (edit.op === 'remove' ? edit.before : edit.after));
  const title = literal(task.title ?? '');
  switch (edit.op) {
    case 'create':
      return withDetails(`✅ Added: ${title}${linkOf(id, home)}${inOwnList(home)}`, echo(task, caller, home));
    case 'remove':
      return `✅ Deleted: ${title}${inOwnList(home)}. Say undo within 10 minutes to bring it back.`;
    case 'update': {
      const state = stateAfter(edit);
      if (state !== undefined) {
        const head = `✅ ${state}: ${title}${kept(task, home)}${linkOf(id, home)}`;
        return withDetails(
          head,
          edit.as === 'done' ? nextDue(task, caller) : changes(receipt, caller, ['done']),
        );
      }
      const head = `✅ Changed: ${title}${linkOf(id, home)}${inOwnList(home)}`;
      return withDetails(head, changes(receipt, caller));
    }
  }
}

function stateAfter({ before, after, as }: Extract<Edit, { op: 'update' }>): 'Done' | 'Reopened' | undefined {
  if (as === 'done') return 'Done';
  if (isSame(before['done'] ?? false, after['done'] ?? false)) return undefined;
  return after['done'] === true ? 'Done' : 'Reopened';
}

/** What was understood (conversation.md 7.1): what was not said is not echoed, except the project. */
const echo = (task: Part, { timeZone }: Zone, home: Home): readonly string[] => [
  ...(home.saidAs === undefined && task.project ? [`Project ${literal(task.project.name)}`] : []),
  ...partsOf(task, timeZone),
];

const nextDue = ({ due }: Part, { timeZone }: Zone): readonly string[] =>
  typeof due === 'string' ? [`next due ${spokenWhen(due, timeZone)}`] : [];

/** The fields that were read back as planned, old and new. */
function changes(
  { edit, taken }: Receipt,
  { timeZone }: Zone,
  leftOut: readonly FieldName[] = [],
): readonly string[] {
  if (edit.op !== 'update') return [];
  const sides = { before: partOf(edit.before), after: partOf(edit.after), timeZone };
  return fieldsThatDiffer(sides.before, sides.after)
    .filter((field) => taken.includes(field) && !leftOut.includes(field))
    .flatMap((field) => changeOf(field, sides));
}

function asked(edit: Edit, { timeZone }: Zone, home: Home): string {
  const task = partOf(edit.op === 'create' ? edit.after : edit.before);
  const title = literal(task.title ?? '');
  const where = placeAndDue(task, timeZone, home);
  switch (edit.op) {
    case 'create':
      return withDetails(`Add ${title}${where}?`, partsOf({ ...task, due: null }, timeZone));
    case 'remove':
      return `Delete ${title}${where}?\n${bringBack('the task', edit.forGood ?? [])}`;
    case 'update': {
      const sides = { before: task, after: { ...task, ...partOf(edit.after) }, timeZone };
      const state = stateAfter(edit);
      const rest = fieldsThatDiffer(sides.before, sides.after).filter((field) => field !== 'done');
      if (state !== undefined && rest.length === 0) {
        return state === 'Done' ? `Mark ${title}${where} as done?` : `Open ${title}${where} again?`;
      }
      return `Change ${title}${kept(task, home)}: ${rest.flatMap((field) => changeOf(field, sides)).join(' · ')}?`;
    }
  }
}

/** `(Inbox, due Fri 27 Nov 2026, 10:00)` */
function placeAndDue({ project, due }: Part, timeZone: string, { saidAs }: Home): string {
  const place = saidAs ?? project?.name;
  const parts = [
    ...(place === undefined ? [] : [literal(place)]),
    ...(typeof due === 'string' ? [`due ${dayAndClock(due, timeZone)}`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** What an undo brings back, and what it does not. */
const bringBack = (what: string, forGood: readonly string[]): string =>
  forGood.length === 0
    ? `I can bring ${what} back for 10 minutes.`
    : `I can bring ${what} back for 10 minutes, but not ${forGood.join(' and ')}.`;

function takenBack(receipt: Receipt, caller: Zone, home: Home): string {
  const { edit, id, now } = receipt;
  const task = partOf(now ?? (edit.op === 'remove' ? edit.before : edit.after));
  const title = literal(task.title ?? '');
  switch (edit.op) {
    case 'create':
      return withDetails(
        `↩️ Taken back: ${title} is there again${linkOf(id, home)}${inOwnList(home)}`,
        echo(task, caller, home),
      );
    case 'remove':
      return `↩️ Taken back: ${title} is removed again${inOwnList(home)}.`;
    case 'update':
      return withDetails(
        `↩️ Taken back: ${title}${linkOf(id, home)}${inOwnList(home)}`,
        changes(receipt, caller),
      );
  }
}

const VERBS = { create: 'added', update: 'changed', remove: 'deleted' } as const;

function foundAgain(found: Receipt | Edit, caller: Zone, { linkTo }: Home): string {
  const receipt = 'edit' in found ? found : undefined;
  const edit = 'edit' in found ? found.edit : found;
  const title = nameOf(edit.op === 'remove' ? edit.before : { ...before(edit), ...edit.after });
  const verb = edit.op === 'update' && stateAfter(edit) === 'Done' ? 'finished' : VERBS[edit.op];
  if (!receipt) return `${title} was not ${verb}`;
  const link = edit.op === 'remove' ? undefined : linkTo(receipt.id);
  const once = edit.op === 'create' ? ' once' : '';
  return `${title} was ${verb}${once}${lackingWords(receipt, caller)}.${link === undefined ? '' : ` ${link}`}`;
}

const before = (edit: Edit): Fields => (edit.op === 'create' ? {} : edit.before);
