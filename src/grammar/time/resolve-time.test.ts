import { describe, expect, it } from '@jest/globals';
import { englishTimes } from '../languages/time/english.ts';
import { tokenize } from '../tokens.ts';
import { findTimes } from './find-times.ts';
import { meaningInOneLine } from './meaning-in-one-line.ts';
import { resolveTime } from './resolve-time.ts';
import type { TimeContext } from './time-meaning.ts';
import type { TimeParts } from './time-parts.ts';

const berlin: TimeContext = {
  now: new Date('2026-11-20T09:12:00+01:00'),
  timeZone: 'Europe/Berlin',
  dateOrder: 'day-month',
  firstDayOfWeek: 1,
};

const partsOf = (said: string): readonly TimeParts[] =>
  findTimes(tokenize(said), englishTimes).map(({ parts }) => parts);

const meaningOf = (said: string, context: Partial<TimeContext> = {}): string =>
  meaningInOneLine(resolveTime(partsOf(said), { ...berlin, ...context }));

const whenOf = (said: string, context: Partial<TimeContext> = {}): string | undefined => {
  const meaning = resolveTime(partsOf(said), { ...berlin, ...context });
  return 'when' in meaning ? meaning.when : undefined;
};

describe('the order of day and month', () => {
  it.each([
    ['3/4', 'day-month', 'not a time by itself'],
    ['on 3/5', 'day-month', '2027-05-03'],
    ['on 3/5', 'month-day', '2027-03-05'],
    ['27/11', 'month-day', '2026-11-27'],
    ['11/27', 'day-month', '2026-11-27'],
    ['03/04/2027', 'month-day', '2027-03-04'],
    ['3.4.2027', 'month-day', '2027-04-03'],
  ] as const)('reads %j as %s', (said, dateOrder, expected) => {
    expect(partsOf(said).length === 0 ? 'not a time by itself' : meaningOf(said, { dateOrder })).toBe(
      expected,
    );
  });
});

describe('the first day of the week', () => {
  it.each([
    ['this week', 1, '2026-11-16 … 2026-11-22 at 2026-11-22'],
    ['this week', 7, '2026-11-15 … 2026-11-21 at 2026-11-21'],
    ['next week', 7, '2026-11-22 … 2026-11-28 at 2026-11-22'],
    ['next week', 6, '2026-11-21 … 2026-11-27 at 2026-11-21'],
    ['friday next week', 7, '2026-11-27'],
    ['next sunday', 1, '2026-11-29'],
    ['next sunday', 7, '2026-11-22'],
    ['this weekend', 7, '2026-11-21 … 2026-11-22 at 2026-11-21'],
  ] as const)('%j with %d', (said, firstDayOfWeek, expected) => {
    expect(meaningOf(said, { firstDayOfWeek })).toBe(expected);
  });
});

describe('bare hours', () => {
  it.each([
    ['at 5', '03:00', '2026-11-20 17:00'],
    ['at 5', '18:00', '2026-11-21 17:00'],
    ['at 3', '22:00', '2026-11-21 15:00'],
    ['at 8', '07:00', '2026-11-20 08:00'],
    ['at 8', '09:00', '2026-11-20 20:00'],
    ['at 8', '21:00', '2026-11-21 08:00'],
    ['at 12', '11:00', '2026-11-20 12:00'],
    ['at 12', '13:00', '2026-11-21 12:00'],
    ['today at 8', '09:00', '2026-11-20 20:00'],
    ['today at 8', '21:00', '2026-11-20 20:00 over'],
    ['tonight', '21:00', '2026-11-20 20:00 over'],
    ['this morning', '09:12', '2026-11-20 09:00 over'],
    ['in the evening', '19:00', '2026-11-21 18:00'],
    ['midnight', '00:30', '2026-11-21 00:00'],
    ['half past eleven', '23:40', '2026-11-21 11:30'],
  ])('%j said at %s is %s', (said, clock, expected) => {
    expect(meaningOf(said, { now: new Date(`2026-11-20T${clock}:00+01:00`) })).toBe(expected);
  });
});

