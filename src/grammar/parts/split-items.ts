import type { LanguageWords } from '../languages/words.ts';
import { lengthAtEnd, lengthAtStart, type Token } from '../tokens.ts';

/** "a dozen very fresh eggs": longer pieces are clauses, not things. */
const LONGEST_ITEM = 5;
/** Without an "and", two pieces may be one name with a comma in it. */
const LONGEST_OF_TWO = 3;

/** Whose words they are: of any title, of one that goes to a list of things to buy, or of what was called a list. */
export type Counted = 'title' | 'shopping' | 'list';

/**
 * The things that a title counts up: "milk, eggs and bread". Undefined when it is one title: with an "and" alone
 * ("salt and pepper", except for shopping), when a piece is a clause, and when only some pieces hold a verb ("buy milk,
 * eggs and bread", "call Anna, the plumber"). What was called a list always is one.
 */
export function splitItems(
  tokens: readonly Token[],
  words: LanguageWords,
  counted: Counted,
): readonly (readonly Token[])[] | undefined {
  const items = piecesOf(tokens, words, counted);
  if (items.length < 2 || items.some(({ length }) => length === 0)) return undefined;
  const longest = items.length > 2 || counted === 'shopping' ? LONGEST_ITEM : LONGEST_OF_TWO;
  return counted === 'list' || areThings(items, longest, words) ? items : undefined;
}

/** Between commas, and at the last "and". In a title an "and" alone parts nothing. */
function piecesOf(
  tokens: readonly Token[],
  words: LanguageWords,
  counted: Counted,
): readonly (readonly Token[])[] {
  const byComma = atCommas(tokens);
  const hasComma = byComma.length > 1;
  if (!hasComma && counted === 'title') return [];
  const ends = atAnd(byComma.at(-1) ?? [], words, !hasComma);
  return [...byComma.slice(0, -1), ...ends].map((item) => withoutAnd(item, words));
}

function areThings(items: readonly (readonly Token[])[], longest: number, words: LanguageWords): boolean {
  const isAllOrNone = (has: (item: readonly Token[]) => boolean): boolean =>
    items.every(has) || !items.some(has);
  return (
    items.every(({ length }) => length <= longest) &&
    isAllOrNone((item) => hasVerb(item, words)) &&
    isAllOrNone((item) => hasLink(item, words))
  );
}

function atCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const groups: Token[][] = [[]];
  for (const [index, token] of tokens.entries()) {
    groups.at(-1)?.push(token);
    if (token.marks === ',' && index < tokens.length - 1) groups.push([]);
  }
  return groups;
}

/** The last piece at its "and"; at each of them where there is no comma. Not in "mac and cheese". */
function atAnd(
  tokens: readonly Token[],
  words: LanguageWords,
  isEach: boolean,
): readonly (readonly Token[])[] {
  const and = andIn(words);
  // "salt & pepper" is written in many ways.
  const spelled = tokens.map((token) =>
    and.includes(token.word) ? { ...token, word: and[0] ?? '' } : token,
  );
  const open = tokens.length - Math.max(1, lengthAtEnd(spelled, words.parts?.pairs ?? []));
  const place = tokens.slice(0, open).findLastIndex(({ word }) => and.includes(word));
  if (place <= 0) return [tokens];
  const before = tokens.slice(0, place);
  return [...(isEach ? atAnd(before, words, true) : [before]), tokens.slice(place + 1)];
}

/** "…, and bread". */
const withoutAnd = (item: readonly Token[], words: LanguageWords): readonly Token[] =>
  item.slice(lengthAtStart(item, andIn(words)));

/** "and", "&". */
export const andIn = ({ parts }: LanguageWords): readonly string[] => parts?.and ?? [];

/** "meeting with Ann, Bob and Carl": what follows the first piece belongs behind its preposition. */
const hasLink = (item: readonly Token[], { into, through, parts }: LanguageWords): boolean =>
  item.slice(1, -1).some(({ word }) => [...into, ...through, ...(parts?.links ?? [])].includes(word));

function hasVerb(item: readonly Token[], { parts }: LanguageWords): boolean {
  const verbs = parts?.doing ?? [];
  const [first, last] = [item[0], item.at(-1)];
  return item.length > 1 && (verbs.includes(first?.word ?? '') || verbs.includes(last?.word ?? ''));
}
