import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, spawnEis } from './child.ts';
import type { Setup } from './messages.ts';

export interface FleetOptions {
  /** All processes share it, but for the folder with the way in for admins. */
  readonly setup: Setup;
  readonly folder: string;
  /** The number of an open file for the logs of all of them. */
  readonly log: number | undefined;
  /** Told where the homeserver delivers from now on. */
  readonly serviceIsAt: (address: string) => void;
}

interface Running {
  readonly child: Child;
  readonly address: string;
}

/** Loaded beforehand: loading takes longer than starting. */
const SPARES = 2;
/** A start takes a second, on a machine that is busy with other things some more. */
const START_WITHIN_MS = 60_000;

/** The processes of one eis: the one that leads, at times a standby, and those that wait to be started. */
export class Fleet {
  /** Milliseconds from kill -9 of a leader until its standby led. */
  readonly takeOvers: number[] = [];
  readonly #options: FleetOptions;
  readonly #spares: Child[] = [];
  #leader: Running | undefined;
  #standby: Running | undefined;
  #receiver: Running | undefined;
  #born = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  /** The one that leads. */
  get leader(): Child {
    return present(this.#leader).child;
  }

  /** The one to which the homeserver delivers. */
  get receiver(): Child {
    return present(this.#receiver).child;
  }

  /** Starts the first one. */
  async begin(): Promise<void> {
    this.#leader = await this.#launch();
    await inTime(this.#leader.child.leading);
    this.#deliverTo(this.#leader);
  }

  /** From now on a second one waits to take over. */
  async addStandby(): Promise<void> {
    this.#standby ??= await this.#launch();
  }

  /** The homeserver delivers to the standby, if there is one: it stores what the leader then handles. */
  deliverToStandby(): void {
    if (this.#standby) this.#deliverTo(this.#standby);
  }

  /**
   * Kill -9, if that was not done; settles when there are as many as before, one leads, and the homeserver reaches it.
   * `stumblesAfterMs`: where no standby waits, the next one is killed as well, so long after its start began.
   */
  async replace(child: Child, stumblesAfterMs?: number): Promise<void> {
    await child.kill();
    if (child === this.#standby?.child) return await this.#replaceStandby();
    if (!this.#standby) {
      if (stumblesAfterMs !== undefined) await this.#startAndKill(stumblesAfterMs);
      return await this.begin();
    }
    this.#leader = this.#standby;
    this.#standby = undefined;
    this.#deliverTo(this.#leader);
    await inTime(this.#leader.child.leading);
    this.takeOvers.push(performance.now() - (child.killedAt() ?? 0));
    await this.addStandby();
  }

  get hasStandby(): boolean {
    return this.#standby !== undefined;
  }

  /** Ends all of them, those that only wait to be started included. */
  async stop(): Promise<void> {
    const running = [this.#leader, this.#standby].flatMap((one) => (one ? [one.child] : []));
    await Promise.all([...running, ...this.#spares].map(async (child) => await child.kill()));
  }

  async #startAndKill(afterMs: number): Promise<void> {
    const child = await this.#prepared();
    child.start(this.#setupForNext());
    await sleep(afterMs);
    await child.kill();
  }

  async #replaceStandby(): Promise<void> {
    this.#standby = undefined;
    this.#deliverTo(present(this.#leader));
    await this.addStandby();
  }

  #deliverTo(running: Running): void {
    this.#receiver = running;
    this.#options.serviceIsAt(running.address);
  }

  async #launch(): Promise<Running> {
    const child = await this.#prepared();
    child.start(this.#setupForNext());
    return { child, address: await inTime(child.listening) };
  }

  /** The first one is loaded alone: the others then find what Node compiled for it. */
  async #prepared(): Promise<Child> {
    const child = this.#spares.shift() ?? this.#spawn();
    await inTime(child.loaded);
    while (this.#spares.length < SPARES) this.#spares.push(this.#spawn());
    return child;
  }

  #spawn(): Child {
    const { log, folder } = this.#options;
    return spawnEis({ log, cache: join(folder, 'cache') });
  }

  #setupForNext(): Setup {
    const { setup, folder } = this.#options;
    this.#born += 1;
    const configuration = { ...setup.configuration, data: join(folder, String(this.#born)) };
    return { ...setup, configuration };
  }
}

function present(running: Running | undefined): Running {
  if (!running) throw new Error('no eis is running');
  return running;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = async (): Promise<never> => {
    await sleep(START_WITHIN_MS, undefined, { signal: over.signal });
    throw new Error(`no eis was there within ${START_WITHIN_MS / 1000} s`);
  };
  try {
    return await Promise.race([work, late()]);
  } finally {
    over.abort();
  }
}
