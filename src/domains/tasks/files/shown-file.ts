import type { ActionContext } from '../../../core/action.ts';
import { fold } from '../../../core/fold.ts';
import { literal } from '../../../core/reply.ts';
import type { ShownItem } from '../../../core/shown.ts';
import type { Which } from '../../../core/slot.ts';
import { type Unclear, unclear } from '../unclear.ts';
import { sayFiles } from './sentences.ts';

/** The words or the number that name it; nothing for "it" and the like. */
export const saidAs = (which: Which | undefined): string =>
  typeof which === 'object' || which === undefined ? '' : String(which);

/** The file of the list shown last that is meant: by its number, by its name, or the only one there is. */
export function shownFile(which: Which | undefined, { shown, caller }: ActionContext): ShownItem | Unclear {
  const words = sayFiles(caller.language);
  const items = shown?.items ?? [];
  if (typeof which === 'number') {
    const line = items[which - 1];
    return line?.noun === 'file' ? line : unclear(words.noNumber(which));
  }
  const files = items.filter(({ noun }) => noun === 'file');
  const sought = fold(saidAs(which));
  const [only, ...others] = files.filter(({ name }) => fold(name).includes(sought));
  if (only && (others.length === 0 || sought !== '')) return only;
  const isUnnamed = files.length === 0 || sought === '';
  return unclear(isUnnamed ? words.whichFileAtAll : words.noFileCalled(literal(saidAs(which)), undefined));
}
