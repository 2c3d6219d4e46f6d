import type { ActionResult, Confirm } from '../core/action-result.ts';
import type { Choice } from '../core/plan.ts';
import { confirmation, question, status } from '../core/reply.ts';
import type { Answer, Part } from './answer.ts';
import { failureWords, outsideFailed, withCertainty } from './failure-words.ts';
import { HOW_TO_ANSWER } from './how-to-answer.ts';
import { areUndoChoices } from './undo-choices.ts';
import { wordChange } from './word-change.ts';

/** Puts a result into words. Pure; the words about a write come from its receipt and from nothing else. */
export function wordAnswer(answer: Answer, reference: string): Part {
  switch (answer.kind) {
    case 'said':
      return answer.part;
    case 'failed':
      return { reply: outsideFailed(answer.error, reference), state: 'failed' };
    case 'answered': {
      const { reply, shown } = answer.outcome;
      return { reply, state: 'done', ...(shown ? { shown } : {}) };
    }
    case 'changed':
      return wordChange(answer, reference);
    case 'unclear':
      return wordQuestion(answer.question, answer.choices);
    case 'missing':
      return wordMissing(answer);
    case 'confirm':
      return wordConfirmation(answer, reference);
    case 'offered':
      return wordOffer(answer.confirm, reference);
    case 'denied':
      return wordDenied(sentenceOf(answer.because), reference);
  }
}

const wordDenied = (why: string, reference: string): Part => ({
  reply: failureWords(
    withCertainty(`${why}.`, 'not done'),
    'ask an admin, who finds more under the reference.',
    reference,
  ),
  state: 'failed',
});

function wordConfirmation({ by, question: asked, approval }: Confirm, reference: string): Part {
  if (by === 'admin') return wordDenied('An admin has to agree to this, and I cannot ask one yet', reference);
  return { reply: confirmation(asked), state: 'open', asks: { answers: [], approves: [approval] } };
}

function wordOffer(confirm: Confirm, reference: string): Part {
  const part = wordConfirmation(confirm, reference);
  return part.asks ? { ...part, asks: { ...part.asks, isOffer: true } } : part;
}

function wordMissing({
  question: asked,
  call,
  field,
  secret,
  isTime,
}: Extract<ActionResult, { kind: 'missing' }>): Part {
  return {
    reply: question(asked),
    state: 'open',
    asks: { answers: [], fills: { call, field, secret, ...(isTime ? { isTime } : {}) } },
  };
}

function wordQuestion(text: string, choices: readonly Choice[]): Part {
  if (choices.length === 0) return { reply: status(text), state: 'failed' };
  const labels = choices.map(({ label }) => label);
  const answers = choices.map(({ say }) => say);
  if (!areUndoChoices(choices))
    return { reply: question(text, labels), state: 'open', asks: { answers, labels } };
  const asks = { answers, labels, undoes: true as const };
  return choices.length === 1
    ? { reply: confirmation(`${text}\n${HOW_TO_ANSWER}`), state: 'open', asks }
    : { reply: { ...question(text, labels), refusal: 'nothing' }, state: 'open', asks };
}

const sentenceOf = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
