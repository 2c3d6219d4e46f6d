import { mayGoPlain } from '../core/encryption.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Handled, InboxEntry, Outgoing } from '../core/inbox.ts';
import { everyone, isPrivateTo } from '../core/privacy.ts';
import { answer } from '../core/reply.ts';
import { type EncryptionStateDeps, settledState } from '../core/settled-encryption.ts';
import type { FindPlaceDeps } from './find-place.ts';
import { sayAround } from './sentences.ts';

export interface LeaveEncryptedDeps extends Pick<FindPlaceDeps, 'placeOf'>, EncryptionStateDeps {
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
  readonly directRoom: (user: UserId) => Promise<RoomId | undefined>;
  readonly forgetDirectRoom: (user: UserId) => Promise<void>;
  /** They wrote encrypted before, and eis could read it. */
  readonly wasRead: (user: UserId) => Promise<boolean>;
  /** For `doctor`: the homeserver or a person encrypts even the room that eis opened without encryption. */
  readonly noteEncryptedDirectRoom: (at: Date) => Promise<void>;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
  readonly now: () => Date;
}

export interface EncryptedRoom {
  readonly room: RoomId;
  /** Who invited or wrote, if they may use eis: to anybody else nothing is explained. */
  readonly person: UserId | undefined;
}

export interface Conversation extends EncryptedRoom {
  readonly person: UserId;
}

type By = Pick<InboxEntry, 'key'>;

const DAY_MS = 86_400_000;
const tomorrow = (now: Date): Date => new Date(now.getTime() + DAY_MS);

/**
 * Rule 5.6 of conversation.md, as long as eis has no device of its own: it leaves with a reason, opens a room without
 * encryption with the person, and explains there once. If that room is encrypted as well, it only leaves, and
 * does not try again with that person for a day. Where a plain room must not be opened, it says so with the reason.
 */
export function createLeaveEncrypted(deps: LeaveEncryptedDeps) {
  const explainPlain = async ({ room, person }: Conversation, { key }: By): Promise<Handled['say']> => {
    const now = deps.now();
    const explains = await deps.claimOnce(`encrypted|${person}`, key, tomorrow(now));
    const isDirect = (await deps.directRoom(person)) === room;
    if (isDirect && !explains) await deps.noteEncryptedDirectRoom(now);
    if (isDirect) await deps.forgetDirectRoom(person);
    if (!explains) return [];
    const reply = answer(sayAround(await deps.languageOf(person)).encrypted);
    return [{ kind: 'message', to: { dmWith: person }, reply, owner: everyone }];
  };

  return async function leaveEncrypted({ room, person }: EncryptedRoom, entry: By): Promise<Handled> {
    const { cannotRead, cannotReadNow } = sayAround(person ? await deps.languageOf(person) : 'en');
    const leave = (reason: string): Outgoing => ({ kind: 'leave', room, reason });
    if (!person) return { say: [leave(cannotRead)], later: [] };
    if (await isPlainAllowed(person, deps))
      return { say: [leave(cannotRead), ...(await explainPlain({ room, person }, entry))], later: [] };
    if ((await deps.directRoom(person)) === room) await deps.forgetDirectRoom(person);
    return { say: [leave(cannotReadNow)], later: [] };
  };
}

async function isPlainAllowed(person: UserId, deps: LeaveEncryptedDeps): Promise<boolean> {
  const state = await settledState(deps);
  return state.kind === 'off' && mayGoPlain(state.because, { wasRead: await deps.wasRead(person) });
}

/**
 * Says once a day that what somebody writes encrypted waits: in a plain room that they have with eis, if there is one. No
 * other room is opened for it, and an encrypted one is told nothing in plain words.
 */
export function createTellElsewhere(deps: LeaveEncryptedDeps) {
  return async function tellElsewhere({ room, person }: Conversation, { key }: By): Promise<Handled['say']> {
    const direct = await deps.directRoom(person);
    if (direct === undefined || direct === room) return [];
    const place = await deps.placeOf(direct);
    if (place.encrypted || !isPrivateTo(place, person)) return [];
    if (!(await deps.claimOnce(`waits|${person}`, key, tomorrow(deps.now())))) return [];
    const reply = answer(sayAround(await deps.languageOf(person)).sealedWaits);
    return [{ kind: 'message', to: { room: direct }, reply, owner: everyone }];
  };
}
