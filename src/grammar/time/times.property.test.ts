import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isWhen } from '../../core/time.ts';
import { Repeat } from '../../core/repeat.ts';
import { englishTimes } from '../languages/time/english.ts';
import { germanTimes } from '../languages/time/german.ts';
import { tokenize } from '../tokens.ts';
import { findTimes } from './find-times.ts';
import { resolveTime } from './resolve-time.ts';
import type { TimeContext, TimeMeaning } from './time-meaning.ts';
import type { TimeParts } from './time-parts.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const [FROM, TO] = [Date.UTC(2015, 0, 1), Date.UTC(2035, 0, 1)];

const contexts: fc.Arbitrary<TimeContext> = fc.record({
  now: fc.integer({ min: FROM / 1000, max: TO / 1000 }).map((seconds) => new Date(seconds * 1000)),
  timeZone: fc.constantFrom(...ZONES),
  dateOrder: fc.constantFrom('day-month', 'month-day'),
  firstDayOfWeek: fc.constantFrom(1, 7, 6),
});

const list = (text: string): readonly string[] => text.split(';').map((one) => one.trim());

const FUTURE = {
  english: list(`
    at 5; at 12; 8am; 11:59 pm; half past three; noon; midnight; 00:00; in the evening; today;
    tomorrow; tomorrow at 7; friday; next friday; this sunday; monday at 9; in 5 minutes; in 3 days;
    in an hour and a half; in a month; two weeks from friday; 27 nov; the 31st; on 1/2; in march;
    next week; this week; the weekend; next month; end of the month; end of the year;
    second tuesday of march; last friday of the month; christmas; easter;
    three days before christmas; the day after new year; week 52; q1; from 9 to 5; from 11pm to 2am;
    monday to friday; the next two weeks; by the 15th`),
  german: list(`
    um 5; um 24 Uhr; halb vier; dreiviertel vier; fünf vor halb acht; mittags; heute; übermorgen;
    morgen früh; am Freitagabend; nächsten Freitag; übernächste Woche; in acht Tagen; am 31.;
    am 1.2.; Ende des Monats; am ersten Montag im Dezember; Ostern`),
};

const said = [
  ...FUTURE.english.map((text) => ({ text, words: englishTimes })),
  ...FUTURE.german.map((text) => ({ text, words: germanTimes })),
];

const partsOf = ({ text, words }: (typeof said)[number]): readonly TimeParts[] =>
  findTimes(tokenize(text), words).map(({ parts }) => parts);

const whens = (meaning: TimeMeaning): readonly string[] => {
  switch (meaning.kind) {
    case 'moment':
      return [meaning.when];
    case 'span':
      return [meaning.when, meaning.span.from, meaning.span.to];
    case 'repeat':
      return meaning.when === undefined ? [] : [meaning.when];
    case 'duration':
    case 'problem':
      return [];
  }
};

describe('times, at any moment in any zone', () => {
  it('what is to come is never over', () => {
    expect(said.length).toBeGreaterThan(50);
    fc.assert(
      fc.property(fc.constantFrom(...said), contexts, (expression, context) => {
        const meaning = resolveTime(partsOf(expression), context);
        expect(meaning).toMatchObject({ isOver: false });
      }),
      { numRuns: 3000 },
    );
  });

  it('the first time of a repeat with a clock time is still to come', () => {
    const repeats = ['every day at 7', 'every monday at 2:30am', 'every month on the 31st at noon'];
    fc.assert(
      fc.property(fc.constantFrom(...repeats), contexts, (text, context) => {
        const meaning = resolveTime(partsOf({ text, words: englishTimes }), context);
        if (meaning.kind !== 'repeat' || meaning.when === undefined) throw new Error('no first time');
        expect(new Date(meaning.when).getTime()).toBeGreaterThan(context.now.getTime());
        expect(Repeat.safeParse(meaning.repeat).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

const words = list(`
    at; on; in; by; from; to; every; other; last; next; the; a; and; half; past; of; before; until;
    for; monday; fri; may; march; tomorrow; tonight; noon; christmas; week; month; days; hours; end;
    first; second; 5; 31; 0; 1/2; 27.11.; 25:00; 12:61; 2026; 99999; 3-5pm; am; UTC; times; mondays;
    daily; ,; -; milk`);

describe('any words about time', () => {
  it('are read without an error, into moments and repeats as actions take them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 14 }), contexts, (some, context) => {
        const matches = findTimes(tokenize(some.join(' ')), englishTimes);
        let before = 0;
        for (const { from, to } of matches) {
          expect(from).toBeGreaterThanOrEqual(before);
          expect(to).toBeGreaterThan(from);
          before = to;
        }
        const all = matches.map((match) => match.parts);
        const meanings = [...all.map((one) => resolveTime([one], context)), resolveTime(all, context)];
        expect(meanings.flatMap(mistakesIn)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('of any letters and signs too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), contexts, (text, context) => {
        const matches = findTimes(tokenize(text), germanTimes);
        const meanings = matches.map((match) => resolveTime([match.parts], context));
        expect(meanings.flatMap(mistakesIn)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

/** What no action would take. */
function mistakesIn(meaning: TimeMeaning): readonly unknown[] {
  const wrong = whens(meaning).filter((when) => !isWhen(when));
  const isRepeat = meaning.kind !== 'repeat' || Repeat.safeParse(meaning.repeat).success;
  return isRepeat ? wrong : [...wrong, meaning];
}

const numbers = fc.oneof(fc.integer({ min: -3, max: 70 }), fc.integer());
const dates = fc.letrec<{ date: NonNullable<TimeParts['date']> }>((tie) => ({
  date: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('away'), days: numbers }),
    fc.record({ kind: fc.constant('weekday'), weekday: fc.integer({ min: 1, max: 7 }) }),
    fc.record({ kind: fc.constant('calendar'), day: numbers, month: numbers, year: numbers }),
    fc.record({ kind: fc.constant('numeric'), first: numbers, second: numbers }),
    fc.record({ kind: fc.constant('week number'), week: numbers }),
    fc.record({ kind: fc.constant('day of'), day: numbers, of: tie('date') }),
    fc.record({
      kind: fc.constant('nth weekday'),
      nth: numbers,
      weekday: fc.integer({ min: 1, max: 7 }),
      of: tie('date'),
    }),
    fc.record({
      kind: fc.constant('edge'),
      edge: fc.constantFrom('start', 'middle', 'end'),
      of: tie('date'),
    }),
    fc.record({ kind: fc.constant('shifted'), base: tie('date'), by: fc.record({ day: numbers }) }),
  ),
})).date;

const parts: fc.Arbitrary<TimeParts> = fc.record(
  {
    date: dates,
    clock: fc.record({ hour: numbers, minute: numbers, isExact: fc.boolean() }),
    zone: fc.constantFrom(...ZONES, '+02:00', 'Nowhere/Land'),
    fromNow: fc.record({ day: numbers, hour: numbers }, { requiredKeys: [] }),
    lasting: fc.record({ month: numbers, minute: numbers }, { requiredKeys: [] }),
    instant: fc.string(),
    times: numbers,
    repeat: fc.record({
      every: numbers,
      unit: fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'year'),
      days: fc.array(numbers, { minLength: 1, maxLength: 3 }),
    }),
  },
  { requiredKeys: [] },
);

describe('any parts at all', () => {
  it('have a meaning or a problem, and never an error', () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 3 }), contexts, (some, context) => {
        expect(typeof resolveTime(some, context).kind).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });
});