describe('several parts of a sentence', () => {
  it.each([
    ['tomorrow call mum at 5', '2026-11-21 17:00'],
    ['on friday meet Anna at 10am', '2026-11-27 10:00'],
    ['every monday water the plants at 9', 'every 1 week on monday first 2026-11-23 09:00'],
    ['tomorrow or friday', 'contradiction'],
    ['at 5 or at 6pm', 'contradiction'],
    ['every day clean the kitchen until friday', 'every 1 day until 2026-11-27'],
  ])('%j together is %s', (said, expected) => {
    expect(meaningOf(said)).toBe(expected);
  });
});

describe('clock changes', () => {
  it.each([
    // Skipped: the clocks of Berlin go from 02:00 to 03:00 on 28 March 2027.
    ['28 march at 2:30am', '2027-03-28T03:00:00+02:00', 'Europe/Berlin'],
    ['28 march at 3:00am', '2027-03-28T03:00:00+02:00', 'Europe/Berlin'],
    // Twice: from 03:00 back to 02:00 on 31 October 2027. The first one is meant.
    ['31 october at 2:30am', '2027-10-31T02:30:00+02:00', 'Europe/Berlin'],
    ['14 march at 2:15am', '2027-03-14T03:00:00-04:00', 'America/New_York'],
    ['7 november at 1:30am', '2027-11-07T01:30:00-04:00', 'America/New_York'],
    // Half an hour only.
    ['3 october at 2:10am', '2027-10-03T02:30:00+11:00', 'Australia/Lord_Howe'],
    // At midnight.
    ['29 march at midnight', '2027-03-30T00:00:00+02:00', 'Africa/Cairo'],
  ])('%j is %s in %s', (said, expected, timeZone) => {
    expect(whenOf(said, { timeZone })).toBe(expected);
  });

  it('counts hours by the clock on the wall of nobody', () => {
    const now = new Date('2027-03-28T01:30:00+01:00');
    expect(whenOf('in 1 hour', { now })).toBe('2027-03-28T03:30:00+02:00');
    expect(whenOf('in 24 hours', { now })).toBe('2027-03-29T02:30:00+02:00');
    expect(whenOf('tomorrow at 1:30am', { now })).toBe('2027-03-29T01:30:00+02:00');
  });
});

describe('zones named in the text', () => {
  it.each([
    ['tomorrow at 10am New York time', '2026-11-21T16:00:00+01:00'],
    ['15:00 UTC', '2026-11-20T16:00:00+01:00'],
    ['8am in Tokyo', '2026-11-21T00:00:00+01:00'],
    ['3pm CET', '2026-11-20T15:00:00+01:00'],
    ['noon UTC+5', '2026-11-21T08:00:00+01:00'],
    ['2026-11-27T10:00:00+05:30', '2026-11-27T05:30:00+01:00'],
  ])('%j is %s in Berlin', (said, expected) => {
    expect(whenOf(said)).toBe(expected);
  });
});

describe('what cannot be', () => {
  it.each([
    ['on the 31st of February', 'no such day'],
    ['29 feb', 'no such day'],
    ['29 feb 2028', '2028-02-29'],
    ['on the 32nd', 'no such day'],
    ['2026-13-01', 'no such day'],
    ['40/50/2026', 'no such day'],
    ['at 25:00', 'no such time'],
    ['at 12:61', 'no such time'],
    ['3 may 20266', 'out of range'],
    ['in 99999999 days', 'out of range'],
    ['every 0 days', 'no such repeat'],
    ['every 5000 days', 'out of range'],
    ['twice a week', 'no such repeat'],
    ['thursday 27 november', 'contradiction'],
    ['fifth monday of february', 'no such day'],
  ])('%j: %s', (said, expected) => {
    expect(meaningOf(said)).toBe(expected);
  });
});
