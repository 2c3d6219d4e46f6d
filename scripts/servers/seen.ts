import { setTimeout as sleep } from 'node:timers/promises';

/** What a client shows of an event; of an encrypted one, what it could decrypt. */
export interface Event {
  readonly type: string;
  readonly event_id?: string | undefined;
  readonly sender: string;
  readonly state_key?: string | undefined;
  readonly content: Readonly<Record<string, unknown>>;
  readonly room: string;
}

/** A human with a client on a real homeserver. */
export interface Talker {
  readonly user: string;
  readonly call: (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;
  readonly say: (room: string, text: string) => Promise<string>;
  readonly react: (room: string, event: string, symbol: string) => Promise<void>;
  readonly edit: (room: string, event: string, text: string) => Promise<void>;
  readonly redact: (room: string, event: string) => Promise<void>;
  /** A room as clients make direct rooms. Its id. */
  readonly openDirectRoom: (other: string, options?: DirectRoomOptions) => Promise<string>;
  /** With its caption. */
  readonly sendFile: (room: string, file: SentFile) => Promise<string>;
  /** What stands in a file that somebody sent. */
  readonly openFile: (event: Event) => Promise<Uint8Array>;
  readonly hears: (room: string, body: string | RegExp) => Promise<Event>;
  readonly sees: (what: string, isWanted: (event: Event) => boolean) => Promise<Event>;
  /** Everything that came so far. */
  readonly seen: () => readonly Event[];
  readonly stop: () => void;
}

export interface DirectRoomOptions {
  readonly encrypted?: boolean;
  /** Whether both have the same rights in it. */
  readonly trusted?: boolean;
}

export interface SentFile {
  readonly name: string;
  /** As `application/pdf`. */
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly caption: string;
}

const PATIENCE_MS = 40_000;
const LOOK_EVERY_MS = 20;

const bodyOf = ({ content }: Event): string => (typeof content['body'] === 'string' ? content['body'] : '');

const fits = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text === wanted : wanted.test(text);

/** Waits until it is so; says what it waited for when it never was. */
export async function waitFor<T>(what: string, look: () => T | undefined): Promise<T> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const found = look();
    if (found !== undefined) return found;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Waits for events of any kind among those that `seen` lists; none is waited for twice. */
export function createWaiting<Seen extends Event>(user: string, seen: () => readonly Seen[]) {
  const taken = new Set<Event>();
  const sees = async (what: string, isWanted: (event: Seen) => boolean): Promise<Seen> => {
    try {
      const found = await waitFor(what, () => seen().find((event) => !taken.has(event) && isWanted(event)));
      taken.add(found);
      return found;
    } catch (error) {
      const last = seen()
        .slice(-5)
        .map((event) => `${event.type} ${bodyOf(event)}`);
      throw new Error(`${user} waited in vain for ${what}; last seen: ${last.join(' | ')}`, { cause: error });
    }
  };
  const hears = async (room: string, body: string | RegExp): Promise<Seen> =>
    await sees(`"${String(body)}"`, isHeard(user, room, body));
  return { sees, hears };
}

/** Somebody else's message in the room whose body fits. */
const isHeard =
  (user: string, room: string, body: string | RegExp) =>
  (event: Event): boolean =>
    event.room === room &&
    event.type === 'm.room.message' &&
    event.sender !== user &&
    fits(bodyOf(event), body);

/** Waits until `user` is in the room, as this person sees it. */
export async function hasJoined(person: Pick<Talker, 'sees'>, room: string, user: string): Promise<void> {
  await person.sees(
    `${user} in the room`,
    (event) =>
      event.room === room &&
      event.type === 'm.room.member' &&
      event.state_key === user &&
      event.content['membership'] === 'join',
  );
}
