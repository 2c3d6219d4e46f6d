import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import type { DeviceCall } from './send-request.ts';

const syncBody = z.looseObject({
  next_batch: z.string(),
  to_device: z.looseObject({ events: z.array(z.json()) }).optional(),
  device_lists: z
    .looseObject({ changed: z.array(z.string()).nullish(), left: z.array(z.string()).nullish() })
    .optional(),
  device_one_time_keys_count: z.record(z.string(), z.number()).optional(),
  device_unused_fallback_key_types: z.array(z.string()).nullish(),
});

const countsBody = z.looseObject({ one_time_key_counts: z.record(z.string(), z.number()) });
const rotationBody = z.looseObject({
  rotation_period_ms: z.number().optional(),
  rotation_period_msgs: z.number().optional(),
});
const membersBody = z.looseObject({
  chunk: z.array(
    z.looseObject({ state_key: z.string(), content: z.looseObject({ membership: z.string() }) }),
  ),
});
/** What a client of the wire asks /sync for when it reads rooms by other ways. */
const nothing = { types: [], not_types: ['*'], limit: 0 };
const FILTER = encodeURIComponent(
  JSON.stringify({
    presence: nothing,
    account_data: nothing,
    room: { timeline: nothing, state: nothing, ephemeral: nothing, account_data: nothing },
  }),
);

/** What /sync brings a device. */
interface News {
  readonly position: string;
  readonly messages: readonly Json[];
  readonly changed: readonly string[];
  readonly left: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly unusedFallback: readonly string[] | undefined;
}

export async function fetchNews(call: DeviceCall, since: string | undefined): Promise<News> {
  const from = since === undefined ? '' : `&since=${encodeURIComponent(since)}`;
  const answer = syncBody.parse(
    await call('GET', `/_matrix/client/v3/sync?timeout=0&filter=${FILTER}${from}`),
  );
  return {
    position: answer.next_batch,
    messages: answer.to_device?.events ?? [],
    changed: answer.device_lists?.changed ?? [],
    left: answer.device_lists?.left ?? [],
    counts: answer.device_one_time_keys_count ?? (await fetchCounts(call)),
    unusedFallback: answer.device_unused_fallback_key_types ?? undefined,
  };
}

/** A count that is missing does not mean the same on every server. */
async function fetchCounts(call: DeviceCall): Promise<Readonly<Record<string, number>>> {
  return countsBody.parse(await call('POST', '/_matrix/client/v3/keys/upload', {})).one_time_key_counts;
}

/** Those who are in the room, and those who are invited. */
export async function fetchMembers(call: DeviceCall, room: string): Promise<readonly string[]> {
  const { chunk } = membersBody.parse(await call('GET', `${inRoom(room)}/members`));
  return chunk
    .filter(({ content }) => ['join', 'invite'].includes(content.membership))
    .map(({ state_key }) => state_key);
}

export async function fetchRotation(
  call: DeviceCall,
  room: string,
): Promise<{ readonly periodMs: number | undefined; readonly messages: number | undefined }> {
  const state = rotationBody.parse(await call('GET', `${inRoom(room)}/state/m.room.encryption`));
  return { periodMs: state.rotation_period_ms, messages: state.rotation_period_msgs };
}

const inRoom = (room: string): string => `/_matrix/client/v3/rooms/${encodeURIComponent(room)}`;
