import { z } from 'zod';
import type { Because } from '../core/because.ts';
import { parseUserId, type UserId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import type { NewEntry } from '../core/new-entry.ts';

/** A message that no rule understands, on its way to a model. */
export interface ModelRow {
  /** As it was sent. */
  readonly event: Json;
  readonly acceptedAt: Date;
  /** What is to be understood: what was said, or what an answer stands for. */
  readonly sentence: string;
  /** Its words of time are read against this. */
  readonly readAt: Date;
  /** The request that what is done for it belongs to. */
  readonly request: string;
  /** ISO 8601: when it was handed on. Another one of the same request is another wording of it. */
  readonly at: string;
  /** Why the rules refused it, where they could read it. */
  readonly because?: Because;
  /** Sentences that rules understand. */
  readonly nearest: readonly string[];
  /** The word in it that asks for the strong model. */
  readonly strong?: string;
}

interface Asked {
  readonly key: string;
  readonly user: UserId;
}

/** A row of the person's model lane: one model works for one person at a time, in the order in which they asked. */
export const modelEntry = ({ key, user }: Asked, row: ModelRow): NewEntry => ({
  kind: 'model',
  key,
  lane: `model|${user}`,
  payload: rowToJson(row),
});

const rowToJson = (row: ModelRow): Json => ({
  ...row,
  nearest: [...row.nearest],
  acceptedAt: row.acceptedAt.toISOString(),
  readAt: row.readAt.toISOString(),
});

const BECAUSE = [
  'nothing fits',
  'no talk',
  'a question about a write',
  'two readings',
  'not sure it is a request',
  'a time that cannot be',
] as const satisfies readonly Because[];

const moment = z.iso.datetime().transform((text) => new Date(text));
const Stored = z.object({
  event: z.json(),
  acceptedAt: moment,
  sentence: z.string(),
  readAt: moment,
  request: z.string(),
  at: z.string(),
  because: z.enum(BECAUSE).exactOptional(),
  nearest: z.array(z.string()),
  strong: z.string().exactOptional(),
});

const Scrubbed = z.object({ redacted: z.literal(true) });

/** Undefined when the message was removed while the row waited. */
export const readModelRow = (payload: Json): ModelRow | undefined =>
  Scrubbed.safeParse(payload).success ? undefined : Stored.parse(payload);

const Waiting = z.object({
  key: z.string(),
  user: z.custom<UserId>((value) => parseUserId(value) !== undefined),
  row: z.json(),
});

/** A question that waits for consent, as a turn keeps it. */
export const waitingToJson = ({ key, user }: Asked, row: ModelRow): Json => ({
  key,
  user,
  row: rowToJson(row),
});

/** The row that the question becomes once it is allowed. `cause`: the key of the entry that allowed it. */
export function allowedEntry(waiting: Json, cause: string): NewEntry | undefined {
  const { success, data } = Waiting.safeParse(waiting);
  if (!success) return undefined;
  const row = readModelRow(data.row);
  return row && modelEntry({ key: `${data.key}|${cause}`, user: data.user }, row);
}
