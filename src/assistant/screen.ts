import type { Role } from '../core/caller.ts';
import type { IncomingEvent, SaidEvent } from './read-event.ts';

export interface ScreenFacts {
  readonly isOurs: boolean;
  readonly isBot: boolean;
  readonly role: Role | undefined;
  readonly now: Date;
}

/** After a day a request is not answered any more (conversation.md 4.5). */
const TOO_OLD_MS = 86_400_000;

export const isTooOld = (sentAt: Date, now: Date): boolean => now.getTime() - sentAt.getTime() > TOO_OLD_MS;

/** Why an event is for nobody, as far as that can be said without looking at its room. */
export function screen(event: IncomingEvent, facts: ScreenFacts): string | undefined {
  if (facts.isOurs) return 'from one of our own accounts';
  if (facts.isBot) return 'from another bot';
  // An invite is answered whoever sent it, and carries no time that could be trusted.
  if (event.kind === 'invite' || event.kind === 'tombstone') return undefined;
  const unspoken = event.kind === 'message' ? whyUnspoken(event) : undefined;
  if (unspoken) return unspoken;
  if (!facts.role) return 'from somebody who may not use eis';
  if (isTooOld(event.sentAt, facts.now)) return 'older than a day';
  return undefined;
}

function whyUnspoken({ messageType }: SaidEvent): string | undefined {
  if (messageType === 'm.notice') return 'a notice';
  return UNSPOKEN.has(messageType) ? 'no talk' : undefined;
}

/** Messages by type only: programs talk to one another with them. */
const UNSPOKEN: ReadonlySet<string> = new Set(['', 'm.key.verification.request', 'm.server_notice']);
