import { setImmediate as endOfTick } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { UnavailableError } from '../core/errors.ts';
import type { EventId, RoomId } from '../core/ids.ts';
import {
  type Handled,
  type Handler,
  type HandlerTools,
  type InboxEntry,
  nothing,
  type Outgoing,
} from '../core/inbox.ts';
import { modelEntryKey, type NewEntry } from '../core/new-entry.ts';
import type { Json } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import { createWorker } from './worker.ts';

const quiet = (): void => {};
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Sleeps end when the test says so, or when their signal is aborted. */
function aClock() {
  let time = 0;
  const sleepers = new Set<{ until: number; wake: () => void }>();
  return {
    now: () => new Date(time),
    sleeping: () => sleepers.size,
    sleep: async (ms: number, signal?: AbortSignal): Promise<void> => {
      if (signal?.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const sleeper = { until: time + ms, wake: resolve };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', () => resolve(), { once: true });
      await promise;
      sleepers.delete(sleeper);
    },
    pass: async (ms: number): Promise<void> => {
      const end = time + ms;
      while (time < end) {
        await settle();
        time = Math.min(end, ...[...sleepers].map(({ until }) => Math.max(until, time + 1)));
        for (const { until, wake } of sleepers) if (until <= time) wake();
      }
      await settle();
    },
  };
}

/** Lets everything that can go on without a clock go on. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await endOfTick();
};

interface Row extends InboxEntry {
  readonly key: string;
}

interface Lane {
  readonly name: string;
  readonly entries: readonly Row[];
}

/** The promises of the store's inbox, in memory. */
function anInbox(rows: readonly (Partial<InboxEntry> & { key: string; lane: string })[] = []) {
  const waiting: Row[] = [];
  const busy = new Set<string>();
  const log: string[] = [];
  let ring = quiet;
  let broken = false;
  const store = {
    log,
    waiting,
    fenced: new Set<string>(),
    committed: new Map<string, Handled>(),
    decisions: new Map<string, Json>(),
    attempts: new Map<string, number>(),
    breakDown: (now: boolean) => {
      broken = now;
    },
    add: (row: Partial<InboxEntry> & { key: string; lane: string }) => {
      waiting.push({
        kind: 'event',
        reference: `ref-${row.key}`,
        payload: null,
        acceptedAt: new Date(0),
        attempts: 0,
        decision: undefined,
        ...row,
      });
      ring();
    },
    check: () => {
      if (broken) throw new Error('Failed query: insert into secrets\nparams: hunter2');
    },
    claim: async (_worker: number, lanes: number): Promise<readonly Lane[]> => {
      store.check();
      const free = [...new Set(waiting.map(({ lane }) => lane))].filter((lane) => !busy.has(lane));
      return free.slice(0, lanes).map((name) => {
        busy.add(name);
        const entries = waiting
          .filter(({ lane }) => lane === name)
          .map((row) => ({
            ...row,
            attempts: store.attempts.get(row.key) ?? row.attempts,
            decision: store.decisions.get(row.key),
          }));
        return { name, entries };
      });
    },
    recordDecision: async (entry: Row, decision: Json) => {
      store.check();
      store.decisions.set(entry.key, decision);
    },
    done: async (entry: Row, handled: Handled): Promise<'done' | 'fenced' | 'continued'> => {
      store.check();
      if (store.fenced.has(entry.lane)) return 'fenced';
      if (handled.next) {
        const at = waiting.findIndex(({ key }) => key === entry.key);
        waiting.splice(at, 1, { ...entry, ...handled.next });
        busy.delete(entry.lane);
        return 'continued';
      }
      store.committed.set(entry.key, handled);
      waiting.splice(
        waiting.findIndex(({ key }) => key === entry.key),
        1,
      );
      log.push(`finish ${entry.key}`);
      busy.delete(entry.lane);
      return 'done';
    },
    progress: async (entry: Row, step: number, say: readonly Outgoing[]) => {
      store.check();
      log.push(`progress ${entry.key} ${step}: ${say.map(({ kind }) => kind).join(' ')}`);
    },
    postpone: async (entry: Row): Promise<'again' | 'fenced'> => {
      store.check();
      store.attempts.set(entry.key, entry.attempts + 1);
      busy.delete(entry.lane);
      log.push(`postpone ${entry.key}`);
      return 'again';
    },
    bury: async (entry: Row, error: string, handled: Handled) => {
      log.push(`bury ${entry.key}: ${error}`);
      return await store.done(entry, handled);
    },
    release: async (lane: Lane) => {
      log.push(`release ${lane.name}`);
      busy.delete(lane.name);
    },
    onAccepted: (on: () => void) => {
      ring = on;
      return () => {
        ring = quiet;
      };
    },
  };
  for (const row of rows) store.add(row);
  return store;
}

function aWorker(store: ReturnType<typeof anInbox>, handle: Handler, options: { lanes?: number } = {}) {
  const clock = aClock();
  const stop = new AbortController();
  const logged: string[] = [];
  const note = (event: string, fields: object = {}) => logged.push(`${event} ${JSON.stringify(fields)}`);
  let due: Row[] = [];
  const worker = createWorker<Row, Lane>({
    worker: 7,
    ...options,
    claim: store.claim,
    recordDecision: store.recordDecision,
    finish: store.done,
    progress: store.progress,
    postpone: store.postpone,
    bury: store.bury,
    release: store.release,
    freeLanes: async () => 0,
    moveDue: async (now) => {
      const ripe = due.filter(({ acceptedAt }) => acceptedAt <= now);
      if (ripe.length > 0) await clock.sleep(100);
      due = due.filter((row) => !ripe.includes(row));
      for (const row of ripe) store.waiting.push(row);
      return ripe.length;
    },
    onAccepted: store.onAccepted,
    handlers: {
      event: handle,
      sealed: handle,
      join: handle,
      credential: handle,
      'look-again': handle,
      occurrence: handle,
      model: handle,
      'new-device': handle,
    },
    giveUp: async (entry) => ({ say: [], later: [aRow(`sorry for ${entry.key}`)] }),
    now: clock.now,
    sleep: clock.sleep,
    log: { ...silent, warn: note, error: note },
  });
  const ended = worker.run(stop.signal);
  return {
    worker,
    clock,
    logged,
    dueAt: (row: Row) => {
      due.push(row);
    },
    stop: async () => {
      stop.abort();
      await settle();
      await ended;
    },
  };
}

const aRow = (key: string): NewEntry => ({ kind: 'event', key, lane: 'a', payload: null });
const says = (text: string): Handled => ({ say: [], later: [aRow(text)] });
const eyes: Outgoing = {
  kind: 'reaction',
  room: '!room:example.org' as RoomId,
  target: '$asked' as EventId,
  symbol: '👀',
};
const aborted = async (signal: AbortSignal): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
};

