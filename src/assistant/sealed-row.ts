import { z } from 'zod';
import type { InboxEntry } from '../core/inbox.ts';
import type { Json } from '../core/json.ts';
import { type NewEntry, sealedEntryKey } from '../core/new-entry.ts';

/** A row with an encrypted event: as the door stored it, or as it waits for its key. */
export interface SealedRow {
  /** That of the event. */
  readonly key: string;
  readonly via: Json;
  /** Since when its key is waited for. */
  readonly since: Date | undefined;
  /** How often it was put back. */
  readonly times: number;
}

const Stored = z.looseObject({
  via: z.json(),
  parked: z
    .object({ key: z.string(), since: z.iso.datetime().transform((text) => new Date(text)), times: z.int() })
    .optional(),
});

export function readSealedRow({ key, payload }: Pick<InboxEntry, 'key' | 'payload'>): SealedRow {
  const { via, parked } = Stored.parse(payload);
  return parked ? { via, ...parked } : { key, via, since: undefined, times: 0 };
}

/** When it is tried again though nothing was heard of its key, counted from the first time. */
const TRIED_AFTER_MS = [2_000, 10_000, 25_000] as const;
/** From then on whoever sent it is told. */
export const TOLD_AFTER_MS = TRIED_AFTER_MS[2];
/** After a day a request is not answered any more (conversation.md 4.5). */
const KEPT_MS = 86_400_000;

interface Parking {
  readonly lane: string;
  readonly event: Json;
  readonly now: Date;
}

/** The row in which it waits for its next moment; undefined when there is none left. A key that comes makes it due. */
export function parkedRow(row: SealedRow, { lane, event, now }: Parking): NewEntry | undefined {
  const since = row.since ?? now;
  const due = [...TRIED_AFTER_MS, KEPT_MS].map((after) => new Date(since.getTime() + after));
  const next = due.find((moment) => moment > now);
  if (!next) return undefined;
  const times = row.times + 1;
  const parked = { key: row.key, since: since.toISOString(), times };
  return {
    kind: 'sealed',
    key: sealedEntryKey(row.key, times),
    lane,
    payload: { via: row.via, event, parked },
    due: next,
  };
}
