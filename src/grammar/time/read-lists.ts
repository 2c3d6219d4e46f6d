import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import type { Reading, SlotReaders } from './reading-time.ts';
import { isJoined, readTable, type WordTable } from './word-table.ts';

/** Nobody lists more days than a week has twice over. */
const MOST_MEMBERS = 14;

type Member = (at: number) => readonly Reading<readonly number[]>[];

/** Members with commas, "and" or strokes between them; each shorter list too, so that the rest may be something else. */
function readList(
  lexicon: Lexicon,
  pieces: readonly Piece[],
  { member, at }: { readonly member: Member; readonly at: number },
): readonly Reading<readonly number[]>[] {
  const found: Reading<readonly number[]>[] = [];
  let place = at;
  let all: readonly number[] = [];
  while (found.length < MOST_MEMBERS) {
    const next = longest(membersAt(lexicon, pieces, { member, at: place, isFirst: found.length === 0 }));
    if (!next) break;
    all = [...new Set([...all, ...next.value])];
    place = next.to;
    found.unshift({ to: place, value: all });
  }
  return found;
}

const longest = <Value>(readings: readonly Reading<Value>[]): Reading<Value> | undefined =>
  readings.reduce<Reading<Value> | undefined>(
    (best, one) => (best && best.to >= one.to ? best : one),
    undefined,
  );

function membersAt(
  lexicon: Lexicon,
  pieces: readonly Piece[],
  { member, at, isFirst }: { readonly member: Member; readonly at: number; readonly isFirst: boolean },
): readonly Reading<readonly number[]>[] {
  if (isFirst) return member(at);
  const piece = pieces[at];
  if (!piece) return [];
  if (piece.word === '/' || piece.word === '&' || piece.word === '+') return member(at + 1);
  const ands = isJoined(piece) || piece.gap === 'comma' ? readTable(lexicon.and, pieces, at) : [];
  const froms = [...ands.map(({ to }) => to), ...(piece.gap === 'comma' ? [at] : [])];
  return froms.flatMap((from) => member(from));
}

/** "monday and thursday", "monday to friday", "weekday". */
export function readWeekdays(lexicon: Lexicon, pieces: readonly Piece[], at: number): Weekdays {
  const member: Member = (place) => [
    ...readTable(lexicon.groups, pieces, place),
    ...readTable(lexicon.weekdays, pieces, place).flatMap(({ to, value }) => [
      ...toWeekday({ lexicon, pieces, table: lexicon.weekdays }, { to, value }),
      { to, value: [value] },
    ]),
  ];
  return readList(lexicon, pieces, { member, at });
}

type Weekdays = readonly Reading<readonly number[]>[];

/** "to friday" behind "monday": all from one to the other, over Sunday if need be. */
function toWeekday(
  { lexicon, pieces, table }: Pick<Place, 'lexicon' | 'pieces'> & { readonly table: WordTable<number> },
  first: Reading<number>,
): Weekdays {
  const piece = pieces[first.to];
  if (!piece || !isJoined(piece)) return [];
  const froms =
    piece.word === '-' ? [first.to + 1] : readTable(lexicon.toward, pieces, first.to).map(({ to }) => to);
  return froms.flatMap((from) =>
    readTable(table, pieces, from).map(({ to, value }) => ({
      to,
      value: weekdaysBetween(first.value, value),
    })),
  );
}

const weekdaysBetween = (first: number, last: number): readonly number[] =>
  Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => ((first - 1 + index) % 7) + 1);

/** "mondays and fridays", "montags bis freitags", "weekdays": every one of them. */
export function readMany(lexicon: Lexicon, pieces: readonly Piece[], at: number): Weekdays {
  const table = lexicon.everyWeekday;
  const member: Member = (place) => [
    ...readTable(lexicon.everyGroup, pieces, place),
    ...(pieces[place]?.isPossessive ? [] : readTable(table, pieces, place)).flatMap(({ to, value }) => [
      ...toWeekday({ lexicon, pieces, table }, { to, value }),
      { to, value: [value] },
    ]),
  ];
  return readList(lexicon, pieces, { member, at });
}

/** "the 1st and 15th", "the 1st and the last day" of a month, -1 for the last one. */
export function readDaysOfMonth(
  lexicon: Lexicon,
  pieces: readonly Piece[],
  { at, ordinal }: { readonly at: number; readonly ordinal: (at: number) => readonly Reading<number>[] },
): Weekdays {
  const member: Member = (place) =>
    [place, ...readTable(lexicon.articles, pieces, place).map(({ to }) => to)].flatMap((from) => [
      ...readTable(lexicon.lastDayOfMonth, pieces, from).map(({ to }) => ({ to, value: [-1] })),
      ...ordinal(from).map(({ to, value }) => ({ to, value: [value] })),
    ]);
  return readList(lexicon, pieces, { member, at });
}

/** "the last friday". */
export function readNthWeekday(
  { lexicon, pieces, slots }: Place,
  at: number,
): readonly Reading<{ readonly nth: number; readonly weekday: number }>[] {
  const froms = [at, ...readTable(lexicon.articles, pieces, at).map(({ to }) => to)];
  return froms.flatMap((from) =>
    slots
      .nth(from)
      .flatMap(({ to: next, value: { nth } }) =>
        readTable(lexicon.weekdays, pieces, next).flatMap(({ to, value: weekday }) =>
          nth === undefined || nth > MOST_IN_MONTH ? [] : [{ to, value: { nth, weekday } }],
        ),
      ),
  );
}

const MOST_IN_MONTH = 5;

interface Place {
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  readonly slots: SlotReaders;
}
