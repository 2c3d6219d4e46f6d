import { mayGoPlain } from '../core/encryption.ts';
import { UnavailableError } from '../core/errors.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Place } from '../core/place.ts';
import { isPrivateTo } from '../core/privacy.ts';
import { type EncryptionStateDeps, isClosed, settledState } from '../core/settled-encryption.ts';
import type { Message } from './content-of.ts';

export interface FindDestinationDeps extends EncryptionStateDeps {
  /** From the store if nothing changed since it was read; undefined when eis is not in the room; throws without an answer. */
  readonly placeKnown: (room: RoomId) => Promise<Place | undefined>;
  /** From the homeserver, now. */
  readonly placeNow: (room: RoomId) => Promise<Place | undefined>;
  readonly directRoom: (user: UserId) => Promise<RoomId | undefined>;
  readonly setDirectRoom: (user: UserId, room: RoomId) => Promise<void>;
  readonly forgetDirectRoom: (user: UserId) => Promise<void>;
  readonly openDirectRoom: (
    user: UserId,
    opening: { readonly key: string; readonly encrypted: boolean },
  ) => Promise<RoomId>;
  /** They wrote encrypted before, or a room of both, joined or invited, is known as encrypted. */
  readonly encrypts: (user: UserId) => Promise<boolean>;
  /** They wrote encrypted before, and eis could read it. */
  readonly wasRead: (user: UserId) => Promise<boolean>;
  readonly findDirectRoom: (user: UserId, key: string) => Promise<RoomId | undefined>;
  readonly leaveRoom: (room: RoomId, reason?: string) => Promise<void>;
  /** For `doctor`: the homeserver encrypts even the room that eis opened without encryption. */
  readonly noteEncryptedDirectRoom: (at: Date) => Promise<void>;
  readonly now: () => Date;
}

export type Destination =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'nowhere'; readonly because: string };

interface Attempt {
  readonly key: string;
  readonly left: boolean;
  readonly tries: number;
}

const nowhere = (because: string): Destination => ({ kind: 'nowhere', because });

/**
 * Where a message goes, as that place is now. A person's content is only ever judged by what the homeserver says at
 * this moment; what concerns everyone may go by the store, as long as that is settled.
 */
export async function findDestination(
  { to, owner }: Message,
  attempt: Attempt,
  deps: FindDestinationDeps,
): Promise<Destination> {
  if ('dmWith' in to) return await findDirect(to.dmWith, attempt, deps);
  const place = await (owner.kind === 'person' ? deps.placeNow(to.room) : deps.placeKnown(to.room));
  return place ? { kind: 'place', place } : nowhere('eis is not in the room');
}

/** The known direct room if it still is one, else a new one, once. Throws where it would have to be one that must not be. */
async function findDirect(user: UserId, attempt: Attempt, deps: FindDestinationDeps): Promise<Destination> {
  const known = await deps.directRoom(user);
  const place = known && (await deps.placeNow(known));
  if (place && (await isUsable(place, user, deps))) return { kind: 'place', place };
  const encrypted = await opensEncrypted(user, deps);
  if (known) await deps.forgetDirectRoom(user);
  const room = await open(user, { ...attempt, encrypted }, deps);
  const opened = await lookAt(room, encrypted, deps);
  if (opened && (await isUsable(opened, user, deps))) {
    await deps.setDirectRoom(user, room);
    return { kind: 'place', place: opened };
  }
  if (opened && (await isClosed(opened, deps))) {
    await deps.noteEncryptedDirectRoom(deps.now());
    await deps.leaveRoom(room);
    return nowhere('the homeserver encrypts direct rooms');
  }
  return nowhere('no direct room with this person');
}

const isUsable = async (place: Place, user: UserId, deps: EncryptionStateDeps): Promise<boolean> =>
  isPrivateTo(place, user) && !(await isClosed(place, deps));

/** Who encrypts elsewhere is written to encrypted; what would have to be said in plain words waits, where that is no way. */
async function opensEncrypted(user: UserId, deps: FindDestinationDeps): Promise<boolean> {
  if (!(await deps.encrypts(user))) return false;
  const state = await settledState(deps);
  if (state.kind === 'on') return true;
  if (mayGoPlain(state.because, { wasRead: await deps.wasRead(user) })) return false;
  throw notInPlainWords();
}

/** The homeserver may have left out that it is encrypted, or not come to it yet. */
async function lookAt(
  room: RoomId,
  encrypted: boolean,
  { placeNow }: FindDestinationDeps,
): Promise<Place | undefined> {
  const place = await placeNow(room);
  if (encrypted && place?.encrypted === false) throw notInPlainWords();
  return place;
}

const notInPlainWords = (): UnavailableError =>
  new UnavailableError('Encrypted rooms are closed, and this is not said in plain words.', {
    certainty: 'not done',
  });

interface Opening extends Attempt {
  readonly encrypted: boolean;
}

/** An earlier attempt may have opened it and not lived to note it. */
async function open(
  user: UserId,
  { key, left, tries, encrypted }: Opening,
  deps: FindDestinationDeps,
): Promise<RoomId> {
  const found = left || tries > 0 ? await deps.findDirectRoom(user, key) : undefined;
  return found ?? (await deps.openDirectRoom(user, { key, encrypted }));
}
