import { status } from '../core/reply.ts';
import type { Part } from './answer.ts';
import { choosing } from './choosing.ts';
import { sayAround } from './sentences.ts';

/** As many as are taken in at a glance. */
const MOST_CHOICES = 3;

interface Speaking {
  /** The sentence about the model was not said to this person within the last hour. */
  readonly sayWhy: boolean;
  readonly language: string;
}

/**
 * The answer to a sentence that no rule understands (conversation.md 14.2). `nearest` are sentences that are
 * understood.
 */
export function notUnderstood(nearest: readonly string[], { sayWhy, language }: Speaking): Part {
  const words = sayAround(language);
  const choices = nearest.slice(0, MOST_CHOICES);
  if (choices.length === 0) {
    const text = sayWhy ? `${words.noModel} ${words.sayHelp}` : words.notUnderstood;
    return { reply: status(text), state: 'failed' };
  }
  return {
    reply: choosing(sayWhy ? `${words.noModel} ${words.didYouMean}` : words.didYouMean, choices, language),
    state: 'open',
    asks: { answers: choices },
  };
}
