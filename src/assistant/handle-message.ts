import type { Role } from '../core/caller.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Handled, HandlerTools, InboxEntry } from '../core/inbox.ts';
import { nothing } from '../core/inbox.ts';
import type { Message } from '../core/message.ts';
import type { OwnUsers } from '../core/own-users.ts';
import type { Place } from '../core/place.ts';
import { everyone, isPrivateTo } from '../core/privacy.ts';
import { status } from '../core/reply.ts';
import { readAddress } from './address.ts';
import { failureWords, withCertainty } from './failure-words.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import { findSecret, secretCommand } from './find-secret.ts';
import { hideFromOthers, type HideSecretDeps } from './hide-secret.ts';
import type { EncryptedRoom } from './leave-encrypted.ts';
import type { SaidEvent } from './read-event.ts';
import type { KnownDeps, Request } from './known.ts';
import type { Parse } from './route.ts';
import { sayAround } from './sentences.ts';
import { toMessage } from './to-message.ts';

export interface HandleMessageDeps
  extends FindPlaceDeps,
    HideSecretDeps,
    Pick<KnownDeps, 'callerOf' | 'actionsOf'> {
  readonly ownUsers: OwnUsers;
  readonly parse: Parse;
  readonly respond: (request: Request) => Promise<Handled>;
  readonly leaveEncrypted: (room: EncryptedRoom, entry: InboxEntry) => Promise<Handled>;
  /** From now on this room counts as encrypted, for ever. */
  readonly noteEncryption: (room: RoomId) => Promise<void>;
  /** It is encrypted, and eis has no device there. */
  readonly isClosed: (place: Pick<Place, 'encrypted'>) => Promise<boolean>;
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
  /** The outbox key of a message that eis sent; undefined for everything else. */
  readonly ownKeyOf: (room: RoomId, event: EventId) => Promise<string | undefined>;
  /** Both are begun and not waited for; what fails there is nobody's concern. */
  readonly markRead: (room: RoomId, event: EventId) => void;
  /** Returns what stops it. */
  readonly startTyping: (room: RoomId) => () => void;
  readonly directRoom: (user: UserId) => Promise<RoomId | undefined>;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
  readonly now: () => Date;
}

/** What handlers of one event share. */
export interface Incoming<Event> {
  readonly event: Event;
  readonly role: Role;
  readonly entry: InboxEntry;
  readonly tools: HandlerTools;
}

/** One message of somebody who may use eis. */
export function createHandleMessage(deps: HandleMessageDeps) {
  return async function handleMessage(incoming: Incoming<SaidEvent>): Promise<Handled> {
    const { event, entry } = incoming;
    const place = await placeOfMessage(event, deps);
    if (!place) return nothing;
    if (await deps.isClosed(place))
      return await deps.leaveEncrypted({ room: event.room, person: event.sender }, entry);
    const { named, text } = readAddress(event, deps.ownUsers.bot);
    // How a room speaks to eis does not change silently when somebody enters (conversation.md 2.4).
    const wasDirect = (await deps.directRoom(event.sender)) === event.room;
    const isForUs =
      named || wasDirect || isAlone(place, event.sender) || (await isSpokenTo(event, text, deps));
    if (!isForUs) return nothing;
    if (isUnsealed(place, event)) return await sayUnsealed(event, entry, deps);
    deps.markRead(event.room, event.eventId);
    const message = toMessage(event, text, place, deps.ownUsers.bot);
    if (isPrivateTo(place, event.sender)) return await answerTyping(incoming, message, deps);
    return await answerElsewhere(incoming, message, {
      ...deps,
      wasDirect: wasDirect && place.readers.length > 1,
    });
  };
}

const isUnsealed = ({ encrypted }: Place, { wasEncrypted }: SaidEvent): boolean => encrypted && !wasEncrypted;

async function answerTyping(
  incoming: Incoming<SaidEvent>,
  message: Message,
  deps: HandleMessageDeps,
): Promise<Handled> {
  const stopTyping = deps.startTyping(incoming.event.room);
  try {
    return await answer(incoming, message, deps);
  } finally {
    stopTyping();
  }
}

/** A room in which somebody encrypts is an encrypted one, whatever its state says: nothing plain is answered. */
async function placeOfMessage(event: SaidEvent, deps: HandleMessageDeps): Promise<Place | undefined> {
  const place = await findPlace(event.room, deps);
  if (!place || place.encrypted || !event.wasEncrypted) return place;
  await deps.noteEncryption(event.room);
  return { ...place, encrypted: true };
}

