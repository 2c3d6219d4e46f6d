import { z } from 'zod';
import { captionIn, FILE_TYPES, readFile, type SentFile } from '../core/file.ts';
import {
  type EventId,
  parseEventId,
  parseRoomId,
  parseUserId,
  type RoomId,
  type UserId,
} from '../core/ids.ts';
import type { Fields, Json } from '../core/json.ts';
import type { VerificationEvent } from '../core/verification.ts';
import { readVerification } from './read-verification.ts';

/** What every event says about itself. */
interface Sent {
  readonly room: RoomId;
  readonly sender: UserId;
  readonly sentAt: Date;
}

export interface SaidEvent extends Sent {
  readonly kind: 'message';
  readonly eventId: EventId;
  /** `m.text`, `m.notice`, `m.image` … */
  readonly messageType: string;
  /** With a file: what was said with it, if anything. */
  readonly body: string;
  readonly file: SentFile | undefined;
  /** Left out where the client does not know `m.mentions`; an empty list means: nobody. */
  readonly mentions: readonly string[] | undefined;
  readonly isReplyTo: EventId | undefined;
  readonly threadRoot: EventId | undefined;
  /** The message that this one changes; what it says is the new text. */
  readonly replaces: EventId | undefined;
  readonly wasEncrypted: boolean;
}

export interface InviteEvent extends Sent {
  readonly kind: 'invite';
  readonly invited: UserId;
}

export interface ReactionEvent extends Sent {
  readonly kind: 'reaction';
  readonly eventId: EventId;
  readonly target: EventId;
  readonly symbol: string;
}

/** Somebody removed an event: their own, or one of somebody else. */
export interface RedactionEvent extends Sent {
  readonly kind: 'redaction';
  readonly eventId: EventId;
  readonly target: EventId;
}

export interface TombstoneEvent extends Sent {
  readonly kind: 'tombstone';
  readonly replacement: RoomId;
}

export interface EncryptedEvent extends Sent {
  readonly kind: 'encrypted';
  readonly eventId: EventId;
  /** The event as it came. */
  readonly sealed: Fields;
  /** Which of the sender's devices it came from, as far as it says so: good for telling devices apart, not for trust. */
  readonly device: string;
}

/** Keys are compared: `m.key.verification.*`, and the message that begins it. */
export interface VerifyingEvent extends Sent, VerificationEvent {
  readonly kind: 'verification';
}

export type IncomingEvent =
  | SaidEvent
  | InviteEvent
  | ReactionEvent
  | RedactionEvent
  | TombstoneEvent
  | EncryptedEvent
  | VerifyingEvent;

const record = z.record(z.string(), z.unknown());
const Payload = z.looseObject({
  event: z.looseObject({ type: z.string(), content: record.catch({}) }),
  /** Set by us when it was opened. */
  wasEncrypted: z.literal(true).optional(),
});
const Relation = z.looseObject({
  rel_type: z.string().optional().catch(undefined),
  event_id: z.unknown().optional(),
  key: z.string().optional().catch(undefined),
  is_falling_back: z.boolean().optional().catch(undefined),
  'm.in_reply_to': record.optional().catch(undefined),
});
const Mentions = z.looseObject({ user_ids: z.array(z.unknown()).catch([]) });

/**
 * One raw event as the door stored it. Undefined: nothing that eis acts on, be it another type, a scrubbed event
 * or one that is not as the specification says. Times of the future are not believed.
 */
export function readEvent(payload: Json, acceptedAt: Date): IncomingEvent | undefined {
  const parsed = Payload.safeParse(payload);
  if (!parsed.success) return undefined;
  const { event, wasEncrypted = false } = parsed.data;
  const room = parseRoomId(event['room_id']);
  const sender = parseUserId(event['sender']);
  if (!room || !sender) return undefined;
  const sent: Sent = { room, sender, sentAt: readTime(event['origin_server_ts'], acceptedAt) };
  const verification = readVerification(event);
  if (verification) return { kind: 'verification', ...sent, ...verification };
  switch (event.type) {
    case 'm.room.message':
      return readSaid(event, { ...sent, wasEncrypted });
    case 'm.reaction':
      return readReaction(event, sent);
    case 'm.room.redaction':
      return readRedaction(event, sent);
    case 'm.room.member':
      return readInvite(event, sent);
    case 'm.room.tombstone':
      return readTombstone(event, sent);
    case 'm.room.encrypted':
      return readEncrypted(event, sent);
    default:
      return undefined;
  }
}

