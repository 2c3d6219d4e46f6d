import { fold } from '../core/fold.ts';

/** A word of a sentence, or a quotation, which is one piece whatever is in it. */
export interface Token {
  /** As it is compared: folded, without marks around it. Empty for a quotation, which is never compared. */
  readonly word: string;
  /** What was quoted. */
  readonly quoted: string | undefined;
  /** The sign right in front of a quotation: `*"two words"`. */
  readonly sign?: string;
  /** As it was said, marks included. */
  readonly raw: string;
  /** Where it stands in the sentence, without the marks behind it. */
  readonly start: number;
  readonly end: number;
  /** The marks right behind it. */
  readonly marks: string;
  /** Where the marks begin, when a space stands before them, as in French: "demain ?". */
  readonly marksAt?: number;
}

/** Opening quotation marks, each with what may close it. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‘': '’',
  "'": "'",
  '`': '`',
};
/** In front of a label, a project and a person. */
const SIGNS = new Set('*+@#');
/** Behind one of them, square brackets hold words together as well: `*[two words]`. */
const BRACKETS: Readonly<Record<string, string>> = { '[': ']' };
const MARKS_BEHIND = new Set('.,!?;:…)]}');
const MARKS_BEFORE = new Set('([{¿¡');
const SPACE = /\s/;

/** Splits one line into words and quotations, in one pass. */
export function tokenize(line: string): readonly Token[] {
  const nextClosing = closingFinder(line);
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    if (SPACE.test(line.charAt(at))) {
      at += 1;
      continue;
    }
    const next = line.charAt(at + 1);
    const sign = SIGNS.has(line.charAt(at)) && (next in QUOTES || next in BRACKETS) ? line.charAt(at) : '';
    const closing = nextClosing(at + sign.length, sign);
    const to = endOfWord(line, closing ?? at);
    const token = tokenFrom(line, { start: at, to, sign }, closing);
    const before = tokens.at(-1);
    if (before?.marks === '' && MARKS_APART.test(token.raw)) {
      tokens[tokens.length - 1] = { ...before, marks: token.raw, marksAt: at };
    } else tokens.push(token);
    at = to;
  }
  return tokens;
}

const MARKS_APART = /^[?!;:]{1,3}$/;

/** Where the marks behind a word end. */
export const endOfMarks = ({ end, marks, marksAt = end }: Token): number => marksAt + marks.length;

function endOfWord(line: string, from: number): number {
  let to = from;
  while (to < line.length && !SPACE.test(line.charAt(to))) to += 1;
  return to;
}

interface Piece {
  readonly start: number;
  readonly to: number;
  readonly sign: string;
}

function tokenFrom(line: string, { start, to, sign }: Piece, closing: number | undefined): Token {
  const raw = line.slice(start, to);
  let end = to;
  const first = closing === undefined ? start + 1 : closing + 1;
  while (end > first && MARKS_BEHIND.has(line.charAt(end - 1))) end -= 1;
  const marks = line.slice(end, to);
  if (closing !== undefined) {
    const quoted = line.slice(start + sign.length + 1, closing);
    return { word: '', quoted, ...(sign === '' ? {} : { sign }), raw, start, end, marks };
  }
  let begin = start;
  while (begin < end - 1 && MARKS_BEFORE.has(line.charAt(begin))) begin += 1;
  return { word: fold(line.slice(begin, end)), quoted: undefined, raw, start, end, marks };
}

/**
 * For a place where a word begins: where the quotation that opens there closes. A quotation closes only before a
 * space, a mark or the end, so that "don't" and 5" close nothing. Each kind is looked through once.
 */