/** Anybody between us could have written it: it is not acted on. Told once a day to each person in each room. */
async function sayUnsealed(
  { room, sender, eventId }: SaidEvent,
  entry: InboxEntry,
  { claimOnce, languageOf, now }: HandleMessageDeps,
): Promise<Handled> {
  const tomorrow = new Date(now().getTime() + DAY_MS);
  if (!(await claimOnce(`unsealed|${room}|${sender}`, entry.key, tomorrow))) return nothing;
  const reply = status(sayAround(await languageOf(sender)).unsealed);
  return {
    say: [{ kind: 'message', to: { room }, reply, inReplyTo: eventId, owner: everyone }],
    later: [],
  };
}

const DAY_MS = 86_400_000;

/** In a room with one other reader every message of that person is for eis (conversation.md 2.1). */
const isAlone = ({ readers }: Place, sender: UserId): boolean =>
  readers.length === 1 && readers[0] === sender;

/** In other rooms also a command behind the prefix, and a reply to what eis said. */
async function isSpokenTo(
  { room, isReplyTo, sentAt }: SaidEvent,
  text: string,
  { parse, ownKeyOf }: Pick<HandleMessageDeps, 'parse' | 'ownKeyOf'>,
): Promise<boolean> {
  const anywhere = { now: sentAt, timeZone: 'UTC', language: 'en' };
  if (text.startsWith('!') && parse(text, anywhere).to === 'command') return true;
  return isReplyTo !== undefined && (await ownKeyOf(room, isReplyTo)) !== undefined;
}

interface ElsewhereDeps extends HandleMessageDeps {
  /** It was the direct room of the person until somebody else came in. */
  readonly wasDirect: boolean;
}

/** Where others read along: a secret is removed; else, as long as eis talks in direct messages only, one line. */
async function answerElsewhere(
  { event, role, entry }: Incoming<SaidEvent>,
  message: Message,
  deps: ElsewhereDeps,
): Promise<Handled> {
  const { text, place, sender } = message;
  const caller = await deps.callerOf(sender, role, place);
  const actions = deps.actionsOf(caller);
  const reading = deps.parse(text, { now: event.sentAt, timeZone: 'UTC', language: 'en' });
  const calls = 'calls' in reading ? reading.calls : [];
  if (findSecret({ text, reading, calls }, actions))
    return await hideFromOthers(
      { message, entry, command: secretCommand(message.text, actions), language: caller.language },
      deps,
    );
  return event.replaces ? nothing : await sayElsewhere(event, entry, { ...deps, language: caller.language });
}

/** Once for each person in each room. */
async function sayElsewhere(
  { room, sender, eventId }: SaidEvent,
  entry: InboxEntry,
  { claimOnce, wasDirect, language }: ElsewhereDeps & { readonly language: string },
): Promise<Handled> {
  const what = wasDirect ? 'entered' : 'elsewhere';
  if (!(await claimOnce(`${what}|${room}|${sender}`, entry.key))) return nothing;
  const reply = status(wasDirect ? sayAround(language).entered : sayAround(language).elsewhere);
  return {
    say: [{ kind: 'message', to: { room }, reply, inReplyTo: eventId, owner: everyone }],
    later: [],
  };
}

async function answer(
  { event, role, entry, tools }: Incoming<SaidEvent>,
  message: Message,
  { respond, callerOf }: Pick<HandleMessageDeps, 'respond' | 'callerOf'>,
): Promise<Handled> {
  if (event.messageType === 'm.text' || event.file)
    return await respond({
      entry,
      tools,
      role,
      message,
      marked: event.replaces ?? event.eventId,
      ...(event.replaces ? { replaces: event.replaces } : {}),
    });
  const { language } = await callerOf(event.sender, role, message.place);
  const words = sayAround(language);
  return {
    say: [
      {
        kind: 'message',
        to: { room: event.room },
        reply: failureWords(withCertainty(words.onlyText, 'not done', language), words.writeIt, {
          reference: entry.reference,
          language,
        }),
        owner: everyone,
      },
      { kind: 'reaction', room: event.room, target: event.eventId, symbol: '❌' },
    ],
    later: [],
  };
}
