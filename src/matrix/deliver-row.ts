import { describeError } from '../core/describe-error.ts';
import type { EventId, RoomId, UserId } from '../core/ids.ts';
import type { Outgoing } from '../core/inbox.ts';
import type { Log } from '../core/log.ts';
import type { Place } from '../core/place.ts';
import { mayBeReadIn } from '../core/privacy.ts';
import { isClosed } from '../core/settled-encryption.ts';
import { apologise, type Unsaid } from './apologise.ts';
import {
  type Message,
  messageContent,
  type Reaction,
  reactionContent,
  replacingContent,
  seedsOf,
} from './content-of.ts';
import { divert, isReminder, orPrivately } from './divert.ts';
import { meaningOf } from './failed-sending.ts';
import type { Echo, Wanted } from './find-echo.ts';
import { type FindDestinationDeps, findDestination } from './find-destination.ts';
import { endProgress, findReplaced, type ProgressDeps } from './replace-progress.ts';
import type { RoomEvent, Sending } from './send-event.ts';
import { settleQuestion, type SettleQuestionDeps } from './settle-question.ts';
import { languageFor, type SpeakerDeps, speakerIn, wordedFor } from './speaker.ts';

/** What the store knows of a row. */
export interface OutboxRow {
  readonly key: string;
  readonly reference: string;
  readonly outgoing: Outgoing;
  /** It was said while its entry was handled: nobody needs it any more when that is done. */
  readonly isProgress: boolean;
  /** It was being sent when its worker died. */
  readonly left: boolean;
  readonly tries: number;
  readonly plannedAt: Date;
  /** No echo of it is older than this. */
  readonly lookFrom: Date;
}

