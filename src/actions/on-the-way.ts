import type { Edit, Receipt } from '../core/edit.ts';
import { InUseError } from '../core/service-errors.ts';
import type { Act } from '../core/journal.ts';
import { outcomeOf } from './change-of.ts';

const ON_THE_WAY = 'made on the way';

/** To be removed because it was made for something else that is taken back: a label for a new task. */
export const isOnTheWay = ({ op, as }: Edit): boolean => op === 'remove' && as === ON_THE_WAY;

/** It stays, because others use it by now; what it was made for goes all the same. */
export const mayStay = (edit: Edit, error: unknown): boolean =>
  error instanceof InUseError && isOnTheWay(edit);

export const hasStayed = (receipt: Receipt): boolean =>
  isOnTheWay(receipt.edit) && outcomeOf(receipt) === 'refused';

/** The same edit, which takes back something of these acts, with what the object was to them. */
export function asMade(edit: Edit, acts: readonly Act[]): Edit {
  const nouns = new Set(acts.map(({ action }) => action.split('.', 1)[0]));
  const isMadeFor = acts.some(({ edits }) => edits.some(({ noun }) => nouns.has(noun)));
  const isAside = edit.op === 'remove' && isMadeFor && !nouns.has(edit.noun);
  return isAside ? { ...edit, as: ON_THE_WAY } : edit;
}
