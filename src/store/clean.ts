import type { Queryable } from './database.ts';

const DAY_MS = 86_400_000;
/** Finished rows keep their words this long, so that an admin can still look at what went wrong today. */
const WORDS_DAYS = 1;
/** Keys are known this long: no homeserver repeats a batch after a month. */
const KEYS_DAYS = 30;
const SHOWN_MS = 10 * 60_000;
/** Rows per statement: a long one would keep PGlite, and with it the process, busy. */
const AT_ONCE = 2_000;

interface Retention {
  /** With `$1` as the moment before which it applies; `limit` is added. Returns a row for each that was changed. */
  readonly statement: string;
  readonly olderThanMs: number;
}

const chunk = (table: string, condition: string): string =>
  `ctid = any(array(select ctid from ${table} where ${condition} limit ${AT_ONCE}))`;

const remove = (table: string, condition: string, olderThanMs: number): Retention => ({
  statement: `delete from ${table} where ${chunk(table, condition)} returning 1 as one`,
  olderThanMs,
});

const isHandled = 'position <= (select done from lane where lane.pk = inbox.lane_pk)';
const isNoDeadLetter = 'not exists (select from dead_letter where dead_letter.entry = inbox.entry)';

/** What is kept how long; `docs/privacy.md` says the same. */
const RETENTION: readonly Retention[] = [
  {
    statement: `update inbox set payload = null, decision = null where ${chunk(
      'inbox',
      `at < $1 and payload is not null and ${isHandled} and ${isNoDeadLetter}`,
    )} returning 1 as one`,
    olderThanMs: WORDS_DAYS * DAY_MS,
  },
  {
    statement: `update outbox set body = null, error = null where ${chunk(
      'outbox',
      `planned_at < $1 and body is not null and state not in ('planned', 'sending')`,
    )} returning 1 as one`,
    olderThanMs: WORDS_DAYS * DAY_MS,
  },
  remove('outbox', `planned_at < $1 and state not in ('planned', 'sending')`, KEYS_DAYS * DAY_MS),
  remove('dead_letter', 'at < $1', KEYS_DAYS * DAY_MS),
  remove('inbox', `at < $1 and ${isHandled}`, KEYS_DAYS * DAY_MS),
  remove('seen', 'at < $1', KEYS_DAYS * DAY_MS),
  remove('redacted', 'at < $1', KEYS_DAYS * DAY_MS),
  remove(
    'lane',
    'next_at < $1 and done = head and owner is null and not exists (select from inbox where inbox.lane_pk = lane.pk)',
    (KEYS_DAYS + 1) * DAY_MS,
  ),
  remove('shown', 'at < $1', SHOWN_MS),
  remove('open_question', 'expires_at < $1', 0),
  remove('once', 'until < $1', 0),
  remove('worker', 'dead and seen_at < $1', KEYS_DAYS * DAY_MS),
];

/** A redaction that was stored at the same moment as its target may have missed it. */
const SCRUB_LATE = `
update inbox set payload = redacted.payload, decision = null from redacted
  join seen using (digest)
where inbox.entry = seen.entry and inbox.payload is not null and inbox.payload <> redacted.payload`;

/** Forgets what is older than it may be. */
export async function forget({ query }: Queryable, now: Date): Promise<void> {
  await query(SCRUB_LATE);
  for (const { statement, olderThanMs } of RETENTION) {
    const before = new Date(now.getTime() - olderThanMs);
    while ((await query(statement, [before])).length === AT_ONCE);
  }
}
