import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, integer, property, record, sample, tuple, array } from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Repeat } from '../../core/repeat.ts';
import { clockTime, dayFrom, instantOn, type When } from '../../core/time.ts';
import { dueOf, type Reminder, turnOf } from './reminder.ts';

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const FROM = Temporal.Instant.from('2026-01-01T00:00:00Z');
const UNTIL = Temporal.Instant.from('2046-01-01T00:00:00Z');
const MINUTE_MS = 60_000;

/**
 * Of each zone, one change of the clocks in so many, others in each run; the seed is printed, and given again as
 * EIS_CLOCKS_SEED. With EIS_ALL_CLOCKS=1 it is every change there is, which takes minutes.
 */
const SHARE = 12;
// oxlint-disable-next-line no-restricted-properties -- whoever runs it says how long it may take
const { EIS_ALL_CLOCKS, EIS_CLOCKS_SEED } = process.env;
const seed = Number(EIS_CLOCKS_SEED ?? sample(integer({ min: 0, max: 9999 }), 1)[0]);
const isTried = (zone: number, change: number): boolean =>
  EIS_ALL_CLOCKS === '1' || (seed + zone + change) % SHARE === 0;

const aReminder = (overrides: Partial<Reminder>): Reminder => {
  const at = overrides.at ?? '2026-11-21T08:45:00Z';
  return {
    what: 'join the call',
    at,
    again: null,
    repeat: null,
    first: at,
    timeZone: 'UTC',
    room: '!room:example.org',
    task: null,
    said: null,
    setAt: '2026-01-01T00:00:00Z',
    ...overrides,
  };
};

/** A change of the clocks: what they show right before it and right after it. */
interface Change {
  readonly at: Temporal.Instant;
  readonly before: Temporal.PlainDateTime;
  readonly after: Temporal.PlainDateTime;
}

/** All changes of twenty years in a zone. */
function changesOf(timeZone: string): readonly Change[] {
  const changes: Change[] = [];
  let found = FROM.toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
  while (found && found.epochNanoseconds < UNTIL.epochNanoseconds) {
    const before = found.subtract({ nanoseconds: 1 }).offsetNanoseconds;
    const wall = Temporal.PlainDateTime.from('1970-01-01').add({
      nanoseconds: found.epochMilliseconds * 1e6 + before,
    });
    changes.push({ at: found.toInstant(), before: wall, after: found.toPlainDateTime() });
    found = found.getTimeZoneTransition('next');
  }
  return changes;
}

const minutesBetween = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime): number =>
  a.until(b, { largestUnit: 'minutes' }).minutes;

/** Clock times at, in and around what is skipped, or comes twice. */
function clocksAround({ before, after }: Change): readonly Temporal.PlainDateTime[] {
  const [start, end] = minutesBetween(before, after) > 0 ? [before, after] : [after, before];
  const middle = start.add({ minutes: Math.floor(minutesBetween(start, end) / 2) });
  return [start.subtract({ minutes: 1 }), start, middle, end.subtract({ minutes: 1 }), end];
}

/** What the rule says (conversation.md 12.4), told from the change itself and not by the code that is tried. */
function expectedAt(wall: Temporal.PlainDateTime, timeZone: string, { at, before, after }: Change): number {
  const isSkipped =
    Temporal.PlainDateTime.compare(wall, before) >= 0 && Temporal.PlainDateTime.compare(wall, after) < 0;
  return isSkipped
    ? at.epochMilliseconds
    : wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds;
}

const momentOn = (wall: Temporal.PlainDateTime, timeZone: string): When =>
  instantOn(wall.toPlainDate(), clockTime(wall.hour, wall.minute), timeZone);

/** Lets the time come, and the next one, so many times: when it was said. */
function saidBy(reminder: Reminder, times: number): readonly number[] {
  const said: number[] = [];
  let left = reminder;
  for (let count = 0; count < times; count += 1) {
    const due = Date.parse(dueOf(left) ?? '');
    expect(turnOf(left, new Date(due - 1))).toEqual({ kind: 'early' });
    const turn = turnOf(left, new Date(due));
    if (turn?.kind !== 'due') throw new Error('it does not come');
    expect(turn.turns).toBe(1);
    said.push(due);
    left = turn.after;
  }
  return said;
}

