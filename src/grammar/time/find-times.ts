import type { TimeVocabulary } from '../languages/time/words.ts';
import type { Token } from '../tokens.ts';
import { assemble } from './assemble.ts';
import { createReader } from './create-reader.ts';
import { isSurelyTime, mayBeTime } from './judge-time.ts';
import { mayHoldTime } from './first-look.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { cutPieces, type Piece } from './pieces.ts';
import { readExpressionPart } from './read-expression.ts';
import { readPatterns } from './read-patterns.ts';
import type { Sources } from './read-run.ts';
import type { Reading, Said } from './reading-time.ts';
import type { TimeMatch } from './time-match.ts';
import type { TimeParts } from './time-parts.ts';

/**
 * All places where words speak of time, from left to right, none over another. What has two readings gets the one
 * that is surely about time and takes more words. Takes time in proportion to the number of words; never throws.
 */
export function findTimes(tokens: readonly Token[], words: TimeVocabulary): readonly TimeMatch[] {
  const pieces = cutPieces(tokens);
  if (!mayHoldTime(pieces, words)) return [];
  const lexicon = lexiconOf(words);
  const find = matchFinder(lexicon, pieces, tokens);
  const matches: TimeMatch[] = [];
  let at = 0;
  while (at < pieces.length) {
    const match = find(at);
    if (match) matches.push(match);
    at = match ? behind(pieces, at, match.to) : behind(pieces, at, tokenAt(pieces, at) + 1);
  }
  return matches;
}

const tokenAt = (pieces: readonly Piece[], at: number): number => pieces[at]?.token ?? Infinity;

/** The first piece of this word. */
function behind(pieces: readonly Piece[], from: number, token: number): number {
  let at = from;
  while (tokenAt(pieces, at) < token) at += 1;
  return at;
}

/**
 * A bare number begins no time ("for two on Friday"), and a bare part of the day behind other words is not of the
 * day that follows ("the parents' evening on Friday"). Where nothing else stands, both do.
 */
function mayBegin(sources: Sources, at: number, { to, value: { parts } }: Reading<Said>): boolean {
  if (at === 0 && to === sources.pieces.length) return true;
  return !isBarePart(sources, at, parts) && !isBareHour(sources, at, parts);
}

function isBarePart({ lexicon, pieces, slots }: Sources, at: number, { date, dayPart }: TimeParts): boolean {
  if (!date || !dayPart || pieces[at]?.gap !== 'space' || slots.date(at).length > 0) return false;
  return readPatterns(lexicon.parts, at, { pieces, slots }).some(({ value }) => value.isBare);
}

function isBareHour({ slots, bareHour }: Sources, at: number, { clock, date, dayPart }: TimeParts): boolean {
  if (!clock || (date ?? dayPart) === undefined || slots.date(at).length > 0) return false;
  const isBare = bareHour(at).some(({ value }) => value.strength === 0);
  const isMore = slots.clock(at).some(({ value }) => value.clock !== undefined && value.clock.strength > 0);
  return isBare && !isMore;
}

function matchFinder(
  lexicon: Lexicon,
  pieces: readonly Piece[],
  tokens: readonly Token[],
): (at: number) => TimeMatch | undefined {
  const sources = createReader(lexicon, pieces);
  return (at) => {
    const piece = pieces[at];
    if (!piece || !lexicon.begins(piece)) return undefined;
    const found = assemble(pieces, at, (from) => readExpressionPart(sources, from))
      .filter((reading) => pieces[reading.to - 1]?.isTokenEnd && mayBegin(sources, at, reading))
      .toSorted((a, b) => b.to - a.to);
    const judged = (reading: Reading<Said>) => ({ reading, lexicon, pieces, tokens, from: at });
    const sure = found.find((reading) => isSurelyTime(judged(reading)));
    const best = sure ?? found.find((reading) => mayBeTime(judged(reading)));
    if (!best) return undefined;
    const to = (pieces[best.to - 1]?.token ?? 0) + 1;
    return { from: piece.token, to, parts: best.value.parts, isSure: sure !== undefined };
  };
}
