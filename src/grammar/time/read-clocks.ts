import { isExactHour } from './clock-rules.ts';
import type { Lexicon } from './lexicon.ts';
import type { Numeral, Piece } from './pieces.ts';
import { readNumber } from './read-numbers.ts';
import { readPatterns } from './read-patterns.ts';
import type { ClockSaid, Half, HourWords, Reading, SlotReaders, Strength } from './reading-time.ts';
import { isJoined, readTable } from './word-table.ts';

interface Place {
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  readonly slots: SlotReaders;
}

/** Clock times that can be told for some by themselves, or may be behind "at"; no bare hours. */
export function readClock(place: Place, at: number): readonly Reading<ClockSaid>[] {
  const { lexicon, pieces } = place;
  const found = [
    ...writtenClock(place, at),
    ...readPatterns(lexicon.clocks, at, place),
    ...readTable(lexicon.clockNames, pieces, at),
  ];
  return found.flatMap((reading) => withHalf(place, reading));
}

/** An hour and nothing else: "5", "five", "1730" behind "at"; with "am" or "in the morning" it is a time. */
export function readBareHour(place: Place, at: number): readonly Reading<ClockSaid>[] {
  return readHour(place.lexicon, place.pieces, at)
    .filter(({ value }) => value.hour <= MIDNIGHT)
    .map(({ to, value }) => ({ to, value: clockSaid({ ...value, minute: 0 }, 0, true) }))
    .concat(fourDigits(place, at))
    .flatMap((reading) => withHalf(place, reading));
}

const MIDNIGHT = 24;

/** 0 to 24; numerals above are read too, so that "25 Uhr" can be said to be no time. */
export function readHour(
  lexicon: Lexicon,
  pieces: readonly Piece[],
  at: number,
): readonly Reading<HourWords>[] {
  const numeral = pieces[at]?.numeral;
  if (numeral) {
    const isHour = numeral.kind === 'number' && numeral.digits <= 2;
    return isHour ? [{ to: at + 1, value: { hour: numeral.value, digits: numeral.digits } }] : [];
  }
  return [...readNumber(lexicon, pieces, at), ...readTable(lexicon.hours, pieces, at)]
    .filter(({ value }) => value <= MIDNIGHT)
    .map(({ to, value }) => ({ to, value: { hour: value, digits: 0 } }));
}

/** "at 1730", "at 730"; without a preposition it may be a year. */
function fourDigits({ lexicon, pieces }: Place, at: number): readonly Reading<ClockSaid>[] {
  if (!lexicon.prepositions.has(pieces[at - 1]?.word ?? '')) return [];
  const numeral = pieces[at]?.numeral;
  if (numeral?.kind !== 'number' || ![3, 4].includes(numeral.digits)) return [];
  const [hour, minute] = [Math.floor(numeral.value / 100), numeral.value % 100];
  const digits = numeral.digits - 2;
  if (hour > MIDNIGHT || minute > 59) return [];
  return [{ to: at + 1, value: clockSaid({ hour, minute, digits }, 0, true) }];
}

/** "15:30", "9.30", also what no clock shows: "25:00". */
function writtenClock({ lexicon, pieces }: Place, at: number): readonly Reading<ClockSaid>[] {
  const numeral = pieces[at]?.numeral;
  if (numeral?.kind === 'clock') {
    return [{ to: at + 1, value: written(lexicon, numeral, strengthOf(numeral)) }];
  }
  const dotted = numeral && dottedClock(numeral);
  if (!dotted || pieces[at]?.hasDot) return [];
  return [{ to: at + 1, value: written(lexicon, dotted, 0) }];
}

/** Where people count to twelve, "8:45" may be in the evening. */
function written(lexicon: Lexicon, numeral: Written, strength: Strength): ClockSaid {
  const found = clockSaid(numeral, strength, false);
  return lexicon.hasTwelveHours ? found : { ...found, clock: { ...found.clock, isExact: true } };
}

interface Written {
  readonly hour: number;
  readonly minute: number;
  readonly digits: number;
}

/** 9.30, of which `digits` counts the stop and the minutes too. */
function dottedClock(numeral: Numeral): Written | undefined {
  if (numeral.kind !== 'dotted') return undefined;
  const { first: hour, second: minute } = numeral;
  const digits = numeral.digits - 3;
  const isClock = numeral.hasTwoBehind && hour < MIDNIGHT && minute < 60;
  return isClock ? { hour, minute, digits } : undefined;
}

/** "9:15" is a time; "3:16" may be a verse or a score. */
const QUARTER = 15;

const strengthOf = ({ minute, digits }: Written): Strength =>
  digits === 2 || minute % QUARTER === 0 ? 2 : 0;

const clockSaid = ({ hour, minute, digits }: Written, strength: Strength, isOpen: boolean): ClockSaid => ({
  clock: { hour, minute, isExact: isExactHour({ hour, digits }) },
  strength,
  isOpen,
});

/** "5 pm", "5 in the morning", "17:30 sharp"; as it stands, too. */
function withHalf({ lexicon, pieces }: Place, reading: Reading<ClockSaid>): readonly Reading<ClockSaid>[] {
  const next = pieces[reading.to];
  if (!next || !isJoined(next)) return [reading];
  const marked = readTable(lexicon.behindClock, pieces, reading.to).map(
    ({ to }): Reading<ClockSaid> => ({ to, value: { ...reading.value, strength: 3, isOpen: false } }),
  );
  return [reading, ...marked].flatMap((one) => [
    ...readTable(lexicon.halves, pieces, one.to)
      .filter(({ to }) => to > one.to && isJoinedAt(pieces, one.to))
      .map(({ to, value }) => ({ to, value: halved(one.value, value) })),
    one,
  ]);
}

const isJoinedAt = (pieces: readonly Piece[], at: number): boolean => {
  const piece = pieces[at];
  return piece !== undefined && isJoined(piece);
};

/** From here to midnight an hour "at night" is in the evening. */
const FIRST_NIGHT_HOUR = 6;

function halved({ clock }: ClockSaid, said: Half): ClockSaid {
  const { hour, minute } = clock;
  if (hour < 1 || hour > 12) return { clock, strength: 3, isOpen: false };
  const isEvening = hour >= FIRST_NIGHT_HOUR && hour < 12;
  const half = said === 'night' ? (isEvening ? 'pm' : 'am') : said;
  return { clock: { hour, minute, half, isExact: false }, strength: 3, isOpen: false };
}
