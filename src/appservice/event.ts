import * as z from 'zod';
import { sha256 } from '../core/digest.ts';
import { parseEventId, parseRoomId, parseUserId, type RoomId, type UserId } from '../core/ids.ts';
import { canonical, type Fields } from '../core/json.ts';

const id = <Id extends string>(parse: (text: unknown) => Id | undefined): z.ZodType<Id> =>
  z.custom<Id>((value) => parse(value) !== undefined, 'is no valid id');

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What every event needs that eis reads; to be used on values that are known to be JSON. */
export const RoomEvent = z.looseObject({
  type: z.string(),
  room_id: id<RoomId>(parseRoomId),
  sender: id<UserId>(parseUserId),
  event_id: id(parseEventId).optional(),
  origin_server_ts: z.number().optional(),
  state_key: z.string().optional(),
  content: z.custom<Fields>(isObject, 'is no object'),
});
export type RoomEvent = z.infer<typeof RoomEvent>;

/** conduwuit and tuwunel push every invite from another server under this one id. */
const PLACEHOLDER = '$placeholder';

/** The same for the same event, whichever door it came through and however often. */
export function keyOf(event: RoomEvent): string {
  const { event_id, type, room_id, state_key, sender, origin_server_ts, content } = event;
  if (event_id !== undefined && event_id !== PLACEHOLDER) return event_id;
  const facts = [type, room_id, state_key ?? null, sender, origin_server_ts ?? null, content];
  return `unnamed:${sha256(canonical(facts))}`;
}

/** Names the first field that is wrong and the rule it breaks, never the value. */
export const firstProblem = ({ issues: [issue] }: z.ZodError): string =>
  issue === undefined ? 'is invalid' : `${issue.path.join('.') || 'event'}: ${issue.message}`;
