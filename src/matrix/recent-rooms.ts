import type { RoomId } from '../core/ids.ts';
import type { RoomState } from '../core/room-state.ts';

export interface RecentRoomsDeps {
  readonly readRoom: (room: RoomId) => Promise<RoomState | undefined>;
  /** How many changes of a room arrived. */
  readonly changesOf: (room: RoomId) => Promise<number>;
  readonly now: () => Date;
}

interface Reading {
  readonly state: RoomState;
  /** Before it was read. */
  readonly changes: number;
  readonly at: number;
}

export type RecentRooms = ReturnType<typeof createRecentRooms>;

/** As old as the members may be that a message goes to. */
const RECENT_MS = 5_000;

/** Rooms as the homeserver just described them, so that who decides about a message and who sends it look only once. */
export function createRecentRooms({ readRoom, changesOf, now }: RecentRoomsDeps) {
  const readings = new Map<RoomId, Reading>();
  const isRecent = ({ at }: Reading): boolean => Math.abs(now().getTime() - at) < RECENT_MS;
  const read = async (room: RoomId): Promise<Reading | undefined> => {
    const [at, changes] = [now().getTime(), await changesOf(room)];
    const state = await readRoom(room);
    for (const [known, reading] of readings) if (!isRecent(reading)) readings.delete(known);
    readings.delete(room);
    if (!state) return undefined;
    const reading = { state, changes, at };
    readings.set(room, reading);
    return reading;
  };
  const recentlyRead = async (room: RoomId): Promise<RoomState | undefined> => {
    const reading = readings.get(room);
    if (!reading || !isRecent(reading)) return undefined;
    return (await changesOf(room)) === reading.changes ? reading.state : undefined;
  };
  return {
    /** Now, with the number of changes that had arrived before. */
    read,
    /** What was read a moment ago, if nothing changed since. */
    recentlyRead,
    /** The same, or else as it is now. Undefined when eis is not in the room. */
    readRecently: async (room: RoomId): Promise<RoomState | undefined> =>
      (await recentlyRead(room)) ?? (await read(room))?.state,
  };
}
