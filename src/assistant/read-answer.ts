import { fold } from '../core/fold.ts';
import type { OpenQuestion } from '../core/inbox.ts';
import { isAnswerWord } from './answer-words.ts';

/** What a person answered: one of the choices, yes to a confirmation, no, or that they meant something else. */
export type Given =
  | { readonly kind: 'choice'; readonly index: number; readonly sentence: string }
  | { readonly kind: 'yes' | 'no' | 'else' };

type Answerable = Pick<OpenQuestion, 'answers' | 'labels' | 'approves' | 'noMeans'>;

/** Signs, without the invisible mark that asks for the coloured form. */
const YES: ReadonlySet<string> = new Set(['✅', '👍', '✔']);
const NO: ReadonlySet<string> = new Set(['❌', '👎', '✖']);
const ELSE: ReadonlySet<string> = new Set(['✏']);

const sign = (symbol: string): string => symbol.replaceAll('\uFE0F', '').trim();

/** As words are compared: a sign stays what it is, the frame of `1️⃣` goes. */
const plain = (text: string): string =>
  fold(
    sign(text)
      .replace(/\s+/g, ' ')
      .replace(/[.!]+$/, ''),
  );

const isYes = (said: string, language: string | undefined): boolean =>
  YES.has(said) || isAnswerWord(said, 'yes', language);

const isNo = (said: string, language: string | undefined): boolean =>
  NO.has(said) || isAnswerWord(said, 'no', language);

const isElse = (said: string, language: string | undefined): boolean =>
  ELSE.has(said) || isAnswerWord(said, 'else', language);

/**
 * Reads an answer, typed or given as a reaction: a number, yes (which means the first choice), no, or the words of
 * a choice. Undefined: the text answers nothing, so it is an ordinary sentence. `language` is the one the person chose.
 */
export function readAnswer(text: string, question: Answerable, language?: string): Given | undefined {
  const { answers, approves } = question;
  const said = plain(text);
  // The words of a choice are that choice, whatever else they mean.
  const chosen = approves ? undefined : indexOf(said, question, language);
  if (chosen === undefined && isRefusal(text, language)) return { kind: 'no' };
  if (isElse(said, language)) return { kind: 'else' };
  const isAgreed = isYes(said, language);
  if (approves) return isAgreed ? { kind: 'yes' } : undefined;
  return choiceAt(chosen ?? (isAgreed ? 0 : undefined), answers);
}

function choiceAt(index: number | undefined, answers: readonly string[]): Given | undefined {
  const sentence = index === undefined ? undefined : answers[index];
  return index === undefined || sentence === undefined ? undefined : { kind: 'choice', index, sentence };
}

/** By number, by the words of a choice, or by a no that stands for one. */
function indexOf(
  said: string,
  { answers, labels = [], noMeans }: Answerable,
  language: string | undefined,
): number | undefined {
  const number = /^([1-9])[.)]?$/.exec(said)?.[1];
  if (number !== undefined) return Number(number) - 1;
  const worded = [...answers.keys()].find((one) =>
    [answers[one], labels[one]].some((it) => it && plain(it) === said),
  );
  return worded ?? (isNo(said, language) ? noMeans : undefined);
}

/** True for signs that can answer a question at all, so that all other reactions cost nothing. */
export const isAnswerSign = (symbol: string): boolean => {
  const shown = sign(symbol);
  return [YES, NO, ELSE].some((signs) => signs.has(shown)) || /^[1-9]\u20E3$/.test(shown);
};

/** True for the reaction that takes back what the message under it tells of. */
export const isUndoSign = (symbol: string): boolean => plain(symbol) === '↩';

/** True for words that end a question without answering it. */
export const isRefusal = (text: string, language?: string): boolean =>
  isNo(plain(text), language) || isAnswerWord(plain(text), 'cancel', language);

/** True for words that are nothing but an answer to a question that can be answered with yes or no. */
export const isYesOrNo = (text: string, language?: string): boolean =>
  isYes(plain(text), language) || isNo(plain(text), language);

/** True for a text that means nothing without this question: a sign, a number that was offered, yes, no. */
export const isAnswerAlone = (text: string, question: Answerable, language?: string): boolean =>
  readAnswer(text, { ...question, answers: question.answers.map(() => ''), labels: [] }, language) !==
  undefined;
