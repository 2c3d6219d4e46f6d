import { textAt } from '../event.ts';
import type { KeyQuirks } from './key-quirks.ts';
import type { Room } from '../room.ts';
import type { World } from '../world.ts';

export interface ChangedLists {
  readonly changed: readonly string[];
  /** Those with whom no room is shared any more. */
  readonly left: readonly string[];
}

type ListQuirks = Pick<KeyQuirks, 'ownJoinTellsDevices' | 'othersJoinTellsDevices'>;

/** Whose devices somebody has to look up again, and whose no more. */
export function changedLists(
  world: World,
  user: string,
  { since, quirks }: { since: number; quirks: ListQuirks },
): ChangedLists {
  const rooms = world.roomsOf(user, 'join');
  const shared = new Set([user, ...rooms.flatMap((room) => joined(room))]);
  const told = new Set<string>(world.deviceLists.since(since));
  for (const room of rooms)
    for (const other of toldByRoom(world, room, { user, since, quirks })) told.add(other);
  return {
    changed: [...told].filter((other) => shared.has(other)),
    left: [...partedFrom(world, user, since)].filter((other) => !shared.has(other)),
  };
}

const joined = (room: Room): readonly string[] => room.members('join').map((member) => member.user);

interface Asked {
  readonly user: string;
  readonly since: number;
  readonly quirks: ListQuirks;
}

function toldByRoom(world: World, room: Room, { user, since, quirks }: Asked): readonly string[] {
  if (room.touched <= since) return [];
  if (world.deviceLists.repeats) return joined(room);
  const came = cameSince(room, since);
  if (came.has(user)) return quirks.ownJoinTellsDevices ? joined(room) : [];
  return quirks.othersJoinTellsDevices ? joined(room).filter((other) => came.has(other)) : [];
}

/** Those who joined, a new name of somebody who was there before not among them. */
function cameSince(room: Room, since: number): ReadonlySet<string> {
  const before = new Map<string, string | undefined>();
  const came = new Set<string>();
  for (const { position, event } of room.events) {
    if (event.type !== 'm.room.member' || event.state_key === undefined) continue;
    const membership = textAt(event.content, 'membership');
    if (position > since && membership === 'join' && before.get(event.state_key) !== 'join')
      came.add(event.state_key);
    before.set(event.state_key, membership);
  }
  return came;
}

/** Those who left a room of this user since, and those of rooms that this user left. */
function partedFrom(world: World, user: string, since: number): ReadonlySet<string> {
  const parted = new Set<string>();
  const touched = world.roomsOf(user, 'join', 'leave', 'ban').filter((room) => room.touched > since);
  for (const room of touched)
    for (const { position, event } of room.events) {
      const isParting =
        position > since &&
        event.type === 'm.room.member' &&
        ['leave', 'ban'].includes(textAt(event.content, 'membership') ?? '');
      if (!isParting) continue;
      const gone = event.state_key === user ? joined(room) : [event.state_key ?? ''];
      for (const other of gone) parted.add(other);
    }
  return parted;
}
