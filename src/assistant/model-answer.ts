import type { Owned } from '../core/privacy.ts';
import type { Deed, Understanding } from '../core/turn.ts';
import type { Answer } from './answer.ts';

/** What came of a message that a model was asked about. */
export interface ModelAnswer {
  readonly answers: readonly Owned<Answer>[];
  readonly understood: Understanding;
  /** What was done for it besides what the answers tell. */
  readonly deeds?: readonly Deed[];
  /** What did not go into the prompt, and why, in words of the person's language. */
  readonly leftOut?: readonly string[];
  /** The person was asked whether their key may be used: their yes asks the same again. */
  readonly waits?: true;
}

/** Says what is being done meanwhile, for the placeholder: `Asking the local model …` */
export type SayDoing = (markdown: string) => void;
