import type { Role } from '../core/caller.ts';
import { serverOf, type UserId } from '../core/ids.ts';
import { type Handled, type InboxEntry, nothing } from '../core/inbox.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import { joinEntry } from './join-payload.ts';
import type { TombstoneEvent } from './read-event.ts';

export interface HandleTombstoneDeps extends FindPlaceDeps {
  readonly roleOf: (user: UserId) => Role | undefined;
  readonly now: () => Date;
}

/** A room was replaced: eis follows in a row of its own and says nothing, if somebody who may use it was there. */
export function createHandleTombstone(deps: HandleTombstoneDeps) {
  return async function handleTombstone(event: TombstoneEvent, entry: InboxEntry): Promise<Handled> {
    const place = await findPlace(event.room, deps);
    if (!place || ![event.sender, ...place.readers].some((user) => deps.roleOf(user))) return nothing;
    const join = joinEntry({
      room: event.replacement,
      person: event.sender,
      via: [serverOf(event.sender)],
      replaces: event.room,
      firstTriedAt: deps.now(),
      tries: 0,
      cause: entry.key,
    });
    return { say: [], later: [join] };
  };
}
