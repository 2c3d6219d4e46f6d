import type { ActionContext } from '../../../core/action.ts';
import { fold } from '../../../core/fold.ts';
import { literal } from '../../../core/reply.ts';
import type { ShownItem } from '../../../core/shown.ts';
import type { Which } from '../../../core/slot.ts';
import { type Unclear, unclear } from '../unclear.ts';
import { sayFiles } from './sentences.ts';

/** The words or the number that name it; undefined for "it" and the like. */
export const saidAs = (which: Which | undefined): string | undefined =>
  typeof which === 'object' || which === undefined ? undefined : String(which);

/** The file of the list shown last that is meant: by its number, by its name, or the only one there is. */
export function shownFile(which: Which | undefined, context: ActionContext): ShownItem | Unclear {
  const items = context.shown?.items ?? [];
  const words = sayFiles(context.caller.language);
  if (typeof which === 'number') {
    const line = items[which - 1];
    return line?.noun === 'file' ? line : unclear(words.noNumber(which));
  }
  const files = items.filter(({ noun }) => noun === 'file');
  const called = saidAs(which);
  if (called === undefined) return onlyOne(files) ?? unclear(words.whichFileAtAll);
  if (files.length === 0) return unclear(words.whichFileAtAll);
  return fileCalled(files, called) ?? unclear(words.noFileCalled(literal(called), undefined));
}

const onlyOne = (files: readonly ShownItem[]): ShownItem | undefined =>
  files.length === 1 ? files[0] : undefined;

const fileCalled = (files: readonly ShownItem[], name: string): ShownItem | undefined =>
  files.find((file) => fold(file.name) === fold(name)) ??
  files.find((file) => fold(file.name).includes(fold(name)));
