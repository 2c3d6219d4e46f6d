import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHandleOccurrence } from '../assistant/handle-occurrence.ts';
import { readReminder, type Reminder, stateOf } from '../builtins/reminders/reminder.ts';
import { createTakeTurn } from '../builtins/reminders/take-turn.ts';
import type { RoomId } from '../core/ids.ts';
import type { Repeat } from '../core/repeat.ts';
import { instantIn } from '../core/time.ts';
import type { ClaimedEntry } from '../store/claim.ts';
import { openPGlite } from '../store/open-pglite.ts';
import { openStoreOn, type Store } from '../store/open-store.ts';
import { aCaller, alice } from '../testing/callers.ts';
import { aSeal } from '../testing/seal.ts';
import { drawFrom } from './vary-talk.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const timeZone = 'Europe/Berlin';
const room = '!room:example.org' as RoomId;
/** Some weeks around the end of summer time. */
const start = Date.parse('2026-10-20T10:00:00Z');
const seed = jest.getSeed();

let clock = start;
let store: Store;
beforeAll(async () => {
  store = await openStoreOn(await openPGlite(undefined), {
    ...aSeal(),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    now: () => new Date(clock),
    sleep: async (_ms, signal) =>
      await new Promise<void>((resolve) =>
        signal?.addEventListener('abort', () => resolve(), { once: true }),
      ),
  });
});
afterAll(async () => await store.close());

interface Saying {
  readonly text: string;
  readonly at: number;
}

const handler = () =>
  createHandleOccurrence({
    takeTurn: createTakeTurn({ workflow: async (owner, id) => await store.workflows.read(owner, id) }),
    roleOf: () => 'use',
    callerOf: async () => await Promise.resolve(aCaller()),
    directRoom: async () => await Promise.resolve(room),
    shown: async (...asked) => await store.people.shown(...asked),
    now: () => new Date(clock),
  });

/**
 * One life of eis: the sweep, then every lane that waits. It dies before or after a commit where `dies` says so; a new
 * worker then finds what the dead one left.
 */
async function live(dies: () => 'before' | 'after' | undefined): Promise<void> {
  const leading = await store.leadership.lead();
  try {
    await store.timers.moveDue(new Date(clock));
    await store.inbox.freeLanes(leading.epoch);
    const lanes = await store.inbox.claim(leading.epoch, 100);
    for (const entry of lanes.flatMap(({ entries }) => entries)) {
      const fate = dies();
      if (fate === 'before') return;
      await finish(entry);
      if (fate === 'after') return;
    }
  } finally {
    await leading.release();
  }
}

const tools = {
  signal: new AbortController().signal,
  recordDecision: async () => await Promise.resolve(),
  progress: async () => await Promise.resolve(),
};

async function finish(entry: ClaimedEntry): Promise<void> {
  const handled = await handler()(entry, tools);
  await store.inbox.finish(entry, handled);
}

/** Sends what is planned, and notes when that was. */
async function send(heard: Saying[]): Promise<void> {
  const leading = await store.leadership.lead();
  for (;;) {
    const rows = await store.outbox.take(leading.epoch, 100);
    if (rows.length === 0) break;
    for (const { key, outgoing } of rows) {
      if (outgoing.kind === 'message') heard.push({ text: outgoing.reply.markdown, at: clock });
      await store.outbox.sent(key, `$${key}`);
    }
  }
  await leading.release();
}

const aReminder = (number: number, at: number, repeat: Repeat | null): Reminder => {
  const first = instantIn(new Date(at).toISOString(), timeZone);
  return {
    what: `q${number}q`,
    at: first,
    again: null,
    repeat,
    first,
    timeZone,
    room,
    task: null,
    said: null,
    setAt: new Date(start).toISOString(),
  };
};

const RHYTHMS: readonly (Repeat | null)[] = [
  null,
  null,
  { every: 1, unit: 'day' },
  { every: 6, unit: 'hour' },
  { every: 1, unit: 'week', times: 2 },
];
const REMINDERS = 40;
const STEPS = 150;

describe('reminders over kills, restarts and clocks that jump', () => {
  it(`G2 are never early, never twice and never lost (seed ${seed})`, async () => {
    const draw = drawFrom(seed);
    const below = (most: number): number => Math.floor(draw() * most);
    const due = new Map<string, number>();
    for (let number = 0; number < REMINDERS; number += 1) {
      const reminder = aReminder(
        number,
        start + below(10 * 24 * 60) * MINUTE_MS,
        RHYTHMS[number % RHYTHMS.length] ?? null,
      );
      due.set(reminder.what, Date.parse(reminder.first));
      const named = { owner: alice, id: `w${number}`, turn: 0 };
      await store.workflows.create({ ...named, mark: `m${number}.0.0`, ...stateOf(named, reminder) });
    }
    const heard: Saying[] = [];
    let latest = clock;
    const dies = (): 'before' | 'after' | undefined =>
      draw() < 0.2 ? (draw() < 0.5 ? 'before' : 'after') : undefined;
    for (let step = 0; step < STEPS; step += 1) {
      // Mostly on, at times far ahead, and at times back.
      clock += draw() < 0.2 ? -below(9 * 60) * MINUTE_MS : below(4 * 60) * MINUTE_MS + below(60) * SECOND_MS;
      latest = Math.max(latest, clock);
      await live(dies);
      await send(heard);
    }
    clock = Math.max(latest, start + 12 * 24 * 60 * MINUTE_MS);
    await live(() => undefined);
    await send(heard);
    for (const [what, first] of due) {
      const own = heard.filter(({ text }) => text.startsWith(`⏰ ${what}`));
      expect(own.every(({ at }) => at >= first)).toBe(true);
      const times = own.map(({ text }) => Number(/\((\d+) times since/.exec(text)?.[1] ?? 1));
      const said = times.reduce((sum, one) => sum + one, 0);
      const stored = await store.workflows.read(alice, `w${what.replaceAll('q', '')}`);
      const reminder = stored && readReminder(stored.body);
      expect({ what, said }).toEqual({ what, said: expectedTurns(reminder, first) });
    }
    expect(heard.length).toBeGreaterThan(REMINDERS);
  }, 120_000);
});

/** All turns up to the end of the play: local days, six hours, two weeks. */
function expectedTurns(reminder: Reminder | undefined, first: number): number {
  const { repeat, timeZone: zone } = reminder ?? { repeat: null, timeZone };
  if (!repeat) return 1;
  const away = clock - first;
  if (repeat.unit === 'hour') return Math.floor(away / (6 * 60 * MINUTE_MS)) + 1;
  const localDays = (at: number): number =>
    Math.floor((at + offsetAt(at, zone)) / (24 * 60 * MINUTE_MS)) +
    ((at + offsetAt(at, zone)) % (24 * 60 * MINUTE_MS)) / (24 * 60 * MINUTE_MS);
  const days = Math.floor(localDays(clock) - localDays(first) + 1e-9);
  return repeat.unit === 'week' ? Math.min(2, Math.floor(days / 7) + 1) : days + 1;
}

const offsetAt = (at: number, zone: string): number => {
  const [, sign = '+', hours = '0', minutes = '0'] =
    /([+-])(\d{2}):(\d{2})$/.exec(instantIn(new Date(at).toISOString(), zone)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
};
