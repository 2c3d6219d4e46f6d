import type { RoomId, UserId } from '../core/ids.ts';
import type { Handled, InboxEntry, Outgoing } from '../core/inbox.ts';
import { everyone } from '../core/privacy.ts';
import { answer } from '../core/reply.ts';
import { sayAround } from './sentences.ts';

export interface LeaveEncryptedDeps {
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
  readonly directRoom: (user: UserId) => Promise<RoomId | undefined>;
  readonly forgetDirectRoom: (user: UserId) => Promise<void>;
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

const DAY_MS = 86_400_000;

/**
 * Rule 5.6 of conversation.md, as long as eis has no device of its own: it leaves with a reason, opens a room without
 * encryption with the person, and explains there once. If that room is encrypted as well, it only leaves, and
 * does not try again with that person for a day.
 */
export function createLeaveEncrypted(deps: LeaveEncryptedDeps) {
  return async function leaveEncrypted(
    { room, person }: EncryptedRoom,
    entry: Pick<InboxEntry, 'key'>,
  ): Promise<Handled> {
    const { cannotRead: reason, encrypted } = sayAround(person ? await deps.languageOf(person) : 'en');
    const leave: Outgoing = { kind: 'leave', room, reason };
    if (!person) return { say: [leave], later: [] };
    const now = deps.now();
    const tomorrow = new Date(now.getTime() + DAY_MS);
    const explains = await deps.claimOnce(`encrypted|${person}`, entry.key, tomorrow);
    const isDirect = (await deps.directRoom(person)) === room;
    if (isDirect && !explains) await deps.noteEncryptedDirectRoom(now);
    if (isDirect) await deps.forgetDirectRoom(person);
    if (!explains) return { say: [leave], later: [] };
    const explain: Outgoing = {
      kind: 'message',
      to: { dmWith: person },
      reply: answer(encrypted),
      owner: everyone,
    };
    return { say: [leave, explain], later: [] };
  };
}
