import { withoutSign } from './cut-marks.ts';
import type { LanguageWords } from './languages/words.ts';
import { andIn } from './parts/split-items.ts';
import { spoken, type Token } from './tokens.ts';

/** Names with commas or "and" between them; what is quoted is one name. Empty when one of them is missing. */
export function readNames(line: string, tokens: readonly Token[], words: LanguageWords): readonly string[] {
  const and = andIn(words);
  const groups: Token[][] = [[]];
  for (const token of tokens) {
    const isAnd = token.quoted === undefined && and.includes(token.word);
    if (isAnd) groups.push([]);
    else groups.at(-1)?.push(token);
    if (!isAnd && token.marks.includes(',')) groups.push([]);
  }
  // "a, and b": nothing stands between the comma and the word.
  const said = groups.filter((group) => group.length > 0).map((group) => withoutSign(spoken(line, group)));
  return said.includes('') ? [] : [...new Set(said)];
}
