import * as z from 'zod';
import { describeError } from '../core/describe-error.ts';
import { parseRoomId, type RoomId, type UserId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import { type Call, clientPath, isRefused } from './call.ts';

export interface WakeDeps {
  readonly call: Call;
  readonly bot: UserId;
  readonly notes: {
    readonly get: (name: string) => Promise<Json | undefined>;
    readonly set: (name: string, value: Json) => Promise<void>;
  };
  readonly randomNonce: () => string;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly log: Log;
}

export interface Reach {
  /** Whether events we send come back to us through the first door. */
  readonly reachesUs: 'unknown' | 'yes' | 'no';
  readonly since: Date;
}

/** Type of the state event. The first door knows it under the same name. */
const WAKE_TYPE = 'org.eis.wake';
const ROOM_NOTE = 'wake.room';

/**
 * After each of these without an echo the event is sent again. The long ones are for Conduit, which tries nothing for
 * 30 s · n² after its n-th failure, and every new event begins a try of those that have no timer.
 */
const FIRST_WAITS_MS = [5_000, 10_000, 20_000, 30_000, 60_000, 120_000];
const LONGEST_WAIT_MS = 300_000;
/** Two echoes missing: by then every homeserver that reaches us has sent one. */
const SILENT_AFTER = 2;
const WATCH_MS = 900_000;

/** Later echoes prove nothing that newer ones do not. */
const KEPT_NONCES = 100;

/**
 * Some homeservers send what waited only when a new event concerns us, and no ping changes that. So `@eis` writes a
 * small state event into a room of its own, until it comes back through the first door: that drags the backlog out,
 * and proves that delivery works. At the start, after outages, and every quarter of an hour as a watchdog.
 */
export class Wake {
  readonly #deps: WakeDeps;
  readonly #nonces: string[] = [];
  #reach: Reach;
  #isAsking = false;
  #echoed = false;
  #again = false;
  #wasAway = false;
  #asleep: AbortController | undefined;

  constructor(deps: WakeDeps) {
    this.#deps = deps;
    this.#reach = { reachesUs: 'unknown', since: deps.now() };
  }

  /** Runs until the signal is aborted. Never rejects. */
  readonly run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      await this.#askUntilHeard(signal);
      await this.#wait(WATCH_MS, signal, () => this.#again);
    }
  };

  /** The first door calls it with the content of a wake event of ours. */
  readonly heard = ({ nonce }: Readonly<Record<string, Json>>): void => {
    if (typeof nonce !== 'string' || !this.#nonces.includes(nonce)) return;
    this.#turn('yes');
    this.#echoed = true;
    if (this.#isAsking) this.#asleep?.abort();
  };

  /** Told of every request to the homeserver: the first answer after a silence is the end of an outage. */
  readonly asked = ({ status }: { readonly status: number }): void => {
    const isAway = status === 0 || status >= 502;
    if (this.#wasAway && !isAway) this.wakeNow();
    this.#wasAway = isAway;
  };

  /** After the door could not store something: what it refused has to be sent again. */
  readonly wakeNow = (): void => {
    this.#again = true;
    this.#asleep?.abort();
  };

  readonly status = (): Reach => this.#reach;

  async #askUntilHeard(signal: AbortSignal): Promise<void> {
    this.#isAsking = true;
    this.#echoed = false;
    let sent = 0;
    for (const wait of waits()) {
      if (await this.#send()) sent += 1;
      // A request that came while this one was on its way is fulfilled by it.
      this.#again = false;
      if (await this.#isHeardWithin(wait, signal)) break;
      if (signal.aborted) break;
      if (sent >= SILENT_AFTER) this.#turn('no');
    }
    this.#isAsking = false;
  }

  async #isHeardWithin(ms: number, signal: AbortSignal): Promise<boolean> {
    await this.#wait(ms, signal, () => this.#echoed);
    return this.#echoed;
  }

  async #send(): Promise<boolean> {
    const nonce = this.#deps.randomNonce();
    this.#nonces.push(nonce);
    this.#nonces.splice(0, this.#nonces.length - KEPT_NONCES);
    try {
      await sendWake(nonce, this.#deps);
      return true;
    } catch (error) {
      this.#turn('unknown');
      this.#deps.log.warn('wake event not sent', describeError(error));
      return false;
    }
  }

  async #wait(ms: number, signal: AbortSignal, isOver: () => boolean): Promise<void> {
    if (isOver()) return;
    this.#asleep = new AbortController();
    await this.#deps.sleep(ms, AbortSignal.any([signal, this.#asleep.signal])).catch(() => undefined);
    this.#asleep = undefined;
  }

  #turn(reachesUs: Reach['reachesUs']): void {
    if (this.#reach.reachesUs === reachesUs) return;
    this.#reach = { reachesUs, since: this.#deps.now() };
    const { log } = this.#deps;
    if (reachesUs === 'no') log.warn('the homeserver does not reach us');
    if (reachesUs === 'yes') log.info('the homeserver reaches us');
  }
}

/** The last one for ever. */
function* waits(): Generator<number> {
  yield* FIRST_WAITS_MS;
  for (;;) yield LONGEST_WAIT_MS;
}

const Created = z.looseObject({ room_id: z.string() });

/** Where the room is gone or eis was put out of it, a new one is made. */
async function sendWake(nonce: string, deps: WakeDeps): Promise<void> {
  const known = parseRoomId(await deps.notes.get(ROOM_NOTE));
  if (known) {
    try {
      return await put(known, nonce, deps);
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
  await put(await createRoom(deps), nonce, deps);
}

async function put(room: RoomId, nonce: string, { call, bot }: WakeDeps): Promise<void> {
  await call(bot, {
    method: 'PUT',
    path: clientPath('rooms', room, 'state', WAKE_TYPE),
    body: { nonce },
  });
}

async function createRoom({ call, bot, notes }: WakeDeps): Promise<RoomId> {
  const answer = await call(bot, {
    method: 'POST',
    path: clientPath('createRoom'),
    body: { preset: 'private_chat', visibility: 'private', name: 'eis: does the homeserver reach us?' },
  });
  const room = parseRoomId(Created.parse(answer).room_id);
  if (!room) throw new Error('the homeserver named no room');
  await notes.set(ROOM_NOTE, room);
  return room;
}
