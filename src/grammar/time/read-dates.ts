import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { readNumber } from './read-numbers.ts';
import { readPatterns } from './read-patterns.ts';
import type { Reading, SlotReaders, What, WhichWhat } from './reading-time.ts';
import type { DatePart, Period } from './time-parts.ts';
import { readTable } from './word-table.ts';

interface Place {
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  readonly slots: SlotReaders;
}

/** Dates that lead nowhere else: "friday", "27 Nov", "next week", "Christmas". */
export function readPlainDate(place: Place, at: number): readonly Reading<DatePart>[] {
  const { lexicon, pieces } = place;
  return [
    ...numeralDate(lexicon, pieces, at),
    ...readTable(lexicon.days, pieces, at).map(({ to, value }) => dated(to, { kind: 'away', days: value })),
    ...readTable(lexicon.edgeWords, pieces, at),
    ...readPatterns(lexicon.dates, at, place).flatMap((reading) => withYear(pieces, reading)),
    ...readWhich(place, at).flatMap(({ to, value }) => {
      const date = dateOfWhich(value);
      return date ? [dated(to, date)] : [];
    }),
    ...namedDate(lexicon, pieces, at),
    ...behindArticle(lexicon, pieces, at),
  ];
}

/** "March 3, 2027": the year may stand behind a comma. */
function withYear(pieces: readonly Piece[], reading: Reading<DatePart>): readonly Reading<DatePart>[] {
  const { to, value } = reading;
  if (pieces[to]?.gap !== 'comma' || value.kind !== 'calendar') return [reading];
  if (value.day === undefined || value.year !== undefined) return [reading];
  return [...readYear(pieces, to).map((year) => dated(year.to, { ...value, year: year.value })), reading];
}

const dated = (to: number, value: DatePart): Reading<DatePart> => ({ to, value });

function numeralDate(lexicon: Lexicon, pieces: readonly Piece[], at: number): readonly Reading<DatePart>[] {
  const piece = pieces[at];
  const numeral = piece?.numeral;
  if (!numeral) return [];
  const date = dateOfNumeral(lexicon, numeral, piece.hasDot);
  return date ? [dated(at + 1, date)] : [];
}

function dateOfNumeral(
  lexicon: Lexicon,
  numeral: NonNullable<Piece['numeral']>,
  hasDot: boolean,
): DatePart | undefined {
  switch (numeral.kind) {
    case 'iso':
      return { kind: 'calendar', year: numeral.year, month: numeral.month, day: numeral.day };
    case 'date': {
      const { first, second, year, isDotted } = numeral;
      return isDotted && second <= MONTHS
        ? { kind: 'calendar', day: first, month: second, year }
        : { kind: 'numeric', first, second, year };
    }
    case 'slashed':
      return { kind: 'numeric', first: numeral.first, second: numeral.second };
    case 'dotted': {
      // "27.11." and, where days are written so, "27.11"; "version 2.0" is neither.
      const { first: day, second: month } = numeral;
      const isDate = month >= 1 && month <= MONTHS && day >= 1 && (hasDot || lexicon.hasDotOrdinals);
      return isDate ? { kind: 'calendar', day, month } : undefined;
    }
    case 'number':
    case 'decimal':
    case 'clock':
    case 'instant':
      return undefined;
  }
}

const MONTHS = 12;

function namedDate(lexicon: Lexicon, pieces: readonly Piece[], at: number): readonly Reading<DatePart>[] {
  return [
    ...readTable(lexicon.weekdays, pieces, at).map(({ to, value: weekday }) =>
      dated(to, { kind: 'weekday', weekday }),
    ),
    // "friday's tasks".
    ...(pieces[at]?.isPossessive ? readTable(lexicon.everyWeekday, pieces, at) : []).map(
      ({ to, value: weekday }) => dated(to, { kind: 'weekday', weekday }),
    ),
    ...readTable(lexicon.months, pieces, at).map(({ to, value: month }) =>
      dated(to, { kind: 'calendar', month }),
    ),
    ...readTable(lexicon.holidays, pieces, at).flatMap(({ to, value: holiday }) => [
      ...readYear(pieces, to).map((year) => dated(year.to, { kind: 'holiday', holiday, year: year.value })),
      dated(to, { kind: 'holiday', holiday }),
    ]),
  ];
}

/** "the weekend", "the Friday", "der Montag". */
function behindArticle(lexicon: Lexicon, pieces: readonly Piece[], at: number): readonly Reading<DatePart>[] {
  const froms = readTable(lexicon.articles, pieces, at).map(({ to }) => to);
  const weekends = [at, ...froms].flatMap((from) =>
    readTable(lexicon.units, pieces, from)
      .filter(({ value }) => value === 'weekend')
      .map(({ to }) => dated(to, { kind: 'period', period: 'weekend', which: 'coming' })),
  );
  return [
    ...weekends,
    ...froms.flatMap((from) => [
      ...readTable(lexicon.edgeWords, pieces, from),
      ...namedDate(lexicon, pieces, from),
      ...numeralDate(lexicon, pieces, from),
    ]),
  ];
}

/** Years have four digits; those with more are said to be out of range. */
export function readYear(pieces: readonly Piece[], at: number): readonly Reading<number>[] {
  const numeral = pieces[at]?.numeral;
  if (numeral?.kind !== 'number' || numeral.digits < 4 || numeral.digits > 6) return [];
  const isYear = numeral.digits > 4 || (numeral.value >= 1900 && numeral.value < 2200);
  return isYear ? [{ to: at + 1, value: numeral.value }] : [];
}

