import type { LanguageWords } from './languages/words.ts';
import { lengthAtStart, spoken, type Token } from './tokens.ts';

/** A place in a list: "2", "#2". Longer numbers are names. */
const NUMBER = /^#?(\d{1,3})$/;
const NUMBERS_ONLY = /^(?:#?\d{1,3}|and|&|,|-|to)$/;

/**
 * Which thing is meant: a number of the list shown last, or words. Undefined for words that stand for something said
 * before ("it"), and for several numbers: neither is read yet.
 */
export function readWhich(
  line: string,
  tokens: readonly Token[],
  words: LanguageWords,
): number | string | undefined {
  const said = tokens.map(({ word }) => word).join(' ');
  if (words.pronouns.includes(said)) return undefined;
  const bare = tokens.slice(lengthOfArticles(tokens, words));
  const [first, ...others] = bare;
  if (!first) return undefined;
  const number = first.quoted === undefined && others.length === 0 ? NUMBER.exec(first.word)?.[1] : undefined;
  if (number !== undefined) return Number(number) > 0 ? Number(number) : undefined;
  if (bare.every(({ word }) => NUMBERS_ONLY.test(word))) return undefined;
  return spoken(line, bare);
}

/** "the", "my task", "number"; never all the words. */
function lengthOfArticles(tokens: readonly Token[], { articles }: LanguageWords): number {
  const length = lengthAtStart(tokens, articles);
  return length < tokens.length ? length : 0;
}
