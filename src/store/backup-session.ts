import { persist, type Queryable, storable } from './database.ts';
import type { PostgresDatabase } from './open-postgres.ts';

export interface OwnSession extends Queryable {
  readonly transaction: <T>(work: (inside: Queryable) => Promise<T>) => Promise<T>;
  readonly end: () => Promise<void>;
}

const WAIT_SECONDS = 1;

/** One session of Postgres, for what needs its own: long statements, cursors, locks that last. */
export function openOwnSession({ openSession }: PostgresDatabase): OwnSession {
  const session = openSession();
  const query: Queryable['query'] = async <Row extends object>(
    text: string,
    parameters: Parameters<Queryable['query']>[1] = [],
  ) =>
    await session.unsafe<Row[]>(
      text,
      parameters.map(storable).map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value)),
    );
  return {
    query,
    transaction: async (work) =>
      await persist(async () => {
        await query('begin');
        try {
          const result = await work({ query });
          await query('commit');
          return result;
        } catch (error) {
          await query('rollback').catch(() => undefined);
          throw error;
        }
      }),
    end: async () => await session.end({ timeout: WAIT_SECONDS }),
  };
}
