import { describe, expect, it } from '@jest/globals';
import { readValue } from './read-value.ts';

describe('a value of an expected field', () => {
  it.each([
    ['"milk \\"x\\""', 'milk "x"'],
    ['errand', 'errand'],
    ['4', 4],
    ['true', true],
    ['2026-11-27', '2026-11-27'],
    ['2026-11-27T10:00', '2026-11-27T10:00:00+01:00'],
    ['2026-07-27T10:00', '2026-07-27T10:00:00+02:00'],
    ['2026-11-27T10:00Z', '2026-11-27T10:00Z'],
    ['2026-11-23..2026-11-29', { from: '2026-11-23', to: '2026-11-29' }],
    ['..2026-11-29', { to: '2026-11-29' }],
    ['[errand,"two words"]', ['errand', 'two words']],
    ['@it', { ref: 'it' }],
    ['@last:2', { ref: 'last', count: 2 }],
    ['@that:"invoice"', { ref: 'that', text: 'invoice' }],
    ['{"all":{"when":"2026-11-21T08:00"}}', { all: { when: '2026-11-21T08:00:00+01:00' } }],
    ['(every day)', { every: 1, unit: 'day' }],
    ['(every 2 weeks on monday thursday)', { every: 2, unit: 'week', on: ['monday', 'thursday'] }],
    ['(every month on -1 times 3)', { every: 1, unit: 'month', on: [-1], times: 3 }],
    ['(every month on friday nth -1)', { every: 1, unit: 'month', on: ['friday'], nth: -1 }],
    [
      '(every 3 days from done until 2026-12-24)',
      { every: 3, unit: 'day', from: 'done', until: '2026-12-24' },
    ],
  ])('C12 %s', (written, value) => {
    expect(readValue(written, 'Europe/Berlin')).toEqual(value);
  });
});
