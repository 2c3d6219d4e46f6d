import type { PlaygroundHomeserver } from '../homeserver/homeserver.ts';
import type { TalkNetwork } from './network.ts';
import type { SeededConnection, SeededTask } from './seed.ts';

/** What eis needs to know about the world of a talk. */
export interface TalkWorld {
  readonly permissions: Readonly<Record<string, 'use' | 'configure' | 'admin'>>;
  readonly zone: string;
  /** Where the services of the talk are. */
  readonly network: TalkNetwork;
  /** Where its Ollama is; left out: there is none. */
  readonly localModel?: { readonly url: string; readonly model?: string };
}

/** A connection as it is put in past the chat. */
export interface NewConnection extends Omit<SeededConnection, 'token'> {
  readonly secret: string;
}

/** eis, while it runs. */
export interface RunningEis {
  /** Nothing waits, runs or is unsent. */
  readonly idle: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
  /** Cuts database and network at once, in the middle of whatever it does. */
  readonly kill: () => void;
  /** Gives up what a further start would have remembered. */
  readonly forget?: () => Promise<void>;
  /** Puts a task into somebody's own list, past the chat; `due` as actions write it. */
  readonly addOwnTask: (owner: string, task: SeededTask) => Promise<void>;
  /** Tests and stores a connection of somebody, past the chat; their first one of a service is the default. */
  readonly connect: (owner: string, connection: NewConnection) => Promise<void>;
  /** When the next row is due that waits for its time. */
  readonly nextTimer: () => Promise<Date | undefined>;
}

export interface HouseDeps {
  readonly homeserver: PlaygroundHomeserver;
  /** Called for the first start and again after an end, with the same world: what eis had remembered is still there. */
  readonly startEis: (world: TalkWorld) => Promise<RunningEis>;
  /** The clock of the talk, and what moves it. */
  readonly now: () => Date;
  readonly moveClock: (moment: Date) => void;
  /** Real time, also while the clock of the talk stands still. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Everything that eis said was read by somebody. */
  readonly isRead?: () => boolean;
  /** How long to wait for eis before giving up, in real milliseconds. */
  readonly patienceMs?: number;
}

interface Awaited {
  readonly isReached: () => Promise<boolean>;
  /** eis has said nothing that nobody has looked at. */
  readonly isSilent: () => boolean;
}

/** eis was still busy when nobody wanted to wait any longer. */
export class OutOfPatience extends Error {
  override readonly name = 'OutOfPatience';
}

/** Some seconds more than any answer takes on a slow machine that does other things as well. */
const PATIENCE_MS = 40_000;
const LOOK_EVERY_MS = 5;

/** Starts eis, ends it in both ways, and knows when it has nothing left to do. */
export class House {
  readonly #deps: HouseDeps;
  #eis: RunningEis | undefined;
  #world: TalkWorld | undefined;

  constructor(deps: HouseDeps) {
    this.#deps = deps;
  }

  isStarted(): boolean {
    return this.#world !== undefined;
  }

  async start(world: TalkWorld): Promise<RunningEis> {
    this.#world = world;
    this.#eis = await this.#deps.startEis(world);
    await this.waitUntilIdle();
    return this.#eis;
  }

  async startAgain(how: 'restart' | 'kill'): Promise<void> {
    if (!this.#world) return;
    if (how === 'kill') this.#eis?.kill();
    else await this.#eis?.stop();
    this.#eis = undefined;
    this.#eis = await this.#deps.startEis(this.#world);
  }

  async close(): Promise<void> {
    await this.#eis?.stop();
    await this.#eis?.forget?.();
    this.#eis = undefined;
  }

  /** The homeserver has delivered everything, and eis has done and said everything. */
  async isIdle(): Promise<boolean> {
    const { homeserver, isRead } = this.#deps;
    if (!homeserver.isIdle()) return false;
    const before = homeserver.world.position;
    const idle = ((await this.#eis?.idle()) ?? true) && !(await this.#hasDueTimer());
    const isQuiet = homeserver.isIdle() && homeserver.world.position === before;
    return idle && isQuiet && (isRead?.() ?? true);
  }

  async #hasDueTimer(): Promise<boolean> {
    const next = await this.#eis?.nextTimer();
    return next !== undefined && next <= this.#deps.now();
  }

  /**
   * Waits until something is so, or until eis has nothing left to do. What it would only do later, but within `ms`, it does
   * now, as long as it has said nothing: the clock moves on to that moment.
   */
  async waitUntilTime(ms: number, { isReached, isSilent }: Awaited): Promise<void> {
    const limit = this.#deps.now().getTime() + ms;
    const wait = async () => await this.waitUntil(async () => (await isReached()) || (await this.isIdle()));
    for (await wait(); isSilent(); await wait()) {
      const next = await this.#eis?.nextTimer();
      if (next === undefined || next.getTime() > limit) return;
      this.#deps.moveClock(next);
    }
  }

  async waitUntilIdle(): Promise<void> {
    await this.waitUntil(async () => await this.isIdle());
  }

  async waitUntil(reached: () => Promise<boolean>): Promise<void> {
    const tries = Math.ceil((this.#deps.patienceMs ?? PATIENCE_MS) / LOOK_EVERY_MS);
    for (let count = 0; count < tries; count += 1) {
      if (await reached()) return;
      await this.#deps.sleep(LOOK_EVERY_MS);
    }
    const busy = this.#deps.homeserver.isIdle() ? 'eis' : 'the homeserver';
    throw new OutOfPatience(`${busy} was still busy when the time for it was over`);
  }
}
