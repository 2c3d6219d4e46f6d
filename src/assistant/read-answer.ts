import type { OpenQuestion } from '../core/inbox.ts';

/** What a person answered: one of the choices, no, or that they meant something else. */
export type Given =
  | { readonly kind: 'choice'; readonly sentence: string }
  | { readonly kind: 'no' }
  | { readonly kind: 'else' };

/** Signs and words, without the invisible mark that asks for the coloured form of a sign. */
const YES: ReadonlySet<string> = new Set(['✅', '👍', '✔', 'yes', 'y', 'yes please', 'ok', 'okay', 'sure']);
const NO: ReadonlySet<string> = new Set(['❌', '👎', '✖', 'no', 'n', 'nope', 'no thanks', 'no thank you']);
const ELSE: ReadonlySet<string> = new Set(['✏', 'something else']);

const plain = (text: string): string =>
  text.replaceAll('\uFE0F', '').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Reads an answer, typed or given as a reaction: a number, yes (which means the first choice), no, or the words of
 * a choice. Undefined: the text answers nothing, so it is an ordinary sentence.
 */
export function readAnswer(
  text: string,
  { answers, labels = [] }: Pick<OpenQuestion, 'answers' | 'labels'>,
): Given | undefined {
  const said = plain(text);
  if (NO.has(said)) return { kind: 'no' };
  if (ELSE.has(said)) return { kind: 'else' };
  const number = /^([1-9])(?:[.)]|\u20E3)?$/.exec(said)?.[1];
  const index = YES.has(said)
    ? 0
    : number === undefined
      ? [...answers.keys()].find((one) => [answers[one], labels[one]].some((it) => it && plain(it) === said))
      : Number(number) - 1;
  const sentence = index === undefined ? undefined : answers[index];
  return sentence === undefined ? undefined : { kind: 'choice', sentence };
}

/** True for signs that can answer a question at all, so that all other reactions cost nothing. */
export const isAnswerSign = (symbol: string): boolean => {
  const sign = plain(symbol);
  return [YES, NO, ELSE].some((signs) => signs.has(sign)) || /^[1-9]\u20E3$/.test(sign);
};

/** True for a text that means nothing without this question: a sign, a number that was offered, yes, no. */
export const isAnswerAlone = (text: string, question: Pick<OpenQuestion, 'answers' | 'labels'>): boolean =>
  readAnswer(text, { answers: question.answers.map(() => '') }) !== undefined;
