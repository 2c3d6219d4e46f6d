import { isInQuestion, type Opened, type UnreadableBecause } from '../core/encryption.ts';
import { type Handled, type InboxEntry, nothing } from '../core/inbox.ts';
import type { Fields, Json } from '../core/json.ts';
import { everyone } from '../core/privacy.ts';
import { status } from '../core/reply.ts';
import { type EncryptionStateDeps, settledState } from '../core/settled-encryption.ts';
import { type FindPlaceDeps, findPlace } from './find-place.ts';
import type { Conversation, EncryptedRoom } from './leave-encrypted.ts';
import type { EncryptedEvent } from './read-event.ts';
import { parkedRow, readSealedRow, type SealedRow, TOLD_AFTER_MS } from './sealed-row.ts';
import { sayAround } from './sentences.ts';

export interface HandleSealedDeps extends FindPlaceDeps, EncryptionStateDeps {
  readonly openEvent: (event: Fields) => Promise<Opened>;
  /** What was inside, by the rules of the other events; `problem` breaks them, undefined is of no use. */
  readonly readOpened: (event: Fields) => { readonly event: Json } | { readonly problem: string } | undefined;
  /** Somebody removed it, so that nothing of it is looked at any more. */
  readonly wasRedacted: (key: string) => Promise<boolean>;
  /** How many encrypted events of a lane wait for their keys. */
  readonly waitingIn: (lane: string) => Promise<number>;
  /** Kept for an admin, who looks at dead letters. */
  readonly keepUnreadable: (unreadable: { readonly raw: string; readonly because: string }) => Promise<void>;
  readonly leaveEncrypted: (room: EncryptedRoom, entry: InboxEntry) => Promise<Handled>;
  /** Once a day, where the person reads plain words already. */
  readonly tellElsewhere: (room: Conversation, entry: Pick<InboxEntry, 'key'>) => Promise<Handled['say']>;
  /** Never forgotten: what is said to them alone is encrypted from now on. */
  readonly noteEncrypts: (user: EncryptedEvent['sender']) => Promise<void>;
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
  /** In which a person is answered. */
  readonly languageOf: (user: EncryptedEvent['sender']) => Promise<string>;
  readonly now: () => Date;
}

interface Sealed {
  readonly event: EncryptedEvent;
  readonly entry: InboxEntry;
  readonly row: SealedRow;
}

const DAY_MS = 86_400_000;
/** What one person said in one room; each key that comes looks at all of them again. */
const MOST_WAITING = 200;
/** An event says itself which device it is from: whoever makes devices up does not make eis talk on and on. */
const MOST_TOLD = 10;

/**
 * An encrypted event of somebody who may use eis: opened, it is handled in its place as if it had been said in plain
 * words. One whose key is missing leaves its lane, comes back with its key or by the clock, and is asked for again
 * once (conversation.md 16.5). Without a device of our own, eis leaves (5.6); while the homeserver shows an identity
 * that is not ours, it waits.
 */
export function createHandleSealed(given: HandleSealedDeps) {
  const deps = { ...given, noteEncrypts: noteFirst(given.noteEncrypts) };
  return async function handleSealed(
    event: EncryptedEvent,
    entry: InboxEntry,
    handleOpened: (opened: InboxEntry) => Promise<Handled>,
  ): Promise<Handled> {
    const row = readSealedRow(entry);
    // As long as it has its own key, it comes without its content when it was removed.
    if (row.since && (await deps.wasRedacted(row.key))) return { ...nothing, forget: true };
    const sealed = { event, entry, row };
    const state = await settledState(deps);
    if (isInQuestion(state)) return await keepForLater(sealed, deps);
    if (state.kind === 'off') return await leave(event, entry, deps);
    const opened = await deps.openEvent(event.sealed);
    switch (opened.kind) {
      case 'opened':
        return await goOn(sealed, opened.event, { ...deps, handleOpened });
      case 'no key yet':
        return await waitFor(sealed, { ends: true, words: unread(opened.withheld) }, deps);
      case 'unsigned device':
        return await waitFor(sealed, { ends: false, words: ({ unsigned }) => unsigned }, deps);
      case 'refused':
        return await refuse(sealed, opened.because, deps);
    }
  };
}

/** Asks the database once for each person. */
function noteFirst(note: HandleSealedDeps['noteEncrypts']): HandleSealedDeps['noteEncrypts'] {
  const noted = new Set<EncryptedEvent['sender']>();
  return async (user) => {
    if (noted.has(user)) return;
    await note(user);
    noted.add(user);
  };
}

/** A message that eis cannot read: it does not stay silent, it leaves and explains. */
async function leave(event: EncryptedEvent, entry: InboxEntry, deps: HandleSealedDeps): Promise<Handled> {
  if (!(await deps.isJoined(event.room))) return nothing;
  return await deps.leaveEncrypted({ room: event.room, person: event.sender }, entry);
}

/**
 * Waits for a day, like an event without its key. The room is encrypted, so nothing is said there; where too many
 * wait, eis leaves and says why.
 */
