import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import type { Reading } from './reading-time.ts';
import { isJoined, readTable } from './word-table.ts';

/** Whole numbers, in numerals or words: "5", "twenty-five", "one hundred and twenty". */
export function readNumber(
  lexicon: Lexicon,
  pieces: readonly Piece[],
  at: number,
): readonly Reading<number>[] {
  const numeral = pieces[at]?.numeral;
  if (numeral) return numeral.kind === 'number' ? [{ to: at + 1, value: numeral.value }] : [];
  return wordNumber(lexicon, pieces, { at, most: MOST_WORDS });
}

/** "two hundred and twenty five" is put together of four. */
const MOST_WORDS = 4;

function wordNumber(
  lexicon: Lexicon,
  pieces: readonly Piece[],
  { at, most }: { readonly at: number; readonly most: number },
): readonly Reading<number>[] {
  const firsts = readTable(lexicon.numbers, pieces, at);
  if (most === 1) return firsts;
  return firsts.flatMap((first) => {
    const joined = behindJoiner(lexicon, pieces, first.to);
    const both = joined.flatMap((from) =>
      wordNumber(lexicon, pieces, { at: from, most: most - 1 }).flatMap((second) => together(first, second)),
    );
    return [...both, first];
  });
}

/** Where the rest of a number may begin: right behind, or behind "and". */
function behindJoiner(lexicon: Lexicon, pieces: readonly Piece[], at: number): readonly number[] {
  const from = pieces[at]?.word === '-' ? at + 1 : at;
  const piece = pieces[from];
  if (!piece || !isJoined(piece)) return [];
  return [from, ...readTable(lexicon.numberJoiners, pieces, from).map(({ to }) => to)];
}

const HUNDRED = 100;

/** "twenty" "five", "two" "hundred", "hundred" "twenty five". */
function together(first: Reading<number>, second: Reading<number>): readonly Reading<number>[] {
  const value = sumOf(first.value, second.value) ?? manyHundreds(first.value, second.value);
  return value === undefined ? [] : [{ to: second.to, value }];
}

function sumOf(a: number, b: number): number | undefined {
  const isTens = isIn(a, 20, 90) && a % 10 === 0 && isIn(b, 1, 9);
  const isHundreds = a >= HUNDRED && isIn(b, 1, HUNDRED - 1);
  return isTens || isHundreds ? a + b : undefined;
}

const manyHundreds = (a: number, b: number): number | undefined =>
  isIn(a, 2, 9) && isIn(b, HUNDRED, 2 * HUNDRED - 1) ? a * HUNDRED + (b % HUNDRED) : undefined;

const isIn = (number: number, least: number, most: number): boolean => number >= least && number <= most;

/** "15th", "15.", "fifteenth", "twenty-first". */
export function readOrdinal(
  lexicon: Lexicon,
  pieces: readonly Piece[],
  at: number,
): readonly Reading<number>[] {
  const piece = pieces[at];
  if (!piece) return [];
  const { numeral } = piece;
  if (numeral) {
    if (numeral.kind !== 'number' || numeral.digits > 2) return [];
    const { value } = numeral;
    const ended = readTable(lexicon.ordinalEndings, pieces, at + 1).filter(
      () => pieces[at + 1]?.gap === 'glued',
    );
    const dotted = lexicon.hasDotOrdinals && piece.hasDot ? [{ to: at + 1, value }] : [];
    return [...ended.map(({ to }) => ({ to, value })), ...dotted];
  }
  return [...readTable(lexicon.ordinals, pieces, at), ...tensWithOrdinal(lexicon, pieces, at)];
}

/** "twenty" "first", where the language does not list it. */
function tensWithOrdinal(lexicon: Lexicon, pieces: readonly Piece[], at: number): readonly Reading<number>[] {
  return readTable(lexicon.numbers, pieces, at)
    .filter(({ value }) => value === 20 || value === 30)
    .flatMap((tens) => {
      const from = pieces[tens.to]?.word === '-' ? tens.to + 1 : tens.to;
      return readTable(lexicon.ordinals, pieces, from)
        .filter(({ value }) => value < 10)
        .map(({ to, value }) => ({ to, value: tens.value + value }));
    });
}
