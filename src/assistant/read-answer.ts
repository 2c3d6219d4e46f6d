import type { OpenQuestion } from '../core/inbox.ts';

/** What a person answered: one of the choices, yes to a confirmation, no, or that they meant something else. */
export type Given =
  | { readonly kind: 'choice'; readonly index: number; readonly sentence: string }
  | { readonly kind: 'yes' | 'no' | 'else' };

/** Signs and words, without the invisible mark that asks for the coloured form of a sign. */
const YES: ReadonlySet<string> = new Set(['✅', '👍', '✔', 'yes', 'y', 'yes please', 'ok', 'okay', 'sure']);
const NO: ReadonlySet<string> = new Set(['❌', '👎', '✖', 'no', 'n', 'nope', 'no thanks', 'no thank you']);
const ELSE: ReadonlySet<string> = new Set(['✏', 'something else']);

const plain = (text: string): string =>
  text.replaceAll('\uFE0F', '').replace(/\s+/g, ' ').trim().toLowerCase();

/** Takes a step by step conversation back (conversation.md 13.7). */
const CANCEL: ReadonlySet<string> = new Set(['cancel', 'stop', 'never mind', 'nevermind']);

/**
 * Reads an answer, typed or given as a reaction: a number, yes (which means the first choice), no, or the words of
 * a choice. Undefined: the text answers nothing, so it is an ordinary sentence.
 */
export function readAnswer(
  text: string,
  { answers, labels = [], approves }: Pick<OpenQuestion, 'answers' | 'labels' | 'approves'>,
): Given | undefined {
  const said = plain(text);
  if (isRefusal(said)) return { kind: 'no' };
  if (ELSE.has(said)) return { kind: 'else' };
  if (approves) return YES.has(said) ? { kind: 'yes' } : undefined;
  const index = indexOf(said, answers, labels);
  const sentence = index === undefined ? undefined : answers[index];
  return index === undefined || sentence === undefined ? undefined : { kind: 'choice', index, sentence };
}

/** By number, by the words of a choice; a yes means the first. */
function indexOf(said: string, answers: readonly string[], labels: readonly string[]): number | undefined {
  if (YES.has(said)) return 0;
  const number = /^([1-9])(?:[.)]|\u20E3)?$/.exec(said)?.[1];
  if (number !== undefined) return Number(number) - 1;
  return [...answers.keys()].find((one) =>
    [answers[one], labels[one]].some((it) => it && plain(it) === said),
  );
}

/** True for signs that can answer a question at all, so that all other reactions cost nothing. */
export const isAnswerSign = (symbol: string): boolean => {
  const sign = plain(symbol);
  return [YES, NO, ELSE].some((signs) => signs.has(sign)) || /^[1-9]\u20E3$/.test(sign);
};

/** True for the reaction that takes back what the message under it tells of. */
export const isUndoSign = (symbol: string): boolean => plain(symbol) === '↩';

/** True for words that end a question without answering it. */
export const isRefusal = (text: string): boolean => NO.has(plain(text)) || CANCEL.has(plain(text));

/** True for words that are nothing but an answer to a question that can be answered with yes or no. */
export const isYesOrNo = (text: string): boolean => YES.has(plain(text)) || NO.has(plain(text));

/** True for a text that means nothing without this question: a sign, a number that was offered, yes, no. */
export const isAnswerAlone = (
  text: string,
  question: Pick<OpenQuestion, 'answers' | 'labels' | 'approves'>,
): boolean =>
  readAnswer(text, { ...question, answers: question.answers.map(() => ''), labels: [] }) !== undefined;
