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
  type ClockSaid,
  type Read,
  type Reading,
  remembered,
  type Said,
  said,
  type Slot,
  type SlotReaders,
} from './reading-time.ts';
import { readTable, type WordTable } from './word-table.ts';

interface Given {
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  /** The whole, for readers that go through others; not to be used before all are made. */
  readonly place: () => Place;
  /** A slot is looked for only where it can begin. */
  readonly bind: Bind;
}

interface Place {
  readonly lexicon: Lexicon;
  readonly pieces: readonly Piece[];
  readonly slots: SlotReaders;
}

type Bind = <Value>(slot: Slot, read: Read<Value>, name: (value: Value) => Bound) => Read<Bound>;

/** Reads what stands at any place of these words; each place and kind is looked at once. */
export function createReader(lexicon: Lexicon, pieces: readonly Piece[]): Sources {
  const given: Given = { lexicon, pieces, place: () => place, bind: bindFor(lexicon, pieces) };
  const bareHour = remembered((at) => readBareHour(place, at));
  const slots: SlotReaders = {
    ...numberSlots(given),
    ...tableSlots(given),
    ...dateSlots(given),
    ...momentSlots(given, bareHour),
    ...listSlots(given),
  };
  const place: Place = { lexicon, pieces, slots };
  return { ...place, bareHour };
}

function bindFor(lexicon: Lexicon, pieces: readonly Piece[]): Bind {
  return (slot, read, name) => {
    const firsts = lexicon.firsts.get(slot);
    const found = remembered((at) => read(at).map(({ to, value }) => ({ to, value: name(value) })));
    return (at) => {
      const piece = pieces[at];
      return piece && (piece.numeral || firsts?.has(piece.word)) ? found(at) : NONE;
    };
  };
}

const NONE: readonly Reading<Bound>[] = [];

function numberSlots({ lexicon, pieces, place, bind }: Given) {
  const ordinal = remembered((at) => readOrdinal(lexicon, pieces, at));
  const number = remembered((at) => readNumber(lexicon, pieces, at));
  const last = (at: number) => readTable(lexicon.lastOf, pieces, at).map(({ to }) => ({ to, value: -1 }));
  const minutes = (at: number) => readTable(lexicon.minutes, pieces, at);
  return {
    n: bind('n', number, (n) => ({ n })),
    ordinal: bind('ordinal', ordinal, (value) => ({ ordinal: value })),
    nth: bind('nth', (at) => [...ordinal(at), ...last(at)], named('nth')),
    day: bind('day', (at) => readDay(place(), at), named('day')),
    year: bind('year', (at) => readYear(pieces, at), named('year')),
    hour: bind('hour', (at) => readHour(lexicon, pieces, at), named('hour')),
    minute: bind('minute', (at) => [...number(at), ...minutes(at)], named('minute')),
    days: bind('days', (at) => readDaysOfMonth(lexicon, pieces, { at, ordinal }), named('days')),
  };
}

/** What a slot was read as, under its name. */
const named =
  <Name extends Slot>(name: Name) =>
  (value: Bound[Name]): Bound => ({ [name]: value });

function tableSlots({ lexicon, pieces, place, bind }: Given) {
  const from =
    <Value>(table: WordTable<Value>): Read<Value> =>
    (at) =>
      readTable(table, pieces, at);
  return {
    month: bind('month', from(lexicon.months), named('month')),
    weekday: bind('weekday', from(lexicon.weekdays), named('weekday')),
    weekdayPart: bind('weekdayPart', from(lexicon.weekdayParts), named('weekdayPart')),
    unit: bind('unit', from(lexicon.units), named('unit')),
    half: bind('half', from(lexicon.halves), named('half')),
    zone: bind('zone', (at) => readZone(lexicon, pieces, at), named('zone')),
    part: bind(
      'part',
      (at) => readPatterns(lexicon.parts, at, place()),
      ({ part }) => ({ part }),
    ),
  };
}

function dateSlots({ lexicon, place, bind }: Given) {
  const plain = remembered((at) => readPlainDate(place(), at));
  const plainSlot = bind('date', plain, named('date'));
  // A shifted date begins with a plain one: "friday in two weeks".
  let known: Place | undefined;
  const ofShifts = (): Place => (known ??= { ...place(), slots: { ...place().slots, date: plainSlot } });
  const shifted = (at: number) => readPatterns(lexicon.shifts, at, ofShifts());
  return {
    date: bind('date', (at) => [...plain(at), ...shifted(at)], named('date')),
    what: bind('what', (at) => readWhat(place(), at), named('what')),
    week: bind('week', (at) => readWeek(place(), at), named('week')),
    monthly: bind('monthly', (at) => readMonthly(place(), at), named('monthly')),
    of: bind('of', (at) => readOf(place(), at), named('of')),
  };
}

function momentSlots({ place, bind }: Given, bareHour: Read<ClockSaid>) {
  const clock = remembered((at) => readClock(place(), at));
  const run = remembered((at) => readRun({ ...place(), bareHour }, at));
  const bareDays = (at: number) => place().slots.day(at).map(bareDay);
  const ends = remembered((at) => [...run(at), ...bareDays(at)]);
  return {
    clock: bind('clock', (at) => [...clock(at), ...bareHour(at)], named('clock')),
    duration: bind('duration', (at) => readDuration(place(), at), named('duration')),
    when: bind('when', run, named('when')),
    from: bind('from', ends, named('from')),
    to: bind('to', ends, named('to')),
  };
}

function listSlots({ lexicon, pieces, place, bind }: Given) {
  return {
    weekdays: bind('weekdays', (at) => readWeekdays(lexicon, pieces, at), named('weekdays')),
    many: bind('many', (at) => readMany(lexicon, pieces, at), named('many')),
    nthWeekday: bind('nthWeekday', (at) => readNthWeekday(place(), at), named('nthWeekday')),
  };
}

const bareDay = ({ to, value: { day = 0 } }: Reading<Bound>): Reading<Said> => ({
  to,
  value: said({ date: { kind: 'calendar', day } }, 0, true),
});