describe('reminders over clock changes', () => {
  it('G2 come once at their local time, over all zones and twenty years of clock changes', () => {
    let changes = 0;
    let turns = 0;
    for (const [zone, timeZone] of zones.entries()) {
      const tried = changesOf(timeZone).filter((_change, index) => isTried(zone, index));
      for (const change of tried) {
        changes += 1;
        for (const wall of clocksAround(change)) {
          const days = [-1, 0, 1].map((away) => wall.add({ days: away }));
          const expected = days.map((day) => expectedAt(day, timeZone, change));
          // One that comes once, set for that very day.
          expect(Date.parse(momentOn(wall, timeZone))).toBe(expected[1]);
          const at = momentOn(days[0] ?? wall, timeZone);
          const said = saidBy(aReminder({ at, timeZone, repeat: { every: 1, unit: 'day' } }), days.length);
          expect({ timeZone, wall: wall.toString(), said }).toEqual({
            timeZone,
            wall: wall.toString(),
            said: expected,
          });
          expect(said.every((one, index) => index === 0 || one > (said[index - 1] ?? one))).toBe(true);
          turns += said.length;
        }
      }
    }
    process.stderr.write(
      `G2: ${zones.length} zones, ${changes} clock changes, ${turns} turns, seed ${seed}\n`,
    );
    expect(zones.length).toBeGreaterThan(400);
    expect(changes).toBeGreaterThan(EIS_ALL_CLOCKS === '1' ? 3000 : 3000 / SHARE);
  }, 300_000);

  it('G2 keep their clock time in every zone, every third week of a year', () => {
    for (const timeZone of zones) {
      const at = momentOn(Temporal.PlainDateTime.from('2026-11-20T13:30'), timeZone);
      const said = saidBy(aReminder({ at, timeZone, repeat: { every: 3, unit: 'week' } }), 18);
      const clocks = said.map((one) =>
        Temporal.Instant.fromEpochMilliseconds(one).toZonedDateTimeISO(timeZone).toPlainTime().toString(),
      );
      expect(new Set(clocks)).toEqual(new Set(['13:30:00']));
    }
  });
});

const rhythms: readonly Repeat[] = [
  { every: 700, unit: 'minute' },
  { every: 5, unit: 'hour' },
  { every: 1, unit: 'day' },
  { every: 3, unit: 'day', times: 9 },
  { every: 1, unit: 'week', on: ['monday', 'thursday'] },
  { every: 2, unit: 'week', on: ['sunday'], until: '2028-01-01' },
  { every: 1, unit: 'month' },
  { every: 1, unit: 'month', on: [31] },
  { every: 1, unit: 'month', on: ['friday'], nth: -1 },
  { every: 1, unit: 'year' },
];

describe('reminders and a clock that jumps', () => {
  /** Every turn there is, when the clock runs evenly. */
  function allTurns(reminder: Reminder, until: number): number {
    let turns = 0;
    let left = reminder;
    for (let due = dueOf(left); due !== undefined && Date.parse(due) <= until; due = dueOf(left)) {
      const turn = turnOf(left, new Date(due));
      if (turn?.kind !== 'due') throw new Error('it does not come');
      turns += turn.turns;
      left = turn.after;
    }
    return turns;
  }

  const moments = array(tuple(integer({ min: -300, max: 2000 }), integer({ min: 0, max: 2 })), {
    minLength: 1,
    maxLength: 25,
  });
  const cases = record({
    timeZone: constantFrom(...zones),
    repeat: constantFrom<Repeat | null>(null, ...rhythms),
    minutes: integer({ min: 0, max: 600_000 }),
    moments,
  });

  it('G2 are never early, and each turn counts exactly once, however the clock jumps', () => {
    assert(
      property(cases, ({ timeZone, repeat, minutes, moments: steps }) => {
        const start = FROM.epochMilliseconds + minutes * MINUTE_MS;
        const at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
        const first = momentOn(at.toPlainDateTime().round('minute'), timeZone);
        const set = aReminder({ at: first, timeZone, repeat });
        let left = set;
        let [now, latest, turns] = [Date.parse(first) - MINUTE_MS, 0, 0];
        for (const [step, scale] of steps) {
          now += step * MINUTE_MS * 10 ** (scale - 1);
          const due = dueOf(left);
          const turn = turnOf(left, new Date(now));
          if (turn?.kind !== 'due') continue;
          expect(Date.parse(turn.due)).toBeLessThanOrEqual(now);
          expect(turn.due).toBe(due);
          turns += turn.turns;
          latest = Math.max(latest, now);
          expect(Date.parse(dueOf(turn.after) ?? '9999-12-31')).toBeGreaterThan(now);
          left = turn.after;
        }
        expect(turns).toBe(latest === 0 ? 0 : allTurns(set, latest));
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it('G2 put off are said once more, and their turns come as before', () => {
    const daily = aReminder({
      repeat: { every: 1, unit: 'day' },
      at: '2026-11-22T08:45:00Z',
      again: '2026-11-21T08:55:00Z',
    });
    const turn = turnOf(daily, new Date('2026-11-21T08:55:00Z'));
    expect(turn).toMatchObject({
      due: '2026-11-21T08:55:00Z',
      turns: 1,
      after: { again: null, at: '2026-11-22T08:45:00Z' },
    });
    expect(dayFrom('2026-11-22')?.toString()).toBe('2026-11-22');
  });
});
