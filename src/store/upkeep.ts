import type { Log } from '../core/log.ts';
import type { EmbeddedDatabase } from './open-pglite.ts';

export interface UpkeepDeps {
  readonly database: EmbeddedDatabase;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

const LOOK_EVERY_MS = 5_000;
/** Recovery after a crash reads this much at most: a fraction of a second. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
const CHECKPOINT_MS = 5 * 60_000;

/** PGlite runs nothing in the background: without this the write-ahead log grows for ever. Ends when told to. */
export async function keepCheckpoints(
  { database, sleep, now, log }: UpkeepDeps,
  closing: AbortSignal,
): Promise<void> {
  let lastAt = now();
  let quietAt: string | undefined;
  const isOpen = async (): Promise<boolean> => {
    await sleep(LOOK_EVERY_MS, closing).catch(() => undefined);
    return !closing.aborted;
  };
  while (await isOpen()) {
    try {
      const { end, bytes } = await readLog(database);
      const waited = Math.abs(now().getTime() - lastAt.getTime());
      if (end === quietAt || (bytes < CHECKPOINT_BYTES && waited < CHECKPOINT_MS)) continue;
      await database.query('checkpoint');
      lastAt = now();
      quietAt = (await readLog(database)).end;
    } catch (error) {
      log.warn('checkpoint failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}

interface LogPosition {
  /** Where the write-ahead log ends; the same as before means that nothing was written since. */
  readonly end: string;
  /** Since the last checkpoint. */
  readonly bytes: number;
}

async function readLog({ query }: EmbeddedDatabase): Promise<LogPosition> {
  const [row] = await query<LogPosition>(`
    select pg_current_wal_insert_lsn()::text as "end",
      (pg_current_wal_insert_lsn() - checkpoint_lsn)::float8 as bytes from pg_control_checkpoint()`);
  return row ?? { end: '', bytes: 0 };
}

const VACUUM_EVERY_MS = 20 * 3_600_000;

/** Nor does it clean its tables: once a night, with the rest of the cleaning. */
export function createVacuum({ database }: Pick<UpkeepDeps, 'database'>) {
  let last = 0;
  return async function vacuum(now: Date): Promise<void> {
    if (Math.abs(now.getTime() - last) < VACUUM_EVERY_MS) return;
    last = now.getTime();
    await database.query('vacuum (analyze)');
    await database.query('checkpoint');
  };
}
