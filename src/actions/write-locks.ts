/** How many writes a service is busy with, and who waits for one of them to end. */
interface Slots {
  busy: number;
  readonly waiting: (() => void)[];
}

/** A place in the queue for one key. */
interface Place {
  readonly turn: Promise<void>;
  readonly leave: () => void;
}

/** Beyond so many keys all moments are forgotten: then everything counts as written just now. */
const KEYS_REMEMBERED = 10_000;

/**
 * One write at a time per object, so that a direct room and a shared room do not overwrite one another, and no more
 * at once per service than it bears. One instance for the whole process.
 */
export class WriteLocks {
  readonly #tails = new Map<string, Promise<void>>();
  readonly #slots = new Map<string, Slots>();
  readonly #written = new Map<string, number>();
  #moment = 0;
  #forgottenUntil = 0;

  /** To be asked before a plan is made, for `writtenSince`. */
  moment(): number {
    return this.#moment;
  }

  /** Whether anybody held one of these after that moment: what was read before may no longer be true. */
  writtenSince(keys: readonly string[], moment: number): boolean {
    return keys.some((key) => (this.#written.get(key) ?? this.#forgottenUntil) > moment);
  }

  /** Runs `work` while it alone holds all these keys. Rejects while it waits when the signal is aborted. */
  async hold<T>(keys: readonly string[], signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    // Queued for all of them at once: two that need the same keys never wait for one another.
    const places = [...new Set(keys)].map((key) => this.#queue(key));
    try {
      for (const { turn } of places) await unlessAborted(turn, signal);
    } catch (error) {
      for (const { leave } of places) leave();
      throw error;
    }
    try {
      return await work();
    } finally {
      this.#remember(keys);
      for (const { leave } of places) leave();
    }
  }

  /** Runs `work` as one of at most `limit` at this service. */
  async inSlot<T>(
    service: { readonly origin: string; readonly writesAtOnce: number },
    signal: AbortSignal,
    work: () => Promise<T>,
  ): Promise<T> {
    const slots = this.#slots.get(service.origin) ?? { busy: 0, waiting: [] };
    this.#slots.set(service.origin, slots);
    const release = (): void => {
      const next = slots.waiting.shift();
      // Whoever waited takes the place over as it is.
      if (next) return next();
      slots.busy -= 1;
      if (slots.busy === 0) this.#slots.delete(service.origin);
    };
    if (slots.busy < Math.max(1, service.writesAtOnce)) slots.busy += 1;
    else await takeOver(slots, signal, release);
    try {
      return await work();
    } finally {
      release();
    }
  }

  #queue(key: string): Place {
    const turn = this.#tails.get(key) ?? Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const tail = turn.then(async () => await promise);
    this.#tails.set(key, tail);
    void this.#forget(key, tail);
    return { turn, leave: resolve };
  }

  /** Not before those in front have left as well: whoever comes next waits for them, too. */
  async #forget(key: string, tail: Promise<void>): Promise<void> {
    await tail;
    if (this.#tails.get(key) === tail) this.#tails.delete(key);
  }

  #remember(keys: readonly string[]): void {
    this.#moment += 1;
    for (const key of keys) this.#written.set(key, this.#moment);
    if (this.#written.size <= KEYS_REMEMBERED) return;
    this.#written.clear();
    this.#forgottenUntil = this.#moment;
  }
}

async function takeOver(slots: Slots, signal: AbortSignal, release: () => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  slots.waiting.push(resolve);
  try {
    await unlessAborted(promise, signal);
  } catch (error) {
    const place = slots.waiting.indexOf(resolve);
    if (place === -1) release();
    else slots.waiting.splice(place, 1);
    throw error;
  }
}

async function unlessAborted(waited: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = (): void => resolve();
  signal.addEventListener('abort', wake, { once: true });
  try {
    await Promise.race([waited, promise]);
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', wake);
  }
}
