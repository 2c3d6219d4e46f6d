import { describe, expect, it } from '@jest/globals';
import { dendrite } from './families.ts';
import { noQuirks } from './quirks.ts';
import { type Item, TransactionQueue } from './transaction-queue.ts';

const item = (id: string): Item => ({
  kind: 'event',
  id,
  room: '!r',
  render: () => {
    throw new Error('is not rendered here');
  },
});

/** Hands out the next transaction, as one that fails; returns the ids of its items. */
function failNext(queue: TransactionQueue): readonly string[] {
  const next = queue.next();
  if (!next) return [];
  queue.failed(next);
  return next.items.map(({ id }) => id);
}

/** Hands out and takes everything that waits. */
function drain(queue: TransactionQueue): readonly string[] {
  const taken: string[] = [];
  for (let next = queue.next(); next; next = queue.next()) {
    taken.push(...next.items.map(({ id }) => id));
    queue.delivered();
  }
  return taken;
}

describe('the queue of Dendrite', () => {
  const afterTwoRestarts = (): TransactionQueue => {
    const queue = new TransactionQueue(() => dendrite, 0);
    for (const [id, behind] of [
      ['one', 'two'],
      ['three', 'four'],
    ] as const) {
      queue.add(item(id));
      failNext(queue);
      queue.add(item(behind));
      queue.restart();
    }
    return queue;
  };

  it('brings back what several restarts had set aside', () => {
    const queue = afterTwoRestarts();
    expect(drain(queue)).toEqual(['four']);
    expect(queue.isEmpty()).toBe(false);
    queue.bringBack();
    expect(drain(queue).toSorted()).toEqual(['one', 'three', 'two']);
    expect(queue.isEmpty()).toBe(true);
  });

  it('keeps what failed when something is brought back', () => {
    const queue = afterTwoRestarts();
    expect(failNext(queue)).toEqual(['four']);
    queue.bringBack();
    expect(drain(queue).toSorted()).toEqual(['four', 'one', 'three', 'two']);
  });

  it('keeps what is brought back while another one is on its way', () => {
    const queue = afterTwoRestarts();
    const sent = queue.next();
    queue.bringBack();
    queue.delivered();
    expect(sent?.items.map(({ id }) => id)).toEqual(['four']);
    expect(drain(queue).toSorted()).toEqual(['one', 'three', 'two']);
  });
});

describe('the plain queue', () => {
  it('repeats what failed, as it was, before what came since', () => {
    const queue = new TransactionQueue(() => noQuirks, 0);
    queue.add(item('one'));
    expect(failNext(queue)).toEqual(['one']);
    queue.add(item('two'));
    expect(failNext(queue)).toEqual(['one']);
    expect(drain(queue)).toEqual(['one', 'two']);
  });
});
