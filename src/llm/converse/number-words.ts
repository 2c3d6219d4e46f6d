const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const GERMAN_UNITS =
  'null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const GERMAN_TENS = 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'.split(' ');

/** What a German number begins with: `einundzwanzig`. */
const before = (unit: string): string => (unit === 'eins' ? 'ein' : unit);

const pairs = (): readonly (readonly [string, number])[] => [
  ...[...UNITS, ...TENS].map((word, index): [string, number] => [word, valueAt(index)]),
  ...[...GERMAN_UNITS, ...GERMAN_TENS].map((word, index): [string, number] => [word, valueAt(index)]),
  ...TENS.flatMap((ten, tens) =>
    UNITS.slice(1, 10).flatMap((unit, index): [string, number][] => [
      [`${ten}-${unit}`, (tens + 2) * 10 + index + 1],
      [`${ten} ${unit}`, (tens + 2) * 10 + index + 1],
      [`${ten}${unit}`, (tens + 2) * 10 + index + 1],
    ]),
  ),
  ...GERMAN_TENS.flatMap((ten, tens) =>
    GERMAN_UNITS.slice(1, 10).map((unit, index): [string, number] => [
      `${before(unit)}und${ten}`,
      (tens + 2) * 10 + index + 1,
    ]),
  ),
  ['dozen', 12],
  ['dutzend', 12],
  ['hundred', 100],
  ['hundert', 100],
  ['none', 0],
];

/** Zero to nineteen, then the tens. */
const valueAt = (index: number): number => (index < UNITS.length ? index : (index - UNITS.length + 2) * 10);

/** Folded, with the longest ones first, so that `twenty-one` is not read as `twenty`. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  pairs().toSorted(([a], [b]) => b.length - a.length),
);

/** They say how many without a number that anybody counted. */
export const VAGUE_COUNTS =
  /\b(?:half|halves|a third|two thirds|a quarter|three quarters|twice|double[ds]?|triple[ds]?|thrice|times as|(?:two|three|four|five|ten)fold|thousands?|millions?|halfte|halb(?:e[nrs]?)?|drittel|viertel|doppelt\p{L}*|verdoppel\p{L}*|zweimal|dreimal|(?:zwei|drei|vier|funf|zehn)fach\p{L}*|tausende?|million\p{L}*)\b/u;
