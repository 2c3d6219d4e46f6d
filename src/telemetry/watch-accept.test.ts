import { expect, it } from '@jest/globals';
import type { AcceptedBatch } from './metrics.ts';
import { watchAccept } from './watch-accept.ts';

it('U1 counts what a batch brought, and a batch that could not be stored', async () => {
  const counted: AcceptedBatch[] = [];
  let ms = 0;
  const deps = {
    metrics: { accepted: (batch: AcceptedBatch) => counted.push(batch) },
    now: () => new Date((ms += 5)),
  };
  const batch = { entries: ['a', 'b', 'c'], unreadable: ['d'] };
  const works = watchAccept(
    async (_batch: typeof batch) => await Promise.resolve({ fresh: 2, more: 'kept' }),
    deps,
  );
  expect(await works(batch)).toEqual({ fresh: 2, more: 'kept' });
  const fails = watchAccept(
    async (_batch: typeof batch): Promise<{ fresh: number }> => await Promise.reject(new Error('away')),
    deps,
  );
  await expect(fails(batch)).rejects.toThrow('away');
  expect(counted).toEqual([
    { fresh: 2, duplicate: 1, unreadable: 1, outcome: 'stored', ms: 5 },
    { fresh: 0, duplicate: 0, unreadable: 0, outcome: 'failed', ms: 5 },
  ]);
});
