import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { digest, moment, sealed } from './columns.ts';

/** Every key that was ever accepted; a second row with the same key is dropped. */
export const seen = pgTable('seen', {
  digest: digest('digest').primaryKey(),
  /** The same as of its row in `inbox`, which is found by it. */
  at: moment('at').notNull(),
});

/**
 * One queue in strict order: positions `done + 1` to `head` wait. Fenced by `owner` and `epoch`. Each message changes
 * its row three times, so there is as little index as possible: none on `pk`, none on `owner`.
 */
export const lane = pgTable(
  'lane',
  {
    name: text('name').primaryKey(),
    pk: bigint('pk', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    head: bigint('head', { mode: 'number' }).notNull().default(0),
    done: bigint('done', { mode: 'number' }).notNull().default(0),
    owner: integer('owner'),
    epoch: integer('epoch').notNull().default(0),
    attempts: smallint('attempts').notNull().default(0),
    nextAt: moment('next_at').notNull(),
    error: sealed('error'),
  },
  (table) => [index('lane_busy').on(table.nextAt).where(sql`done < head`)],
);

/** What waits and what was handled. Never updated by handling it: that is `lane.done`. */
export const inbox = pgTable(
  'inbox',
  {
    lanePk: bigint('lane_pk', { mode: 'number' }).notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    digest: digest('digest').notNull(),
    kind: text('kind').notNull(),
    /** Key and payload; null once it was forgotten. */
    payload: sealed('payload'),
    decision: sealed('decision'),
    at: moment('at').notNull(),
    /** Something was said about it before it was handled: what is left of that is taken away in the end. */
    progress: boolean('progress').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.lanePk, table.position] }),
    // Rows of one batch share a moment, so this is small, and it grows at its end only.
    index('inbox_at').on(table.at),
  ],
);

/** What could not be handled, or not even read. */
export const deadLetter = pgTable('dead_letter', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  digest: digest('digest').notNull().unique(),
  /** Null for something that never became a row of the inbox. */
  acceptedAt: moment('accepted_at'),
  lane: text('lane').notNull(),
  kind: text('kind').notNull(),
  error: sealed('error'),
  /** The raw text of what could not be read. */
  raw: sealed('raw'),
  at: moment('at').notNull(),
  rerunAt: moment('rerun_at'),
});

/** Rows that are due later; the sweep moves them into their lane under their key. */
export const timer = pgTable(
  'timer',
  {
    digest: digest('digest').primaryKey(),
    lane: text('lane').notNull(),
    kind: text('kind').notNull(),
    payload: sealed('payload').notNull(),
    due: moment('due').notNull(),
    plannedAt: moment('planned_at').notNull(),
    /** What was planned first goes first among those that are due at the same moment. */
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
  },
  (table) => [
    index('timer_due').on(table.due),
    // What waits for a room key becomes due by its room.
    index('timer_sealed').on(table.lane).where(sql`kind = 'sealed'`),
  ],
);

/** Keys of redacted events, so that one which comes after its redaction arrives scrubbed. */
export const redacted = pgTable('redacted', {
  digest: digest('digest').primaryKey(),
  /** What stands in place of the payload. */
  payload: sealed('payload').notNull(),
  at: moment('at').notNull(),
});
