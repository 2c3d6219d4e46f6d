import { question, status } from '../core/reply.ts';
import type { Part } from './answer.ts';

const NO_MODEL = 'I have no language model at the moment, so I only understand known phrases.';
/** As many as are taken in at a glance. */
const MOST_CHOICES = 3;

/**
 * The answer to a sentence that no rule understands (conversation.md 14.2). `sayWhy`: the sentence about the model
 * was not said to this person within the last hour. `nearest` are sentences that are understood.
 */
export function notUnderstood(nearest: readonly string[], sayWhy: boolean): Part {
  const choices = nearest.slice(0, MOST_CHOICES);
  if (choices.length === 0) {
    const text = sayWhy ? `${NO_MODEL} Say help to see them.` : 'I did not understand that. Say help.';
    return { reply: status(text), state: 'failed' };
  }
  const ask = 'Did you mean one of these?';
  return {
    reply: question(sayWhy ? `${NO_MODEL} ${ask}` : ask, choices),
    state: 'open',
    asks: { answers: choices },
  };
}
