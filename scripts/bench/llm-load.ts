import { sleep } from '../../src/wiring/sleep.ts';
import { createPlaygroundOllama, type PlaygroundOllama } from '../../src/playground/models/ollama.ts';
import type { AskedOfModel } from '../../src/playground/models/script.ts';
import { serveModel } from '../../src/playground/models/serve-model.ts';
import type { BenchHomeserver } from './bench-homeserver.ts';
import { openSite } from './eis.ts';
import { now } from './open-bench-store.ts';
import { atMost, median, quantile, type Row } from './row.ts';
import { beginTalk, type Talk } from './talk.ts';
import { withPostgres } from './with-postgres.ts';

const PEOPLE = 50;
/** One of them asks so often, and before the others. */
const GREEDY = 60;
/** Fast for a model, so that its turns can be measured; and as one without a graphics card has it. */
const [FAST_MS, SLOW_MS] = [60, 500];
/** When nobody was asked for so long, nobody waits. */
const QUIET_MS = 500;
const PHRASE = "what's due today";
const WARM_UP = 60;
/** Before, under and after the load. */
const BLOCKS = { before: 200, busy: 400, after: 200 };

/** No phrase fits, and a list is what it becomes. */
const question = (mark: string): string => `could you have a look at what waits for ${mark} on friday`;
const MARK = /^Sentence: "could you have a look at what waits for (\w+) on friday"$/m;
const markIn = ({ prompt }: AskedOfModel): string => MARK.exec(prompt)?.[1] ?? '';

interface Loaded {
  readonly homeserver: BenchHomeserver;
  readonly ollama: PlaygroundOllama;
  /** When the model was asked, by the mark in the question. */
  readonly askedAt: Map<string, number>;
  /** How long the model takes for an answer. */
  readonly pace: { ms: number };
}

async function open(database: string, ending: AsyncDisposableStack): Promise<Loaded> {
  const askedAt = new Map<string, number>();
  const pace = { ms: FAST_MS };
  const ollama = createPlaygroundOllama({
    now,
    sleep,
    answerMs: () => pace.ms,
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
  const { homeserver, site } = await openSite(ending, { database, ollama: serving.address });
  const child = await site.start('eis', homeserver.servicePort);
  ending.defer(child.stop);
  return { homeserver, ollama, askedAt, pace };
}

async function talksOf(homeserver: BenchHomeserver, count: number): Promise<readonly Talk[]> {
  const talks: Talk[] = [];
  for (let index = 0; index < count; index += 1) talks.push(await beginTalk(homeserver, `person${index}`));
  for (const talk of talks) await talk.answerTo('hello');
  return talks;
}

/** Everybody asks at once, and one of them has asked many times before. */
async function fairness(talks: readonly Talk[], { askedAt, homeserver }: Loaded): Promise<Row> {
  const [greedy, ...others] = talks;
  if (!greedy) throw new Error('nobody is there');
  for (let index = 0; index < GREEDY; index += 1) await greedy.say(question(`g${index}`));
  const events = await Promise.all(others.map(async (talk, index) => await talk.say(question(`p${index}`))));
  while (askedAt.size < GREEDY + others.length) await sleep(FAST_MS);
  const waits = events.map(
    (event, index) => (askedAt.get(`p${index}`) ?? Infinity) - (homeserver.pushedAt(event) ?? Infinity),
  );
  const times = [...askedAt.values()].toSorted((a, b) => a - b);
  const turn = median(times.slice(1).map((time, index) => time - (times[index] ?? time)));
  const share = talks.length * turn;
  const longest = Math.max(...waits);
  const note = `${talks.length} people, one of them with ${GREEDY} questions before the others: the longest wait was ${seconds(longest)}, a fair share is ${seconds(share)} (${turn.toFixed(0)} ms a turn); one after the other it would be ${seconds(turn * times.length)}`;
  return atMost(1.5, { name: 'llm-fairness', value: longest / share, unit: '×', note });
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Phrases of one person, before, while and after all others wait for the model. */
async function underLoad(talk: Talk, others: readonly Talk[], { ollama, pace }: Loaded): Promise<Row> {
  await measure(talk, WARM_UP);
  const idle = await measure(talk, BLOCKS.before);
  pace.ms = SLOW_MS;
  const asked = ollama.requests.length;
  const stop = new AbortController();
  const asking = others.map(async (other) => await keepAsking(other, stop.signal));
  while (ollama.requests.length === asked) await sleep(FAST_MS);
  const busy = await measure(talk, BLOCKS.busy);
  stop.abort();
  pace.ms = 0;
  await Promise.all(asking);
  for (let before = -1; before < ollama.requests.length; ) {
    before = ollama.requests.length;
    await sleep(QUIET_MS);
  }
  const answered = ollama.requests.length - asked;
  idle.push(...(await measure(talk, BLOCKS.after)));
  const [calm, loaded] = [quantile(idle, 0.99), quantile(busy, 0.99)];
  const note = `p99 of ${busy.length} phrases while ${others.length} people wait for a model that takes ${SLOW_MS} ms, ${loaded.toFixed(1)} ms, against ${calm.toFixed(1)} ms (p50 ${median(busy).toFixed(1)} against ${median(idle).toFixed(1)}); ${answered} questions meanwhile`;
  return atMost(1.2, { name: 'phrases-under-load', value: loaded / calm, unit: '×', note });
}

async function measure(talk: Talk, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const started = performance.now();
    times.push((await talk.answerTo(PHRASE)) - started);
  }
  return times;
}

/** Patient people: an answer may take longer than the bench waits for one. */
async function keepAsking(talk: Talk, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await talk.say(question('somebody'));
    await sleep(PEOPLE * SLOW_MS, signal).catch(() => undefined);
  }
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
