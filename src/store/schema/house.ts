import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment, sealed } from './columns.ts';

/** Where the /sync loop of an account stands. */
export const syncPosition = pgTable('sync_position', {
  account: text('account').primaryKey(),
  position: sealed('position').notNull(),
});

/** The device an account is logged in as, with its token. */
export const device = pgTable('device', {
  account: text('account').primaryKey(),
  body: sealed('body').notNull(),
});

/** Small facts of the house. */
export const note = pgTable('note', {
  name: text('name').primaryKey(),
  value: sealed('value').notNull(),
});

/** Processes that work on the inbox; the number of one is its epoch. */
export const worker = pgTable('worker', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  /** By the clock of the database. */
  seenAt: moment('seen_at').notNull().defaultNow(),
  dead: boolean('dead').notNull().default(false),
});
