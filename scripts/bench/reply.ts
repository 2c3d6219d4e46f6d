import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchHomeserver, openBenchHomeserver } from './bench-homeserver.ts';
import { startChild } from './child.ts';
import { makeSite } from './eis.ts';
import { atMost, median, quantile, type Row } from './row.ts';
import { beginTalk, requestsOf, type Talk } from './talk.ts';
import { populate } from '../../src/playground/vikunja/populate.ts';
import { type OpenPlayground, openPlayground } from '../vikunja/open-playground.ts';
import { now } from './open-bench-store.ts';
import { withPostgres } from './with-postgres.ts';

const QUESTION = "what's due today";
const WARM_UP = 60;
const ROUNDS = 10;
const PER_ROUND = 40;

/** Who answers, and what it asks: the homeserver and a service are its own. */
interface Answering {
  readonly homeserver: BenchHomeserver;
  readonly service: OpenPlayground;
  readonly talk: Talk;
}

type Ends = Pick<Answering, 'homeserver' | 'service'> & { readonly token: string };

const ACCOUNT = 'alice';
const HOUR_MS = 3_600_000;
const TASKS: readonly (readonly [project: string, title: string])[] = [
  ['Work', 'milk'],
  ['Home', 'bread'],
  ['Home', 'call Tom'],
];

/** A homeserver, and a Vikunja with three tasks that are due in two projects. */
async function openEnds(ending: AsyncDisposableStack): Promise<Ends> {
  const homeserver = await openBenchHomeserver();
  ending.defer(homeserver.close);
  const service = await openPlayground('2');
  ending.defer(service.close);
  const token = service.admit(ACCOUNT);
  const { addProject, addTask } = populate(service.vikunja.state);
  const owner = service.vikunja.state.userNamed(ACCOUNT);
  if (!owner) throw new Error('nobody lives there');
  const projects = new Map(['Work', 'Home'].map((title) => [title, addProject(owner, { title })]));
  for (const [name, title] of TASKS) {
    const project = projects.get(name);
    if (project) addTask(project, { title, due: now().getTime() - 24 * HOUR_MS });
  }
  return { homeserver, service, token };
}

async function openEis(database: string, ending: AsyncDisposableStack): Promise<Answering> {
  const { homeserver, service, token } = await openEnds(ending);
  const site = makeSite({ homeserver, database, allow: [service.hostAndPort] });
  ending.defer(site.remove);
  const child = await site.start('eis', homeserver.servicePort);
  ending.defer(child.stop);
  const talk = await beginTalk(homeserver, ACCOUNT);
  await talk.ask('hello');
  await talk.ask(`config add ${service.address} ${token}`);
  await talk.heard('Connected, found 3 tasks');
  return { homeserver, service, talk };
}

async function openPlain(ending: AsyncDisposableStack): Promise<Answering> {
  const { homeserver, service, token } = await openEnds(ending);
  const folder = mkdtempSync(join(tmpdir(), 'eis-bench-'));
  ending.defer(() => rmSync(folder, { recursive: true, force: true }));
  const registration = join(folder, 'registration.yaml');
  writeFileSync(registration, homeserver.registration, { mode: 0o600 });
  const port = String(homeserver.servicePort);
  const child = await startChild({
    program: ['scripts/bench/plain-listener.ts', homeserver.address, registration, port, service.address],
    environment: { VIKUNJA_TOKEN: token },
    ready: async () => (await fetch(`http://127.0.0.1:${port}/`)).status > 0,
  });
  ending.defer(child.kill);
  return { homeserver, service, talk: await beginTalk(homeserver, ACCOUNT) };
}

/** The requests that belong to all answers, each kind with its number. */
function tally({ homeserver, service }: Answering): string {
  const ofService = service.vikunja.requests.map(({ method, template }) => `${method} ${template}`);
  const counts = Map.groupBy([...requestsOf(homeserver), ...ofService], (request) => request);
  return [...counts]
    .map(([request, all]) => `${all.length} × ${request}`)
    .toSorted()
    .join('\n');
}

async function measure(eis: Answering, plain: Answering) {
  const both = [
    { ...eis, times: new Array<number>() },
    { ...plain, times: new Array<number>() },
  ];
  for (const { talk, homeserver, service } of both) {
    for (let warm = 0; warm < WARM_UP; warm += 1) await talk.ask(QUESTION);
    homeserver.homeserver.journal.clear();
    service.vikunja.forgetRequests();
  }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { talk, times } of both)
      for (let index = 0; index < PER_ROUND; index += 1) times.push(await talk.ask(QUESTION));
  const [ofEis, ofPlain] = [tally(eis), tally(plain)];
  if (ofEis !== ofPlain) throw new Error(`They ask different things.\neis:\n${ofEis}\nplain:\n${ofPlain}`);
  return { times: both.map(({ times }) => times), asked: ofEis };
}

/**
 * From the PUT of the transaction until the PUT of the reply, with eis on Postgres and a person's own Vikunja; the
 * listener keeps nothing.
 */
export async function reply(): Promise<readonly Row[]> {
  return await withPostgres(async (server) => {
    await using ending = new AsyncDisposableStack();
    await server.createDatabase('eis');
    const eis = await openEis(server.url('eis'), ending);
    const plain = await openPlain(ending);
    const { times, asked } = await measure(eis, plain);
    const [ours = [], theirs = []] = times;
    const note = `${ours.length} questions, one after the other`;
    const ratio = median(ours) / median(theirs);
    const both = `${median(ours).toFixed(1)} ms against ${median(theirs).toFixed(1)} ms; ${asked.split('\n').length} kinds of request, the same`;
    return [
      atMost(20, { name: 'reply-p50', value: median(ours), unit: 'ms', note }),
      atMost(60, { name: 'reply-p99', value: quantile(ours, 0.99), unit: 'ms', note }),
      atMost(1.2, { name: 'reply-ratio', value: ratio, unit: '×', note: both }),
    ];
  });
}
