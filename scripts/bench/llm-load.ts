import { sleep } from '../../src/wiring/sleep.ts';
import { createPlaygroundOllama, type PlaygroundOllama } from '../../src/playground/models/ollama.ts';
import type { AskedOfModel } from '../../src/playground/models/script.ts';
import { serveModel } from '../../src/playground/models/serve-model.ts';
import { type BenchHomeserver, openBenchHomeserver } from './bench-homeserver.ts';
import { makeSite } from './eis.ts';
import { now } from './open-bench-store.ts';
import { atMost, median, quantile, type Row } from './row.ts';
import { beginTalk, type Talk } from './talk.ts';
import { withPostgres } from './with-postgres.ts';

const PEOPLE = 50;
/** The one who asks most has so many more questions waiting. */
const GREEDY = 8;
/** Fast for a model, slow for everything else. */
const ANSWER_MS = 60;
const PHRASE = "what's due today";
const WARM_UP = 60;
const ROUNDS = 8;
const PER_ROUND = 50;

/** No phrase fits, and a list is what it becomes. */
const question = (mark: string): string => `could you have a look at what waits for ${mark} on friday`;
const MARK = /^Sentence: "could you have a look at what waits for (\w+) on friday"$/m;
const markIn = ({ prompt }: AskedOfModel): string => MARK.exec(prompt)?.[1] ?? '';

interface Loaded {
  readonly homeserver: BenchHomeserver;
  readonly ollama: PlaygroundOllama;
  /** When the model was asked, by the mark in the question. */
  readonly askedAt: Map<string, number>;
}

async function open(database: string, ending: AsyncDisposableStack): Promise<Loaded> {
  const askedAt = new Map<string, number>();
  const ollama = createPlaygroundOllama({
    now,
    sleep,
    answerMs: ANSWER_MS,
    rules: [
      {
        answer: (asked) => {
          askedAt.set(markIn(asked), performance.now());
          return { verdict: 'do', calls: [{ action: 'task.list', when: 'friday' }], ask: null };
        },
      },
    ],
  });
  const serving = await serveModel(ollama);
  ending.defer(serving.close);
  const homeserver = await openBenchHomeserver();
  ending.defer(homeserver.close);
  const site = makeSite({ homeserver, database, ollama: serving.address });
  ending.defer(site.remove);
  const child = await site.start('eis', homeserver.servicePort);
  ending.defer(child.stop);
  return { homeserver, ollama, askedAt };
}

async function talksOf(homeserver: BenchHomeserver, count: number): Promise<readonly Talk[]> {
  const talks: Talk[] = [];
  for (let index = 0; index < count; index += 1) talks.push(await beginTalk(homeserver, `person${index}`));
  for (const talk of talks) await talk.answerTo('hello');
  return talks;
}

/** Everybody asks at once, one of them much more often and a little earlier. */
async function fairness(talks: readonly Talk[], { askedAt }: Loaded): Promise<Row> {
  const [greedy] = talks;
  if (!greedy) throw new Error('nobody is there');
  const started = performance.now();
  const greedyOnes = Array.from(
    { length: GREEDY },
    async (_, index) => await greedy.answerTo(question(`g${index}`)),
  );
  await Promise.all([
    ...greedyOnes,
    ...talks.slice(1).map(async (talk, index) => await talk.answerTo(question(`p${index}`))),
  ]);
  const times = [...askedAt.values()].toSorted((a, b) => a - b);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const waits = [...askedAt].filter(([mark]) => mark.startsWith('p')).map(([, time]) => time - started);
  if (waits.length !== talks.length - 1) throw new Error(`${waits.length} were asked for`);
  const share = talks.length * median(gaps);
  const note = `${talks.length} people, one of them with ${GREEDY} questions before the others: the longest wait was ${(Math.max(...waits) / 1000).toFixed(1)} s, a fair share is ${(share / 1000).toFixed(1)} s (${median(gaps).toFixed(0)} ms each)`;
  return atMost(1.5, { name: 'llm-fairness', value: Math.max(...waits) / share, unit: '×', note });
}

/** Phrases of one person, by turns while nothing else happens and while all others wait for the model. */
async function underLoad(talk: Talk, others: readonly Talk[], { ollama }: Loaded): Promise<Row> {
  for (let warm = 0; warm < WARM_UP; warm += 1) await talk.answerTo(PHRASE);
  const times = { idle: new Array<number>(), busy: new Array<number>() };
  const asked = ollama.requests.length;
  for (let round = 0; round < ROUNDS; round += 1) {
    await measure(talk, times.idle);
    const stop = new AbortController();
    const asking = others.map(async (other) => await keepAsking(other, stop.signal));
    await sleep(ANSWER_MS);
    await measure(talk, times.busy);
    stop.abort();
    await Promise.all(asking);
  }
  const answered = ollama.requests.length - asked;
  if (answered < ROUNDS * others.length) throw new Error(`the model was asked ${answered} times only`);
  const [idle, busy] = [quantile(times.idle, 0.99), quantile(times.busy, 0.99)];
  const note = `p99 of ${times.busy.length} phrases while ${others.length} people wait for the model, ${busy.toFixed(1)} ms, against ${idle.toFixed(1)} ms (p50 ${median(times.busy).toFixed(1)} against ${median(times.idle).toFixed(1)})`;
  return atMost(1.2, { name: 'phrases-under-load', value: busy / idle, unit: '×', note });
}

async function measure(talk: Talk, times: number[]): Promise<void> {
  for (let count = 0; count < PER_ROUND; count += 1) {
    const started = performance.now();
    times.push((await talk.answerTo(PHRASE)) - started);
  }
}

async function keepAsking(talk: Talk, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await talk.answerTo(question('somebody'));
}

/** A whole eis on Postgres, with a model that takes its time. */
export async function underModelLoad(): Promise<readonly Row[]> {
  return await withPostgres(async (server) => {
    await using ending = new AsyncDisposableStack();
    await server.createDatabase('eis');
    const loaded = await open(server.url('eis'), ending);
    const talks = await talksOf(loaded.homeserver, PEOPLE);
    const fair = await fairness(talks, loaded);
    const phrases = await beginTalk(loaded.homeserver, 'phrases');
    await phrases.answerTo('hello');
    return [fair, await underLoad(phrases, talks, loaded)];
  });
}
