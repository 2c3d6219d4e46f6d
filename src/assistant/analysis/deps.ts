import type { ActionCall, ActionDescription } from '../../core/action.ts';
import type { Caller } from '../../core/caller.ts';
import type { AskModel, ModelName, NoAnswer } from '../../core/model.ts';
import type { Gathered, PromptContext, Retriever } from '../../core/prompt-context.ts';
import type { Answering } from '../known.ts';
import type { SayDoing } from '../model-answer.ts';
import type { OwnModelDeps } from '../own-model.ts';
import type { PerformCallsDeps } from '../perform-calls.ts';
import type { ReadingContext } from '../route.ts';
import type { Days } from './read-span.ts';
import type { RetrieverDeps } from './retrievers.ts';

/** A change that a model thinks of: nothing but words. */
export interface Proposal {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

type Conversed =
  | {
      readonly kind: 'answered';
      /** Empty when nothing of what the model said could be kept. */
      readonly markdown: string;
      readonly proposals: readonly Proposal[];
      readonly model: ModelName;
    }
  | { readonly kind: 'no answer'; readonly because: NoAnswer };

interface Conversing {
  readonly question: string;
  /** `Fri 20 Nov 2026`. */
  readonly today: string;
  readonly language: string;
  readonly context: PromptContext;
  readonly actions: readonly ActionDescription[];
  readonly signal: AbortSignal;
}

type FieldsReading =
  | { readonly kind: 'calls'; readonly calls: readonly ActionCall[] }
  | { readonly kind: 'missing' | 'misfit' };

interface WantedCall extends Proposal {
  /** What the person said; empty where the words are not theirs. */
  readonly said: readonly string[];
  readonly origin: 'llm' | 'llm-tainted';
}

export interface AnswerAnalysisDeps extends PerformCallsDeps, RetrieverDeps, OwnModelDeps {
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
  /** True for what was accepted before this database was restored from a backup. */
  readonly isRestored: (acceptedAt: Date) => boolean;
  readonly gather: (retrievers: readonly Retriever[], signal: AbortSignal) => Promise<Gathered>;
  readonly assemble: (
    gathered: Gathered,
    asker: Pick<Caller, 'user' | 'place' | 'language'> & { readonly tokenLimit: number },
  ) => PromptContext;
  readonly converse: (conversing: Conversing, ask: AskModel) => Promise<Conversed>;
  readonly readFields: (wanted: WantedCall, context: ReadingContext) => FieldsReading;
}

export interface AskedAnalysis {
  readonly sentence: string;
  /** The word that asks for the strong model. */
  readonly word: string;
  readonly sayDoing: SayDoing;
}

/** One analysis on its way. */
export interface Work {
  readonly known: Answering;
  readonly asked: AskedAnalysis;
  /** The days that the sentence speaks of; undefined: this week. */
  readonly days: Days | undefined;
}
