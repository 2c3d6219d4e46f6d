import type { ActionCall } from '../core/action.ts';
import type { Turn } from '../core/turn.ts';

/** Abilities that tell of what was said and answered before: they are about a turn, and none themselves. */
const EXPLAIN: ReadonlySet<string> = new Set(['why', 'ledger']);

export const explains = ({ action }: Pick<ActionCall, 'action'>): boolean => EXPLAIN.has(action);

/** So that asking twice why is about the same answer. */
export const isExplanation = ({ deeds }: Pick<Turn, 'deeds'>): boolean =>
  deeds.length > 0 && deeds.every(explains);
