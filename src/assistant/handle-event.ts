import type { Role } from '../core/caller.ts';
import type { UserId } from '../core/ids.ts';
import { type Handled, type Handler, type HandlerTools, type InboxEntry, nothing } from '../core/inbox.ts';
import type { Log } from '../core/log.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Incoming } from './handle-message.ts';
import {
  type EncryptedEvent,
  type IncomingEvent,
  type InviteEvent,
  type ReactionEvent,
  type RedactionEvent,
  readEvent,
  type SaidEvent,
  type TombstoneEvent,
  type VerifyingEvent,
} from './read-event.ts';
import { screen } from './screen.ts';

export interface HandleEventDeps {
  /** What a person may do here; undefined for somebody who may not use eis. */
  readonly roleOf: (user: UserId) => Role | undefined;
  readonly ownUsers: OwnUsers;
  /** Bots that the configuration names. */
  readonly isBot: (user: UserId) => boolean;
  readonly now: () => Date;
  readonly log: Log;
  readonly handleMessage: (incoming: Incoming<SaidEvent>) => Promise<Handled>;
  readonly handleReaction: (incoming: Incoming<ReactionEvent>) => Promise<Handled>;
  readonly handleRedaction: (incoming: Incoming<RedactionEvent>) => Promise<Handled>;
  readonly handleInvite: (event: InviteEvent, entry: InboxEntry) => Promise<Handled>;
  readonly handleTombstone: (event: TombstoneEvent, entry: InboxEntry) => Promise<Handled>;
  readonly handleSealed: (
    event: EncryptedEvent,
    entry: InboxEntry,
    handleOpened: Around['handleOpened'],
  ) => Promise<Handled>;
  readonly handleVerification: (event: VerifyingEvent, role: Role, entry: InboxEntry) => Promise<Handled>;
}

/** The handler of the kinds `event` and `sealed`: everything that homeservers tell us begins here. */
export function createHandleEvent(deps: HandleEventDeps): Handler {
  return async function handleEvent(entry, tools): Promise<Handled> {
    const event = readEvent(entry.payload, entry.acceptedAt);
    if (!event) return nothing;
    const role = deps.roleOf(event.sender);
    const because = screen(event, {
      isOurs: deps.ownUsers.isOwn(event.sender),
      isBot: deps.isBot(event.sender),
      role,
      now: deps.now(),
    });
    if (because) {
      deps.log.debug('for nobody', { reference: entry.reference, because });
      return nothing;
    }
    const handleOpened = async (opened: InboxEntry): Promise<Handled> => await handleEvent(opened, tools);
    return await dispatch(event, { role, entry, tools, handleOpened }, deps);
  };
}

interface Around {
  readonly role: Role | undefined;
  readonly entry: InboxEntry;
  readonly tools: HandlerTools;
  /** The same row with what was inside its event. */
  readonly handleOpened: (opened: InboxEntry) => Promise<Handled>;
}

async function dispatch(
  event: IncomingEvent,
  { role, entry, tools, handleOpened }: Around,
  deps: HandleEventDeps,
): Promise<Handled> {
  switch (event.kind) {
    case 'message':
      return role ? await deps.handleMessage({ event, role, entry, tools }) : nothing;
    case 'reaction':
      return role ? await deps.handleReaction({ event, role, entry, tools }) : nothing;
    case 'redaction':
      return role ? await deps.handleRedaction({ event, role, entry, tools }) : nothing;
    case 'invite':
      return await deps.handleInvite(event, entry);
    case 'tombstone':
      return await deps.handleTombstone(event, entry);
    case 'encrypted':
      return await deps.handleSealed(event, entry, handleOpened);
    case 'verification':
      return role ? await deps.handleVerification(event, role, entry) : nothing;
  }
}
