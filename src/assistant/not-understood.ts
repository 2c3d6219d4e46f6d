import { status } from '../core/reply.ts';
import type { Part } from './answer.ts';
import { choosing } from './choosing.ts';
import { sayAround } from './sentences.ts';

/** As many as are taken in at a glance. */
const MOST_CHOICES = 3;

interface Speaking {
  /** The sentence about the model was not said to this person within the last hour; no model knows a time that cannot be. */
  readonly why: 'no model' | 'no such time' | undefined;
  readonly language: string;
}

/**
 * The answer to a sentence that no rule understands (conversation.md 14.2). `nearest` are sentences that are
 * understood.
 */
export function notUnderstood(nearest: readonly string[], { why, language }: Speaking): Part {
  const words = sayAround(language);
  const choices = nearest.slice(0, MOST_CHOICES);
  if (choices.length === 0) {
    return { reply: status(withoutChoice(why, words)), state: 'failed' };
  }
  return {
    reply: choosing(why ? `${reasons(words)[why]} ${words.didYouMean}` : words.didYouMean, choices, language),
    state: 'open',
    asks: { answers: choices, isGuess: true },
  };
}

type Words = ReturnType<typeof sayAround>;

const reasons = ({ noModel, noSuchTime }: Words) => ({ 'no model': noModel, 'no such time': noSuchTime });

function withoutChoice(why: Speaking['why'], words: Words): string {
  switch (why) {
    case 'no model':
      return `${words.noModel} ${words.sayHelp}`;
    case 'no such time':
      return words.noSuchTime;
    case undefined:
      return words.notUnderstood;
  }
}
