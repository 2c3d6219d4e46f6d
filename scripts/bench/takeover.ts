import { freePort } from '../servers/free-port.ts';
import type { Child } from './child.ts';
import { openSite, type Site } from './eis.ts';
import { atMost, median, type Row } from './row.ts';
import { beginTalk } from './talk.ts';
import { withPostgres } from './with-postgres.ts';

const KILLS = 11;

interface Eis {
  readonly child: Child;
  readonly address: string;
}

async function startEis(site: Site, name: string): Promise<Eis> {
  const port = await freePort();
  return { child: await site.start(name, port), address: `http://127.0.0.1:${port}` };
}

/**
 * `takeover-p50`: kill -9 of the process that works, until the reply of the other one to a message that comes at
 * that moment is at the homeserver. The one that is left stores the message, takes the work over and answers.
 */
export async function takeover(): Promise<readonly Row[]> {
  return await withPostgres(async (server) => {
    await using ending = new AsyncDisposableStack();
    await server.createDatabase('eis');
    const { homeserver, site } = await openSite(ending, { database: server.url('eis') });
    let active = await startEis(site, 'eis0');
    homeserver.homeserver.serviceIsAt(active.address);
    const talk = await beginTalk(homeserver, 'alice');
    await talk.ask('hello');
    const times: number[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const standby = await startEis(site, `eis${kill}`);
      homeserver.homeserver.serviceIsAt(standby.address);
      await talk.ask('version');
      const killed = performance.now();
      await active.child.kill();
      times.push((await talk.answerTo('version')) - killed);
      active = standby;
    }
    await active.child.stop();
    const note = `${KILLS} kills, slowest ${(Math.max(...times) / 1000).toFixed(2)} s; until the reply is at the homeserver`;
    return [atMost(0.6, { name: 'takeover-p50', value: median(times) / 1000, unit: 's', note })];
  });
}
