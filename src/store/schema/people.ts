import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { digest, moment, sealed } from './columns.ts';

/** Things that happen once per key, such as a greeting. */
export const once = pgTable('once', {
  digest: digest('digest').primaryKey(),
  by: digest('by').notNull(),
  until: moment('until'),
});

/** What eis last showed a person in a place. */
export const shown = pgTable(
  'shown',
  {
    userId: text('user_id').notNull(),
    roomId: text('room_id').notNull(),
    body: sealed('body').notNull(),
    /** Of the entry that asked for it: its redaction forgets this as well. */
    digest: digest('digest').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.roomId] })],
);

/** A question that waits for the answer of one person in one place. */
export const openQuestion = pgTable(
  'open_question',
  {
    userId: text('user_id').notNull(),
    roomId: text('room_id').notNull(),
    body: sealed('body').notNull(),
    digest: digest('digest').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.roomId] })],
);

/** The tasks of eis's own list: whole, sealed, bound to their owner. */
export const ownTask = pgTable(
  'own_task',
  {
    owner: text('owner').notNull(),
    id: text('id').notNull(),
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    fields: sealed('fields').notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.id] })],
);
