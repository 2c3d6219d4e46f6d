import postgres from 'postgres';
import type { RoomId } from '../../src/core/ids.ts';
import { parseRoomId } from '../../src/core/ids.ts';
import type { Handler } from '../../src/core/inbox.ts';
import { everyone } from '../../src/core/privacy.ts';
import { status } from '../../src/core/reply.ts';
import type { Store } from '../../src/store/open-store.ts';
import { openBenchStore } from './open-bench-store.ts';
import { atMost, median, type Row } from './row.ts';
import { startWorker } from './start-worker.ts';
import { createTurn, roomsFrom, transaction } from './traffic.ts';
import { withPostgres } from './with-postgres.ts';

const FEW = 1_000;
const MANY = 1_000_000;
/** The same traffic in both: a thousand people write, however many rooms are known. */
const ACTIVE = 1_000;
const WARM_UP = 1_000;
const ROUNDS = 8;
const PER_ROUND = 150;

/** What eis holds of a direct room in which one message was handled. `$1`: how many there are. */
const FILL: readonly string[] = [
  `insert into room (room_id, join_rule, history_visibility, changes, settled_in)
   select '!r' || n || ':example.org', 'invite', 'shared', 1, 1 from generate_series(0, $1::int - 1) as n`,
  `insert into member (room_id, user_id, membership)
   select '!r' || n || ':example.org', account, 'join' from generate_series(0, $1::int - 1) as n,
     lateral (values ('@eis:example.org'), ('@user' || n || ':example.org')) as joined (account)`,
  `insert into direct_room (user_id, room_id)
   select '@user' || n || ':example.org', '!r' || n || ':example.org' from generate_series(0, $1::int - 1) as n`,
  `insert into lane (name, head, done, next_at)
   select '!r' || n || ':example.org|@user:example.org', 1, 1, now() from generate_series(0, $1::int - 1) as n`,
];

async function fill(url: string, rooms: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  for (const statement of FILL) await sql.unsafe(statement, [rooms]);
  await sql.unsafe('vacuum (analyze)');
  await sql.unsafe('checkpoint');
  await sql.end();
}

const roomOf = (lane: string): RoomId => {
  const room = parseRoomId(lane.split('|', 1)[0]);
  if (room === undefined) throw new Error('this lane belongs to no room');
  return room;
};

/** Looks the room up and says something there, as answering does. */
const answering =
  ({ rooms }: Store): Handler =>
  async ({ lane }) => {
    const state = await rooms.roomState(roomOf(lane));
    if (!state?.settled) throw new Error('this room should be known');
    return {
      say: [{ kind: 'message', to: { room: state.room }, reply: status('Nothing is due.'), owner: everyone }],
      later: [],
    };
  };

/** One message through inbox, worker and outbox, in milliseconds. */
async function pass(store: Store, epoch: number, room: () => string): Promise<number> {
  const { promise: planned, resolve } = Promise.withResolvers<void>();
  const silence = store.outbox.onPlanned(resolve);
  const begun = performance.now();
  await store.inbox.accept(transaction(1, room));
  await planned;
  silence();
  const [row] = await store.outbox.take(epoch, 1);
  if (!row) throw new Error('nothing was to be sent');
  await store.outbox.sent(row.key, '$sent');
  return performance.now() - begun;
}

async function prepare(url: string, known: number) {
  const store = await openBenchStore(url);
  await fill(url, known);
  const worker = await startWorker(store, answering(store));
  const names = roomsFrom(known).filter((_, index) => index % (known / ACTIVE) === 0);
  const room = createTurn(names);
  const times: number[] = [];
  for (let warm = 0; warm < WARM_UP; warm += 1) await pass(store, worker.epoch, room);
  return {
    times,
    round: async () => {
      for (let index = 0; index < PER_ROUND; index += 1) times.push(await pass(store, worker.epoch, room));
    },
    close: async () => {
      await worker.stop();
      await store.close();
    },
  };
}

/** `rooms-ratio`: what a message costs with a million known rooms, against a thousand, both in turn in one run. */
export async function manyRooms(): Promise<readonly Row[]> {
  return await withPostgres(async (server) => {
    await server.createDatabase('many');
    await server.createDatabase('few');
    const many = await prepare(server.url('many'), MANY);
    const few = await prepare(server.url('few'), FEW);
    for (let round = 0; round < ROUNDS; round += 1) {
      await few.round();
      await many.round();
    }
    await few.close();
    await many.close();
    const [withMany, withFew] = [median(many.times), median(few.times)];
    const note = `${withMany.toFixed(2)} ms per message with ${MANY} rooms, ${withFew.toFixed(2)} ms with ${FEW}`;
    return [atMost(1.1, { name: 'rooms-ratio', value: withMany / withFew, unit: '×', note })];
  });
}
