import { z } from 'zod';
import type { InboxEntry } from '../core/inbox.ts';
import type { NewEntry } from '../core/new-entry.ts';
import type { Json } from '../core/json.ts';

/** A message with a secret that was removed from its room: as it was sent, and what was decided about it. */
export interface Credential {
  readonly event: Json;
  readonly acceptedAt: Date;
  readonly decision: Json | undefined;
  /** That it was removed, where the answer is to say so. */
  readonly removed: string | undefined;
}

/** A row right behind the others of its lane, so that what is said next is handled after it. */
export const credentialEntry = (
  { key, lane, payload, acceptedAt }: InboxEntry,
  { decision, removed }: Pick<Credential, 'decision' | 'removed'>,
): NewEntry => ({
  kind: 'credential',
  key: `credential|${key}`,
  lane,
  payload: {
    event: payload,
    acceptedAt: acceptedAt.toISOString(),
    ...(decision === undefined ? {} : { decision }),
    ...(removed === undefined ? {} : { removed }),
  },
});

const Stored = z.object({
  event: z.json(),
  acceptedAt: z.iso.datetime().transform((text) => new Date(text)),
  decision: z.json().optional(),
  removed: z.string().optional(),
});

export const readCredential = (payload: Json): Credential => {
  const { event, acceptedAt, decision, removed } = Stored.parse(payload);
  return { event, acceptedAt, decision, removed };
};
