import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { UserId } from '../../core/ids.ts';
import { FairQueue } from './fair-queue.ts';

const people: readonly UserId[] = ['@a:hs', '@b:hs', '@c:hs'].map((id) => id as UserId);
const [a = '@a:hs' as UserId, b = a, c = a] = people;
const on = new AbortController().signal;

/** Work that ends when it is told to. */
function plan() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async (): Promise<string> => {
    begun.push(name);
    const { promise, resolve } = Promise.withResolvers<void>();
    ends.set(name, resolve);
    await promise;
    return name;
  };
  const end = async (name: string): Promise<void> => {
    await setImmediate();
    ends.get(name)?.();
    await setImmediate();
  };
  return { begun, work, end };
}

describe('FairQueue', () => {
  it('J1 lets everybody have a turn, however much one person wants', async () => {
    const queue = new FairQueue(1);
    const { begun, work, end } = plan();
    const all = [
      queue.run(a, work('a1'), on),
      queue.run(a, work('a2'), on),
      queue.run(a, work('a3'), on),
      queue.run(b, work('b1'), on),
      queue.run(c, work('c1'), on),
    ];
    expect([queue.running, queue.waiting]).toEqual([1, 4]);
    for (const name of ['a1', 'b1', 'c1', 'a2', 'a3']) await end(name);
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'b1', 'c1']);
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('runs no more than may run, and never two of one person', async () => {
    const queue = new FairQueue(2);
    const { begun, work, end } = plan();
    const all = [queue.run(a, work('a1'), on), queue.run(a, work('a2'), on), queue.run(b, work('b1'), on)];
    all.push(queue.run(c, work('c1'), on));
    await setImmediate();
    expect(begun).toEqual(['a1', 'b1']);
    await end('b1');
    expect(begun).toEqual(['a1', 'b1', 'c1']);
    for (const name of ['a1', 'a2', 'c1']) await end(name);
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'c1']);
  });

  it('takes no more than eight of one person', async () => {
    const queue = new FairQueue(1);
    const { begun, work } = plan();
    const names = Array.from({ length: 9 }, (_, index) => `a${index}`);
    for (const name of names) void queue.run(a, work(name), on);
    expect(queue.waiting).toBe(8);
    expect(await queue.run(a, work('one too many'), on)).toBe('full');
    void queue.run(b, work('b1'), on);
    await setImmediate();
    expect(queue.waiting).toBe(9);
    expect(begun).toEqual(['a0']);
  });

  it('forgets whoever gives up, and does not stop at work that fails', async () => {
    const queue = new FairQueue(1);
    const { begun, work, end } = plan();
    const stop = new AbortController();
    const gone = new Error('deleted');
    const failed = queue.run(a, async () => await Promise.reject(new TypeError('x')), on);
    const first = queue.run(b, work('b1'), on);
    const second = queue.run(a, work('a2'), stop.signal);
    await expect(failed).rejects.toThrow(TypeError);
    stop.abort(gone);
    await expect(second).rejects.toBe(gone);
    await expect(queue.run(a, work('a3'), stop.signal)).rejects.toBe(gone);
    expect(queue.waiting).toBe(0);
    await end('b1');
    expect(await first).toBe('b1');
    expect(begun).toEqual(['b1']);
    expect(queue.running).toBe(0);
  });
});
