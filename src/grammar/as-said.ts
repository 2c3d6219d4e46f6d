import { spoken, type Token, tokenize } from './tokens.ts';

/** One word of what was said, and the token that it stands in: of a quotation, one of several. */
interface Word {
  readonly word: string;
  readonly at: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * Words that somebody else repeats, as the person said them: with their own letters and quotation marks. Undefined
 * when they are a part of a quotation, which is one piece (conversation.md 7.2); as they are when they do not stand
 * in one row.
 */
export function asSaid(value: string, said: readonly string[]): string | undefined {
  const sought = wordsIn(tokenize(value)).map(({ word }) => word);
  if (sought.length === 0) return undefined;
  let isCut = false;
  for (const line of said) {
    const tokens = tokenize(line);
    const words = wordsIn(tokens);
    for (const from of placesOf(sought, words)) {
      const row = words.slice(from, from + sought.length);
      if (row[0]?.isFirst && row.at(-1)?.isLast) return textOf(line, tokens, row);
      isCut = true;
    }
  }
  return isCut || takesFromQuotation(sought, said) ? undefined : value;
}

const wordsIn = (tokens: readonly Token[]): readonly Word[] =>
  tokens.flatMap(({ word, quoted }, at) =>
    quoted === undefined
      ? [{ word, at, isFirst: true, isLast: true }]
      : tokenize(quoted).map((inner, index, all) => ({
          word: inner.word,
          at,
          isFirst: index === 0,
          isLast: index === all.length - 1,
        })),
  );

const placesOf = (sought: readonly string[], words: readonly Word[]): readonly number[] =>
  words.flatMap((_word, from) =>
    sought.every((word, index) => words[from + index]?.word === word) ? [from] : [],
  );

function textOf(line: string, tokens: readonly Token[], row: readonly Word[]): string {
  const inner = tokens.slice(row[0]?.at, (row.at(-1)?.at ?? 0) + 1);
  const [only, ...others] = inner;
  return only?.quoted !== undefined && others.length === 0
    ? line.slice(only.start, only.end)
    : spoken(line, inner);
}

/** True when one of the words stands in quotations only. */
function takesFromQuotation(sought: readonly string[], said: readonly string[]): boolean {
  const tokens = said.flatMap((line) => tokenize(line));
  const free = new Set(tokens.flatMap(({ word, quoted }) => (quoted === undefined ? [word] : [])));
  const quoted = new Set(
    wordsIn(tokens.filter((token) => token.quoted !== undefined)).map(({ word }) => word),
  );
  return sought.some((word) => quoted.has(word) && !free.has(word));
}
