import type { UserId } from '../../core/ids.ts';

/** Nobody writes more sentences at once that no rule understands. */
const MOST_WAITING = 8;

interface Line {
  isRunning: boolean;
  readonly waiting: { readonly go: () => void }[];
}

/** One after the other for each person, everybody in turn. */
export class FairQueue {
  /** Whose turn is next stands first. */
  readonly #lines = new Map<UserId, Line>();
  readonly #parallel: number;
  #running = 0;

  /** `parallel`: how many run at once, each of somebody else. */
  constructor(parallel: number) {
    this.#parallel = parallel;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return [...this.#lines.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /**
   * Does the work when it is the turn of this person. `full`: too much of theirs waits already. Rejects with the reason
   * of the signal when that is aborted before the work began.
   */
  async run<Value>(user: UserId, work: () => Promise<Value>, signal: AbortSignal): Promise<Value | 'full'> {
    signal.throwIfAborted();
    const line = this.#lines.get(user) ?? { isRunning: false, waiting: [] };
    if (line.waiting.length >= MOST_WAITING) return 'full';
    this.#lines.set(user, line);
    await this.#turn(user, line, signal);
    try {
      return await work();
    } finally {
      line.isRunning = false;
      this.#running -= 1;
      // Whoever had a turn is the last one now.
      this.#lines.delete(user);
      if (line.waiting.length > 0) this.#lines.set(user, line);
      this.#next();
    }
  }

  async #turn(user: UserId, line: Line, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const one = { go: resolve };
    const giveUp = (): void => {
      const place = line.waiting.indexOf(one);
      if (place === -1) return;
      line.waiting.splice(place, 1);
      this.#forget(user, line);
      reject(signal.reason);
    };
    line.waiting.push(one);
    signal.addEventListener('abort', giveUp, { once: true });
    this.#next();
    await promise.finally(() => signal.removeEventListener('abort', giveUp));
  }

  #next(): void {
    for (const line of this.#lines.values()) {
      if (this.#running >= this.#parallel) return;
      const first = line.isRunning ? undefined : line.waiting.shift();
      if (!first) continue;
      line.isRunning = true;
      this.#running += 1;
      first.go();
    }
  }

  #forget(user: UserId, line: Line): void {
    if (!line.isRunning && line.waiting.length === 0) this.#lines.delete(user);
  }
}
