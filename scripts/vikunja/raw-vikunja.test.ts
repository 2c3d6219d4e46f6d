import { describe, expect, it } from '@jest/globals';
import { differing } from './raw-vikunja.ts';

describe('differing', () => {
  it('names the fields that differ, and no other', () => {
    const before = { title: 'milk', priority: 1, labels: [{ id: 1 }, { id: 2 }], updated: 'a' };
    const after = { title: 'milk', priority: 2, labels: [{ id: 1 }], updated: 'b', index: 3 };
    expect(differing(before, after)).toEqual(['index', 'labels', 'priority']);
    expect(differing(before, after, ['labels', 'index'])).toEqual(['priority']);
  });

  it('takes all forms of unset for the same, and compares moments as moments', () => {
    const before = { due_date: '0001-01-01T00:00:00Z', labels: null, assignees: [], hex_color: '' };
    expect(differing(before, { labels: [], due_date: null })).toEqual([]);
    expect(differing({ due: '2026-11-27T09:00:00Z' }, { due: '2026-11-27T10:00:00+01:00' })).toEqual([]);
  });

  it('sees what differs inside of a list, in whatever order it comes', () => {
    const one = { reminder: '2026-11-27T09:00:00Z', relative_period: 0 };
    const other = { reminder: '2026-11-28T09:00:00Z', relative_period: 0 };
    expect(differing({ reminders: [one, other] }, { reminders: [other, one] })).toEqual([]);
    expect(differing({ reminders: [one] }, { reminders: [other] })).toEqual(['reminders']);
  });
});
