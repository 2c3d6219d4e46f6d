import type { CryptoDelta, RatchetPlace } from '../core/crypto-store.ts';
import type { RoomId } from '../core/ids.ts';
import type { Machine } from './machine.ts';
import type { KeptRotation } from './room-rotation.ts';

export interface KeyInUseDeps {
  readonly machine: Pick<Machine, 'news'>;
  readonly now: () => Date;
}

/** What the next message of a room is sealed for. */
export interface Wish {
  readonly room: RoomId;
  /** Who may read it, and how often the key is changed: as text, the same for the same. */
  readonly readers: string;
  readonly transactionId: string;
}

/** A key that this process made, so that it is known when the machine makes the next one. */
interface Watched extends KeptRotation {
  readonly madeAt: number;
  /** Undefined until the first message is sealed with it. */
  readonly session: string | undefined;
  readonly messages: number;
}

/** What was found when everything about the key was last looked after. */
interface Found {
  readonly readers: string;
  readonly at: number;
  readonly news: number;
}

/**
 * As long as the machine itself leaves a device alone that had no one-time key: it would not be asked for one sooner
 * anyway.
 */
const LONGEST_MS = 15_000;
/** The machine ends when it is to seal with a key whose time is over, and has a clock of its own. */
const MARGIN_MS = 60_000;

/** The machine's name for the keys of what was said, its own among them. */
const KEYS = 'inbound_group_sessions3';

/** Whether a step that shared the key of a room made that key. */
export const makesKey = ({ rows }: CryptoDelta): boolean => rows.some(({ store }) => store === KEYS);

/**
 * Remembers of each room that its key was looked after: everybody who may read has it, and it serves for the next
 * message. Until something changes, or a moment has passed, a message needs nothing but itself.
 */
export function createKeyInUse({ machine, now }: KeyInUseDeps) {
  const watched = new Map<RoomId, Watched>();
  const found = new Map<RoomId, Found>();
  const lastSealed = new Map<RoomId, string>();

  return {
    /** True only until the next step of the machine. What was sealed before is never served: it is sealed once. */
    serves: ({ room, readers, transactionId }: Wish): boolean => {
      const [key, last] = [watched.get(room), found.get(room)];
      const at = now().getTime();
      return (
        key !== undefined &&
        last !== undefined &&
        last.readers === readers &&
        last.news === machine.news() &&
        lastSealed.get(room) !== transactionId &&
        isBetween(last.at, at, last.at + LONGEST_MS) &&
        isUsable(key, at)
      );
    },
    made: (room: RoomId, { afterMs, afterMessages }: KeptRotation): void => {
      const madeAt = now().getTime();
      watched.set(room, { afterMs, afterMessages, madeAt, session: undefined, messages: 0 });
    },
    /** `news`: those that were known when it was looked after; undefined when that has to be done again. */
    lookedAfter: ({ room, readers }: Wish, news: number | undefined): void => {
      if (news === undefined) found.delete(room);
      else found.set(room, { readers, news, at: now().getTime() });
    },
    sealed: ({ room, transactionId }: Wish, place: RatchetPlace | undefined): void => {
      lastSealed.set(room, transactionId);
      const key = watched.get(room);
      if (key && place && isNextOf(key, place))
        watched.set(room, { ...key, session: place.session, messages: place.index + 1 });
      else watched.delete(room);
    },
  };
}

/** Another one was made meanwhile, which nobody noticed, when it is not. */
const isNextOf = ({ session, messages }: Watched, place: RatchetPlace): boolean =>
  place.index === messages && (session === undefined || session === place.session);

const isUsable = ({ session, messages, madeAt, afterMs, afterMessages }: Watched, at: number): boolean =>
  session !== undefined && messages < afterMessages && isBetween(madeAt, at, madeAt + afterMs - MARGIN_MS);

/** A clock that was set back proves nothing. */
const isBetween = (from: number, at: number, to: number): boolean => from <= at && at < to;
