import type { AskModel, ModelName, NoAnswer } from '../../core/model.ts';
import { createHoldsNumbers } from './check-numbers.ts';
import { cleanAnswer } from './clean-answer.ts';
import type { Proposal } from './propose.ts';
import { readAnswer } from './read-answer.ts';
import { type Question, writeQuestion } from './write-question.ts';

export interface Conversing extends Question {
  readonly signal: AbortSignal;
}

export type Conversed =
  | {
      readonly kind: 'answered';
      /** Markdown; empty when nothing of what the model said could be kept. */
      readonly markdown: string;
      readonly proposals: readonly Proposal[];
      /** Sentences that were left out, because a number in them was not given or they said what an answer must not. */
      readonly dropped: number;
      readonly model: ModelName;
    }
  | { readonly kind: 'no answer'; readonly because: NoAnswer; readonly model: ModelName | undefined };

/**
 * Has a model put figures into words. It sees text of anybody, so nothing it says is taken for granted: its numbers are held
 * against those that were given, its words are cleaned, and what it proposes is nothing but words yet.
 */
export async function converse({ signal, ...question }: Conversing, ask: AskModel): Promise<Conversed> {
  const asked = await ask({ ...writeQuestion(question), signal });
  if (asked.kind === 'no answer') return { kind: 'no answer', because: asked.because, model: asked.model };
  const { value, model } = asked;
  const answer = readAnswer(value, question.actions);
  if (!answer) return { kind: 'no answer', because: 'unusable', model };
  const titles = question.context.items.map(({ text }) => text.split(' | ')[0] ?? '');
  const keeps = createHoldsNumbers(question);
  const { markdown, dropped } = cleanAnswer(answer.text, { keeps, titles });
  return { kind: 'answered', markdown, dropped, proposals: answer.proposals, model };
}
