import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { digest, moment, sealed } from './columns.ts';

/** What a person set for a time: reminders. What it is, when it comes and where it is said stands in `body`. */
export const workflow = pgTable(
  'workflow',
  {
    owner: text('owner').notNull(),
    id: text('id').notNull(),
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    /** The request that set it, as acts name theirs: whoever removes that message cancels it. */
    request: text('request').notNull(),
    /** Raised by every change: a timer of an older one is about nothing any more. */
    turn: integer('turn').notNull(),
    /** Of the key of the timer that waits for it. */
    digest: digest('digest'),
    /** The first 32 digits of the digest of the entry that spoke of it last: its messages are known by them. */
    spoken: text('spoken'),
    body: sealed('body').notNull(),
    /** When it came for the last time; null while it is to come. */
    finishedAt: moment('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.id] }),
    index('workflow_finished_at').on(table.finishedAt),
  ],
);
