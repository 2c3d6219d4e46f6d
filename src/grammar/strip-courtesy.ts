import type { LanguageWords } from './languages/words.ts';
import { lengthAtEnd, lengthAtStart, type Token } from './tokens.ts';

/** What is left of a sentence without greetings, politeness and our name. */
export interface Request {
  readonly tokens: readonly Token[];
  /** "could you": a question mark at the end is part of the politeness. */
  readonly isPolite: boolean;
  readonly isQuestion: boolean;
}

/** Nobody is politer than this; the limit keeps a long text of pleases from being looked at again and again. */
const MOST_COURTESIES = 6;

export function stripCourtesy(
  sentence: readonly Token[],
  words: LanguageWords,
  names: readonly string[],
): Request {
  let tokens = sentence;
  let isPolite = false;
  for (let count = 0; count < MOST_COURTESIES; count += 1) {
    const requests = lengthAtStart(tokens, words.requests);
    const length = Math.max(
      requests,
      lengthAtStart(tokens, words.openers),
      lengthOfName(tokens, names, count > 0),
    );
    if (length === 0) break;
    isPolite ||= requests > 0;
    tokens = tokens.slice(length);
  }
  const isQuestion = sentence.at(-1)?.marks.includes('?') ?? false;
  return { tokens: withoutEnd(tokens, words, names), isPolite, isQuestion };
}

function withoutEnd(
  tokens: readonly Token[],
  words: LanguageWords,
  names: readonly string[],
): readonly Token[] {
  let left = tokens;
  for (let count = 0; count < MOST_COURTESIES; count += 1) {
    const length = lengthBehind(left, words, names);
    if (length === 0 || length >= left.length) break;
    left = left.slice(0, left.length - length);
  }
  return left;
}

function lengthBehind(tokens: readonly Token[], words: LanguageWords, names: readonly string[]): number {
  const always = lengthAtEnd(tokens, words.closers);
  if (always > 0) return always;
  const afterMark = lengthAtEnd(tokens, [...words.closersAfterMark, ...names]);
  return (tokens.at(-1 - afterMark)?.marks ?? '') === '' ? 0 : afterMark;
}

/**
 * `@eis`, `@eis:example.org`, `eis:` or `eis,`; the bare name only behind a greeting: it is an ordinary word in some
 * languages.
 */
function lengthOfName([first]: readonly Token[], names: readonly string[], isGreeted: boolean): number {
  if (!first || first.quoted !== undefined) return 0;
  const { word, marks } = first;
  const isName = names.some((name) =>
    word.startsWith('@')
      ? word === `@${name}` || word.startsWith(`@${name}:`)
      : word === name && (isGreeted || /^[:,]/.test(marks)),
  );
  return isName ? 1 : 0;
}
