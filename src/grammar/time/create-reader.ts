import type { Lexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { readBareHour, readClock, readHour } from './read-clocks.ts';
import { readDay, readMonthly, readOf, readPlainDate, readWeek, readWhat, readYear } from './read-dates.ts';
import { readDuration } from './read-durations.ts';
import { readDaysOfMonth, readMany, readNthWeekday, readWeekdays } from './read-lists.ts';
import { readNumber, readOrdinal } from './read-numbers.ts';
import { readPatterns } from './read-patterns.ts';
import { readRun, type Sources } from './read-run.ts';
import { readZone } from './read-zones.ts';
import {
  type Bound,
  type Read,
  type Reading,
  remembered,
  type Said,
  said,
  type Slot,
  type SlotReaders,
} from './reading-time.ts';
import { readTable } from './word-table.ts';

/** Reads what stands at any place of these words; each place and kind is looked at once. */
export function createReader(lexicon: Lexicon, pieces: readonly Piece[]): Sources {
  /** A slot is looked for only where it can begin. */
  const bind = <Value>(slot: Slot, read: Read<Value>, name: (value: Value) => Bound): Read<Bound> => {
    const firsts = lexicon.firsts.get(slot);
    const found = remembered((at) => read(at).map(({ to, value }) => ({ to, value: name(value) })));
    return (at) => {
      const piece = pieces[at];
      return piece && (piece.numeral || firsts?.has(piece.word)) ? found(at) : NONE;
    };
  };
  const plainDate = remembered((at) => readPlainDate(place(), at));
  const shifted = remembered((at) => readPatterns(lexicon.shifts, at, { pieces, slots: ofShifts }));
  const ordinal = remembered((at) => readOrdinal(lexicon, pieces, at));
  const clock = remembered((at) => readClock(place(), at));
  const bareHour = remembered((at) => readBareHour(place(), at));
  const parts = remembered((at) => readPatterns(lexicon.parts, at, place()));
  const day = remembered((at) => readDay(place(), at));
  const run = remembered((at) => readRun({ lexicon, pieces, slots, bareHour }, at));
  const ends = remembered((at) => [...run(at), ...day(at).map(bareDay)]);

  const slots: SlotReaders = {
    n: bind(
      'n',
      (at) => readNumber(lexicon, pieces, at),
      (n) => ({ n }),
    ),
    ordinal: bind('ordinal', ordinal, (value) => ({ ordinal: value })),
    nth: bind(
      'nth',
      (at) => [...ordinal(at), ...readTable(lexicon.lastOf, pieces, at).map(({ to }) => ({ to, value: -1 }))],
      (nth) => ({ nth }),
    ),
    day: bind('day', day, (value) => ({ day: value })),
    month: bind(
      'month',
      (at) => readTable(lexicon.months, pieces, at),
      (month) => ({ month }),
    ),
    year: bind(
      'year',
      (at) => readYear(pieces, at),
      (year) => ({ year }),
    ),
    weekday: bind(
      'weekday',
      (at) => readTable(lexicon.weekdays, pieces, at),
      (weekday) => ({ weekday }),
    ),
    unit: bind(
      'unit',
      (at) => readTable(lexicon.units, pieces, at),
      (unit) => ({ unit }),
    ),
    hour: bind(
      'hour',
      (at) => readHour(lexicon, pieces, at),
      (hour) => ({ hour }),
    ),
    minute: bind(
      'minute',
      (at) => [...readNumber(lexicon, pieces, at), ...readTable(lexicon.minutes, pieces, at)],
      (minute) => ({ minute }),
    ),
    half: bind(
      'half',
      (at) => readTable(lexicon.halves, pieces, at),
      (half) => ({ half }),
    ),
    part: bind('part', parts, ({ part }) => ({ part })),
    zone: bind(
      'zone',
      (at) => readZone(lexicon, pieces, at),
      (zone) => ({ zone }),
    ),
    duration: bind(
      'duration',
      (at) => readDuration(place(), at),
      (duration) => ({ duration }),
    ),
    date: bind(
      'date',
      (at) => [...plainDate(at), ...shifted(at)],
      (date) => ({ date }),
    ),
    clock: bind(
      'clock',
      (at) => [...clock(at), ...bareHour(at)],
      (value) => ({ clock: value }),
    ),
    when: bind(
      'when',
      (at) => run(at),
      (when) => ({ when }),
    ),
    from: bind(
      'from',
      (at) => ends(at),
      (from) => ({ from }),
    ),
    to: bind(
      'to',
      (at) => ends(at),
      (to) => ({ to }),
    ),
    what: bind(
      'what',
      (at) => readWhat(place(), at),
      (what) => ({ what }),
    ),
    week: bind(
      'week',
      (at) => readWeek(place(), at),
      (week) => ({ week }),
    ),
    monthly: bind(
      'monthly',
      (at) => readMonthly(place(), at),
      (monthly) => ({ monthly }),
    ),
    of: bind(
      'of',
      (at) => readOf(place(), at),
      (of) => ({ of }),
    ),
    weekdays: bind(
      'weekdays',
      (at) => readWeekdays(lexicon, pieces, at),
      (weekdays) => ({ weekdays }),
    ),
    many: bind(
      'many',
      (at) => readMany(lexicon, pieces, at),
      (many) => ({ many }),
    ),
    nthWeekday: bind(
      'nthWeekday',
      (at) => readNthWeekday(place(), at),
      (nthWeekday) => ({ nthWeekday }),
    ),
    weekdayPart: bind(
      'weekdayPart',
      (at) => readTable(lexicon.weekdayParts, pieces, at),
      (weekdayPart) => ({ weekdayPart }),
    ),
    days: bind(
      'days',
      (at) => readDaysOfMonth(lexicon, pieces, { at, ordinal }),
      (days) => ({ days }),
    ),
  };
  // A shifted date begins with a plain one: "friday in two weeks".
  const ofShifts: SlotReaders = { ...slots, date: bind('date', plainDate, (date) => ({ date })) };
  const place = () => ({ lexicon, pieces, slots });
  return { lexicon, pieces, slots, bareHour };
}

const NONE: readonly Reading<Bound>[] = [];

const bareDay = ({ to, value }: Reading<number>): Reading<Said> => ({
  to,
  value: said({ date: { kind: 'calendar', day: value } }, 0, true),
});
