import { describe, expect, it } from '@jest/globals';
import { spokenRepeat } from './repeat-words.ts';
import type { Repeat } from './repeat.ts';
import { dayFrom, fullDay, shortDay, spokenWhen } from './time.ts';

describe('S1 dates and repeats in words', () => {
  it.each<[Repeat, string, string]>([
    [{ every: 1, unit: 'week' }, 'every week', 'jede Woche'],
    [{ every: 2, unit: 'day' }, 'every 2 days', 'alle 2 Tage'],
    [{ every: 1, unit: 'week', on: ['monday'] }, 'every monday', 'jede Woche am Montag'],
    [
      { every: 1, unit: 'week', on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] },
      'every weekday',
      'jede Woche von Montag bis Freitag',
    ],
    [
      { every: 2, unit: 'week', on: ['monday', 'thursday'] },
      'every 2 weeks on monday and thursday',
      'alle 2 Wochen am Montag und Donnerstag',
    ],
    [
      { every: 1, unit: 'month', on: [1, 15, -1] },
      'every month on the 1st, the 15th and the last day',
      'jeden Monat am 1., 15. und letzten Tag',
    ],
    [
      { every: 1, unit: 'month', on: ['friday'], nth: -1 },
      'every month on the last friday',
      'jeden Monat am letzten Freitag',
    ],
    [
      { every: 3, unit: 'month', on: ['tuesday'], nth: 2 },
      'every 3 months on the second tuesday',
      'alle 3 Monate am zweiten Dienstag',
    ],
    [
      { every: 1, unit: 'year', from: 'done', until: '2028-03-01' },
      'every year, counted from when it is done, until Wed 1 Mar 2028',
      'jedes Jahr, gezählt ab dem Tag, an dem es erledigt ist, bis Mi 1. März 2028',
    ],
    [{ every: 1, unit: 'hour', times: 1 }, 'every hour, once', 'jede Stunde, einmal'],
    [{ every: 30, unit: 'minute', times: 3 }, 'every 30 minutes, 3 times', 'alle 30 Minuten, 3-mal'],
  ])('says %j', (repeat, english, german) => {
    expect(spokenRepeat(repeat, 'Europe/Berlin', 'en')).toBe(english);
    expect(spokenRepeat(repeat, 'Europe/Berlin', 'de-AT')).toBe(german);
  });

  it('says a moment', () => {
    const when = '2026-11-27T10:00:00+01:00';
    expect(spokenWhen(when, 'Europe/Berlin', 'en')).toBe('Fri 27 Nov 2026, 10:00 (Europe/Berlin)');
    expect(spokenWhen(when, 'Europe/Berlin', 'de')).toBe('Fr 27. Nov. 2026, 10:00 (Europe/Berlin)');
  });

  it.each([
    ['2026-11-27', 'Fri 27 Nov 2026', 'Fr 27. Nov. 2026', 'Fr 27. Nov.'],
    ['2027-05-02', 'Sun 2 May 2027', 'So 2. Mai 2027', 'So 2. Mai'],
  ])('says the day %s', (day, english, german, short) => {
    const date = dayFrom(day);
    if (!date) throw new Error('no day');
    expect(fullDay(date, 'en')).toBe(english);
    expect(fullDay(date, 'de')).toBe(german);
    expect(shortDay(date, 'de')).toBe(short);
  });
});