function closingFinder(line: string): (at: number, sign: string) => number | undefined {
  const places = new Map<string, { readonly closings: readonly number[]; next: number }>();
  return (at, sign) => {
    const opening = line.charAt(at);
    const closers = QUOTES[opening] ?? (sign === '' ? undefined : BRACKETS[opening]);
    if (closers === undefined) return undefined;
    const place = places.get(opening) ?? { closings: closingsIn(line, closers), next: 0 };
    places.set(opening, place);
    while ((place.closings[place.next] ?? Infinity) <= at + 1) place.next += 1;
    return place.closings[place.next];
  };
}

function closingsIn(line: string, closers: string): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const next = line.charAt(at + 1);
    const isEnd = next === '' || SPACE.test(next) || MARKS_BEHIND.has(next);
    if (isEnd && closers.includes(line.charAt(at))) found.push(at);
  }
  return found;
}

/**
 * The words as they were said, from the first to the last; of a single quotation, what is in it. Where words between
 * them were taken out, one space is left.
 */
export function spoken(line: string, tokens: readonly Token[]): string {
  const [first, ...others] = tokens;
  if (!first) return '';
  if (others.length === 0 && first.quoted !== undefined) return first.quoted.replace(/\s+/g, ' ').trim();
  let text = '';
  let before: Token | undefined;
  for (const token of tokens) {
    text += before ? between(line, before, token) : '';
    text += line.slice(token.start, token.end);
    before = token;
  }
  return `${text}${closingOf(text, before?.marks ?? '')}`.replace(/\s+/g, ' ').trim();
}

const BRACKETS_CLOSED: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The brackets behind the last word that close one in the text. */
function closingOf(text: string, marks: string): string {
  let closing = '';
  for (const mark of marks) {
    const opening = BRACKETS_CLOSED[mark];
    const said = `${text}${closing}`;
    if (opening === undefined || countOf(said, opening) <= countOf(said, mark)) break;
    closing += mark;
  }
  return closing;
}

const countOf = (text: string, mark: string): number => text.split(mark).length - 1;

/** The marks and spaces between two words; when there were others between them, they are gone with their marks. */
function between(line: string, before: Token, next: Token): string {
  const marksEnd = endOfMarks(before);
  const isNext = line.slice(marksEnd, next.start).trim() === '';
  return isNext ? line.slice(before.end, next.start) : ' ';
}

/** How many words at the beginning are one of these sequences; the longest that fits counts. */
export function lengthAtStart(tokens: readonly Token[], sequences: readonly string[]): number {
  const first = tokens[0]?.word;
  const near = first === undefined ? undefined : sortedBy(sequences).first.get(first);
  return near?.find((sequence) => fits(tokens, 0, sequence))?.length ?? 0;
}

/** The same at the end. */
export function lengthAtEnd(tokens: readonly Token[], sequences: readonly string[]): number {
  const last = tokens.at(-1)?.word;
  const near = last === undefined ? undefined : sortedBy(sequences).last.get(last);
  return near?.find((sequence) => fits(tokens, tokens.length - sequence.length, sequence))?.length ?? 0;
}

type Sequences = ReadonlyMap<string, readonly (readonly string[])[]>;

interface Sorted {
  /** By their first word, the longest first. */
  readonly first: Sequences;
  readonly last: Sequences;
}

/** The words of a language are looked at again and again: each list is cut once. */
const known = new WeakMap<readonly string[], Sorted>();

function sortedBy(sequences: readonly string[]): Sorted {
  const before = known.get(sequences);
  if (before) return before;
  // A quotation has no word: nothing is one.
  const cut = sequences
    .filter((sequence) => sequence !== '')
    .map((sequence) => sequence.split(' '))
    .toSorted((a, b) => b.length - a.length);
  const sorted = {
    first: Map.groupBy(cut, ([first = '']) => first),
    last: Map.groupBy(cut, (words) => words.at(-1) ?? ''),
  };
  known.set(sequences, sorted);
  return sorted;
}

const fits = (tokens: readonly Token[], from: number, words: readonly string[]): boolean =>
  from >= 0 && words.every((word, index) => tokens[from + index]?.word === word);
