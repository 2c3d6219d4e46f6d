import { describe, expect, it } from '@jest/globals';
import { keepingDay, onDayOf, sayMoment } from './time.ts';

const berlin = 'Europe/Berlin';

describe('onDayOf', () => {
  it.each([
    ['2026-11-21', '18:00', '2026-11-21T18:00:00+01:00'],
    ['2026-11-21T15:00:00+01:00', '18:00', '2026-11-21T18:00:00+01:00'],
    ['2026-11-20T23:30:00Z', '18:00', '2026-11-21T18:00:00+01:00'],
    ['2026-07-04', '18:00', '2026-07-04T18:00:00+02:00'],
    // The clocks go forward at 2:00 and back at 3:00 on these days.
    ['2026-03-29', '02:30', '2026-03-29T03:00:00+02:00'],
    ['2026-10-25T12:00:00+01:00', '02:30', '2026-10-25T02:30:00+02:00'],
  ])('on the day of %s at %s it is %s', (when, clock, moment) => {
    expect(onDayOf(when, clock, berlin)).toBe(moment);
  });
});

describe('keepingDay', () => {
  const where = { now: new Date('2026-11-20T11:12:00Z'), timeZone: berlin };
  const tonight = '2026-11-20T21:00:00+01:00';

  it('keeps the day that there is, at the time that a bare hour means on it', () => {
    expect(keepingDay(tonight, '09:00', '2026-11-21', where)).toBe('2026-11-21T09:00:00+01:00');
    expect(keepingDay(tonight, '09:00', '2027-03-29T15:00:00+02:00', where)).toBe(
      '2027-03-29T09:00:00+02:00',
    );
  });

  it.each([
    ['there is none', null],
    ['it is the same one', '2026-11-20T23:00:00+01:00'],
    ['it is over', '2026-11-18'],
  ])('is the next such time where %s', (_why, before) => {
    expect(keepingDay(tonight, '09:00', before, where)).toBe(tonight);
  });

  it('is the next such time where that of today is over', () => {
    const tomorrow = '2026-11-21T10:00:00+01:00';
    expect(keepingDay(tomorrow, '10:00', '2026-11-20T15:00:00+01:00', where)).toBe(tomorrow);
  });

  it('is what was said where a day was', () => {
    expect(keepingDay(tonight, undefined, '2026-11-21', where)).toBe(tonight);
  });
});

describe('sayMoment', () => {
  it.each([
    [undefined, '2026-11-21T09:00:00+01:00'],
    ['09:00', '09:00'],
    ['10:30', '10:30 am'],
    ['12:00', '12:00 pm'],
    ['22:00', '22:00'],
  ])('a clock time %s is said %s', (clock, said) => {
    expect(sayMoment('2026-11-21T09:00:00+01:00', clock)).toBe(said);
  });
});
