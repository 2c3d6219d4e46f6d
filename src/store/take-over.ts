import type { Database, Queryable } from './database.ts';

const JOIN = 'insert into worker default values returning id';

/** In this order: once the others are marked dead they claim and take nothing more, so what is freed stays free. */
const REPLACE: readonly string[] = [
  'update worker set dead = true where id <> $1 and not dead',
  'update lane set owner = null where done < head and owner is not null and owner <> $1',
  `update outbox set state = 'planned', left_behind = true, worker = null
   where state in ('planned', 'sending') and state = 'sending' and worker is distinct from $1`,
];

async function enter({ query }: Queryable): Promise<number> {
  const [row] = await query<{ id: number }>(JOIN);
  if (!row) throw new Error('the database gave no number to this worker');
  return row.id;
}

/** Becomes the one worker: a new epoch; what others had is freed, and what they were sending is marked as left. */
export async function takeOver(database: Database): Promise<number> {
  return await database.transaction(async (inside) => {
    const epoch = await enter(inside);
    for (const statement of REPLACE) await inside.query(statement, [epoch]);
    return epoch;
  });
}

/** Becomes one worker beside the others. */
export const joinWorkers = async (database: Database): Promise<number> => await enter(database);

/** Ends the work of an epoch in good order: another one may claim what it had at once. */
export async function stepDown(database: Database, epoch: number): Promise<void> {
  await database.transaction(async ({ query }) => {
    await query('update worker set dead = true where id = $1', [epoch]);
    await query('update lane set owner = null where done < head and owner = $1', [epoch]);
    await query(
      `update outbox set state = 'planned', left_behind = true, worker = null
       where state in ('planned', 'sending') and state = 'sending' and worker = $1`,
      [epoch],
    );
  });
}
