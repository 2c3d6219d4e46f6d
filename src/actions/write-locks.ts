/** How many writes a service is busy with, and who waits for one of them to end. */
interface Slots {
  busy: number;
  readonly waiting: (() => void)[];
}

/** Beyond so many keys the moments of the oldest writes are forgotten, and count as recent. */
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
    const held: (() => void)[] = [];
    try {
      // In one order for everybody: two that need the same keys never wait for one another.
      for (const key of [...new Set(keys)].toSorted()) held.push(await this.#take(key, signal));
      return await work();
    } finally {
      for (const release of held) release();
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

  async #take(key: string, signal: AbortSignal): Promise<() => void> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const tail = before.then(async () => await promise);
    this.#tails.set(key, tail);
    const release = (): void => {
      resolve();
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    };
    try {
      await unlessAborted(before, signal);
    } catch (error) {
      resolve();
      throw error;
    }
    return () => {
      this.#remember(key);
      release();
    };
  }

  #remember(key: string): void {
    this.#moment += 1;
    if (this.#written.size >= KEYS_REMEMBERED) {
      this.#written.clear();
      this.#forgottenUntil = this.#moment;
    }
    this.#written.set(key, this.#moment);
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