export const readWhich = (place: Place, at: number): readonly Reading<WhichWhat>[] =>
  readPatterns(place.lexicon.which, at, place);

function dateOfWhich({ which, what }: WhichWhat): DatePart | undefined {
  switch (what.kind) {
    case 'period':
      return { kind: 'period', period: what.period, which };
    case 'weekday':
      return { kind: 'weekday', weekday: what.weekday, which };
    case 'month':
      return { kind: 'calendar', month: what.month, which };
    case 'holiday':
      return { kind: 'holiday', holiday: what.holiday, which };
    case 'part':
      return undefined;
  }
}

/** Behind "next", "this", "last". */
export function readWhat({ lexicon, pieces, slots }: Place, at: number): readonly Reading<What>[] {
  const { units, weekdays, months, holidays } = lexicon;
  return [
    ...readTable(units, pieces, at).flatMap(({ to, value: period }): readonly Reading<What>[] =>
      isPeriod(period) ? [{ to, value: { kind: 'period', period } }] : [],
    ),
    ...readTable(weekdays, pieces, at).map(({ to, value: weekday }) =>
      whatAt(to, { kind: 'weekday', weekday }),
    ),
    ...readTable(months, pieces, at).map(({ to, value: month }) => whatAt(to, { kind: 'month', month })),
    ...readTable(holidays, pieces, at).map(({ to, value: holiday }) =>
      whatAt(to, { kind: 'holiday', holiday }),
    ),
    ...slots
      .part(at)
      .flatMap(({ to, value: { part } }) => (part ? [whatAt(to, { kind: 'part', part })] : [])),
  ];
}

const whatAt = (to: number, value: What): Reading<What> => ({ to, value });

const PERIODS: ReadonlySet<string> = new Set<Period>(['day', 'week', 'weekend', 'month', 'quarter', 'year']);
const isPeriod = (unit: string): unit is Period => PERIODS.has(unit);

/** "next week". */
export const readWeek = (place: Place, at: number): readonly Reading<DatePart>[] =>
  readWhich(place, at).flatMap(({ to, value: { which, what } }) =>
    what.kind === 'period' && what.period === 'week'
      ? [dated(to, { kind: 'period', period: 'week', which })]
      : [],
  );

/** What a day may be the second Tuesday of: "March", "next month", "the month", "December 2027". */
export function readMonthly(place: Place, at: number): readonly Reading<DatePart>[] {
  const { lexicon, pieces } = place;
  const running: DatePart = { kind: 'period', period: 'month', which: 'this', isEach: true };
  return [
    ...readTable(lexicon.theMonth, pieces, at).map(({ to }) => dated(to, running)),
    ...monthAndYear(lexicon, pieces, at),
    ...readWhich(place, at).flatMap(({ to, value }) => {
      const isMonthly = value.what.kind === 'month' || isOfMonths(value.what);
      const date = isMonthly ? dateOfWhich(value) : undefined;
      return date ? [dated(to, date)] : [];
    }),
  ];
}

const isOfMonths = (what: What): boolean =>
  what.kind === 'period' && (what.period === 'month' || what.period === 'year' || what.period === 'quarter');

function monthAndYear(lexicon: Lexicon, pieces: readonly Piece[], at: number): readonly Reading<DatePart>[] {
  return readTable(lexicon.months, pieces, at).flatMap(({ to, value: month }) => [
    ...readYear(pieces, to).map((year) => dated(year.to, { kind: 'calendar', month, year: year.value })),
    dated(to, { kind: 'calendar', month }),
  ]);
}

/** What has an end: "the week", "next month", "March", "2027". */
export function readOf(place: Place, at: number): readonly Reading<DatePart>[] {
  const { lexicon, pieces } = place;
  const froms = [at, ...readTable(lexicon.articles, pieces, at).map(({ to }) => to)];
  const running = froms.flatMap((from) =>
    readTable(lexicon.units, pieces, from).flatMap(({ to, value }) =>
      isPeriod(value) && value !== 'day' ? [dated(to, { kind: 'period', period: value, which: 'this' })] : [],
    ),
  );
  const named = readWhich(place, at).flatMap(({ to, value }) => {
    const date = value.what.kind === 'period' || value.what.kind === 'month' ? dateOfWhich(value) : undefined;
    return date ? [dated(to, date)] : [];
  });
  const years = readYear(pieces, at).map(({ to, value: year }) => dated(to, { kind: 'calendar', year }));
  const numbered = place.slots
    .date(at)
    .flatMap(({ to, value: { date } }) => (date?.kind === 'quarter number' ? [dated(to, date)] : []));
  return [...numbered, ...running, ...named, ...monthAndYear(lexicon, pieces, at), ...years];
}

/** A day of the month, in numerals or words. */
export function readDay(place: Place, at: number): readonly Reading<number>[] {
  const { lexicon, pieces, slots } = place;
  const ordinals = slots
    .ordinal(at)
    .flatMap(({ to, value }) => (value.ordinal === undefined ? [] : [{ to, value: value.ordinal }]));
  const numeral = pieces[at]?.numeral;
  if (numeral && (numeral.kind !== 'number' || numeral.digits > 2)) return ordinals;
  return [...ordinals, ...readNumber(lexicon, pieces, at).filter(({ value }) => value >= 1 && value < 100)];
}
