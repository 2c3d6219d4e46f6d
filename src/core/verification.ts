import type { EventId, RoomId, UserId } from './ids.ts';
import type { Fields } from './json.ts';

/** One of the seven pictures that two devices show when they hold the same secret. */
export interface ShownEmoji {
  readonly symbol: string;
  /** Its name in English, as the specification has it: `Dog`. */
  readonly name: string;
}

/** An admin's client and eis show the same pictures if nobody stands between them: only a person can tell. */
export interface Comparison {
  /** The event that began it. */
  readonly flow: EventId;
  readonly user: UserId;
  readonly room: RoomId;
  readonly emoji: readonly ShownEmoji[];
}

export const isVerificationType = (type: unknown): boolean =>
  typeof type === 'string' && type.startsWith('m.key.verification.');

/** True of every event by which two sides verify each other, and of the message that begins it. */
export const isVerification = ({
  type,
  content,
}: {
  readonly type: string;
  readonly content: Fields;
}): boolean => isVerificationType(type) || isVerificationType(content['msgtype']);

/** One event of a verification, as it was said. */
export interface VerificationEvent {
  readonly room: RoomId;
  readonly sender: UserId;
  /** The event that began it; this one, if it begins. */
  readonly flow: EventId;
  readonly begins: boolean;
  /** The whole event, for the crypto machine. */
  readonly event: Fields;
}

/** What a person has to know about a verification after one of its events. */
export type VerificationNews =
  | { readonly kind: 'compare'; readonly comparison: Comparison }
  | { readonly kind: 'verified' }
  /** Over without a result: one side took it back, the keys were not the same, or nobody answered in time. */
  | { readonly kind: 'ended' };

/** What became of a person's answer. */
export type Compared =
  | 'verified'
  /** Our side is done; the other has not confirmed yet. */
  | 'confirmed'
  | 'refused'
  /** It is over, or eis was started anew meanwhile. */
  | 'gone';
