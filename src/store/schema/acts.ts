import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, sealed } from './columns.ts';

/** One call that writes. The row stays when its words are forgotten: who, what, where, who agreed, what became of it. */
export const act = pgTable(
  'act',
  {
    owner: text('owner').notNull(),
    mark: text('mark').notNull(),
    /** The newest is the one that "undo" means. */
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    /** The first 32 digits of the digest of the entry that asked for it. */
    request: text('request').notNull(),
    roomId: text('room_id').notNull(),
    connection: text('connection').notNull(),
    action: text('action').notNull(),
    approval: text('approval').notNull(),
    state: text('state').notNull().default('begun'),
    /** Marks of the acts it takes back. */
    undoes: text('undoes').array().notNull(),
    /** Edits and scope; null once they were forgotten. */
    body: sealed('body'),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.mark] }),
    index('act_request').on(table.owner, table.request),
    index('act_newest').on(table.owner, table.ordinal),
    index('act_at').using('brin', table.at),
  ],
);

/** One edit of an act, from the moment it was begun. */
export const actStep = pgTable(
  'act_step',
  {
    owner: text('owner').notNull(),
    mark: text('mark').notNull(),
    ordinal: integer('ordinal').notNull(),
    watermark: sealed('watermark'),
    /** Null until it ended, and once it was forgotten. */
    receipt: sealed('receipt'),
    /** The object, once its receipt is there. */
    objectId: text('object_id'),
    /** whole or partly, once its receipt is there. */
    result: text('result'),
    begunAt: moment('begun_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.mark, table.ordinal] }),
    index('act_step_begun_at').using('brin', table.begunAt),
  ],
);
