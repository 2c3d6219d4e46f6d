import type { Role } from '../core/caller.ts';
import { UserFacingError } from '../core/errors.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import { type Handled, type InboxEntry, nothing, type Outgoing } from '../core/inbox.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Place } from '../core/place.ts';
import { everyone, isPrivateTo } from '../core/privacy.ts';
import { readCredential } from './credential-payload.ts';
import { outsideFailed, ownMistake } from './failure-words.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import { sayInVain } from './handle-look-again.ts';
import { eventOfModelRow } from './handle-model.ts';
import { readLookAgain } from './look-again-entry.ts';
import { type IncomingEvent, readEvent } from './read-event.ts';
import { screen } from './screen.ts';
import { endProgress } from './show-progress.ts';

export interface GiveUpDeps extends FindPlaceDeps {
  readonly roleOf: (user: UserId) => Role | undefined;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
  readonly ownUsers: OwnUsers;
  readonly isBot: (user: UserId) => boolean;
  readonly directRoom: (user: UserId) => Promise<RoomId | undefined>;
  /** It is encrypted, and eis has no device there. */
  readonly isClosed: (place: Pick<Place, 'encrypted'>) => Promise<boolean>;
  readonly now: () => Date;
}

/**
 * What is said when an entry is given up: the person who waits hears it, nobody else, and no detail. What had been
 * decided may have been done; what had not, was not.
 */
export function createGiveUp(deps: GiveUpDeps) {
  return async function giveUp(entry: InboxEntry, error: unknown): Promise<Handled> {
    if (entry.kind === 'look-again') {
      const look = readLookAgain(entry.payload);
      return sayInVain(look, await deps.languageOf(look.user));
    }
    const event = eventIn(entry);
    const forget = entry.kind === 'credential' ? { forget: true as const } : {};
    if (!event || !(await isWaiting(event, entry, deps))) return { ...nothing, ...forget };
    const certainty = entry.decision === undefined ? 'not done' : 'may have been done';
    const telling = { reference: entry.reference, language: await deps.languageOf(event.sender) };
    const reply =
      error instanceof UserFacingError
        ? outsideFailed({ message: error.message, next: error.next, said: error.said, certainty }, telling)
        : ownMistake(certainty, telling);
    const say: Outgoing[] = [{ kind: 'message', to: { room: event.room }, reply, owner: everyone }];
    const target = entry.kind === 'credential' ? undefined : idOfSaid(event);
    if (target) say.push({ kind: 'reaction', room: event.room, target, symbol: '❌' });
    if (entry.kind === 'model')
      return { say: endProgress(say, { room: event.room, age: ageOf(event, deps) }), later: [] };
    return { say, later: [], ...forget };
  };
}

const ageOf = ({ sentAt }: IncomingEvent, { now }: Pick<GiveUpDeps, 'now'>): number =>
  now().getTime() - sentAt.getTime();

/** Joins are tried on behalf of nobody who waits. */
function eventIn({ kind, payload, acceptedAt }: InboxEntry): IncomingEvent | undefined {
  switch (kind) {
    case 'event':
    case 'sealed':
      return readEvent(payload, acceptedAt);
    case 'credential': {
      const credential = readCredential(payload);
      return readEvent(credential.event, credential.acceptedAt);
    }
    case 'model':
      return eventOfModelRow(payload)?.event;
    case 'join':
    case 'look-again':
    case 'occurrence':
    case 'new-device':
      return undefined;
  }
}

const idOfSaid = (event: IncomingEvent): EventId | undefined =>
  event.kind === 'message' || event.kind === 'encrypted' ? event.eventId : undefined;

const isSaid = ({ kind }: IncomingEvent): boolean => kind === 'message' || kind === 'encrypted';

/** Whoever wrote to eis in a room of their own; in other rooms nobody knows that it was meant. */
async function isWaiting(event: IncomingEvent, entry: InboxEntry, deps: GiveUpDeps): Promise<boolean> {
  const { sender, room } = event;
  const [isOurs, isBot] = [deps.ownUsers.isOwn(sender), deps.isBot(sender)];
  if (screen(event, { isOurs, isBot, role: deps.roleOf(sender), now: deps.now() })) return false;
  if (!isSaid(event) && entry.decision === undefined) return false;
  if ((await deps.directRoom(sender)) === room) return true;
  const place = await findPlace(room, deps);
  return place !== undefined && isPrivateTo(place, sender) && !(await deps.isClosed(place));
}
