import { describe, expect, it } from '@jest/globals';
import { assert, date, property } from 'fast-check';
import { firstAfter, momentFrom, wireMoment } from './moments.ts';

describe('moments on the wire', () => {
  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'Africa/Cairo', 'UTC'])(
    'are the same days and instants again in %s',
    (timeZone) => {
      const days = date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
      assert(
        property(days, (moment) => {
          const day = moment.toISOString().slice(0, 10);
          expect(momentFrom(wireMoment(day, timeZone), timeZone)).toBe(day);
        }),
      );
    },
  );

  it('a day that begins at one in the morning is a whole day all the same', () => {
    // In Cairo the clocks go forward at midnight.
    expect(wireMoment('2026-04-24', 'Africa/Cairo')).toBe('2026-04-24T01:00:00+03:00');
    expect(momentFrom('2026-04-23T22:00:00Z', 'Africa/Cairo')).toBe('2026-04-24');
  });

  it.each(['', 'tomorrow', '0001-01-01T00:00:00Z', '0000-12-31T23:06:32-00:53', null, undefined])(
    '%s is no date',
    (text) => {
      expect(momentFrom(text, 'Europe/Berlin')).toBeNull();
    },
  );

  it('looks as far as the end of the day, or one second past an instant', () => {
    const at = { timeZone: 'Europe/Berlin', isExact: true };
    expect(firstAfter('2026-11-21', at)).toBe('2026-11-21T23:00:00Z');
    expect(firstAfter('2026-11-21T10:00:00+01:00', at)).toBe('2026-11-21T09:00:01Z');
  });

  it('looks 14 hours further where the service compares in another zone', () => {
    const at = { timeZone: 'Pacific/Kiritimati', isExact: false };
    expect(firstAfter('2026-11-21', at)).toBe('2026-11-22T00:00:00Z');
  });
});