export interface DeliverRowDeps extends FindDestinationDeps, SettleQuestionDeps, ProgressDeps, SpeakerDeps {
  readonly sendEvent: (event: RoomEvent, sending: Sending) => Promise<EventId | undefined>;
  readonly findEcho: (wanted: Wanted) => Promise<Echo>;
  readonly forgetRoom: (room: RoomId) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

/** What becomes of a row; the worker writes it down. */
export type Outcome =
  /** `signs`: the reactions that were put under it. */
  | { readonly kind: 'sent'; readonly eventId: EventId | undefined; readonly signs: readonly EventId[] }
  | { readonly kind: 'retry'; readonly afterMs: number | undefined; readonly because: string }
  | { readonly kind: 'failed'; readonly because: string }
  | { readonly kind: 'replaced'; readonly instead: readonly Outgoing[] };

const sent = (eventId: EventId | undefined, signs: readonly EventId[] = []): Outcome => ({
  kind: 'sent',
  eventId,
  signs,
});
const failed = (because: string): Outcome => ({ kind: 'failed', because });

/** Nobody waits for an answer after a day (conversation.md 4.5). */
const DAY_MS = 86_400_000;
/** As long as rows of the outbox are kept. */
const MONTH_MS = 30 * DAY_MS;
/** With the waits between them some four minutes. */
const MOST_TRIES = 14;
/** A homeserver whose database is away answers 500 to everything, and comes back. */
const BROKEN_MS = 3_600_000;

/** Carries out one row, at most once. Never throws: what went wrong is the outcome. */
export async function deliverRow(row: OutboxRow, deps: DeliverRowDeps): Promise<Outcome> {
  try {
    switch (row.outgoing.kind) {
      case 'message':
        return await deliverMessage(row, row.outgoing, deps);
      case 'reaction':
        return await deliverReaction(row, row.outgoing, deps);
      case 'settle':
        await settleQuestion(row.outgoing, row, deps);
        return sent(undefined);
      case 'end progress':
        await endProgress(row.outgoing, row, deps);
        return sent(undefined);
      case 'leave':
        await deps.leaveRoom(row.outgoing.room, row.outgoing.reason);
        await deps.forgetRoom(row.outgoing.room);
        return sent(undefined);
    }
  } catch (error) {
    return await afterFailure(error, row, deps);
  }
}

async function afterFailure(error: unknown, row: OutboxRow, deps: DeliverRowDeps): Promise<Outcome> {
  const meaning = meaningOf(error);
  const { error: name, code, at } = describeError(error);
  const because = [error instanceof Error && name === 'HomeserverError' ? error.message : name, code, at]
    .filter((part) => part !== undefined)
    .join(' ');
  const age = deps.now().getTime() - row.plannedAt.getTime();
  const again = (afterMs?: number): Outcome => ({ kind: 'retry', afterMs, because });
  const sorry = async (unsaid: Unsaid): Promise<Outcome> => await apologise(row, { unsaid, because }, deps);
  switch (meaning.kind) {
    case 'done':
      return sent(undefined);
    case 'later':
      return age > patienceFor(row) ? failed(because) : again(meaning.afterMs);
    case 'broken':
      return row.tries < MOST_TRIES || age < BROKEN_MS ? again() : await sorry('not taken');
    case 'mistake':
      return row.tries < MOST_TRIES ? again() : await sorry('not taken');
    case 'too large':
      return await sorry('too long');
    case 'never':
      return await sorry('not taken');
  }
}

/** Nobody waits for an answer, but a reminder is said however late it is. */
const patienceFor = ({ outgoing }: OutboxRow): number =>
  outgoing.kind === 'message' && isReminder(outgoing) ? MONTH_MS : DAY_MS;

/** After a crash, and after every try whose answer did not come: the homeserver may have the event already. */
const mayBeThere = ({ left, tries }: OutboxRow): boolean => left || tries > 0;

async function deliverReaction(row: OutboxRow, reaction: Reaction, deps: DeliverRowDeps): Promise<Outcome> {
  const { room } = reaction;
  const echo = mayBeThere(row) ? await deps.findEcho(wantedIn(room, deps.bot, row)) : undefined;
  if (echo?.kind === 'found') return sent(echo.eventId);
  // Where it cannot be found out it is set again: a second one of the same sign is no second reaction.
  return sent(await deps.sendEvent(reactionContent(reaction, row.key), sendingTo(room, deps.bot, row.key)));
}

const wantedIn = (room: RoomId, from: UserId, { key, lookFrom }: OutboxRow): Wanted => ({
  room,
  from,
  key,
  plannedAt: lookFrom,
});

/** Unique over all our accounts, because some homeservers scope it to the registration. */
const sendingTo = (room: RoomId, from: UserId, key: string): Sending => ({
  from,
  room,
  transactionId: `eis.${key}`,
});

async function deliverMessage(row: OutboxRow, message: Message, deps: DeliverRowDeps): Promise<Outcome> {
  const echo = mayBeThere(row) ? await findEarlier(row, message, deps) : undefined;
  if (echo?.kind === 'found') {
    return sent(echo.eventId, await seed(echo.eventId, echo.room, { row, message, deps }));
  }
  if (echo?.kind === 'unknown') return giveUpUnknown(row, deps);
  const destination = await findDestination(message, row, deps);
  if (destination.kind === 'nowhere') return orPrivately(message, destination.because);
  const { place } = destination;
  const closed = await isClosed(place, deps);
  if (closed || !mayBeReadIn(place, message.owner))
    return divert({
      message,
      isProgress: row.isProgress,
      place,
      isClosed: closed,
      language: await languageFor(message, deps),
    });
  if (!fits(message, place))
    return await apologise(row, { unsaid: 'no fit', because: 'the file does not fit the room' }, deps);
  const saying = { row, message: await wordedFor(message, place, deps), deps };
  const eventId = await sendIn(place, saying);
  return sent(eventId, await seed(eventId, place.roomId, saying));
}

/** A file is stored encrypted where the room was, and its key is nothing for a room that is not. */
const fits = ({ reply: { file } }: Message, { encrypted }: Place): boolean =>
  file === undefined || (file.seal !== undefined) === encrypted;

/** Returns the event that shows it: for an edit the one that it edits. */
async function sendIn(
  place: Place,
  { row: { key }, message, deps }: RowAtHand,
): Promise<EventId | undefined> {
  const { roomId, readers } = place;
  // A file stands in no place of a text.
  const edits = message.reply.file ? undefined : await findReplaced(message, { key, room: roomId }, deps);
  const content =
    edits === undefined
      ? messageContent(message, { key, readers: readers.length })
      : replacingContent(message, { key, edits });
  const eventId = await deps.sendEvent(content, sendingTo(roomId, speakerIn(place, message, deps), key));
  return edits ?? eventId;
}

type Earlier = Echo & { readonly room: RoomId };

/** A direct room that is not known yet holds nothing of ours: the message goes out after the room is noted. */
async function findEarlier(
  row: OutboxRow,
  message: Message,
  deps: DeliverRowDeps,
): Promise<Earlier | undefined> {
  const room = 'room' in message.to ? message.to.room : await deps.directRoom(message.to.dmWith);
  if (room === undefined) return undefined;
  const said = await deps.findEcho(wantedIn(room, message.from ?? deps.bot, row));
  // A puppet did not speak itself if the room was encrypted then.
  const isMaybeOurs = said.kind === 'absent' && message.from !== undefined && message.from !== deps.bot;
  return { ...(isMaybeOurs ? await deps.findEcho(wantedIn(room, deps.bot, row)) : said), room };
}

/** Rather not said than said twice: a person sees the missing ✅ and asks again. */
function giveUpUnknown({ tries, plannedAt, isProgress }: OutboxRow, { now }: DeliverRowDeps): Outcome {
  const because = 'it cannot be found out whether it was sent';
  // The answer waits behind it.
  if (isProgress) return failed(because);
  const isOver = tries >= MOST_TRIES && now().getTime() - plannedAt.getTime() >= BROKEN_MS;
  return isOver ? failed(because) : { kind: 'retry', afterMs: undefined, because };
}

/** A row that is sent. */
interface RowAtHand {
  readonly row: OutboxRow;
  readonly message: Message;
  readonly deps: DeliverRowDeps;
}

/** The reactions under a question, which it returns. Its text says the same, so a failure is only logged. */
async function seed(
  target: EventId | undefined,
  room: RoomId,
  { row, message, deps }: RowAtHand,
): Promise<readonly EventId[]> {
  const signs: EventId[] = [];
  if (target === undefined) return signs;
  const from = message.from ?? deps.bot;
  try {
    for (const [index, symbol] of seedsOf(message.reply).entries()) {
      const key = `${row.key}.seed${index}`;
      const sign = await deps.sendEvent(reactionContent({ target, symbol }, key), sendingTo(room, from, key));
      if (sign) signs.push(sign);
    }
  } catch (error) {
    deps.log.debug('choices not offered as reactions', {
      reference: row.reference,
      ...describeError(error),
    });
  }
  return signs;
}
