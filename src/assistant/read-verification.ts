import { z } from 'zod';
import { type EventId, parseEventId } from '../core/ids.ts';
import type { Fields } from '../core/json.ts';
import { isVerificationType, type VerificationEvent } from '../core/verification.ts';

const REQUEST = 'm.key.verification.request';

const Said = z.looseObject({
  type: z.string(),
  event_id: z.unknown(),
  content: z.looseObject({
    msgtype: z.unknown().optional(),
    'm.relates_to': z.looseObject({ event_id: z.unknown() }).optional().catch(undefined),
  }),
});
const Whole: z.ZodType<Fields> = z.record(z.string(), z.json());

/** One event by which an app and eis compare their keys; undefined for everything else. */
export function readVerification(
  event: unknown,
): Pick<VerificationEvent, 'flow' | 'begins' | 'event'> | undefined {
  const said = Said.safeParse(event).data;
  const whole = Whole.safeParse(event).data;
  if (!said || !whole) return undefined;
  const begins = said.type === 'm.room.message' && said.content.msgtype === REQUEST;
  if (!begins && !isVerificationType(said.type)) return undefined;
  const flow: EventId | undefined = parseEventId(
    begins ? said.event_id : said.content['m.relates_to']?.event_id,
  );
  return flow && { flow, begins, event: whole };
}
