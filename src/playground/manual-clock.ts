/** A clock that stands still until it is told to move, and the sleep that goes with it. */
export class ManualClock {
  #now: number;
  readonly #sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  readonly now = (): Date => new Date(this.#now);

  /** Ends when the clock has moved far enough, or at once when the signal says so. */
  readonly sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    if (ms <= 0 || signal?.aborted) return;
    const over = Promise.withResolvers<void>();
    const sleeper = { until: this.#now + ms, wake: over.resolve };
    this.#sleepers.add(sleeper);
    signal?.addEventListener('abort', () => over.resolve(), { once: true });
    await over.promise;
    this.#sleepers.delete(sleeper);
  };

  advance(ms: number): void {
    this.moveTo(new Date(this.#now + ms));
  }

  moveTo(moment: Date): void {
    this.#now = moment.getTime();
    for (const { until, wake } of this.#sleepers) if (until <= this.#now) wake();
  }
}
