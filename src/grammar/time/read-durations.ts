import type { TimeUnit } from '../languages/time/words.ts';
import { durationOf } from './durations.ts';
import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { readNumber } from './read-numbers.ts';
import { readPatterns } from './read-patterns.ts';
import type { Reading, SlotReaders } from './reading-time.ts';
import type { DurationPart } from './time-parts.ts';
import { isJoined, readTable } from './word-table.ts';

/** "2 hours and 30 minutes" has this many members, and nothing that is said has more. */
const MOST_MEMBERS = 3;

interface Place {
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  readonly slots: SlotReaders;
}

/** "3 days", "two and a half hours", "1h30", "an hour and 10 minutes". */
export function readDuration(place: Place, at: number): readonly Reading<DurationPart>[] {
  const { lexicon, pieces } = place;
  return [
    ...readPatterns(lexicon.andHalf, at, place),
    ...readTable(lexicon.lengths, pieces, at),
    ...members(place, at, MOST_MEMBERS),
  ];
}

function members(place: Place, at: number, most: number): readonly Reading<DurationPart>[] {
  if (most === 0) return [];
  return counted(place, at).flatMap((first) => [
    ...hourAndMinutes(place.pieces, first),
    ...behind(place, first.to).flatMap((from) =>
      members(place, from, most - 1).flatMap((second) => added(first, second)),
    ),
    first,
  ]);
}

/** "1h30": minutes without a unit, right behind hours. */
function hourAndMinutes(
  pieces: readonly Piece[],
  { to, value }: Reading<DurationPart>,
): readonly Reading<DurationPart>[] {
  const piece = pieces[to];
  const isMinutes = piece?.gap === 'glued' && piece.numeral?.kind === 'number' && piece.numeral.digits === 2;
  if (!isMinutes || value.hour === undefined || value.minute !== undefined) return [];
  return [{ to: to + 1, value: { ...value, minute: piece.numeral.value } }];
}

function behind({ lexicon, pieces }: Place, at: number): readonly number[] {
  const piece = pieces[at];
  if (!piece || (!isJoined(piece) && piece.gap !== 'comma')) return [];
  return [at, ...readTable(lexicon.durationJoiners, pieces, at).map(({ to }) => to)];
}

const SMALLER: readonly (keyof DurationPart)[] = [
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
];

/** Only a smaller unit follows. */
function added(
  first: Reading<DurationPart>,
  second: Reading<DurationPart>,
): readonly Reading<DurationPart>[] {
  const last = Math.max(...SMALLER.map((unit, index) => (first.value[unit] === undefined ? -1 : index)));
  const next = SMALLER.findIndex((unit) => second.value[unit] !== undefined);
  return next > last ? [{ to: second.to, value: { ...first.value, ...second.value } }] : [];
}

/** A number of units: "3 days", "half an hour", "a week", "1.5 hours", "1:30 hours". */
function counted({ lexicon, pieces }: Place, at: number): readonly Reading<DurationPart>[] {
  const numeral = pieces[at]?.numeral;
  if (numeral?.kind === 'clock') {
    return unitsAt(lexicon, pieces, at + 1)
      .filter(({ value }) => value === 'hour')
      .map(({ to }) => ({ to, value: { hour: numeral.hour, minute: numeral.minute } }));
  }
  return [...quantities(lexicon, pieces, at), ...readTable(lexicon.counts, pieces, at)].flatMap((quantity) =>
    unitsAt(lexicon, pieces, quantity.to).flatMap(({ to, value }) => {
      const duration = durationOf(quantity.value, value);
      return duration ? [{ to, value: duration }] : [];
    }),
  );
}

function quantities(lexicon: Lexicon, pieces: readonly Piece[], at: number): readonly Reading<number>[] {
  const numeral = pieces[at]?.numeral;
  if (numeral?.kind === 'decimal') return [{ to: at + 1, value: numeral.value }];
  if (numeral?.kind === 'dotted') {
    return [{ to: at + 1, value: Number(`${numeral.first}.${numeral.second}`) }];
  }
  return readNumber(lexicon, pieces, at);
}

/** The unit may be glued ("90min", "2-day"). */
function unitsAt(lexicon: Lexicon, pieces: readonly Piece[], at: number): readonly Reading<TimeUnit>[] {
  const from = pieces[at]?.word === '-' ? at + 1 : at;
  const piece = pieces[from];
  return piece && isJoined(piece) ? readTable(lexicon.units, pieces, from) : [];
}
