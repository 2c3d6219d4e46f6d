import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, sealed } from './columns.ts';

/** A person's own key for a provider of models. */
export const modelKey = pgTable(
  'model_key',
  {
    owner: text('owner').notNull(),
    id: text('id').notNull(),
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    provider: text('provider').notNull(),
    state: text('state').notNull(),
    since: moment('since').notNull(),
    /** Name, address, model, and what the person allowed. */
    body: sealed('body').notNull(),
    /** As the vault sealed it: only the vault opens it. */
    credentials: sealed('credentials').notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.id] })],
);

/** What left the house, or may have: written before the first byte. The counts stay when the text is forgotten. */
export const ledger = pgTable(
  'ledger',
  {
    owner: text('owner').notNull(),
    id: text('id').notNull(),
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    /** The first 32 digits of the digest of the message that asked for it. */
    request: text('request').notNull(),
    /** `2026-11`, by the clock of its owner. */
    month: text('month').notNull(),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    purpose: text('purpose').notNull(),
    state: text('state').notNull().default('begun'),
    /** What is counted until the provider said its own numbers. */
    reserved: bigint('reserved', { mode: 'number' }).notNull(),
    sent: bigint('sent', { mode: 'number' }).notNull().default(0),
    received: bigint('received', { mode: 'number' }).notNull().default(0),
    /** Of the text, in bytes. */
    size: integer('size').notNull(),
    replaced: integer('replaced').notNull(),
    /** What the key is called, and where it went. */
    body: sealed('body').notNull(),
    /** Exactly what left; null once it was forgotten. */
    text: sealed('text'),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.id] }),
    index('ledger_month').on(table.owner, table.month, table.ordinal),
    index('ledger_request').on(table.request),
    index('ledger_at').using('brin', table.at),
  ],
);

/** One message of a person and what became of it. */
export const turn = pgTable(
  'turn',
  {
    userId: text('user_id').notNull(),
    request: text('request').notNull(),
    roomId: text('room_id').notNull(),
    /** Handed out anew when the turn is told anew. */
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    /** The first 32 digits of the digest of the entry that answered: its messages are known by them. */
    spoken: text('spoken').notNull(),
    body: sealed('body').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.request] }),
    index('turn_newest').on(table.userId, table.roomId, table.ordinal),
    index('turn_request').on(table.request),
    index('turn_at').using('brin', table.at),
  ],
);
