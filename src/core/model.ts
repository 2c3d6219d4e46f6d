import type { ActionCall } from './action.ts';

/** `local`: in the house. `cloud`: elsewhere, with the key of one person. */
export type ModelTier = 'local' | 'cloud';

/** What a cloud model may be asked for. `sentences`: what no rule and no local model understood. */
export type Purpose = 'analysis' | 'sentences';

/** A model, as it is named to people. */
export interface ModelName {
  readonly tier: ModelTier;
  /** `ollama`, `gateway`, `claude`, `openai`, or what the person calls their endpoint. */
  readonly provider: string;
  /** `Claude`. */
  readonly title: string;
  readonly model: string;
}

/** As the provider counts them; estimated where it says nothing. */
export interface ModelTokens {
  readonly sent: number;
  readonly received: number;
}

/** Why a model gave no answer that can be used. */
export type NoAnswer =
  /** There is none, or none that fits. */
  | 'none'
  /** It does not answer, or broke down a moment ago and is left alone. */
  | 'down'
  /** It is being loaded, and takes longer than anybody waits. */
  | 'loading'
  /** Too many wait for it. */
  | 'busy'
  | 'too slow'
  /** What came is not what was asked for. */
  | 'unusable'
  /** The provider does not accept the key. */
  | 'wrong key'
  /** What may be spent in a month is spent. */
  | 'cap'
  /** The provider has no room at the moment (429, 529). */
  | 'limited'
  /** It refuses to answer this. */
  | 'refused'
  /** Something in the text could not be classified, so it was not sent. */
  | 'not sent'
  /** The person took the key or the leave to use it back, right before it would have been sent. */
  | 'not allowed';

/**
 * Thrown by a fetch that leads to a model, where it knows why there will be no answer: the text may not leave, a cap is
 * reached, the time or the size is. Whoever asks the model answers with the same word.
 */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly because: NoAnswer;
  readonly retryAfterMs: number | undefined;
  constructor(because: NoAnswer, facts: { readonly retryAfterMs?: number; readonly cause?: unknown } = {}) {
    super(`no answer of a model: ${because}`, { cause: facts.cause });
    this.because = because;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** One question to a model. */
export interface Asking {
  /** What never changes comes first: a local model keeps it in its cache. */
  readonly instructions: string;
  readonly prompt: string;
  /** JSON Schema of the answer; flat, so that small models fill it in. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly maxOutputTokens: number;
  readonly signal: AbortSignal;
}

/** `value` is JSON that was parsed and is not checked yet: it may be anything. */
export type Asked =
  | {
      readonly kind: 'answered';
      readonly value: unknown;
      readonly model: ModelName;
      readonly tokens: ModelTokens;
    }
  | {
      readonly kind: 'no answer';
      readonly because: NoAnswer;
      readonly model: ModelName | undefined;
      /** When the provider says it may be asked again. */
      readonly retryAfterMs?: number;
    };

/** Never throws, but for our own mistakes and an aborted signal. */
export type AskModel = (asking: Asking) => Promise<Asked>;

/** What a model made of a sentence. Origin of the calls: `llm`, or `llm-tainted`. */
export type Interpretation =
  | { readonly kind: 'calls'; readonly calls: readonly ActionCall[]; readonly model: ModelName }
  /** One field of this call has yet to be said. */
  | {
      readonly kind: 'asks';
      readonly call: ActionCall;
      readonly field: string;
      readonly model: ModelName;
    }
  /** Nothing that eis can do. `nearest`: names of actions that come closest. */
  | { readonly kind: 'outside'; readonly nearest: readonly string[]; readonly model: ModelName }
  | { readonly kind: 'not understood'; readonly model: ModelName }
  | { readonly kind: 'no answer'; readonly because: NoAnswer };

/** Names that a local server passes on to a cloud (Ollama). */
export const passesOn = (name: string): boolean => /(?:^|[:-])cloud$/i.test(name.trim());
