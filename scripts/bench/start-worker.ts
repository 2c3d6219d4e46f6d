import type { Handler } from '../../src/core/inbox.ts';
import { createWorker } from '../../src/inbox/worker.ts';
import type { Store } from '../../src/store/open-store.ts';
import { sleep } from '../../src/wiring/sleep.ts';
import { now, silentLog } from './open-bench-store.ts';

/** The worker of the product on this store, with the same handler for everything, until `stop`. */
export async function startWorker(store: Store, handler: Handler) {
  const { epoch, release } = await store.leadership.lead();
  const stopped = new AbortController();
  const worker = createWorker({
    ...store.inbox,
    moveDue: async (at) => await store.timers.moveDue(at),
    handlers: {
      event: handler,
      sealed: handler,
      join: handler,
      credential: handler,
      'look-again': handler,
      occurrence: handler,
      model: handler,
      'new-device': handler,
    },
    giveUp: async (_entry, error) => await Promise.reject(error),
    worker: epoch,
    now,
    sleep,
    log: silentLog,
  });
  const running = worker.run(stopped.signal);
  return {
    epoch,
    stop: async () => {
      stopped.abort();
      await running;
      await release();
    },
  };
}
