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
  let name = '';
  let to = at;
  while (to < pieces.length && to < at + LONGEST_NAME && (to === at || pieces[to]?.gap === 'glued')) {
    name += pieces[to]?.word ?? '';
    to += 1;
  }
  const zone = zoneNamed(name);
  return zone === undefined ? [] : [{ to, value: zone }];
}

/** "+2", "+05:30" behind "UTC". */
function offsets(pieces: readonly Piece[], at: number): readonly Reading<string>[] {
  const sign = pieces[at];
  const numeral = pieces[at + 1]?.numeral;
  if (!sign || !numeral || !isSign(sign.word)) return [];
  const [hours, minutes] =
    numeral.kind === 'number'
      ? [numeral.value, 0]
      : numeral.kind === 'clock'
        ? [numeral.hour, numeral.minute]
        : [];
  if (hours === undefined || minutes === undefined) return [];
  const offset = offsetOf(sign.word, hours, minutes);
  return offset === undefined ? [] : [{ to: at + 2, value: offset }];
}

const isSign = (word: string): word is '+' | '-' => word === '+' || word === '-';
