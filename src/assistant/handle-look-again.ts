import type { Caller, Role } from '../core/caller.ts';
import { UserFacingError } from '../core/errors.ts';
import type { UserId } from '../core/ids.ts';
import { type Handled, type Handler, nothing } from '../core/inbox.ts';
import type { Place } from '../core/place.ts';
import type { Owned, Owner } from '../core/privacy.ts';
import { type Reply, status } from '../core/reply.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import { type LookAgain, lookAgainEntry, readLookAgain } from './look-again-entry.ts';
import { sayAround } from './sentences.ts';

/** What a second look at a write showed, in Markdown: `buy stamps was added once. …`, `buy stamps was not added`. */
export type LookedAgain =
  /** `partly`: a part of it is missing, or something else is different; the words say what. */
  | { readonly kind: 'done' | 'partly' | 'not done'; readonly markdown: string }
  /** It is neither as before nor as planned; or nothing is known of it any more. */
  | { readonly kind: 'unknown'; readonly markdown: string };

export interface LookingAgain {
  readonly caller: Caller;
  readonly mark: string;
  readonly signal: AbortSignal;
}

export interface LookAgainDeps {
  /** Looks up what was begun and writes nothing. Throws a `UserFacingError` when the service does not answer. */
  readonly lookAgain: (looking: LookingAgain) => Promise<Owned<LookedAgain>>;
}

export interface HandleLookAgainDeps extends LookAgainDeps, FindPlaceDeps {
  readonly roleOf: (user: UserId) => Role | undefined;
  readonly callerOf: (user: UserId, role: Role, place: Place) => Promise<Caller>;
  readonly now: () => Date;
}

/** Looks up a write that may have been done, and says once what it found (conversation.md 10.2). */
export function createHandleLookAgain(deps: HandleLookAgainDeps): Handler {
  return async function handleLookAgain(entry, { signal }) {
    const look = readLookAgain(entry.payload);
    const role = deps.roleOf(look.user);
    const place = await findPlace(look.room, deps);
    if (!role || !place) return nothing;
    const caller = await deps.callerOf(look.user, role, place);
    try {
      const found = await deps.lookAgain({ caller, mark: look.mark, signal });
      const seen = found.showIn({ ...place, readers: [look.user], joinRule: 'invite', worldReadable: false });
      return seen ? say(look, status(wordLookedAgain(seen, caller.language)), found.owner) : nothing;
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      return tryLater(look, { now: deps.now(), language: caller.language });
    }
  };
}

function wordLookedAgain({ kind, markdown }: LookedAgain, language: string): string {
  const words = sayAround(language);
  switch (kind) {
    case 'done':
    case 'partly':
      return words.lookedAgain(markdown);
    case 'not done':
      return words.lookedAgainNot(markdown);
    case 'unknown':
      return words.lookedInVain;
  }
}

function tryLater(
  look: LookAgain,
  { now, language }: { readonly now: Date; readonly language: string },
): Handled {
  const next = lookAgainEntry({ ...look, tries: look.tries + 1 }, now);
  return next ? { say: [], later: [next] } : sayInVain(look, language);
}

/** Said once, when it was tried often enough. */
export const sayInVain = (look: LookAgain, language: string): Handled =>
  say(look, status(sayAround(language).lookedInVain), {
    kind: 'person',
    user: look.user,
    sources: 'unknown',
  });

/** Whoever reads the room by now is looked at when it is sent. */
const say = ({ room, threadRoot }: LookAgain, reply: Reply, owner: Owner): Handled => ({
  say: [{ kind: 'message', to: { room }, reply, owner, ...(threadRoot ? { threadRoot } : {}) }],
  later: [],
});