async function keepForLater(sealed: Sealed, deps: HandleSealedDeps): Promise<Handled> {
  const { event, entry, row } = sealed;
  if (!(await findPlace(event.room, deps))) return { ...nothing, forget: true };
  if (await isOneTooMany(sealed, deps)) return await leave(event, entry, deps);
  const parked = parkedRow(row, { lane: entry.lane, event: event.sealed, now: deps.now() });
  const say = await deps.tellElsewhere({ room: event.room, person: event.sender }, entry);
  return { say, later: parked ? [parked] : [], forget: true };
}

/** What waits already is not counted again. */
const isOneTooMany = async ({ entry, row }: Sealed, { waitingIn }: HandleSealedDeps): Promise<boolean> =>
  row.since === undefined && (await waitingIn(entry.lane)) >= MOST_WAITING;

interface GoingOnDeps extends HandleSealedDeps {
  readonly handleOpened: (opened: InboxEntry) => Promise<Handled>;
}

/**
 * In the same attempt, as the row that it is: whatever dies on the way is repeated, from the decision if there is one.
 * A row that waited has a key of its own, and becomes the event first.
 */
async function goOn(sealed: Sealed, opened: Fields, deps: GoingOnDeps): Promise<Handled> {
  const { entry, row } = sealed;
  const read = deps.readOpened(opened);
  if (!read) return { ...nothing, forget: true };
  if ('problem' in read) return await refuse(sealed, 'malformed', deps);
  await deps.noteEncrypts(sealed.event.sender);
  const payload = { via: row.via, event: read.event, wasEncrypted: true };
  if (row.since === undefined) return await deps.handleOpened({ ...entry, kind: 'event', payload });
  return { ...nothing, next: { kind: 'event', key: row.key, lane: entry.lane, payload } };
}

type Words = ReturnType<typeof sayAround>;

const unread =
  (withheld: string | undefined) =>
  ({ couldNotRead, withheldBecause }: Words): string =>
    [couldNotRead, withheldBecause(withheld ?? '')].filter((line) => line !== undefined).join('\n');

interface Notice {
  /** Whoever reads it sends the message again, so this one is never carried out. */
  readonly ends: boolean;
  readonly words: (words: Words) => string;
}

/** What got no notice of its own waits for a day: its device was told before. */
async function waitFor(sealed: Sealed, notice: Notice, deps: HandleSealedDeps): Promise<Handled> {
  const { event, entry, row } = sealed;
  if (!(await findPlace(event.room, deps))) return { ...nothing, forget: true };
  const now = deps.now();
  const isTooMuch = await isOneTooMany(sealed, deps);
  const say =
    isTooMuch || hasWaited(row, now)
      ? await tellOnce(sealed, notice.ends ? 'unread' : 'unsigned', notice.words, deps)
      : [];
  const isOver = isTooMuch || (notice.ends && say.length > 0);
  const parked = isOver ? undefined : parkedRow(row, { lane: entry.lane, event: event.sealed, now });
  // What is parked is a row of its own.
  return { say, later: parked ? [parked] : [], forget: true };
}

const hasWaited = ({ since }: SealedRow, now: Date): boolean =>
  since !== undefined && now.getTime() - since.getTime() >= TOLD_AFTER_MS;

/** Kept without what was said: the ciphertext opens with the keys that we have. */
async function refuse(sealed: Sealed, because: UnreadableBecause, deps: HandleSealedDeps): Promise<Handled> {
  const { sender, room, eventId, device } = sealed.event;
  await deps.keepUnreadable({ raw: JSON.stringify({ eventId, room, sender, device }), because });
  const say = await tellOnce(
    sealed,
    `refused|${because}`,
    ({ refusedBecause }) => refusedBecause(because),
    deps,
  );
  return { say, later: [], forget: true };
}

/** Once a day for each room, device of the sender and reason, within reason; the same for the same event. */
async function tellOnce(
  { event, row }: Sealed,
  what: string,
  words: Notice['words'],
  deps: HandleSealedDeps,
): Promise<Handled['say']> {
  const { room, sender, device, eventId } = event;
  const tomorrow = new Date(deps.now().getTime() + DAY_MS);
  if (!(await deps.claimOnce(`${what}|${room}|${sender}|${device}`, row.key, tomorrow))) return [];
  if (!(await isAmongFirst(`${room}|${sender}`, row.key, { ...deps, tomorrow }))) return [];
  const reply = status(words(sayAround(await deps.languageOf(sender))));
  return [{ kind: 'message', to: { room }, reply, inReplyTo: eventId, owner: everyone }];
}

interface Counting extends Pick<HandleSealedDeps, 'claimOnce'> {
  readonly tomorrow: Date;
}

async function isAmongFirst(of: string, by: string, { claimOnce, tomorrow }: Counting): Promise<boolean> {
  for (let place = 1; place <= MOST_TOLD; place += 1)
    if (await claimOnce(`told ${place}|${of}`, by, tomorrow)) return true;
  return false;
}
