import type { UserId } from '../core/ids.ts';
import type { Outgoing } from '../core/inbox.ts';
import type { Place } from '../core/place.ts';
import { everyone } from '../core/privacy.ts';
import { status } from '../core/reply.ts';
import type { Message } from './content-of.ts';
import { sayAround } from './sentences.ts';

/** What becomes of a message that is not said where it was meant to be. */
export type Diverted =
  | { readonly kind: 'failed'; readonly because: string }
  | { readonly kind: 'replaced'; readonly instead: readonly Outgoing[] };

const failed = (because: string): Diverted => ({ kind: 'failed', because });

export interface Diversion {
  readonly message: Message;
  /** It was said while its entry was handled. */
  readonly isProgress: boolean;
  readonly place: Place;
  /** The place is encrypted, and eis has no device there: nobody there can be told anything. */
  readonly isClosed: boolean;
  /** Of the person, who is among those that read the neutral line. */
  readonly language: string;
}

/**
 * The room has other readers by now, or its state cannot be trusted: they get a neutral line, the person gets the
 * rest alone.
 */
export function divert({ message, isProgress, place, isClosed, language }: Diversion): Diverted {
  const { owner, to } = message;
  if (isProgress) return failed('the room is not private any more');
  if (owner.kind === 'everyone') return failed('the room is encrypted');
  if ('dmWith' in to) return failed('the direct room is not private');
  if (isReminder(message) || place.readers.length === 0)
    return orPrivately(message, 'nobody reads this room');
  const privately = privatelyTo(owner.user, message);
  if (isClosed) return { kind: 'replaced', instead: [privately] };
  const reply = status(sayAround(language).privately);
  const neutral: Outgoing = { ...message, to: { room: place.roomId }, reply, owner: everyone };
  return { kind: 'replaced', instead: [neutral, privately] };
}

const privatelyTo = (
  user: UserId,
  { inReplyTo: _inReplyTo, threadRoot: _threadRoot, ...rest }: Message,
): Outgoing => ({ ...rest, to: { dmWith: user } });

export const isReminder = ({ reply }: Message): boolean => reply.tone === 'reminder';

/** A reminder reaches its person, whatever became of the room it was set in; who is there now hears nothing of it. */
export function orPrivately(message: Message, because: string): Diverted {
  const { owner, to } = message;
  return isReminder(message) && owner.kind === 'person' && 'room' in to
    ? { kind: 'replaced', instead: [privatelyTo(owner.user, message)] }
    : failed(because);
}
