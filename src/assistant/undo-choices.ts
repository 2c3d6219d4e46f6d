import type { Choice, UndoMode } from '../core/plan.ts';

/** What the choices of "how much is to be taken back" say; each is also a sentence of its own. */
const MODES: ReadonlyMap<string, UndoMode> = new Map([
  ['undo', 'ask'],
  ['undo the rest', 'untouched'],
  ['undo all', 'all'],
]);

export const undoModeOf = (sentence: string): UndoMode | undefined => MODES.get(sentence);

/** True for choices about how much is to be taken back. */
export const areUndoChoices = (choices: readonly Choice[]): boolean =>
  choices.length > 0 && choices.every(({ say }) => undoModeOf(say) !== undefined);
