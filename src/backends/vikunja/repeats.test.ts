import { describe, expect, it } from '@jest/globals';
import type { Repeat } from '../../core/repeat.ts';
import { nearestRepeat, repeatFrom, wireRepeat } from './repeats.ts';

describe('D6 repeats', () => {
  const kept: readonly (readonly [repeat: Repeat, after: number, mode: number])[] = [
    [{ every: 1, unit: 'day' }, 86_400, 0],
    [{ every: 2, unit: 'week' }, 1_209_600, 0],
    [{ every: 90, unit: 'minute' }, 5400, 0],
    [{ every: 8, unit: 'hour' }, 28_800, 0],
    [{ every: 3, unit: 'day', from: 'done' }, 259_200, 2],
    [{ every: 1, unit: 'month' }, 0, 1],
  ];

  it.each(kept)('%j is kept as it is', (repeat, after, mode) => {
    expect(wireRepeat(repeat)).toEqual({ repeat_after: after, repeat_mode: mode });
    expect(repeatFrom(after, mode)).toEqual(repeat);
    expect(nearestRepeat(repeat)).toEqual(repeat);
  });

  const near: readonly (readonly [repeat: Repeat, nearest: Repeat])[] = [
    [
      { every: 1, unit: 'year' },
      { every: 365, unit: 'day' },
    ],
    [
      { every: 2, unit: 'month' },
      { every: 61, unit: 'day' },
    ],
    [
      { every: 1, unit: 'month', from: 'done' },
      { every: 30, unit: 'day', from: 'done' },
    ],
    [
      { every: 1, unit: 'week', on: ['monday', 'thursday'] },
      { every: 1, unit: 'week' },
    ],
    [
      { every: 1, unit: 'day', until: '2026-12-31' },
      { every: 1, unit: 'day' },
    ],
    [
      { every: 1, unit: 'day', times: 3 },
      { every: 1, unit: 'day' },
    ],
    [
      { every: 40, unit: 'year' },
      { every: 3650, unit: 'day' },
    ],
    [
      { every: 1000, unit: 'week' },
      { every: 3650, unit: 'day' },
    ],
  ];

  it.each(near)('%j is more than Vikunja keeps, and the nearest it keeps is said', (repeat, nearest) => {
    expect(wireRepeat(repeat)).toBeUndefined();
    expect(nearestRepeat(repeat)).toEqual(nearest);
    expect(wireRepeat(nearest)).toBeDefined();
  });

  it('knows none, and one that nobody can say', () => {
    expect(repeatFrom(0, 0)).toBeNull();
    expect([repeatFrom(90, 0), repeatFrom(-5, 0), repeatFrom(60, 7)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
