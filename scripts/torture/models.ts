import { setTimeout as sleep } from 'node:timers/promises';
import { createPlaygroundOllama } from '../../src/playground/models/ollama.ts';
import type { ModelServer } from '../../src/playground/models/model-server.ts';
import { createPlaygroundOpenai } from '../../src/playground/models/openai.ts';
import type { AskedOfModel } from '../../src/playground/models/script.ts';
import { serveModel } from '../../src/playground/models/serve-model.ts';
import type { PlainRequest } from '../../src/playground/router.ts';
import { createGate, Dropped, type Gate, type Station } from './gate.ts';

/** `local`: reads what no rule understands. `cloud`: answers with people's own keys. */
export type Tier = 'local' | 'cloud';

/** A question to a model, and where it is caught. */
export interface WantedQuestion {
  readonly tier: Tier;
  readonly station: Station;
}

/** A question that left the house. */
export interface Left {
  /** As it names itself; empty when it does not. */
  readonly id: string;
  /** Exactly what came. */
  readonly text: string;
}

/** An Ollama and a model in the cloud, neither of which is ever killed. */
export interface Models extends Pick<Gate<WantedQuestion, Tier>, 'trap'> {
  /** Of the Ollama. */
  readonly address: string;
  /** As `egress.allow` wants it: the cloud is on this machine. */
  readonly allow: string;
  /** What a person types to use the model in the cloud under this name. */
  readonly keyLine: (name: string) => string;
  readonly left: readonly Left[];
  readonly close: () => Promise<void>;
}

const KEY = 'sk-torture0123456789abcdefghijklmnop';
const MODEL = 'torture-model';
const PROMPTS = ['/api/chat', '/v1/chat/completions'];

/** Of the two forms in which eis puts a question to a model, each holds what the person said in one line. */
const ASKED = /^(?:Sentence|Question of the person): .*\b(q[a-z]{8})\b/m;
const nonceIn = ({ prompt }: Pick<AskedOfModel, 'prompt'>): string => ASKED.exec(prompt)?.[1] ?? '';

export async function openModels(): Promise<Models> {
  const gate = createGate<WantedQuestion, Tier>((wanted, tier) => wanted.tier === tier);
  const left: Left[] = [];
  const ollama = createPlaygroundOllama({
    now: () => new Date(),
    sleep: waitFor,
    rules: [
      {
        answer: (asked) => ({
          verdict: 'do',
          calls: [{ action: 'task.add', title: nonceIn(asked) }],
          ask: null,
        }),
      },
    ],
  });
  const cloud = createPlaygroundOpenai({
    keys: [KEY],
    models: [MODEL],
    sleep: waitFor,
    rules: [{ answer: (asked) => ({ text: `The thread of it: ${nonceIn(asked)}.`, calls: [] }) }],
  });
  const local = await serveModel(behindGate(ollama, { tier: 'local', gate, left: [] }));
  const away = await serveModel(behindGate(cloud, { tier: 'cloud', gate, left }));
  return {
    trap: gate.trap,
    address: local.address,
    allow: new URL(away.address).host,
    keyLine: (name) => `config endpoint ${name} ${away.address}/v1 ${KEY} ${MODEL}`,
    left,
    close: async () => {
      await Promise.all([local.close(), away.close()]);
    },
  };
}

async function waitFor(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal ? { signal } : {});
}

interface Watched {
  readonly tier: Tier;
  readonly gate: Pick<Gate<WantedQuestion, Tier>, 'pass'>;
  /** What came is added to it. */
  readonly left: Left[];
}

/** The same model behind the gate, which takes its time for some questions. */
function behindGate(model: ModelServer, { tier, gate, left }: Watched): ModelServer {
  const hesitate = createHesitation();
  const answer: ModelServer['answer'] = async (request, signal) => {
    if (!isPrompt(request)) return await model.answer(request, signal);
    const text = new TextDecoder().decode(request.body);
    left.push({ id: request.headers['x-client-request-id'] ?? '', text });
    await gate.pass(tier, 'arrived');
    await hesitate(text, signal);
    const outcome = await model.answer(request, signal);
    await gate.pass(tier, 'answered');
    return outcome;
  };
  return {
    ...model,
    answer: async (request, signal) => {
      try {
        return await answer(request, signal);
      } catch (error) {
        if (error instanceof Dropped) return { kind: 'closed' };
        throw error;
      }
    },
  };
}

const isPrompt = ({ method, target }: PlainRequest): boolean => method === 'POST' && PROMPTS.includes(target);

/** As it stands in a body: in JSON, and in JSON once more. */
const IN_BODY = /(?:Sentence|Question of the person): [^]*?\b(q[a-z]{8})\b/;
/** Long enough for 👀, and for a placeholder; eis is killed more often than that, so the next try finds it in time. */
const SLOWNESS: readonly { readonly endsWith: string; readonly ms: number; readonly times: number }[] = [
  { endsWith: 'abc', ms: 2_600, times: 1 },
  { endsWith: 'def', ms: 6_800, times: 2 },
];

/** By the last letter of what is asked for. */
function createHesitation(): (body: string, signal: AbortSignal) => Promise<void> {
  const asked = new Map<string, number>();
  return async (body, signal) => {
    const nonce = IN_BODY.exec(body)?.[1];
    if (nonce === undefined) return;
    const times = (asked.get(nonce) ?? 0) + 1;
    asked.set(nonce, times);
    const slowness = SLOWNESS.find(({ endsWith }) => endsWith.includes(nonce.slice(-1)));
    if (slowness && times <= slowness.times) await waitFor(slowness.ms, signal);
  };
}
