import { z } from 'zod';
import type { UserId } from '../../src/core/ids.ts';
import { parseUserId } from '../../src/core/ids.ts';
import type { AskModel } from '../../src/core/model.ts';
import { locate } from '../../src/egress/locate.ts';
import { createToLocalModel } from '../../src/egress/to-local-model.ts';
import { createReadFields } from '../../src/grammar/read-fields.ts';
import { createLocalModels, type LocalModels } from '../../src/llm/local/create-local-models.ts';
import { interpret } from '../../src/llm/interpret/interpret.ts';
import { offeredFor } from '../../src/llm/interpret/offered-for.ts';
import { bytesOf, MOST_PROMPT_BYTES, writeAsking } from '../../src/llm/interpret/write-asking.ts';
import type { ModelFault } from '../../src/playground/models/model-faults.ts';
import { createPlaygroundOllama, type PlaygroundOllama } from '../../src/playground/models/ollama.ts';
import { serveModel } from '../../src/playground/models/serve-model.ts';
import { declaredActions } from '../../src/wiring/declared.ts';
import { languages } from '../../src/wiring/languages.ts';
import { sleep } from '../../src/wiring/sleep.ts';
import { readSentences } from '../eval/read-sentences.ts';
import { now, silentLog } from './open-bench-store.ts';
import { atMost, median, quantile, type Row } from './row.ts';

/** A sentence that no phrase fits, and what a good model makes of it. */
const SENTENCE = 'could you shove the invoice over to monday';
const ANSWER = {
  verdict: 'do',
  calls: [{ action: 'task.move', which: 'the invoice', due: 'monday' }],
  ask: null,
};
/** Until everything is compiled. */
const WARM_UP = 500;
const QUESTIONS = 1_000;

const chatAnswer = z.looseObject({ message: z.looseObject({ content: z.string() }) });

interface OpenModels {
  readonly ollama: PlaygroundOllama;
  readonly url: string;
  readonly local: LocalModels;
}

/** The local models of eis, over loopback, with one that takes no time. `seconds`: how long it is waited for. */
async function openModels(ending: AsyncDisposableStack, seconds: number): Promise<OpenModels> {
  const ollama = createPlaygroundOllama({ rules: [{ answer: ANSWER }], now, sleep });
  const serving = await serveModel(ollama);
  ending.defer(serving.close);
  const url = serving.address;
  const egress = createToLocalModel({ addresses: [url], authorities: [], locate, sleep });
  ending.defer(egress.close);
  const local = createLocalModels({
    settings: {
      enabled: true,
      url,
      model: undefined,
      context: 8_192,
      keep_alive: '30m',
      parallel: 1,
      most_loaded: 1,
      seconds,
    },
    toLocalModel: egress.toLocalModel,
    now,
    sleep,
    random: () => 0,
    log: silentLog,
    onAsked: () => undefined,
  });
  const stopping = new AbortController();
  const running = local.start(stopping.signal);
  ending.defer(async () => {
    stopping.abort();
    await running;
  });
  for (let turn = 0; turn < 1_000 && local.state().kind !== 'ready'; turn += 1) await sleep(5);
  if (local.state().kind !== 'ready') throw new Error('the model is not ready');
  return { ollama, url, local };
}

function userOf(name: string): UserId {
  const user = parseUserId(`@${name}:bench.test`);
  if (!user) throw new Error(`${name} is no name`);
  return user;
}

const actions = declaredActions();

const readFields = createReadFields(actions, languages);

async function understand(ask: AskModel): Promise<string> {
  const { kind } = await interpret(
    {
      sentence: SENTENCE,
      earlier: [],
      language: 'en',
      actions,
      context: { now: now(), timeZone: 'UTC', language: 'en' },
      signal: new AbortController().signal,
    },
    { ask, readFields },
  );
  return kind;
}

/** From the sentence to the call, by turns with a plain request of the same bytes: what is beyond it is ours. */
export async function overhead(): Promise<Row> {
  await using ending = new AsyncDisposableStack();
  const { ollama, url, local } = await openModels(ending, 45);
  const ask = local.askFor(userOf('alice'));
  const times = { eis: new Array<number>(), plain: new Array<number>() };
  for (let count = -WARM_UP; count < QUESTIONS; count += 1) {
    const eis = await timeOf(async () => {
      if ((await understand(ask)) !== 'calls') throw new Error('the sentence was not understood');
    });
    const body = ollama.requests.at(-1)?.bytes ?? new Uint8Array();
    const plain = await timeOf(async () => {
      const answer = await fetch(`${url}/api/chat`, { method: 'POST', body: new Uint8Array(body) });
      chatAnswer.parse(await answer.json());
    });
    ollama.forgetRequests();
    if (count < 0) continue;
    times.eis.push(eis);
    times.plain.push(plain);
  }
  const [eis, plain] = [median(times.eis), median(times.plain)];
  const note = `${QUESTIONS} sentences, from the words to the call, ${eis.toFixed(2)} ms against ${plain.toFixed(2)} ms of a plain request with the same bytes; p99 ${quantile(times.eis, 0.99).toFixed(1)} against ${quantile(times.plain, 0.99).toFixed(1)}`;
  return atMost(2, { name: 'llm-overhead-p50', value: eis - plain, unit: 'ms', note });
}

/** The longest of all sentences of `npm run eval`: what a small model has to read. */
export function promptBytes(): Row {
  const sizes = readSentences().flatMap(({ text, setting: { language } }) => {
    const question = writeAsking({ sentence: text, earlier: [], language }, offeredFor(text, actions));
    return question ? [bytesOf(question)] : [];
  });
  const note = `the largest of ${sizes.length} sentences, instructions and schema included; half of them have no more than ${median(sizes)}`;
  return atMost(MOST_PROMPT_BYTES, { name: 'llm-prompt-bytes', value: Math.max(...sizes), unit: 'B', note });
}

const SECONDS = 2;
const DEAD: readonly ModelFault[] = ['down', 'silent', 'closed'];

/** How long people wait for a model that died: the one who asks after it is known. The worst of several deaths counts. */
export async function breaker(): Promise<Row> {
  const waits: { readonly fault: ModelFault; readonly first: number; readonly second: number }[] = [];
  for (const fault of DEAD) {
    await using ending = new AsyncDisposableStack();
    const { ollama, local } = await openModels(ending, SECONDS);
    await understand(local.askFor(userOf('warm')));
    ollama.script.plan(fault);
    const first = await timeOf(async () => {
      while (local.state().kind !== 'down') await understand(local.askFor(userOf('alice')));
    });
    const second = await timeOf(async () => await understand(local.askFor(userOf('bob'))));
    waits.push({ fault, first, second });
    ollama.script.clear();
  }
  const [worst] = waits.toSorted((a, b) => b.second - a.second);
  if (!worst) throw new Error('nothing was measured');
  const each = waits.map(({ fault, first }) => `${fault} after ${Math.round(first)} ms`).join(', ');
  const note = `the next one who asks; it was known to be dead: ${each} (${SECONDS} s for an answer)`;
  return atMost(5, { name: 'breaker-ms', value: worst.second, unit: 'ms', note });
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
