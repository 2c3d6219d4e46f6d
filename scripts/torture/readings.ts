import type { RoomEvent, Stored } from '../../src/playground/homeserver/event.ts';
import type { World } from '../../src/playground/homeserver/world.ts';

/** What was really said by an encrypted event. */
export type Said = Pick<RoomEvent, 'type' | 'content'>;

/** Opens an encrypted event; gives nothing as long as its key is missing. */
export type Reader = (event: RoomEvent) => Promise<Said | undefined>;

/** What stands in the rooms, as the people in them read it. */
export interface Readings {
  /** Oldest first. What nobody could read yet stands there as it came. */
  readonly eventsOf: (room: string) => readonly Readonly<Stored>[];
  /** Told of every event once, as soon as it is read. */
  readonly onEvent: (hear: (event: RoomEvent) => void) => void;
  /** From now on the encrypted events of this room are read by this one. */
  readonly readWith: (room: string, reader: Reader) => void;
  /** Tries once what could not be read until now. */
  readonly readOn: () => Promise<void>;
  /** Encrypted events that nobody could read, oldest first; those that were removed meanwhile are none. */
  readonly unread: () => readonly RoomEvent[];
}

export const isSealed = ({ type }: Pick<RoomEvent, 'type'>): boolean => type === 'm.room.encrypted';

/** A removed event has nothing left in it. */
const isRemoved = ({ content }: RoomEvent): boolean => Object.keys(content).length === 0;

interface Waiting {
  readonly room: string;
  readonly stored: Stored;
}

export function createReadings(world: Pick<World, 'room' | 'onEvent'>): Readings {
  const opened = new Map<string, Said>();
  const readers = new Map<string, Reader>();
  const hearing: ((event: RoomEvent) => void)[] = [];
  let waiting: readonly Waiting[] = [];

  const asRead = (event: RoomEvent): RoomEvent =>
    isSealed(event) && !isRemoved(event) ? { ...event, ...opened.get(event.event_id) } : event;
  const tell = (event: RoomEvent): void => {
    for (const hear of hearing) hear(event);
  };
  const isRead = async ({ room, stored }: Waiting): Promise<boolean> => {
    const { event } = stored;
    if (isRemoved(event)) return true;
    const said = await readers.get(room)?.(event);
    if (!said) return false;
    opened.set(event.event_id, said);
    tell(asRead(stored.event));
    return true;
  };

  world.onEvent(({ id }, stored) => {
    if (isSealed(stored.event)) waiting = [...waiting, { room: id, stored }];
    else tell(stored.event);
  });
  return {
    eventsOf: (room) => world.room(room).events.map((stored) => ({ ...stored, event: asRead(stored.event) })),
    onEvent: (hear) => void hearing.push(hear),
    readWith: (room, reader) => void readers.set(room, reader),
    readOn: async () => {
      for (const one of waiting) if (await isRead(one)) waiting = waiting.filter((other) => other !== one);
    },
    unread: () => waiting.map(({ stored }) => stored.event).filter((event) => !isRemoved(event)),
  };
}
