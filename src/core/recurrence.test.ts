import { describe, expect, it } from '@jest/globals';
import { nextAfter } from './recurrence.ts';
import type { Repeat } from './repeat.ts';
import { clockTime, dayFrom, instantIn, instantOn } from './time.ts';

const timeZone = 'Europe/Berlin';

/** The turns behind the first one, as days or as instants. */
function turns(repeat: Repeat, first: string, count: number): readonly string[] {
  const found: string[] = [];
  let now = new Date(first);
  while (found.length < count) {
    const next = nextAfter(repeat, first, { now, timeZone });
    if (next === undefined) return found;
    found.push(next);
    now = new Date(next);
  }
  return found;
}

const daysOf = (list: readonly string[]): readonly string[] => list.map((one) => one.slice(0, 10));

describe('nextAfter', () => {
  it.each<[string, Repeat, string, readonly string[]]>([
    ['every day', { every: 1, unit: 'day' }, '2026-12-30', ['2026-12-31', '2027-01-01']],
    ['every other day', { every: 2, unit: 'day' }, '2026-12-30', ['2027-01-01', '2027-01-03']],
    [
      'every 2 weeks on two days',
      { every: 2, unit: 'week', on: ['monday', 'thursday'] },
      '2026-11-23',
      ['2026-11-26', '2026-12-07', '2026-12-10'],
    ],
    [
      'a month from a 31st: the last day of shorter ones, and the 31st again',
      { every: 1, unit: 'month' },
      '2027-01-31',
      ['2027-02-28', '2027-03-31', '2027-04-30'],
    ],
    [
      'the 31st: months without one are skipped',
      { every: 1, unit: 'month', on: [31] },
      '2027-01-31',
      ['2027-03-31', '2027-05-31'],
    ],
    ['the last day', { every: 1, unit: 'month', on: [-1] }, '2027-01-31', ['2027-02-28', '2027-03-31']],
    [
      'the last friday',
      { every: 1, unit: 'month', on: ['friday'], nth: -1 },
      '2026-11-27',
      ['2026-12-25', '2027-01-29'],
    ],
    [
      'the second tuesday',
      { every: 1, unit: 'month', on: ['tuesday'], nth: 2 },
      '2026-11-10',
      ['2026-12-08', '2027-01-12'],
    ],
    ['29 February', { every: 1, unit: 'year' }, '2028-02-29', ['2029-02-28', '2030-02-28']],
  ])('%s', (_what, repeat, first, days) => {
    expect(daysOf(turns(repeat, `${first}T09:00:00+01:00`, days.length))).toEqual(days);
  });

  it('counts hours and minutes by the clock, over a clock change too', () => {
    const hourly = turns({ every: 6, unit: 'hour' }, '2027-03-27T22:00:00+01:00', 2);
    expect(hourly).toEqual(['2027-03-28T05:00:00+02:00', '2027-03-28T11:00:00+02:00']);
  });

  it('keeps the clock time over a clock change', () => {
    expect(turns({ every: 1, unit: 'day' }, '2027-03-27T09:00:00+01:00', 1)).toEqual([
      '2027-03-28T09:00:00+02:00',
    ]);
  });

  it('goes on after years in which nobody looked', () => {
    const now = new Date('2061-05-05T12:00:00Z');
    const daily = nextAfter({ every: 1, unit: 'day' }, '2026-11-20T09:00:00+01:00', { now, timeZone });
    expect(daily).toBe('2061-05-06T09:00:00+02:00');
  });

  it('ends where no such day comes', () => {
    const never: Repeat = { every: 1, unit: 'month', on: ['friday'], nth: 5 };
    expect(daysOf(turns(never, '2026-11-20T09:00:00+01:00', 1))).toEqual(['2027-01-29']);
    const { now } = { now: new Date('2026-11-20T08:00:00Z') };
    expect(nextAfter({ every: 1, unit: 'month', on: [32] }, '2026-11-20', { now, timeZone })).toBeUndefined();
  });
});

describe('a local time', () => {
  const on = (day: string, hour: number, minute: number): string => {
    const found = dayFrom(day);
    if (!found) throw new Error('no such day');
    return instantOn(found, clockTime(hour, minute), timeZone);
  };

  it.each([
    ['2027-03-28', 1, 59, '2027-03-28T01:59:00+01:00'],
    ['2027-03-28', 2, 0, '2027-03-28T03:00:00+02:00'],
    ['2027-03-28', 2, 30, '2027-03-28T03:00:00+02:00'],
    ['2027-10-31', 2, 30, '2027-10-31T02:30:00+02:00'],
  ])('of %s, %i:%i is %s', (day, hour, minute, instant) => {
    expect(on(day, hour, minute)).toBe(instant);
  });

  it('is never before the instant it stands for', () => {
    expect(instantIn('2026-11-20T08:12:00.001Z', timeZone)).toBe('2026-11-20T09:12:01+01:00');
    expect(instantIn('2026-11-20T08:12:00Z', timeZone)).toBe('2026-11-20T09:12:00+01:00');
  });
});
