import type { Json } from '../core/json.ts';
import { modelEntryKey } from '../core/new-entry.ts';
import { type Database, plainArray, type Queryable } from './database.ts';
import { type Boxes, digestOf, entryBox, replyKeyOf } from './seal-rows.ts';

/** What a handler sees instead of the payload. */
export const SCRUBBED: Json = { redacted: true };

const REMEMBER = `
insert into redacted (digest, payload, at)
select decode(digest, 'hex'), decode(payload, 'base64'), $3::timestamptz
from unnest($1::text[], $2::text[]) as given (digest, payload)
order by 1 on conflict do nothing`;

const given = `select decode(digest, 'hex') from unnest($1::text[]) as given (digest)`;

/** Whether the target waits, is being handled, was handled, or is yet to come. */
const SCRUB: readonly string[] = [
  `update inbox set payload = redacted.payload, decision = null from seen join redacted using (digest)
   where redacted.digest in (${given}) and inbox.at = seen.at and inbox.digest = seen.digest
     and inbox.payload is not null`,
  `update timer set payload = redacted.payload from redacted
   where redacted.digest in (${given}) and timer.digest = redacted.digest`,
  `update dead_letter set error = null, raw = null where digest in (${given})`,
  `delete from shown where digest in (${given})`,
  `delete from open_question where digest in (${given})`,
];

/**
 * What is kept of a request, by the first digits of its digest. It may have been answered by a row with a key of its own,
 * which its turn knows; an edit is another wording of a request, and goes with what was made of it. The counts of what
 * was sent stay.
 */
const SCRUB_REQUESTS: readonly string[] = [
  `update inbox set payload = null, decision = null from turn, seen, lane
   where turn.request = any($1::text[])
     and seen.digest between decode(rpad(turn.spoken, 64, '0'), 'hex') and decode(rpad(turn.spoken, 64, 'f'), 'hex')
     and inbox.at = seen.at and inbox.digest = seen.digest
     and lane.pk = inbox.lane_pk and inbox.position <= lane.done
     and not exists (select from redacted where redacted.digest = inbox.digest)`,
  `update ledger set text = null from turn
   where turn.spoken = any($1::text[]) and ledger.owner = turn.user_id and ledger.request = turn.request
     and ledger.text is not null`,
  'delete from turn where request = any($1::text[]) or spoken = any($1::text[])',
  'update ledger set text = null where request = any($1::text[]) and text is not null',
];

/**
 * Forgets what an event said, as its redaction does: it may wait, be handled, or have been handled. For the row that is
 * being handled `Handled.forget` is right: forgotten here, a repeated attempt would find nothing to go on from.
 */
export const createForgetEvent =
  ({
    database,
    boxes,
    now,
  }: {
    readonly database: Database;
    readonly boxes: Boxes;
    readonly now: () => Date;
  }) =>
  async (key: string): Promise<void> => {
    await database.transaction(
      async (inside) => await applyRedactions(inside, [{ target: key }], { boxes, at: now() }),
    );
  };

/** Whether somebody removed the event with this key, also before it came. */
export const createWasRedacted =
  ({ query }: Queryable) =>
  async (key: string): Promise<boolean> => {
    const found = await query(`select from redacted where digest = decode($1, 'hex')`, [digestOf(key)]);
    return found.length > 0;
  };

interface Redacting {
  readonly boxes: Boxes;
  readonly at: Date;
}

/**
 * Scrubs what the targets said, what eis decided, showed and answered because of it, and what it sent to models;
 * remembers targets yet to come. A model may read such a message in a row of its own, which goes with it.
 */
export async function applyRedactions(
  { query }: Queryable,
  redactions: readonly { readonly target: string }[],
  { boxes, at }: Redacting,
): Promise<void> {
  if (redactions.length === 0) return;
  const messages = [...new Set(redactions.map(({ target }) => target))];
  const targets = messages.flatMap((key) => [key, modelEntryKey(key)]);
  const box = entryBox(boxes);
  const digests = targets.map(digestOf);
  const requests = plainArray(digests.map(replyKeyOf));
  const scrubbed = targets.map((key) => box.close64(digestOf(key), [key, SCRUBBED]));
  await query(REMEMBER, [plainArray(digests), plainArray(scrubbed), at]);
  for (const statement of SCRUB) await query(statement, [plainArray(digests)]);
  for (const statement of SCRUB_REQUESTS) await query(statement, [requests]);
}
