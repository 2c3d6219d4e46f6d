import type { BenchHomeserver } from './bench-homeserver.ts';
import { openSite } from './eis.ts';
import { atMost, median, type Row } from './row.ts';
import { beginTalk, type Talk } from './talk.ts';
import { withPostgres } from './with-postgres.ts';

const QUESTION = "what's due today";
const WARM_UP = 30;
const ROUNDS = 10;
const PER_ROUND = 30;

/** Two rooms of one eis: the same person could be in both. */
async function beginTalks(homeserver: BenchHomeserver): Promise<readonly [plain: Talk, sealed: Talk]> {
  const plain = await beginTalk(homeserver, 'alice');
  const sealed = await beginTalk(homeserver, 'bob', { encrypted: true });
  for (const talk of [plain, sealed]) {
    await talk.ask('hello');
    for (let warm = 0; warm < WARM_UP; warm += 1) await talk.ask(QUESTION);
  }
  return [plain, sealed];
}

/**
 * `crypto-reply-ratio`: from the PUT of the transaction until the PUT of the reply, in an encrypted room against a plain
 * one, by turns.
 */
export async function sealedReply(): Promise<Row> {
  return await withPostgres(async (server) => {
    await using ending = new AsyncDisposableStack();
    await server.createDatabase('eis');
    const { homeserver, site } = await openSite(ending, { database: server.url('eis') });
    const child = await site.start('eis', homeserver.servicePort);
    ending.defer(child.stop);
    const both = (await beginTalks(homeserver)).map((talk) => ({ talk, times: new Array<number>() }));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const { talk, times } of both)
        for (let index = 0; index < PER_ROUND; index += 1) times.push(await talk.ask(QUESTION));
    const [plain = 0, sealed = 0] = both.map(({ times }) => median(times));
    const note = `${sealed.toFixed(1)} ms against ${plain.toFixed(1)} ms, ${ROUNDS * PER_ROUND} questions each`;
    return atMost(1.5, { name: 'crypto-reply-ratio', value: sealed / plain, unit: '×', note });
  });
}
