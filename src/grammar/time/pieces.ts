import type { Token } from '../tokens.ts';

/**
 * A part of a word, as times are read: `10am` is `10` and `am`, `mon-fri` is `mon`, `-` and `fri`. Dates and clock
 * times in numerals stay whole.
 */
export interface Piece {
  readonly word: string;
  /** Index of the word it is part of. */
  readonly token: number;
  /** What stands in front of it. Nothing is read over a `stop`. */
  readonly gap: Gap;
  readonly isTokenStart: boolean;
  readonly isTokenEnd: boolean;
  /** A full stop stands right behind it: "15." */
  readonly hasDot: boolean;
  /** "friday's" belongs to what follows. */
  readonly isPossessive: boolean;
  readonly numeral?: Numeral;
}

export type Gap = 'glued' | 'space' | 'comma' | 'colon' | 'stop';

export type Numeral =
  | { readonly kind: 'number'; readonly value: number; readonly digits: number }
  | { readonly kind: 'decimal'; readonly value: number }
  /** 15:30 */
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number; readonly digits: number }
  /** 27/11 */
  | { readonly kind: 'slashed'; readonly first: number; readonly second: number; readonly digits: number }
  /** 27.11. or 15.30 or 1.5 */
  | {
      readonly kind: 'dotted';
      readonly first: number;
      readonly second: number;
      readonly digits: number;
      /** 9.30 and not 9.3 */
      readonly hasTwoBehind: boolean;
    }
  | {
      readonly kind: 'date';
      readonly first: number;
      readonly second: number;
      readonly year: number;
      /** 27.11.2026, which is never the month first. */
      readonly isDotted: boolean;
    }
  | { readonly kind: 'iso'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'instant'; readonly text: string };

/** No word about time is longer. */
const LONGEST = 40;

const CUT =
  /\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:\d\d)?|\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|\d{1,2}([-./])\d{1,2}\1\d{2,6}(?!\d)|\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\/\d{1,2}(?!\d)|\d{1,2}\.\d{1,2}(?!\d)|\d{1,4},\d{1,2}(?!\d)|\d+|[\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*|./gu;

/** Words with none of these are one piece. */
const CUTTABLE = /[\d\-‐‑‒–—/~@&+]/;

export function cutPieces(tokens: readonly Token[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let before: Token | undefined;
  for (const [index, token] of tokens.entries()) {
    pieces.push(...piecesOf(token, index, gapBetween(before, token)));
    before = token;
  }
  return pieces;
}

function piecesOf(token: Token, index: number, gap: Gap): readonly Piece[] {
  const { word } = token;
  const isPossessive = POSSESSIVE.test(token.raw);
  const endsInDot = token.marks.startsWith('.') && !token.marks.startsWith('..');
  if (word.length > LONGEST || !CUTTABLE.test(word)) {
    return [
      { word, token: index, gap, isTokenStart: true, isTokenEnd: true, hasDot: endsInDot, isPossessive },
    ];
  }
  const parts = word.match(CUT)?.filter((part, at) => part !== '.' || at === 0) ?? [word];
  const dots = dotsBehind(word, parts);
  return parts.map((part, at) => {
    const numeral = numeralOf(part, token);
    const isTokenEnd = at === parts.length - 1;
    return {
      word: DASHES.has(part) ? '-' : part,
      token: index,
      gap: at === 0 ? gap : 'glued',
      isTokenStart: at === 0,
      isTokenEnd,
      isPossessive,
      hasDot: isTokenEnd ? endsInDot : dots[at] === true,
      ...(numeral && { numeral }),
    };
  });
}

const POSSESSIVE = /['’]s[.,;:!?]*$/i;

const DASHES = new Set(['-', '‐', '‑', '‒', '–', '—']);

/** Which parts have a full stop behind them inside the word: `15.-18`. */
function dotsBehind(word: string, parts: readonly string[]): readonly boolean[] {
  let at = 0;
  return parts.map((part) => {
    at = word.indexOf(part, at) + part.length;
    return word.charAt(at) === '.';
  });
}

/** Behind a short word a full stop may mark an abbreviation ("Nov.", "15."), behind a long one it ends a sentence. */
const LONGEST_ABBREVIATION = 5;

function gapBetween(before: Token | undefined, token: Token): Gap {
  if (!before || before.quoted !== undefined || token.quoted !== undefined) return 'stop';
  if (/^[([{]/.test(token.raw)) return 'stop';
  switch (before.marks) {
    case '':
      return 'space';
    case ',':
    case '.,':
      return 'comma';
    case ':':
      return 'colon';
    case '.':
      return before.word.length <= LONGEST_ABBREVIATION || /\d/.test(before.word) ? 'space' : 'stop';
    default:
      return 'stop';
  }
}

function numeralOf(part: string, token: Token): Numeral | undefined {
  if (!/^\d/.test(part)) return undefined;
  if (part.includes('t')) return { kind: 'instant', text: token.raw.slice(0, token.end - token.start) };
  if (part.includes(',')) return { kind: 'decimal', value: Number(part.replace(',', '.')) };
  const [first = 0, second, third] = part.split(/\D/).map(Number);
  if (second === undefined) return { kind: 'number', value: first, digits: part.length };
  if (part.includes(':')) return { kind: 'clock', hour: first, minute: second, digits: part.indexOf(':') };
  return third === undefined ? pairOf(part, first, second) : dateOf(part, first, second, third);
}

function pairOf(part: string, first: number, second: number): Numeral {
  const digits = part.length;
  return part.includes('/')
    ? { kind: 'slashed', first, second, digits }
    : { kind: 'dotted', first, second, digits, hasTwoBehind: /\D\d\d$/.test(part) };
}

/** Written with two digits, a year is of this century. */
const CENTURY = 2000;

function dateOf(part: string, first: number, second: number, third: number): Numeral {
  if (/^\d{4}/.test(part)) return { kind: 'iso', year: first, month: second, day: third };
  const year = /\D\d\d$/.test(part) ? CENTURY + third : third;
  return { kind: 'date', first, second, year, isDotted: part.includes('.') };
}
