import type { OwnSession } from './backup-session.ts';
import type { Queryable } from './database.ts';

/** What the one working eis holds; see leadership.ts. */
const LEADERS_LOCK = [0x656973, 1];
const TAKE = 'select pg_try_advisory_lock($1, $2) as taken';

/** Also one that waits, or a command: each of our connections bears this name. */
const OTHERS = `
select pid from pg_stat_activity
where datname = current_database() and application_name = 'eis' and pid <> pg_backend_pid()`;

/** The session of a command that was killed lasts as long as the statement it is in. */
const LOOKS = 50;
const MOMENT = 'select pg_sleep(0.1)';

/** Whether another process of eis is connected to this Postgres. The caller has no connection but this one. */
export async function isUsedByOthers({ query }: Queryable): Promise<boolean> {
  for (let look = 1; (await query(OTHERS)).length > 0; look += 1) {
    if (look === LOOKS) return true;
    await query(MOMENT);
  }
  return false;
}

/** Takes the place of the working eis until the session ends; false when an eis runs. */
export async function takePlace(session: OwnSession): Promise<boolean> {
  const [row] = await session.query<{ taken: boolean }>(TAKE, LEADERS_LOCK);
  return row?.taken === true && !(await isUsedByOthers(session));
}
