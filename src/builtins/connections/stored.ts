import { z } from 'zod';
import type { SealedConnection } from '../../core/connection.ts';
import type { Fields } from '../../core/json.ts';

/** A connection as edits have it. What changes by itself (state, last use) is no part of it. */
export const StoredConnection = z.object({
  id: z.string(),
  service: z.string(),
  name: z.string(),
  address: z.string(),
  account: z.string().nullable(),
  isDefault: z.boolean(),
  facts: z.json(),
  sealed: z.string(),
});
export type StoredConnection = z.infer<typeof StoredConnection>;

/** What is said with the receipt of a new connection: it travels with the edit, and is stored nowhere else. */
export const Said = z.object({
  /** `12 tasks`. */
  found: z.string().exactOptional(),
  /** A zone that may be taken over, and the one that the service has. */
  zone: z.object({ there: z.string(), offered: z.string() }).nullable().exactOptional(),
  /** The tag of a language that may be taken over. */
  language: z.string().nullable().exactOptional(),
  /** How many open tasks may be moved over from the own list. */
  ownTasks: z.number().exactOptional(),
  /** Rights that the token does not have, in words. */
  lacks: z.array(z.string()).exactOptional(),
});
export type Said = z.infer<typeof Said>;

export const fieldsOf = (connection: SealedConnection): Fields => {
  const { id, service, name, address, account, isDefault, facts, sealed } = connection;
  return { id, service, name, address, account: account ?? null, isDefault, facts, sealed };
};