describe('the worker', () => {
  it('handles a lane in its order and different lanes at the same time', async () => {
    const store = anInbox([
      { key: 'a1', lane: 'a' },
      { key: 'a2', lane: 'a' },
      { key: 'b1', lane: 'b' },
    ]);
    const slow = Promise.withResolvers<void>();
    const begun: string[] = [];
    const { stop, clock } = aWorker(store, async ({ key }) => {
      begun.push(key);
      if (key === 'a1') await slow.promise;
      return nothing;
    });
    await clock.pass(10);
    expect(begun).toEqual(['a1', 'b1']);
    expect(store.log).toEqual(['finish b1']);
    slow.resolve();
    await clock.pass(10);
    expect(begun).toEqual(['a1', 'b1', 'a2']);
    expect(store.log).toEqual(['finish b1', 'finish a1', 'finish a2']);
    await stop();
  });

  it('runs no more lanes at once than it may, and takes the next when one is free', async () => {
    const store = anInbox(['a', 'b', 'c'].map((lane) => ({ key: `${lane}1`, lane })));
    let open = 0;
    let most = 0;
    const gates = new Map(['a1', 'b1', 'c1'].map((key) => [key, Promise.withResolvers<void>()]));
    const { stop, clock } = aWorker(
      store,
      async ({ key }) => {
        open += 1;
        most = Math.max(most, open);
        await gates.get(key)?.promise;
        open -= 1;
        return nothing;
      },
      { lanes: 2 },
    );
    await clock.pass(10);
    expect(open).toBe(2);
    gates.get('a1')?.resolve();
    await clock.pass(10);
    expect(open).toBe(2);
    for (const gate of gates.values()) gate.resolve();
    await clock.pass(10);
    expect(most).toBe(2);
    expect(store.log).toHaveLength(3);
    await stop();
  });

  it('those that wait for a model take nobody else the place', async () => {
    const models = ['a', 'b', 'c'].map((lane) => ({
      key: `${lane}1`,
      lane: `model|${lane}`,
      kind: 'model' as const,
    }));
    const store = anInbox([...models, { key: 'd1', lane: 'd' }]);
    const gate = Promise.withResolvers<void>();
    const { stop, clock } = aWorker(
      store,
      async ({ kind }) => {
        if (kind === 'model') await gate.promise;
        return nothing;
      },
      { lanes: 2 },
    );
    await clock.pass(1_000);
    expect(store.log).toEqual(['finish d1']);
    gate.resolve();
    await clock.pass(10);
    expect(store.log).toHaveLength(4);
    await stop();
  });

  it('wakes at the ring, and without any ring within half a second', async () => {
    const store = anInbox();
    const { stop, clock } = aWorker(store, async () => nothing);
    await clock.pass(10);
    store.add({ key: 'rung', lane: 'a' });
    await settle();
    expect(store.log).toEqual(['finish rung']);
    const silently = anInbox([{ key: 'x', lane: 'a' }]).waiting;
    store.waiting.push(...silently);
    await clock.pass(500);
    expect(store.log).toEqual(['finish rung', 'finish x']);
    await stop();
  });

  it('looks for what is due once a second, and handles it as soon as it was moved', async () => {
    const store = anInbox();
    const { stop, clock, dueAt } = aWorker(store, async () => nothing);
    const [row] = anInbox([{ key: 'later', lane: 'a' }]).waiting;
    if (!row) throw new Error('no row');
    dueAt({ ...row, acceptedAt: new Date(2_500) });
    await clock.pass(2_000);
    expect(store.log).toEqual([]);
    await clock.pass(1_100);
    expect(store.log).toEqual(['finish later']);
    await stop();
  });

  it('handles what an entry becomes before anything behind it', async () => {
    const store = anInbox([
      { key: 'secret', lane: 'a' },
      { key: 'behind', lane: 'a' },
    ]);
    const handled: string[] = [];
    const { stop, clock } = aWorker(store, async ({ key }) => {
      handled.push(key);
      const next = { kind: 'event', key: 'used', lane: 'a', payload: null } as const;
      return key === 'secret' ? { ...nothing, next } : nothing;
    });
    await clock.pass(1_000);
    expect(handled).toEqual(['secret', 'used', 'behind']);
    await stop();
  });

  it('stops a lane at once when it is fenced', async () => {
    const store = anInbox([
      { key: 'a1', lane: 'a' },
      { key: 'a2', lane: 'a' },
    ]);
    store.fenced.add('a');
    const begun: string[] = [];
    const { stop, clock } = aWorker(store, async ({ key }) => {
      begun.push(key);
      return nothing;
    });
    await clock.pass(10);
    expect(begun).toEqual(['a1']);
    await stop();
  });

  it('tries our own failure again, then buries it, says so, and goes on with the lane', async () => {
    const store = anInbox([
      { key: 'poison', lane: 'a' },
      { key: 'next', lane: 'a' },
    ]);
    const { stop, clock, logged } = aWorker(store, async ({ key }) => {
      if (key === 'poison') throw new TypeError('cannot read it');
      return says('fine');
    });
    await clock.pass(5_000);
    expect(store.log).toEqual([
      ...Array.from({ length: 4 }, () => 'postpone poison'),
      expect.stringMatching(/^bury poison: TypeError at inbox\/worker\.test\.ts:\d+$/),
      'finish poison',
      'finish next',
    ]);
    expect(store.committed.get('poison')?.later[0]?.key).toBe('sorry for poison');
    expect(logged.filter((line) => line.startsWith('handling failed'))).toHaveLength(5);
    await stop();
  });

  it('T7 waits much longer for a homeserver that could not be asked', async () => {
    const store = anInbox([{ key: 'a1', lane: 'a' }]);
    let calls = 0;
    const { stop, clock } = aWorker(store, async () => {
      calls += 1;
      if (calls < 290)
        throw new UnavailableError('The homeserver did not answer.', { certainty: 'not done' });
      return nothing;
    });
    await clock.pass(200_000);
    expect(calls).toBe(290);
    expect(store.log.at(-1)).toBe('finish a1');
    await stop();
  });

  it('says nothing about an entry that is redacted while it runs or waits behind another', async () => {
    const store = anInbox([
      { key: 'running', lane: 'a' },
      { key: 'waiting', lane: 'a' },
    ]);
    const begun: string[] = [];
    const { stop, clock, worker } = aWorker(store, async ({ key }, { signal }) => {
      begun.push(key);
      await aborted(signal);
      return says('the secret');
    });
    await clock.pass(10);
    worker.interrupt(['running', 'waiting', 'unknown']);
    await clock.pass(10);
    expect(begun).toEqual(['running']);
    expect(store.committed.get('running')).toEqual(nothing);
    expect(store.committed.get('waiting')).toEqual(nothing);
    await stop();
  });

  it.each([
    ['', modelEntryKey('$asked')],
    [', also after that was allowed', `${modelEntryKey('$asked')}|$yes`],
  ])('says nothing either where a model reads a message that is redacted%s', async (_when, key) => {
    const store = anInbox([{ key, lane: 'model', kind: 'model' }]);
    const { stop, clock, worker } = aWorker(store, async (_entry, { signal }) => {
      await aborted(signal);
      return says('the secret');
    });
    await clock.pass(10);
    worker.interrupt(['$other']);
    await clock.pass(10);
    expect(store.committed.size).toBe(0);
    worker.interrupt(['$asked']);
    await clock.pass(10);
    expect(store.committed.get(key)).toEqual(nothing);
    await stop();
  });

  it('lets a handler say that it is at work, as long as anybody waits for it', async () => {
    const store = anInbox([{ key: 'a1', lane: 'a' }]);
    const { stop, clock, worker, logged } = aWorker(store, async (_entry, { progress, signal }) => {
      await progress(1, [eyes]);
      store.breakDown(true);
      await progress(2, [eyes]);
      store.breakDown(false);
      await aborted(signal);
      await progress(3, [eyes]);
      return nothing;
    });
    await clock.pass(10);
    expect(store.log).toEqual(['progress a1 1: reaction']);
    expect(logged).toEqual([expect.stringMatching(/^progress not said .*"step":2/)]);
    worker.interrupt(['a1']);
    await clock.pass(10);
    expect(store.log).toEqual(['progress a1 1: reaction', 'finish a1']);
    await stop();
  });

  it('ends a handler that hangs, tells it so, and tries again', async () => {
    const store = anInbox([{ key: 'a1', lane: 'a' }]);
    const signals: AbortSignal[] = [];
    const { stop, clock } = aWorker(store, async (_entry, { signal }) => {
      signals.push(signal);
      if (signals.length > 1) return says('now');
      await new Promise<never>(() => {});
      return nothing;
    });
    await clock.pass(301_000);
    expect(signals[0]?.aborted).toBe(true);
    expect(store.log).toEqual(['postpone a1', 'finish a1']);
    await stop();
  });

  it('outlives a database that is away, and writes no values of statements into the log', async () => {
    const store = anInbox([{ key: 'a1', lane: 'a' }]);
    const { stop, clock, logged } = aWorker(store, async () => {
      if (store.log.length === 0 && !store.attempts.has('a1')) store.breakDown(true);
      return says('answer');
    });
    await clock.pass(60_000);
    expect(store.log).toEqual([]);
    store.breakDown(false);
    await clock.pass(10_000);
    expect(store.log.at(-1)).toBe('finish a1');
    expect(store.committed.get('a1')).toEqual(says('answer'));
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('\n')).not.toContain('hunter2');
    await stop();
  });

  it('keeps the decision of an attempt that failed for the next one', async () => {
    const store = anInbox([{ key: 'a1', lane: 'a' }]);
    const seen: unknown[] = [];
    const { stop, clock } = aWorker(store, async ({ decision }, { recordDecision }: HandlerTools) => {
      seen.push(decision);
      await recordDecision({ planned: true });
      if (decision === undefined) throw new Error('killed');
      return nothing;
    });
    await clock.pass(2_000);
    expect(seen).toEqual([undefined, { planned: true }]);
    await stop();
  });

  it('finishes what runs and gives the rest back when it is stopped', async () => {
    const store = anInbox([
      { key: 'a1', lane: 'a' },
      { key: 'a2', lane: 'a' },
    ]);
    const slow = Promise.withResolvers<void>();
    const { stop, clock } = aWorker(store, async () => {
      await slow.promise;
      return nothing;
    });
    await clock.pass(10);
    const stopped = stop();
    slow.resolve();
    await stopped;
    expect(store.log).toEqual(['finish a1', 'release a']);
    expect(clock.sleeping()).toBe(0);
  });
});
