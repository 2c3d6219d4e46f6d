import type { Role } from '../core/caller.ts';
import type { UserId } from '../core/ids.ts';
import { type Handled, type Handler, type HandlerTools, type InboxEntry, nothing } from '../core/inbox.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Place } from '../core/place.ts';
import { isPrivateTo } from '../core/privacy.ts';
import { readAddress } from './address.ts';
import { readCredential } from './credential-payload.ts';
import { failureWords, type Telling, withCertainty } from './failure-words.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import type { Request } from './known.ts';
import { readEvent, type SaidEvent } from './read-event.ts';
import { sayAround } from './sentences.ts';
import { toMessage } from './to-message.ts';

export interface HandleCredentialDeps extends FindPlaceDeps {
  readonly ownUsers: OwnUsers;
  readonly roleOf: (user: UserId) => Role | undefined;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
  readonly respond: (request: Request) => Promise<Handled>;
  /** It is encrypted, and eis has no device there. */
  readonly isClosed: (place: Pick<Place, 'encrypted'>) => Promise<boolean>;
}

/**
 * The second of two rows of a message with a secret: the message is gone from the room, and is now answered as any
 * other. Whatever comes of it, nothing of the row is kept.
 */
export function createHandleCredential(deps: HandleCredentialDeps): Handler {
  return async function handleCredential(entry, tools) {
    const { event: payload, acceptedAt, decision, removed } = readCredential(entry.payload);
    const event = readEvent(payload, acceptedAt);
    const handled =
      event?.kind === 'message'
        ? await answer(
            event,
            { entry: { ...entry, decision: entry.decision ?? decision }, removed },
            tools,
            deps,
          )
        : nothing;
    return { ...handled, forget: true };
  };
}

async function answer(
  event: SaidEvent,
  { entry, removed }: { readonly entry: InboxEntry; readonly removed: string | undefined },
  tools: HandlerTools,
  deps: HandleCredentialDeps,
): Promise<Handled> {
  const role = deps.roleOf(event.sender);
  const place = await findPlace(event.room, deps);
  if (!role || !place) return nothing;
  if (!isPrivateTo(place, event.sender) || (await deps.isClosed(place)))
    return notAloneAnyMore(event, {
      reference: entry.reference,
      language: await deps.languageOf(event.sender),
    });
  const { bot } = deps.ownUsers;
  return await deps.respond({
    entry,
    tools,
    role,
    message: toMessage(event, readAddress(event, bot).text, place, bot),
    marked: undefined,
    isRemoved: true,
    ...(removed === undefined ? {} : { removed }),
    ...(event.replaces ? { replaces: event.replaces } : {}),
  });
}

const notAloneAnyMore = ({ sender }: SaidEvent, telling: Telling): Handled => ({
  say: [
    {
      kind: 'message',
      to: { dmWith: sender },
      reply: failureWords(
        withCertainty(sayAround(telling.language).notAlone, 'not done', telling.language),
        sayAround(telling.language).sayWhereAlone,
        telling,
      ),
      owner: { kind: 'person', user: sender, sources: 'unknown' },
    },
  ],
  later: [],
});
