import { describe, expect, it } from '@jest/globals';
import { countReminders, faultyReminders, latenesses, type Reminded, unsaid } from './reminders.ts';

const reminded = (due: number, ...said: readonly number[]): Reminded => ({
  room: '!room:torture.test',
  nonce: 'qaaaa',
  due,
  said,
});

describe('reminders of the load', () => {
  it('are right when each was said once and not before its time', () => {
    const right = [reminded(5_000, 5_000), reminded(6_000, 9_000)];
    expect(countReminders(right)).toEqual({ set: 2, early: 0, twice: 0, lost: 0 });
    expect(faultyReminders(right)).toEqual([]);
    expect(latenesses(right)).toEqual([0, 3_000]);
  });

  it('are counted when they were early, said twice or lost', () => {
    const wrong = [reminded(5_000, 4_999), reminded(5_000, 5_100, 5_200), reminded(5_000)];
    expect(countReminders(wrong)).toEqual({ set: 3, early: 1, twice: 1, lost: 1 });
    expect(unsaid(wrong)).toEqual([wrong[2]]);
    expect(faultyReminders(wrong)).toEqual([
      'reminder qaaaa in !room:torture.test: said 1 times (-1 ms)',
      'reminder qaaaa in !room:torture.test: said 2 times (+100 ms, +200 ms)',
      'reminder qaaaa in !room:torture.test: said 0 times',
    ]);
  });
});
