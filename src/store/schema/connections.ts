import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, sealed } from './columns.ts';

/** A person's login to a service. */
export const connection = pgTable(
  'connection',
  {
    owner: text('owner').notNull(),
    id: text('id').notNull(),
    service: text('service').notNull(),
    isDefault: boolean('is_default').notNull(),
    state: text('state').notNull(),
    since: moment('since').notNull(),
    lastUsed: moment('last_used'),
    /** Name, address and account. */
    body: sealed('body').notNull(),
    /** Apart, because its backend learns them anew without knowing the rest. */
    facts: sealed('facts').notNull(),
    /** The credentials as the vault sealed them: only the vault opens them. */
    credentials: sealed('credentials').notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.id] })],
);

/** What a person chose about eis. */
export const setting = pgTable('setting', {
  owner: text('owner').primaryKey(),
  body: sealed('body').notNull(),
});
