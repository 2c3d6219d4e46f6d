import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { digest, moment, sealed } from './columns.ts';

/** What is to be sent, exactly once and in order per destination. */
export const outbox = pgTable(
  'outbox',
  {
    /** The first half of the digest of the entry that caused it, a dot, and a number; named in the event that is sent. */
    key: text('key').primaryKey(),
    digest: digest('digest').notNull(),
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    /** A room id, or `dm|` and a user id as long as there is no room. */
    destination: text('destination').notNull(),
    /** Null once it was forgotten. */
    body: sealed('body'),
    /** planned, sending, sent, failed or diverted. */
    state: text('state').notNull().default('planned'),
    worker: integer('worker'),
    leftBehind: boolean('left_behind').notNull().default(false),
    tries: integer('tries').notNull().default(0),
    nextAt: moment('next_at').notNull(),
    eventId: text('event_id'),
    /** The reactions that were put under the event; taken away again when its question is decided. */
    signs: text('signs').array(),
    error: sealed('error'),
    plannedAt: moment('planned_at').notNull(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    index('outbox_pending').on(table.destination, table.ordinal).where(sql`state in ('planned', 'sending')`),
    index('outbox_queue').on(table.ordinal).where(sql`state in ('planned', 'sending')`),
    index('outbox_digest').on(table.digest),
    index('outbox_planned_at').using('brin', table.plannedAt),
  ],
);
