import type { Choice, Plan } from '../../core/plan.ts';

/** A question instead of what was looked for. */
export type Unclear = Extract<Plan, { kind: 'unclear' }>;

export const isUnclear = (found: object): found is Unclear => 'kind' in found && found.kind === 'unclear';

export const unclear = (question: string, choices: readonly Choice[] = []): Unclear => ({
  kind: 'unclear',
  question,
  choices,
});

/** Another connection of the person may have it. */
export const unknownHere = (question: string): Unclear => ({ ...unclear(question), isUnknownHere: true });
