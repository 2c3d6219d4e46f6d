import { z } from 'zod';
import type { Fields } from '../../core/json.ts';
import type { SealedModelKey } from '../../core/model-key.ts';

/** A key as edits have it. What changes by itself (state, when it was allowed) is no part of it. */
export const StoredKey = z.object({
  id: z.string(),
  provider: z.string(),
  name: z.string(),
  address: z.string(),
  model: z.string().nullable(),
  allowed: z.array(z.enum(['analysis', 'sentences'])),
  sealed: z.string(),
});
export type StoredKey = z.infer<typeof StoredKey>;

/** What is said with the receipt of a new key: it travels with the edit, and is stored nowhere else. */
export const Said = z.object({
  /** Models that could have been chosen as well, where the person named none. */
  others: z.array(z.string()).exactOptional(),
});
export type Said = z.infer<typeof Said>;

export const fieldsOf = ({
  id,
  provider,
  name,
  address,
  model,
  allowed,
  sealed,
}: SealedModelKey): Fields => ({
  id,
  provider,
  name,
  address,
  model: model ?? null,
  allowed: [...allowed],
  sealed,
});
