import type { RoomEvent } from '../homeserver/event.ts';
import type { World } from '../homeserver/world.ts';

export interface ReadingsDeps {
  readonly world: Pick<World, 'onEvent'>;
  /** Whose words are to be read. */
  readonly bot: string;
  /** What somebody in that room reads; undefined while nobody can. */
  readonly openBySomeone: (event: RoomEvent) => Promise<RoomEvent | undefined>;
  /** Real time. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Keys come within some 160 ms after what they are for. */
const TRIES = 100;
const LOOK_EVERY_MS = 20;

type Hear = (event: RoomEvent) => void;

/** Everything that eis says, in the order in which it is said and in plain words, as the people in the room read it. */
export class Readings {
  readonly close: () => void;
  readonly #deps: ReadingsDeps;
  /** What was said in encrypted events, by their id. */
  readonly #opened = new Map<string, RoomEvent>();
  readonly #hearers: Hear[] = [];
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(deps: ReadingsDeps) {
    this.#deps = deps;
    this.close = deps.world.onEvent((_room, { event }) => {
      if (event.sender === deps.bot) this.#take(event);
    });
  }

  /** What was said here; the event itself where it is plain, or where nobody could read it. */
  find(event: RoomEvent): RoomEvent {
    return this.#opened.get(event.event_id) ?? event;
  }

  /** Nothing was said that nobody has read yet. */
  isSettled(): boolean {
    return this.#waiting === 0;
  }

  onRead(hear: Hear): void {
    this.#hearers.push(hear);
  }

  #take(event: RoomEvent): void {
    if (event.type !== 'm.room.encrypted' && this.isSettled()) return this.#tell(event);
    this.#waiting += 1;
    this.#last = this.#last.then(async () => await this.#read(event));
  }

  async #read(event: RoomEvent): Promise<void> {
    const opened = event.type === 'm.room.encrypted' ? await this.#open(event) : event;
    this.#opened.set(event.event_id, opened ?? event);
    this.#waiting -= 1;
    this.#tell(opened ?? event);
  }

  async #open(event: RoomEvent): Promise<RoomEvent | undefined> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const opened = await this.#deps.openBySomeone(event);
      if (opened) return opened;
      await this.#deps.sleep(LOOK_EVERY_MS);
    }
    return undefined;
  }

  #tell(event: RoomEvent): void {
    for (const hear of this.#hearers) hear(event);
  }
}
