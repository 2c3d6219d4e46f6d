import type { RoomId } from '../core/ids.ts';
import { type Handled, type InboxEntry, nothing } from '../core/inbox.ts';
import type { EncryptedRoom } from './leave-encrypted.ts';
import type { EncryptedEvent } from './read-event.ts';

export interface HandleEncryptedDeps {
  readonly isJoined: (room: RoomId) => Promise<boolean>;
  readonly leaveEncrypted: (room: EncryptedRoom, entry: InboxEntry) => Promise<Handled>;
}

/** A message that eis cannot read: it does not stay silent, it leaves and explains (conversation.md 5.6). */
export function createHandleEncrypted({ isJoined, leaveEncrypted }: HandleEncryptedDeps) {
  return async function handleEncrypted(event: EncryptedEvent, entry: InboxEntry): Promise<Handled> {
    if (!(await isJoined(event.room))) return nothing;
    return await leaveEncrypted({ room: event.room, person: event.sender }, entry);
  };
}
