import { status } from '../core/reply.ts';
import type { Part } from './answer.ts';
import { choosing } from './choosing.ts';
import { sayAround } from './sentences.ts';

/** As many as are taken in at a glance. */
const MOST_CHOICES = 3;

/** What is said about why, if anything: no model knows a time that cannot be. */
export type WhyNot =
  | 'no model'
  | 'loading'
  | 'busy'
  | 'too slow'
  | 'no such time'
  /** In words, as Markdown. */
  | { readonly said: string };

interface Speaking {
  /** Left out where it was said a moment ago, and where a model was asked and did not understand either. */
  readonly why: WhyNot | undefined;
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
    reply: choosing(
      why ? `${reasonOf(why, words)} ${words.didYouMean}` : words.didYouMean,
      choices,
      language,
    ),
    state: 'open',
    asks: { answers: choices, isGuess: true },
  };
}

type Words = ReturnType<typeof sayAround>;

const reasons = ({ noModel, modelLoads, modelBusy, modelSlow, noSuchTime }: Words) => ({
  'no model': noModel,
  loading: modelLoads,
  busy: modelBusy,
  'too slow': modelSlow,
  'no such time': noSuchTime,
});

const reasonOf = (why: WhyNot, words: Words): string =>
  typeof why === 'string' ? reasons(words)[why] : why.said;

function withoutChoice(why: Speaking['why'], words: Words): string {
  if (typeof why === 'object') return `${why.said} ${words.notUnderstood}`;
  switch (why) {
    case 'no model':
    case 'loading':
    case 'busy':
    case 'too slow':
      return `${reasons(words)[why]} ${words.sayHelp}`;
    case 'no such time':
      return words.noSuchTime;
    case undefined:
      return words.notUnderstood;
  }
}
