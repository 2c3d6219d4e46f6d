import type { Queryable } from './database.ts';
import { TURNS_KEPT_MS } from './turns.ts';

const DAY_MS = 86_400_000;
/** Finished rows keep their words this long, so that an admin can still look at what went wrong today. */
const WORDS_DAYS = 1;
/** Keys are known this long: no homeserver repeats a batch after a month. */
export const KEYS_DAYS = 30;
/** A reminder that was said can still be put off after a weekend away. */
const SAID_DAYS = 7;
const SHOWN_MS = 10 * 60_000;
/** Longer than anything of the outbox waits. */
const SEALED_DAYS = 40;
/** Exactly what left the house can be read for a month, */
const LEDGER_TEXT_DAYS = 30;
/** what it cost for thirteen: the same month of last year can still be compared. */
const LEDGER_DAYS = 396;
/** Rows per statement: a long one would keep PGlite, and with it the process, busy. */
const AT_ONCE = 2_000;

type Rows = readonly { readonly at: Date }[];

/** Rows of lanes that stand before them still wait; all others were handled. */
const isHandled = `not exists (
  select from lane where done < head and lane.pk = inbox.lane_pk and lane.done < inbox.position)`;
const isNoDeadLetter = 'not exists (select from dead_letter where dead_letter.digest = inbox.digest)';
const isSettled = `state not in ('planned', 'sending')`;

const oldest = (what: string, table: string, condition: string): string =>
  `select ${what} from ${table} where ${condition} order by at limit ${AT_ONCE}`;

/** Goes on after `$2`, so that rows which have lost their words already are passed once only. */
const LOSE_WORDS = `
update inbox set payload = null, decision = null where ctid = any(array(${oldest(
  'ctid',
  'inbox',
  `at < $1 and at >= $2 and payload is not null and ${isHandled} and ${isNoDeadLetter}`,
)})) returning at`;

const LOSE_BODIES = `
update outbox set body = null, error = null
where planned_at < $1 and body is not null and ${isSettled}`;

/** Every key has its row in the inbox, and goes before it. */
const OLD_KEYS = `
delete from seen where digest in (${oldest('digest', 'inbox', `at < $1 and ${isHandled}`)})`;
const OLD_ROWS = `
delete from inbox where ctid = any(array(${oldest('ctid', 'inbox', `at < $1 and ${isHandled}`)})) returning at`;

/** What cannot be told yet is told from these words. */
const isOpen = `state in ('begun', 'doubt')`;
const LOSE_EDITS = `update act set body = null where at < $1 and body is not null and not ${isOpen}`;
const LOSE_RECEIPTS = `
update act_step set watermark = null, receipt = null
where begun_at < $1 and (watermark is not null or receipt is not null)
  and not exists (select from act where act.owner = act_step.owner and act.mark = act_step.mark and ${isOpen})`;

/** What is kept how long, apart from the inbox; `docs/privacy.md` says the same. */
const RETENTION: readonly (readonly [statement: string, olderThanMs: number])[] = [
  [LOSE_BODIES, WORDS_DAYS * DAY_MS],
  [`delete from outbox where planned_at < $1 and ${isSettled}`, KEYS_DAYS * DAY_MS],
  [LOSE_EDITS, WORDS_DAYS * DAY_MS],
  [LOSE_RECEIPTS, WORDS_DAYS * DAY_MS],
  ['delete from act where at < $1', KEYS_DAYS * DAY_MS],
  ['delete from act_step where begun_at < $1', KEYS_DAYS * DAY_MS],
  ['delete from workflow where finished_at < $1', SAID_DAYS * DAY_MS],
  ['delete from turn where at < $1', TURNS_KEPT_MS],
  ['update ledger set text = null where at < $1 and text is not null', LEDGER_TEXT_DAYS * DAY_MS],
  ['delete from ledger where at < $1', LEDGER_DAYS * DAY_MS],
  ['delete from dead_letter where at < $1', KEYS_DAYS * DAY_MS],
  ['delete from crypto_sealed where at < $1', SEALED_DAYS * DAY_MS],
  ['delete from redacted where at < $1', KEYS_DAYS * DAY_MS],
  [
    `delete from lane where next_at < $1 and done = head and owner is null
       and not exists (select from inbox where inbox.lane_pk = lane.pk)`,
    (KEYS_DAYS + 1) * DAY_MS,
  ],
  ['delete from shown where at < $1', SHOWN_MS],
  // Until then an answer is told that it comes too late.
  ['delete from open_question where expires_at < $1', DAY_MS],
  ['delete from once where until < $1', 0],
  ['delete from worker where dead and seen_at < $1', KEYS_DAYS * DAY_MS],
];

const requestOf = `encode(substr(redacted.digest, 1, 16), 'hex')`;

/** A redaction that was stored at the same moment as its target may have missed it. */
const SCRUB_LATE: readonly string[] = [
  `update inbox set payload = redacted.payload, decision = null from redacted join seen using (digest)
where inbox.at = seen.at and inbox.digest = seen.digest
  and inbox.payload is not null and inbox.payload <> redacted.payload`,
  `update ledger set text = null from turn join redacted on turn.spoken = ${requestOf}
where ledger.owner = turn.user_id and ledger.request = turn.request and ledger.text is not null`,
  `delete from turn using redacted where turn.spoken = ${requestOf}`,
  `delete from turn using redacted where turn.request = ${requestOf}`,
  `update ledger set text = null from redacted where ledger.request = ${requestOf} and ledger.text is not null`,
];

/** Forgets what is older than it may be. */
export async function forget(database: Queryable, now: Date): Promise<void> {
  const { query } = database;
  const before = (olderThanMs: number): Date => new Date(now.getTime() - olderThanMs);
  for (const statement of SCRUB_LATE) await query(statement);
  await loseWords(database, before(WORDS_DAYS * DAY_MS));
  await deleteRows(database, before(KEYS_DAYS * DAY_MS));
  for (const [statement, olderThanMs] of RETENTION) await query(statement, [before(olderThanMs)]);
}

async function loseWords({ query }: Queryable, before: Date): Promise<void> {
  let after = new Date(0);
  for (let count = AT_ONCE; count === AT_ONCE; ) {
    const rows: Rows = await query<{ at: Date }>(LOSE_WORDS, [before, after]);
    count = rows.length;
    after = new Date(Math.max(after.getTime(), ...rows.map(({ at }) => at.getTime())));
  }
}

async function deleteRows({ query }: Queryable, before: Date): Promise<void> {
  for (let count = AT_ONCE; count === AT_ONCE; ) {
    await query(OLD_KEYS, [before]);
    count = (await query(OLD_ROWS, [before])).length;
  }
}
