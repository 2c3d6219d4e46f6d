import type { ActionResult, Confirm } from '../core/action-result.ts';
import type { Choice } from '../core/plan.ts';
import { confirmation, question, status } from '../core/reply.ts';
import type { Answer, Part } from './answer.ts';
import { choosing } from './choosing.ts';
import { failureWords, outsideFailed, type Telling, withCertainty } from './failure-words.ts';
import { sayAround } from './sentences.ts';
import { areUndoChoices } from './undo-choices.ts';
import { wordChange } from './word-change.ts';

/** Puts a result into words. Pure; the words about a write come from its receipt and from nothing else. */
export function wordAnswer(answer: Answer, telling: Telling): Part {
  switch (answer.kind) {
    case 'said':
      return answer.part;
    case 'failed':
      return { reply: outsideFailed(answer.error, telling), state: 'failed' };
    case 'answered': {
      const { reply, shown } = answer.outcome;
      return { reply, state: 'done', ...(shown ? { shown } : {}) };
    }
    case 'changed':
      return wordChange(answer, telling);
    case 'unclear':
      return wordQuestion(answer.question, answer.choices, telling);
    case 'missing':
      return wordMissing(answer);
    case 'confirm':
      return wordConfirmation(answer, telling);
    case 'offered':
      return wordOffer(answer, telling);
    case 'denied':
      return wordDenied(sentenceOf(answer.because), telling);
  }
}

const wordDenied = (why: string, telling: Telling): Part => ({
  reply: failureWords(
    withCertainty(`${why}.`, 'not done', telling.language),
    sayAround(telling.language).askAdmin,
    telling,
  ),
  state: 'failed',
});

function wordConfirmation({ by, question: asked, approval }: Confirm, telling: Telling): Part {
  if (by === 'admin') return wordDenied(sayAround(telling.language).adminHasToAgree, telling);
  return { reply: confirmation(asked), state: 'open', asks: { answers: [], approves: [approval] } };
}

function wordOffer({ confirm, apart }: Extract<Answer, { kind: 'offered' }>, telling: Telling): Part {
  const part = wordConfirmation(confirm, telling);
  const own = apart ? { apart } : {};
  return part.asks ? { ...part, ...own, asks: { ...part.asks, isOffer: true } } : part;
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

function wordQuestion(text: string, choices: readonly Choice[], { language }: Telling): Part {
  const words = sayAround(language);
  if (choices.length === 0) return { reply: status(text), state: 'failed' };
  const labels = choices.map(({ label }) => label);
  const answers = choices.map(({ say }) => say);
  if (!areUndoChoices(choices))
    return { reply: choosing(text, labels, language), state: 'open', asks: { answers, labels } };
  const asks = { answers, labels, undoes: true as const };
  return choices.length === 1
    ? { reply: confirmation(`${text}\n${words.howToAnswer}`), state: 'open', asks }
    : { reply: { ...question(text, labels), refusal: words.nothing }, state: 'open', asks };
}

const sentenceOf = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
