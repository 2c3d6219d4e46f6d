import { assertAlive, type Writer } from './crypto-flush.ts';
import type { Queryable } from './database.ts';

const DAY_MS = 86_400_000;
/** A room key is used for a week, or for a hundred messages, unless a room wants it otherwise. */
const SESSIONS_DAYS = 90;

/** The machine's name for the keys of what others wrote; `needs_backup` is left out once a key is in the backup. */
const SESSIONS = 'inbound_group_sessions3';

const PRUNE = `
delete from crypto_row
where account = $1 and store = '${SESSIONS}' and at < $2
  and coalesce(value::json ->> 'needs_backup', 'false') in ('false', '0')`;

/** Whoever stood at a place that is older than every key had a key that is no longer here. */
const PRUNE_PLACES = `
delete from crypto_place
where account = $1 and at < least($2::timestamptz, (
  select min(at) from crypto_row where account = $1 and store = '${SESSIONS}'
))`;

/**
 * Forgets room keys that nobody uses any more and that the backup of the keys has, and at which places their messages
 * stood. Only while no machine is open: one that is would write them again.
 */
export async function pruneSessions(inside: Queryable, { account, epoch, at }: Writer): Promise<void> {
  await assertAlive(inside, epoch);
  const before = new Date(at.getTime() - SESSIONS_DAYS * DAY_MS);
  await inside.query(PRUNE, [account, before]);
  await inside.query(PRUNE_PLACES, [account, before]);
}
