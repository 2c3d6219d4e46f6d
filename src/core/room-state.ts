import type { RoomId, UserId } from './ids.ts';

export type Membership = 'join' | 'invite' | 'leave' | 'ban' | 'knock';

/** What one state event says about a room, as far as eis cares. */
export type StateChange = { readonly room: RoomId } & (
  | { readonly kind: 'member'; readonly user: UserId; readonly membership: Membership }
  | { readonly kind: 'join-rule'; readonly joinRule: string }
  | { readonly kind: 'history-visibility'; readonly visibility: string }
  | { readonly kind: 'encryption' }
  | { readonly kind: 'tombstone'; readonly replacement: RoomId | undefined; readonly by: UserId }
);

/** When the key of an encrypted room is changed, as far as its state says so. */
export interface Rotation {
  readonly afterMs?: number | undefined;
  readonly afterMessages?: number | undefined;
}

/** A room as the homeserver described it when it was last read, with what came since laid over it. */
export interface RoomState {
  readonly room: RoomId;
  readonly joinRule: string;
  readonly historyVisibility: string;
  /** Once true, true for ever. */
  readonly encrypted: boolean;
  readonly replacement: RoomId | undefined;
  /** Only in what the homeserver says now; what was stored of a room is without it. */
  readonly rotation?: Rotation;
  /** Joined and invited users, our own accounts included. */
  readonly members: readonly { readonly user: UserId; readonly membership: 'join' | 'invite' }[];
  /**
   * False from any change of state until the homeserver was read again: order of arrival proves nothing
   * (Dendrite delivers old after new), so eis sends nothing private on the strength of it.
   */
  readonly settled: boolean;
}
