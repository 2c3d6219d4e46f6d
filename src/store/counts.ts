import type { Queryable } from './database.ts';

export interface Counts {
  /** Entries in lanes that nobody is handling yet. */
  readonly waiting: number;
  /** Lanes in the hands of a worker, each with one entry at a time. */
  readonly running: number;
  readonly timers: number;
  /** Replies planned or being sent. */
  readonly outbox: number;
  /** Dead letters that were not run again. */
  readonly dead: number;
}

const COUNT = `
select
  ((select coalesce(sum(head - done), 0) from lane where done < head and owner is null)
    + (select coalesce(sum(greatest(head - done - 1, 0)), 0) from lane where done < head and owner is not null))::int as waiting,
  (select count(*) from lane where done < head and owner is not null)::int as running,
  (select count(*) from timer)::int as timers,
  (select count(*) from outbox where state in ('planned', 'sending'))::int as outbox,
  (select count(*) from dead_letter where rerun_at is null)::int as dead`;

/** For metrics and `status`; reads the indexes of what waits, not the tables. */
export const createCounts =
  ({ query }: Queryable) =>
  async (): Promise<Counts> => {
    const [row] = await query<Counts>(COUNT);
    return row ?? { waiting: 0, running: 0, timers: 0, outbox: 0, dead: 0 };
  };
