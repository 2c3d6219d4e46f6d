import type { ActionResult, Told } from '../core/action-result.ts';
import { isWhole, type Receipt } from '../core/edit.ts';
import type { Choice } from '../core/plan.ts';
import { failure, literal, question, receiptReply, status } from '../core/reply.ts';
import type { Answer, Part } from './answer.ts';
import { failureWords, outsideFailed, withCertainty } from './failure-words.ts';
import { spokenDuration } from './spoken-duration.ts';

export interface Asked {
  /** The sentence that was said, or the choice that was taken. */
  readonly sentence: string;
  readonly readAt: Date;
  /** Milliseconds since it was said. */
  readonly age: number;
  readonly reference: string;
}

/** Puts a result into words. Pure; the words about a write come from its receipt and from nothing else. */
export function wordAnswer(answer: Answer, asked: Asked): Part {
  switch (answer.kind) {
    case 'said':
      return answer.part;
    case 'failed':
      return { reply: outsideFailed(answer.error, asked.reference), state: 'failed' };
    case 'answered': {
      const { reply, shown } = answer.outcome;
      return { reply, state: 'done', ...(shown ? { shown } : {}) };
    }
    case 'changed':
      return wordChange(answer, asked.reference);
    case 'unclear':
      return wordQuestion(answer.question, answer.choices);
    case 'confirm':
      return wordConfirmation(answer, asked);
    case 'denied':
      return wordDenied(sentenceOf(answer.because), asked);
  }
}

const wordDenied = (why: string, { reference }: Asked): Part => ({
  reply: failureWords(
    withCertainty(`${why}.`, 'not done'),
    'ask an admin, who finds more under the reference.',
    reference,
  ),
  state: 'failed',
});

/** Longer than this a write may no longer be wanted; the policy asks then, and so do we. */
const STALE_MS = 3_600_000;

function wordConfirmation({ because }: Extract<ActionResult, { kind: 'confirm' }>, asked: Asked): Part {
  const { sentence, readAt, age } = asked;
  if (age <= STALE_MS)
    return wordDenied(`${sentenceOf(because)}, and I cannot ask you to confirm that yet`, asked);
  const markdown = [
    `This request waited ${spokenDuration(age)}: “${literal(sentence)}”. Shall I still do it?`,
    '✅ yes · ❌ no (or type it; 10 minutes)',
  ].join('\n');
  return {
    reply: question(markdown),
    state: 'open',
    asks: { answers: [sentence], saidAt: readAt.toISOString() },
  };
}

function wordQuestion(text: string, choices: readonly Choice[]): Part {
  if (choices.length === 0) return { reply: status(text), state: 'failed' };
  const labels = choices.map(({ label }) => label);
  return {
    reply: question(text, labels),
    state: 'open',
    asks: { answers: choices.map(({ say }) => say), labels },
  };
}

function wordChange({ told, inDoubt }: Extract<ActionResult, { kind: 'changed' }>, reference: string): Part {
  const spoilt = told.find(({ receipt }) => !isWhole(receipt));
  const whole = told.filter(({ receipt }) => isWhole(receipt)).map(({ markdown }) => markdown);
  if (spoilt) return withTrouble(wordSpoilt(spoilt, reference), whole);
  if (inDoubt) return withTrouble(inDoubtWords(reference), whole);
  if (whole.length === 0) return { reply: status('That is so already.'), state: 'done' };
  return { reply: receiptReply(whole.join('\n')), state: 'done' };
}

/** What did not take is said first (conversation.md 9.2). */
function withTrouble(trouble: string, whole: readonly string[]): Part {
  return { reply: failure([trouble, ...whole].join('\n\n')), state: 'failed' };
}

const inDoubtWords = (reference: string): string =>
  failureWords(
    withCertainty(
      'I was interrupted, and what I find now is neither as before nor as planned.',
      'may have been done',
    ),
    'look at it before you say it again.',
    reference,
  ).markdown;

function wordSpoilt({ receipt }: Told, reference: string): string {
  const what = isUntouched(receipt)
    ? withCertainty('I read it back, and the change is not there.', 'not done')
    : withCertainty(`${differenceIn(receipt)}.`, 'done');
  return failureWords(what, 'look at it, and say it again if you want it.', reference).markdown;
}

const isUntouched = ({ taken, lost, now, edit }: Receipt): boolean =>
  edit.op === 'create' ? now === undefined : taken.length === 0 && lost.length === 0;

function differenceIn({ refused, lost }: Receipt): string {
  return [
    ...(refused.length > 0 ? [`${refused.map(literal).join(', ')} did not take`] : []),
    ...(lost.length > 0 ? [`${lost.map(literal).join(', ')} changed as well`] : []),
  ].join(', and ');
}

const sentenceOf = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
