import type { PartWords } from '../languages/parts/words.ts';
import type { LanguageWords } from '../languages/words.ts';
import { lengthAtStart, type Token } from '../tokens.ts';
import { andIn } from './split-items.ts';

/** "2", "#2". Longer numbers are names. */
const NUMBER = /^#?(\d{1,3})$/;
/** "2-4". */
const RANGE = /^#?(\d{1,3})[-–]#?(\d{1,3})$/;
/** More lines than this nobody counts up. */
const MOST_LINES = 20;

/**
 * The lines of a list that all these words together name: "2", "the second one", "2 and 3", "1, 2 and 5", "2-4", "the first
 * two". `unsure`: numbers that are no lines. Undefined: these are other words.
 */
export function readLines(
  tokens: readonly Token[],
  words: LanguageWords,
): readonly number[] | 'unsure' | undefined {
  const counted = words.parts && firstOnes(tokens, words.parts);
  if (counted) return counted;
  const behind = tokens.slice(lengthAtStart(tokens, words.articles));
  const pieces = withoutNoun(behind, words).map((token) => pieceOf(token, words));
  const known = pieces.filter((piece) => piece !== undefined);
  const isWhole = known.length === pieces.length && known.some((piece) => Array.isArray(piece));
  return isWhole ? together(known) : undefined;
}

type Piece = readonly number[] | 'between' | 'to';

/** Undefined: another word. */
function pieceOf(token: Token, words: LanguageWords): Piece | undefined {
  const lines = linesOf(token, words);
  if (lines.length > 0) return lines;
  if (token.quoted !== undefined) return undefined;
  if (words.parts?.range.includes(token.word)) return 'to';
  return [...andIn(words), ...words.articles].includes(token.word) ? 'between' : undefined;
}

function together(pieces: readonly Piece[]): readonly number[] | 'unsure' {
  const lines: number[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string') continue;
    const [said = 0, to = said] = piece;
    const from = pieces[index - 1] === 'to' ? (lines.pop() ?? 0) : said;
    const between = linesBetween(from, to);
    if (!between) return 'unsure';
    lines.push(...between);
  }
  return typeof pieces.at(-1) === 'string' || lines.length > MOST_LINES ? 'unsure' : [...new Set(lines)];
}

const linesBetween = (from: number, to: number): readonly number[] | undefined =>
  from < 1 || to < from || to - from >= MOST_LINES
    ? undefined
    : Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** "the second one", "tasks 2 and 3": the noun says nothing. */
function withoutNoun(tokens: readonly Token[], { parts, things }: LanguageWords): readonly Token[] {
  const nouns = [...(parts?.ones ?? []), ...things];
  const isNoun = (token: Token | undefined): boolean => nouns.includes(token?.word ?? '');
  const from = tokens.length > 1 && isNoun(tokens[0]) ? 1 : 0;
  const to = tokens.length - from > 1 && isNoun(tokens.at(-1)) ? -1 : tokens.length;
  return tokens.slice(from, to);
}

function linesOf(token: Token, { parts }: LanguageWords): readonly number[] {
  const number = NUMBER.exec(withoutEnding(token.word, parts?.numberEndings))?.[1];
  if (number !== undefined) return [Number(number)];
  const [, from, to] = RANGE.exec(token.word) ?? [];
  if (from !== undefined && to !== undefined) return [Number(from), Number(to)];
  const named = parts && (ownOf(parts.ordinals, token.word) ?? ownOf(parts.counts, token.word));
  return named === undefined ? [] : [named];
}

/** "2'yi" is 2. */
function withoutEnding(word: string, endings: readonly string[] = []): string {
  const ending = endings.find((one) => word.endsWith(one));
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** "the first two". */
function firstOnes(tokens: readonly Token[], parts: PartWords): readonly number[] | undefined {
  const count = countBehind(tokens, parts.first, parts);
  return count === undefined ? undefined : Array.from({ length: count }, (_, index) => index + 1);
}

/** "the last two". */
export const lastOnes = (tokens: readonly Token[], parts: PartWords): number | undefined =>
  countBehind(tokens, parts.last, parts);

function countBehind(
  tokens: readonly Token[],
  before: readonly string[],
  parts: PartWords,
): number | undefined {
  const length = lengthAtStart(tokens, before);
  const [counted, noun, ...others] = length === 0 ? [] : tokens.slice(length);
  if (!counted || others.length > 0 || (noun && !isNounOf(noun, parts))) return undefined;
  const count = countOf(counted, parts);
  // "the last one" is the last.
  return count > 1 && count <= MOST_LINES ? count : undefined;
}

const countOf = ({ word }: Token, { counts }: PartWords): number =>
  ownOf(counts, word) ?? Number(NUMBER.exec(word)?.[1] ?? 0);

const isNounOf = ({ word }: Token, { ones }: PartWords): boolean =>
  ones.includes(word) || ones.some((one) => `${one}s` === word);

const ownOf = <Held>(record: Readonly<Record<string, Held>>, key: string): Held | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
