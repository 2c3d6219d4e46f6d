import type { Caller } from '../../core/caller.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import { literal } from '../../core/reply.ts';
import { spokenWhen } from '../../core/time.ts';
import { Task } from './task.ts';

/** Where the task of a receipt is kept. */
export interface Home {
  readonly saidAs: string | undefined;
  readonly link: string | undefined;
}

/**
 * What was done to a task: verb, object, and the fields that changed (conversation.md 7.1, 9.2). Made from the
 * receipt alone, and only from the fields that were read back as planned.
 */
export function tellReceipt(receipt: Receipt, caller: Pick<Caller, 'timeZone'>, home: Home): string {
  const { edit } = receipt;
  const object = Task.parse(edit.op === 'remove' ? edit.before : (receipt.now ?? edit.after));
  const where = home.link === undefined ? '' : ` · ${home.link}`;
  const kept = home.saidAs === undefined ? '' : ` (${literal(home.saidAs)})`;
  const head = `✅ ${verbOf(edit)}: ${literal(object.title)}${edit.op === 'remove' ? '' : where}${kept}`;
  const changed = detailsOf(receipt, object, caller, home);
  return changed.length === 0 ? head : `${head}\n${changed.join(' · ')}`;
}

function verbOf(edit: Edit): string {
  switch (edit.op) {
    case 'create':
      return 'Added';
    case 'remove':
      return 'Deleted';
    case 'update':
      if (edit.before['done'] === edit.after['done']) return 'Changed';
      return edit.after['done'] === true ? 'Done' : 'Reopened';
  }
}

function detailsOf(
  { edit, taken }: Receipt,
  now: Task,
  { timeZone }: Pick<Caller, 'timeZone'>,
  home: Home,
): readonly string[] {
  const due = (when: Task['due'] | undefined): string =>
    typeof when === 'string' ? spokenWhen(when, timeZone) : 'no date';
  switch (edit.op) {
    case 'remove':
      return [];
    case 'create':
      return [
        ...(home.saidAs === undefined ? [`Project ${literal(now.project)}`] : []),
        ...(now.due === null ? [] : [`due ${due(now.due)}`]),
      ];
    case 'update': {
      const before = Task.exactPartial().parse(edit.before);
      return [
        ...(taken.includes('title') ? [`title ${literal(before.title ?? '')} → ${literal(now.title)}`] : []),
        ...(taken.includes('due') ? [`due ${due(before.due)} → ${due(now.due)}`] : []),
      ];
    }
  }
}
