import type { Role } from '../core/caller.ts';
import type { UserId } from '../core/ids.ts';
import { type Handled, type Handler, type InboxEntry, nothing } from '../core/inbox.ts';
import { type JoinTry, readJoin } from './join-payload.ts';

export interface HandleJoinDeps {
  readonly roleOf: (user: UserId) => Role | undefined;
  readonly tryJoin: (join: JoinTry, entry: InboxEntry) => Promise<Handled>;
}

/** Tries a join again. Whoever may not use eis any more is not followed, except into the room that replaces one. */
export function createHandleJoin(deps: HandleJoinDeps): Handler {
  return async function handleJoin(entry) {
    const join = readJoin(entry.payload);
    if (!join.replaces && !deps.roleOf(join.person)) return nothing;
    return await deps.tryJoin(join, entry);
  };
}
