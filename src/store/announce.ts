import type { Bell } from './bell.ts';
import type { PostgresDatabase } from './open-postgres.ts';

const CHANNEL = 'eis_accepted';
/** Postgres takes one lock for all notifications of a server: one per batch would halve what it can commit. */
const AT_MOST_EVERY_MS = 20;

export interface AnnounceDeps {
  readonly database: PostgresDatabase;
  readonly bell: Bell;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly closing: AbortSignal;
}

/**
 * Tells other processes that something was accepted, outside the transaction that stored it, at most every 20 ms.
 * Best effort: whoever works also polls.
 */
export function createAnnounce({ database, sleep, closing }: Omit<AnnounceDeps, 'bell'>): () => void {
  let state: 'quiet' | 'announcing' | 'again' = 'quiet';
  const announce = async (): Promise<void> => {
    do {
      state = 'announcing';
      await database.query(`select pg_notify('${CHANNEL}', '')`).catch(() => undefined);
      await sleep(AT_MOST_EVERY_MS, closing).catch(() => undefined);
    } while (stillTold() && !closing.aborted);
    state = 'quiet';
  };
  const stillTold = (): boolean => state === 'again';
  return () => {
    if (state === 'quiet') void announce();
    else state = 'again';
  };
}

/** Rings the bell whenever any process announces something; keeps a connection of its own for it. */
export async function hearAnnouncements({
  database,
  bell,
}: Pick<AnnounceDeps, 'database' | 'bell'>): Promise<void> {
  await database.listen(CHANNEL, () => bell.ring());
}
