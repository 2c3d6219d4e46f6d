import type { NoAnswer } from '../../core/model.ts';

/** For metrics: nothing of a person. */
export interface LocalAsked {
  readonly tier: 'local';
  readonly provider: 'ollama' | 'gateway';
  readonly outcome: 'answered' | NoAnswer;
  /** From the turn to the answer, waiting left out. */
  readonly ms: number;
  readonly tokens: { readonly sent: number; readonly received: number };
}

export interface QueueView {
  readonly provider: 'ollama' | 'gateway';
  readonly waiting: number;
  readonly running: number;
  /** Left alone at the moment. */
  readonly isOpen: boolean;
}
