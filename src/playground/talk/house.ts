import type { PlaygroundHomeserver } from '../homeserver/homeserver.ts';
import type { SeededTask } from './seed.ts';

/** What eis needs to know about the world of a talk. */
export interface TalkWorld {
  readonly permissions: Readonly<Record<string, 'use' | 'configure' | 'admin'>>;
  readonly zone: string;
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
}

export interface HouseDeps {
  readonly homeserver: PlaygroundHomeserver;
  /** Called for the first start and again after an end, with the same world: what eis had remembered is still there. */
  readonly startEis: (world: TalkWorld) => Promise<RunningEis>;
  /** Real time, also while the clock of the talk stands still. */
  readonly sleep: (ms: number) => Promise<void>;
  /** How long to wait for eis before giving up, in real milliseconds. */
  readonly patienceMs?: number;
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
    const { homeserver } = this.#deps;
    if (!homeserver.isIdle()) return false;
    const before = homeserver.world.position;
    const idle = (await this.#eis?.idle()) ?? true;
    return idle && homeserver.isIdle() && homeserver.world.position === before;
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
