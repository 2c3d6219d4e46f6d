import type { RoomId, UserId } from './ids.ts';

/** A room as seen by the question "who reads what is said here?". */
export interface Place {
  readonly roomId: RoomId;
  /** Joined and invited people; eis and its puppets are left out. Beyond 100 only the first 100 are named. */
  readonly readers: readonly UserId[];
  readonly joinRule: string;
  readonly worldReadable: boolean;
  readonly encrypted: boolean;
  /** What this room was linked to by a state event of ours: content that all its readers may see. */
  readonly links: readonly string[];
}

/** What holds until the state of a room is known: encrypted, and shared with somebody. */
export const unknownPlace = (roomId: RoomId): Place => ({
  roomId,
  readers: [],
  joinRule: 'unknown',
  worldReadable: true,
  encrypted: true,
  links: [],
});

/** A room that only this person reads; whether it still is one is looked at when something is sent there. */
export const privateRoom = (roomId: RoomId, reader: UserId): Place => ({
  roomId,
  readers: [reader],
  joinRule: 'invite',
  worldReadable: false,
  encrypted: false,
  links: [],
});
