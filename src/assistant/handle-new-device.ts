import type { RoomId, UserId } from '../core/ids.ts';
import type { Handler } from '../core/inbox.ts';
import { everyone } from '../core/privacy.ts';
import { status } from '../core/reply.ts';
import { sayAround } from './sentences.ts';

/** An encrypted room that `@eis` is in. */
interface RoomToTell {
  readonly room: RoomId;
  /** The one person there, if it is only one. */
  readonly person: UserId | undefined;
}

export interface HandleNewDeviceDeps {
  readonly encryptedRooms: () => Promise<readonly RoomToTell[]>;
  /** In which a person is answered. */
  readonly languageOf: (user: UserId) => Promise<string>;
}

/** Our device took the place of another one: whoever wrote to that one meanwhile waits for an answer in vain. */
export function createHandleNewDevice({ encryptedRooms, languageOf }: HandleNewDeviceDeps): Handler {
  return async function handleNewDevice() {
    const say = [];
    for (const { room, person } of await encryptedRooms()) {
      const { newDevice } = sayAround(person ? await languageOf(person) : 'en');
      say.push({ kind: 'message', to: { room }, reply: status(newDevice), owner: everyone } as const);
    }
    return { say, later: [] };
  };
}
