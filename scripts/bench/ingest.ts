import postgres from 'postgres';
import type { Batch } from '../../src/store/accept.ts';
import { openBenchStore } from './open-bench-store.ts';
import { atMost, median, type Row } from './row.ts';
import { createTurn, roomsFrom, transaction } from './traffic.ts';
import { withPostgres } from './with-postgres.ts';

const EVENTS = 50;
const ROOMS = 1_000;
const WARM_UP = 60;
const ROUNDS = 12;
const PER_ROUND = 40;

/** What one batch costs to store, in milliseconds. */
type Keep = (batch: Batch) => Promise<number>;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The least that a listener which loses nothing must do: one INSERT with a row per event, and its COMMIT. */
async function createPlain(url: string, seal: (context: string, plain: Uint8Array) => Uint8Array) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql`create table plain (id text primary key, room text not null, event bytea not null)`;
  const keep: Keep = async ({ entries }) => {
    // Sealed before the clock starts: the same bytes reach the disk, and their cost counts for eis alone.
    const rows = entries.map(({ key, lane, payload }) => ({
      id: key,
      room: lane,
      event: Buffer.from(seal(`inbox|${key}`, Buffer.from(JSON.stringify([key, payload])))),
    }));
    return await timed(async () => await sql`insert into plain ${sql(rows)}`);
  };
  return { keep, close: async () => await sql.end() };
}

/** `ingest-ratio`: accepting a transaction of 50 events, durable, against one plain INSERT of the same bytes. */
export async function ingest(): Promise<readonly Row[]> {
  return await withPostgres(async (server) => {
    await server.createDatabase('eis');
    await server.createDatabase('plain');
    const store = await openBenchStore(server.url('eis'));
    const plain = await createPlain(server.url('plain'), store.seal);
    const accept: Keep = async (batch) => await timed(async () => await store.inbox.accept(batch));
    const room = createTurn(roomsFrom(ROOMS));
    const [eis, floor]: [number[], number[]] = [[], []];
    for (let warm = 0; warm < WARM_UP; warm += 1) {
      await accept(transaction(EVENTS, room));
      await plain.keep(transaction(EVENTS, room));
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let index = 0; index < PER_ROUND; index += 1)
        floor.push(await plain.keep(transaction(EVENTS, room)));
      for (let index = 0; index < PER_ROUND; index += 1) eis.push(await accept(transaction(EVENTS, room)));
    }
    await plain.close();
    await store.close();
    const note = `${EVENTS} events: ${median(eis).toFixed(2)} ms against ${median(floor).toFixed(2)} ms, sealing included`;
    return [atMost(2.5, { name: 'ingest-ratio', value: median(eis) / median(floor), unit: '×', note })];
  });
}
