export interface Bell {
  readonly ring: () => void;
  /** Returns after `ms`, at the next ring, or at once if it rang since the last wait: no ring is ever lost. One waiter only. */
  readonly wait: (ms: number) => Promise<void>;
}

/** `sleep` ends, or rejects, as soon as its signal is aborted. */
export function createBell(sleep: (ms: number, signal?: AbortSignal) => Promise<void>): Bell {
  let rang = false;
  let asleep: AbortController | undefined;
  return {
    ring() {
      rang = true;
      asleep?.abort();
    },
    async wait(ms) {
      if (!rang) {
        asleep = new AbortController();
        await sleep(ms, asleep.signal).catch(() => undefined);
        asleep = undefined;
      }
      rang = false;
    },
  };
}
