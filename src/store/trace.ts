import { type Queryable } from './database.ts';
import { digestPrefixOf, hex, referenceOf } from './seal-rows.ts';

/** Every station of one message, without any text. */
export interface Trace {
  readonly reference: string;
  readonly kind: string;
  readonly lane: string;
  readonly acceptedAt: Date;
  /** `planned`: due later. */
  readonly state: 'planned' | 'waiting' | 'running' | 'done' | 'dead';
  readonly due?: Date;
  /** Failures so far, while it is the first of its lane. */
  readonly attempts: number;
  readonly replies: readonly TracedReply[];
}

export interface TracedReply {
  readonly key: string;
  readonly destination: string;
  readonly state: 'planned' | 'sending' | 'sent' | 'failed' | 'diverted';
  readonly tries: number;
  readonly eventId?: string;
  readonly plannedAt: Date;
  readonly finishedAt?: Date;
}

const ENTRY = `
select seen.digest, seen.at, coalesce(lane.name, dead_letter.lane) as lane,
  coalesce(inbox.kind, dead_letter.kind) as kind, null::timestamptz as due,
  case when dead_letter.id is not null then 'dead' when inbox.position <= lane.done then 'done'
    when lane.owner is not null and inbox.position = lane.done + 1 then 'running' else 'waiting' end as state,
  case when inbox.position = lane.done + 1 then lane.attempts else 0 end as attempts
from seen left join inbox on inbox.at = seen.at and inbox.digest = seen.digest
  left join lane on lane.pk = inbox.lane_pk
  left join dead_letter on dead_letter.digest = seen.digest
where seen.digest >= decode($1, 'hex') and seen.digest <= decode($2, 'hex') and inbox.position is not null
union all
select digest, planned_at, lane, kind, due, 'planned', 0 from timer
where digest >= decode($1, 'hex') and digest <= decode($2, 'hex')
union all
select digest, at, lane, kind, null, 'dead', 0 from dead_letter
where digest >= decode($1, 'hex') and digest <= decode($2, 'hex') and accepted_at is null
limit 1`;

interface EntryRow {
  readonly digest: Uint8Array;
  readonly at: Date;
  readonly lane: string;
  readonly kind: string;
  readonly due: Date | null;
  readonly state: Trace['state'];
  readonly attempts: number;
}

const REPLIES = `
select key, destination, state, tries, event_id, planned_at, finished_at from outbox
where digest = $1 order by ordinal`;

interface ReplyRow {
  readonly key: string;
  readonly destination: string;
  readonly state: TracedReply['state'];
  readonly tries: number;
  readonly event_id: string | null;
  readonly planned_at: Date;
  readonly finished_at: Date | null;
}

const DIGEST_LENGTH = 64;

/** What became of the message with this reference; nothing when there is none, or none any more. */
export function createTrace({ query }: Queryable) {
  return async function trace(reference: string): Promise<Trace | undefined> {
    const prefix = digestPrefixOf(reference);
    if (prefix === undefined) return undefined;
    const [entry] = await query<EntryRow>(ENTRY, [
      prefix.padEnd(DIGEST_LENGTH, '0'),
      prefix.padEnd(DIGEST_LENGTH, 'f'),
    ]);
    if (!entry) return undefined;
    const replies = await query<ReplyRow>(REPLIES, [entry.digest]);
    return {
      reference: referenceOf(hex(entry.digest)),
      kind: entry.kind,
      lane: entry.lane,
      acceptedAt: entry.at,
      state: entry.state,
      attempts: entry.attempts,
      ...(entry.due ? { due: entry.due } : {}),
      replies: replies.map(readReply),
    };
  };
}

const readReply = (row: ReplyRow): TracedReply => ({
  key: row.key,
  destination: row.destination,
  state: row.state,
  tries: row.tries,
  plannedAt: row.planned_at,
  ...(row.event_id === null ? {} : { eventId: row.event_id }),
  ...(row.finished_at ? { finishedAt: row.finished_at } : {}),
});
