import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { digest, moment, sealed } from './columns.ts';

/** The stores and indexes of one database of the crypto machine. */
export const cryptoSchema = pgTable(
  'crypto_schema',
  {
    account: text('account').notNull(),
    database: text('database').notNull(),
    schema: text('schema').notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.database] })],
);

/** What the crypto machine of an account keeps. It seals its words itself, with a key that is a sealed note. */
export const cryptoRow = pgTable(
  'crypto_row',
  {
    account: text('account').notNull(),
    database: text('database').notNull(),
    store: text('store').notNull(),
    key: text('key').notNull(),
    value: text('value').notNull(),
    /** When the key was first written. */
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.database, table.store, table.key] })],
);

/** Each place in a ratchet, and the one event that stood there. */
export const cryptoPlace = pgTable(
  'crypto_place',
  {
    account: text('account').notNull(),
    digest: digest('digest').notNull(),
    by: digest('by').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.digest] })],
);

/** What was encrypted for one transaction id: made once, sent as often as it takes. */
export const cryptoSealed = pgTable(
  'crypto_sealed',
  {
    account: text('account').notNull(),
    transactionId: text('transaction_id').notNull(),
    roomId: text('room_id').notNull(),
    body: sealed('body').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.transactionId] })],
);
