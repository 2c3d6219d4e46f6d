import { bigint, boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

export const room = pgTable('room', {
  roomId: text('room_id').primaryKey(),
  joinRule: text('join_rule').notNull().default('unknown'),
  historyVisibility: text('history_visibility').notNull().default('unknown'),
  /** Once true, true for ever. */
  encrypted: boolean('encrypted').notNull().default(false),
  replacement: text('replacement'),
  /** Counts the changes, so that a reading of the homeserver that is older than a change settles nothing. */
  changes: bigint('changes', { mode: 'number' }).notNull().default(0),
  /** The generation of `settlement` in which the homeserver was last read; null after a change. */
  settledIn: bigint('settled_in', { mode: 'number' }),
});

/** Joined and invited users. */
export const member = pgTable(
  'member',
  {
    roomId: text('room_id').notNull(),
    userId: text('user_id').notNull(),
    membership: text('membership').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.userId] }), index('member_user').on(table.userId)],
);

/** One row: rooms settled in an earlier generation are not settled, which unsettles a million rooms at once. */
export const settlement = pgTable('settlement', {
  id: integer('id').primaryKey(),
  generation: bigint('generation', { mode: 'number' }).notNull(),
});

export const directRoom = pgTable('direct_room', {
  userId: text('user_id').primaryKey(),
  roomId: text('room_id').notNull(),
});
