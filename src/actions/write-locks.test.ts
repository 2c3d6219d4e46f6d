import { describe, expect, it } from '@jest/globals';
import { WriteLocks } from './write-locks.ts';

const open = new AbortController().signal;

/** Work that ends when it is told to. */
function aTask(log: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    end: resolve,
    work: async () => {
      log.push(`${name} begins`);
      await promise;
      log.push(`${name} ends`);
    },
  };
}

/** Lets everything run that can run. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
}

describe('write locks', () => {
  it('let one at a time write an object, in the order they came', async () => {
    const locks = new WriteLocks();
    const log: string[] = [];
    const [a, b, other] = [aTask(log, 'a'), aTask(log, 'b'), aTask(log, 'other')];
    const all = Promise.all([
      locks.hold(['x', 'y'], open, a.work),
      locks.hold(['y'], open, b.work),
      locks.hold(['z'], open, other.work),
    ]);
    await settle();
    expect(log.toSorted()).toEqual(['a begins', 'other begins']);
    b.end();
    other.end();
    a.end();
    await all;
    expect(log.indexOf('b begins')).toBeGreaterThan(log.indexOf('a ends'));
  });

  it('never let two wait for one another', async () => {
    const locks = new WriteLocks();
    const done: string[] = [];
    await Promise.all(
      [
        ['x', 'y'],
        ['y', 'x'],
        ['x', 'y', 'x'],
      ].map(async (keys) => await locks.hold(keys, open, async () => void done.push(keys.join()))),
    );
    expect(done).toHaveLength(3);
  });

  it('are given back when the work fails', async () => {
    const locks = new WriteLocks();
    const fails = locks.hold(['x'], open, async () => await Promise.reject(new Error('no')));
    await expect(fails).rejects.toThrow('no');
    await expect(locks.hold(['x'], open, async () => await Promise.resolve('yes'))).resolves.toBe('yes');
  });

  it('are left by whoever is interrupted while waiting, and pass to the next', async () => {
    const locks = new WriteLocks();
    const log: string[] = [];
    const [first, third] = [aTask(log, 'first'), aTask(log, 'third')];
    const stop = new AbortController();
    const held = locks.hold(['x'], open, first.work);
    const waiting = locks.hold(['x'], stop.signal, async () => void log.push('second'));
    const last = locks.hold(['x'], open, third.work);
    stop.abort(new Error('redacted'));
    await expect(waiting).rejects.toThrow('redacted');
    third.end();
    await settle();
    expect(log).toEqual(['first begins']);
    first.end();
    await Promise.all([held, last]);
    expect(log).toEqual(['first begins', 'first ends', 'third begins', 'third ends']);
  });

  it('make whoever comes after an interrupted one wait for who is still writing', async () => {
    const locks = new WriteLocks();
    const log: string[] = [];
    const [first, third] = [aTask(log, 'first'), aTask(log, 'third')];
    const stop = new AbortController();
    const writing = locks.hold(['x'], open, first.work);
    const interrupted = locks.hold(['x'], stop.signal, async () => await Promise.resolve());
    stop.abort(new Error('redacted'));
    await expect(interrupted).rejects.toThrow('redacted');
    const later = locks.hold(['x'], open, third.work);
    await settle();
    expect(log).toEqual(['first begins']);
    first.end();
    third.end();
    await Promise.all([writing, later]);
    expect(log).toEqual(['first begins', 'first ends', 'third begins', 'third ends']);
  });

  it('know what was written since a moment', async () => {
    const locks = new WriteLocks();
    const before = locks.moment();
    await locks.hold(['x'], open, async () => await Promise.resolve());
    expect(locks.writtenSince(['x'], before)).toBe(true);
    expect(locks.writtenSince(['y'], before)).toBe(false);
    expect(locks.writtenSince(['x'], locks.moment())).toBe(false);
  });

  it('count what they no longer remember as written', async () => {
    const locks = new WriteLocks();
    const before = locks.moment();
    const keys = Array.from({ length: 10_001 }, (_, index) => String(index));
    await locks.hold(keys, open, async () => await Promise.resolve());
    expect(locks.writtenSince(['unheard of'], before)).toBe(true);
    expect(locks.writtenSince(['unheard of'], locks.moment())).toBe(false);
  });
});

describe('slots', () => {
  const service = { origin: 'https://my.test', writesAtOnce: 2 };

  it('let a service have as many writes at once as it bears', async () => {
    const locks = new WriteLocks();
    const log: string[] = [];
    const tasks = ['a', 'b', 'c', 'd'].map((name) => aTask(log, name));
    const all = Promise.all(tasks.map(async ({ work }) => await locks.inSlot(service, open, work)));
    const elsewhere = locks.inSlot({ origin: 'https://home.test', writesAtOnce: 1 }, open, async () => {
      log.push('elsewhere');
    });
    await settle();
    expect(log.toSorted()).toEqual(['a begins', 'b begins', 'elsewhere']);
    tasks[1]?.end();
    await settle();
    expect(log).toContain('c begins');
    expect(log).not.toContain('d begins');
    for (const { end } of tasks) end();
    await Promise.all([all, elsewhere]);
    expect(log.filter((line) => line.endsWith('ends'))).toHaveLength(4);
  });

  it('are not lost by who is interrupted, before a turn comes or as it comes', async () => {
    const locks = new WriteLocks();
    const log: string[] = [];
    const one = { ...service, writesAtOnce: 1 };
    const first = aTask(log, 'first');
    const [stop, late] = [new AbortController(), new AbortController()];
    const held = locks.inSlot(one, open, first.work);
    const waiting = [stop, late].map(
      async ({ signal }) => await locks.inSlot(one, signal, async () => void log.push('never')),
    );
    const ended = Promise.allSettled(waiting);
    await settle();
    stop.abort();
    first.end();
    late.abort();
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await held;
    await locks.inSlot(one, open, async () => void log.push('last'));
    expect(log).toEqual(['first begins', 'first ends', 'last']);
  });
});
