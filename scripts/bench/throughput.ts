import { nothing } from '../../src/core/inbox.ts';
import type { Store } from '../../src/store/open-store.ts';
import { openBenchStore } from './open-bench-store.ts';
import { atLeast, median, type Row } from './row.ts';
import { startWorker } from './start-worker.ts';
import { createTurn, roomsFrom, transaction } from './traffic.ts';
import { withPostgres } from './with-postgres.ts';

const EVENTS = 10_000;
const PER_TRANSACTION = 50;
const ROOMS = 1_000;
const RUNS = 5;

/** Events per second from the first `accept` until the last event is handled and committed as done. */
async function drive(store: Store): Promise<number> {
  const { promise: allDone, resolve } = Promise.withResolvers<void>();
  let committed = 0;
  const finish: Store['inbox']['finish'] = async (entry, handled) => {
    const outcome = await store.inbox.finish(entry, handled);
    committed += 1;
    if (committed === EVENTS) resolve();
    return outcome;
  };
  const counting = { ...store, inbox: { ...store.inbox, finish } };
  const worker = await startWorker(counting, async () => await Promise.resolve(nothing));
  const room = createTurn(roomsFrom(ROOMS));
  const batches = Array.from({ length: EVENTS / PER_TRANSACTION }, () => transaction(PER_TRANSACTION, room));
  const begun = performance.now();
  for (const batch of batches) await store.inbox.accept(batch);
  await allDone;
  const seconds = (performance.now() - begun) / 1000;
  await worker.stop();
  return EVENTS / seconds;
}

/** `throughput`: accept and handle in one process, as in the product; a homeserver has one transaction under way. */
export async function throughput(): Promise<readonly Row[]> {
  return await withPostgres(async (server) => {
    const rates: number[] = [];
    for (let run = 0; run <= RUNS; run += 1) {
      await server.createDatabase(`run${run}`);
      const store = await openBenchStore(server.url(`run${run}`));
      rates.push(await drive(store));
      await store.close();
    }
    const [, ...measured] = rates;
    const note = `${EVENTS} events, ${ROOMS} rooms, ${PER_TRANSACTION} per transaction; runs: ${measured.map((rate) => rate.toFixed(0)).join(', ')}`;
    return [atLeast(10_000, { name: 'throughput', value: median(measured), unit: '/s', note })];
  });
}