type Raw = z.infer<typeof Payload>['event'];

function readTime(value: unknown, acceptedAt: Date): Date {
  if (typeof value !== 'number' || !Number.isFinite(value)) return acceptedAt;
  return new Date(Math.min(Math.max(value, 0), acceptedAt.getTime()));
}

/** Text that can be stored and shown anywhere: no NUL, no half characters. */
const cleanText = (text: unknown): string =>
  typeof text === 'string' ? text.toWellFormed().replaceAll('\0', '') : '';

const relationOf = (content: Record<string, unknown>): z.infer<typeof Relation> | undefined =>
  Relation.safeParse(content['m.relates_to']).data;

function readSaid(event: Raw, sent: Sent & Pick<SaidEvent, 'wasEncrypted'>): SaidEvent | undefined {
  const eventId = parseEventId(event['event_id']);
  if (!eventId || Object.hasOwn(event, 'state_key')) return undefined;
  const relation = relationOf(event.content);
  const isEdit = relation?.rel_type === 'm.replace';
  const replaces = isEdit ? parseEventId(relation.event_id) : undefined;
  const content = isEdit ? record.safeParse(event.content['m.new_content']).data : event.content;
  if (!content || (isEdit && !replaces)) return undefined;
  return {
    kind: 'message',
    ...sent,
    eventId,
    ...readWords(content),
    mentions: readMentions(content),
    ...readPlace(relationOf(content)),
    replaces,
  };
}

function readWords(content: Record<string, unknown>): Pick<SaidEvent, 'messageType' | 'body' | 'file'> {
  const messageType = cleanText(content['msgtype']);
  const file = FILE_TYPES.has(messageType) ? readFile(content) : undefined;
  return { messageType, body: cleanText(file ? captionIn(content) : content['body']), file };
}

function readPlace(
  relation: z.infer<typeof Relation> | undefined,
): Pick<SaidEvent, 'isReplyTo' | 'threadRoot'> {
  const inThread = relation?.rel_type === 'm.thread';
  const isFallback = inThread && relation.is_falling_back === true;
  return {
    isReplyTo: isFallback ? undefined : parseEventId(relation?.['m.in_reply_to']?.['event_id']),
    threadRoot: inThread ? parseEventId(relation.event_id) : undefined,
  };
}

function readMentions(content: Record<string, unknown>): readonly string[] | undefined {
  if (!Object.hasOwn(content, 'm.mentions')) return undefined;
  const { data } = Mentions.safeParse(content['m.mentions']);
  return (data?.user_ids ?? []).filter((user) => typeof user === 'string');
}

function readReaction(event: Raw, sent: Sent): ReactionEvent | undefined {
  const relation = relationOf(event.content);
  const eventId = parseEventId(event['event_id']);
  const target = parseEventId(relation?.event_id);
  if (relation?.rel_type !== 'm.annotation' || !relation.key || !target || !eventId) return undefined;
  return { kind: 'reaction', ...sent, eventId, target, symbol: relation.key };
}

/** Where the id stands depends on the version of the room; homeservers write both. */
function readRedaction(event: Raw, sent: Sent): RedactionEvent | undefined {
  const eventId = parseEventId(event['event_id']);
  const target = parseEventId(event['redacts'] ?? event.content['redacts']);
  return eventId && target ? { kind: 'redaction', ...sent, eventId, target } : undefined;
}

function readInvite(event: Raw, sent: Sent): InviteEvent | undefined {
  const invited = parseUserId(event['state_key']);
  if (event.content['membership'] !== 'invite' || !invited) return undefined;
  return { kind: 'invite', ...sent, invited };
}

function readTombstone(event: Raw, sent: Sent): TombstoneEvent | undefined {
  const replacement = parseRoomId(event.content['replacement_room']);
  if (event['state_key'] !== '' || !replacement) return undefined;
  return { kind: 'tombstone', ...sent, replacement };
}

/** One that was removed is left without content. */
function readEncrypted(event: Raw, sent: Sent): EncryptedEvent | undefined {
  const eventId = parseEventId(event['event_id']);
  const sealed = fields.safeParse(event).data;
  const { content } = event;
  if (!eventId || !sealed || Object.keys(content).length === 0) return undefined;
  const device = cleanText(content['device_id'] ?? content['sender_key']).slice(0, LONGEST_DEVICE);
  return { kind: 'encrypted', ...sent, eventId, sealed, device };
}

const fields: z.ZodType<Fields> = z.record(z.string(), z.json());
const LONGEST_DEVICE = 255;
