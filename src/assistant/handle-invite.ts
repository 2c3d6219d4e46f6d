import type { Role } from '../core/caller.ts';
import { type RoomId, serverOf, type UserId } from '../core/ids.ts';
import { type Handled, type InboxEntry, nothing } from '../core/inbox.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { JoinTry } from './join-payload.ts';
import type { InviteEvent } from './read-event.ts';
import { sayAround } from './sentences.ts';

export interface HandleInviteDeps {
  readonly ownUsers: OwnUsers;
  readonly roleOf: (user: UserId) => Role | undefined;
  readonly isJoined: (room: RoomId) => Promise<boolean>;
  readonly tryJoin: (join: JoinTry, entry: InboxEntry) => Promise<Handled>;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
  readonly now: () => Date;
}

/**
 * An invite decides nothing by itself: it may be a copy, late, or long answered. What counts is whether eis is in the
 * room now. Declining can carry no message, only a reason that the homeserver shows to the room.
 */
export function createHandleInvite(deps: HandleInviteDeps) {
  return async function handleInvite(event: InviteEvent, entry: InboxEntry): Promise<Handled> {
    if (event.invited !== deps.ownUsers.bot || (await deps.isJoined(event.room))) return nothing;
    if (!deps.roleOf(event.sender)) {
      const { declined: reason } = sayAround(await deps.languageOf(event.sender));
      return { say: [{ kind: 'leave', room: event.room, reason }], later: [] };
    }
    const join: JoinTry = {
      room: event.room,
      person: event.sender,
      via: [serverOf(event.sender)],
      firstTriedAt: deps.now(),
      tries: 0,
      cause: entry.key,
    };
    return await deps.tryJoin(join, entry);
  };
}
