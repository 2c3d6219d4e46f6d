import { UnavailableError } from '../core/errors.ts';
import type { RoomId } from '../core/ids.ts';
import type { Place } from '../core/place.ts';
import { sayAround } from './sentences.ts';

export interface FindPlaceDeps {
  /** The room as the homeserver described it; `unknownPlace` when it could not be asked. */
  readonly placeOf: (room: RoomId) => Promise<Place>;
  /** Asks the homeserver whether `@eis` is in the room now. */
  readonly isJoined: (room: RoomId) => Promise<boolean>;
}

/**
 * The place something was said in; undefined when eis is not in that room any more. A room that could not be looked
 * at is tried again later: whether the message is for eis cannot be known before.
 */
export async function findPlace(room: RoomId, deps: FindPlaceDeps): Promise<Place | undefined> {
  const place = await deps.placeOf(room);
  if (place.joinRule !== 'unknown') return place;
  if (!(await deps.isJoined(room))) return undefined;
  throw new UnavailableError((language) => sayAround(language).noReaders, { certainty: 'not done' });
}
