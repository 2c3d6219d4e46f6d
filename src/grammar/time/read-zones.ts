import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import type { Reading } from './reading-time.ts';
import { readTable } from './word-table.ts';
import { offsetOf, zoneNamed } from './zones.ts';

/** "CET", "new york", "Europe/Berlin", "UTC+2". */
export function readZone(lexicon: Lexicon, pieces: readonly Piece[], at: number): readonly Reading<string>[] {
  const named = readTable(lexicon.zones, pieces, at).flatMap((reading) => [
    ...(reading.value === 'UTC' ? offsets(pieces, reading.to) : []),
    reading,
  ]);
  return [...named, ...written(pieces, at)];
}

/** A name as the time-zone database has it, which was cut at its strokes. */
const LONGEST_NAME = 8;

function written(pieces: readonly Piece[], at: number): readonly Reading<string>[] {
  if (pieces[at + 1]?.word !== '/' || pieces[at + 1]?.gap !== 'glued') return [];
  const near = pieces.slice(at, at + LONGEST_NAME);
  const behind = near.findIndex(({ gap }, index) => index > 0 && gap !== 'glued');
  const to = behind < 0 ? at + near.length : at + behind;
  const zone = zoneNamed(
    near
      .slice(0, to - at)
      .map(({ word }) => word)
      .join(''),
  );
  return zone === undefined ? [] : [{ to, value: zone }];
}

/** "+2", "+05:30" behind "UTC". */
function offsets(pieces: readonly Piece[], at: number): readonly Reading<string>[] {
  const sign = pieces[at];
  const numeral = pieces[at + 1]?.numeral;
  if (!sign || !numeral || !isSign(sign.word)) return [];
  const offset =
    numeral.kind === 'number'
      ? offsetOf(sign.word, numeral.value, 0)
      : numeral.kind === 'clock'
        ? offsetOf(sign.word, numeral.hour, numeral.minute)
        : undefined;
  return offset === undefined ? [] : [{ to: at + 2, value: offset }];
}

const isSign = (word: string): word is '+' | '-' => word === '+' || word === '-';
