import type { Metrics } from './metrics.ts';

export interface WatchAcceptDeps {
  readonly metrics: Pick<Metrics, 'accepted'>;
  readonly now: () => Date;
}

interface CountedBatch {
  readonly entries: readonly unknown[];
  readonly unreadable: readonly unknown[];
}

/** The same `accept`, with what it took and how long counted, whether it worked or not. */
export const watchAccept =
  <Batch extends CountedBatch, Accepted extends { readonly fresh: number }>(
    accept: (batch: Batch) => Promise<Accepted>,
    { metrics, now }: WatchAcceptDeps,
  ) =>
  async (batch: Batch): Promise<Accepted> => {
    const begun = now().getTime();
    let fresh: number | undefined;
    try {
      const accepted = await accept(batch);
      fresh = accepted.fresh;
      return accepted;
    } finally {
      const ms = now().getTime() - begun;
      metrics.accepted(
        fresh === undefined
          ? { fresh: 0, duplicate: 0, unreadable: 0, outcome: 'failed', ms }
          : {
              fresh,
              duplicate: batch.entries.length - fresh,
              unreadable: batch.unreadable.length,
              outcome: 'stored',
              ms,
            },
      );
    }
  };
