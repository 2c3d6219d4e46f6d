import { sleep } from '../../src/wiring/sleep.ts';
import { openSite } from './eis.ts';
import { atMost, median, type Row } from './row.ts';
import { beginTalk } from './talk.ts';
import { withPostgres } from './with-postgres.ts';

const STARTS = 5;
/** By then everything that belongs to the start is done, and the garbage of it mostly collected. */
const REST_MS = 6_000;

interface Idle {
  /** Seconds until ready. */
  readonly first: number;
  readonly later: readonly number[];
  /** MB after the first start, and after the last one. */
  readonly firstMemory: number;
  readonly memory: number;
}

/** A first start, a conversation, and later starts of the same eis. */
async function watch(database: string | undefined): Promise<Idle> {
  await using ending = new AsyncDisposableStack();
  const { homeserver, site } = await openSite(ending, database === undefined ? {} : { database });
  const start = async () => await site.start('eis', homeserver.servicePort);
  const first = await start();
  const talk = await beginTalk(homeserver, 'alice');
  for (const text of ['hello', 'add milk today', "what's due today"]) await talk.ask(text);
  await sleep(REST_MS);
  const firstMemory = first.memory();
  await first.stop();
  const later: number[] = [];
  for (let count = 1; count < STARTS; count += 1) {
    const child = await start();
    later.push(child.readyAfter / 1000);
    await child.stop();
  }
  const last = await start();
  later.push(last.readyAfter / 1000);
  await talk.ask("what's due today");
  await sleep(REST_MS);
  const memory = last.memory();
  await last.stop();
  return { first: first.readyAfter / 1000, later, firstMemory, memory };
}

const firstStart = ({ first, firstMemory }: Idle): string =>
  `first start: ${firstMemory.toFixed(0)} MB, ready after ${first.toFixed(2)} s`;

/** Memory at rest after an answer, and the time from nothing to ready; the folder was there before. */
export async function idle(): Promise<readonly Row[]> {
  const embedded = await watch(undefined);
  const served = await withPostgres(async (server) => {
    await server.createDatabase('eis');
    return await watch(server.url('eis'));
  });
  const starts = `PGlite, median of ${embedded.later.length}; on Postgres ${median(served.later).toFixed(2)} s`;
  return [
    atMost(180, { name: 'rss-idle-postgres', value: served.memory, unit: 'MB', note: firstStart(served) }),
    atMost(450, { name: 'rss-idle-pglite', value: embedded.memory, unit: 'MB', note: firstStart(embedded) }),
    atMost(1.5, { name: 'start', value: median(embedded.later), unit: 's', note: starts }),
  ];
}
