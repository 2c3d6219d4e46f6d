import type { Language } from './language.ts';
import type { LanguageWords } from './languages/words.ts';
import { lengthAtStart, type Token } from './tokens.ts';

/** Where one request may end and the next begin: what stands between them is left out. */
export interface Joint {
  readonly from: number;
  readonly to: number;
  /** Only "and" or a comma: what follows may as well be part of what stands before it. */
  readonly isPlain: boolean;
  readonly isComma: boolean;
  /** "move 1 to monday and 2 to tuesday": the order of the first request holds for the second, which begins with a number. */
  readonly verb?: Token;
}

/** "and after that". */
const LONGEST_JOINT = 5;
/** More of them make a list, not a row of requests. */
const MOST_JOINTS = 8;

/** The places in a sentence behind which an order begins. */
export function jointsIn(tokens: readonly Token[], language: Language): readonly Joint[] {
  const joints: Joint[] = [];
  for (let at = 1; at < tokens.length - 1 && joints.length < MOST_JOINTS; at += 1) {
    const joint = jointAt(tokens, at, language.words);
    if (!joint) continue;
    const behind = tokens.slice(joint.to);
    const verb = beginsNumber(behind) ? verbOf(tokens, language) : undefined;
    if (verb) joints.push({ ...joint, verb });
    else if (beginsOrder(behind, joint, language)) joints.push(joint);
  }
  return joints;
}

const NUMBER = /^#?\d{1,3}$/;

/** A number, and what is to become of it. */
const beginsNumber = ([first, second]: readonly Token[]): boolean =>
  first !== undefined && first.marks === '' && NUMBER.test(first.word) && second !== undefined;

/** The word that a sentence orders with, when what it is about is a number as well. */
function verbOf(tokens: readonly Token[], { words }: Language): Token | undefined {
  const polite = Math.max(lengthAtStart(tokens, words.openers), lengthAtStart(tokens, words.requests));
  return NUMBER.test(tokens[polite + 1]?.word ?? '') ? tokens[polite] : undefined;
}

function jointAt(tokens: readonly Token[], at: number, words: LanguageWords): Joint | undefined {
  const rest = tokens.slice(at, at + LONGEST_JOINT);
  const sequence = lengthAtStart(rest, words.sequences);
  const length = Math.max(sequence, lengthAtStart(rest, words.conjunctions));
  const isBehindComma = /[,;]/.test(tokens[at - 1]?.marks ?? '');
  if (length === 0 && !isBehindComma) return undefined;
  return { from: at, to: at + length, isPlain: sequence === 0, isComma: length === 0 };
}

/** Behind a comma only a word that is surely an order begins one: ", due tomorrow" and ", in Home" go with what is before. */
function beginsOrder(tokens: readonly Token[], { isComma }: Joint, { words, index }: Language): boolean {
  const polite = Math.max(lengthAtStart(tokens, words.openers), lengthAtStart(tokens, words.requests));
  const next = tokens[polite];
  if (!next || next.quoted !== undefined || lengthAtStart(tokens, words.negations) > 0) return false;
  return words.orders.includes(next.word) || (!isComma && index().beginnings.has(next.word));
}
