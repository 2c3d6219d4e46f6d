import { createPlaygroundAnthropic } from '../models/anthropic.ts';
import type { ModelServer } from '../models/model-server.ts';
import { createPlaygroundOllama } from '../models/ollama.ts';
import { serveModel } from '../models/serve-model.ts';
import type { Sleep } from '../models/spoil.ts';
import type { Hosted } from '../talk/network.ts';
import { createAuthority } from '../tls/authority.ts';
import { cloudScript, localScript, MODEL_TRIES } from './demo-script.ts';

/** Scripted ones, or an Ollama that is really there. */
export type PageModelsWish =
  | { readonly kind: 'scripted' }
  | { readonly kind: 'ollama'; readonly url: string; readonly model?: string };

/** The models beside the chat page. */
export interface PageModels {
  readonly localModel: { readonly url: string; readonly model?: string };
  /** The clouds. */
  readonly hosted: Hosted;
  readonly state: () => PageModelsState;
  readonly close: () => Promise<void>;
}

/** What the page shows of them. */
export interface PageModelsState {
  readonly about: string;
  /** Whether what they are given can be shown. */
  readonly shows: boolean;
  /** Sentences to try. */
  readonly tries: readonly string[];
  /** What they were given, the newest first. */
  readonly asked: readonly AskedOnPage[];
}

interface AskedOnPage {
  readonly model: string;
  readonly bytes: number;
  readonly text: string;
}

interface Deps {
  readonly now: () => Date;
  readonly sleep: Sleep;
  /** Fit for secrets. */
  readonly random: (bytes: number) => Uint8Array;
}

const CLOUD = 'api.anthropic.com';
const MOST_SHOWN = 20;
/** As long as a real one takes on a good machine, so that people see that it works. */
const ANSWER_MS = 700;

export async function startPageModels(wish: PageModelsWish, deps: Deps): Promise<PageModels> {
  return wish.kind === 'ollama' ? real(wish) : await scripted(deps);
}

const real = ({ url, model }: Extract<PageModelsWish, { kind: 'ollama' }>): PageModels => ({
  localModel: { url, ...(model === undefined ? {} : { model }) },
  hosted: { ports: new Map(), authorities: [] },
  state: () => ({
    about: `The local model is that of Ollama at ${url}.`,
    shows: false,
    tries: MODEL_TRIES,
    asked: [],
  }),
  close: async () => await Promise.resolve(),
});

async function scripted({ now, sleep, random }: Deps): Promise<PageModels> {
  const key = `sk-ant-${Buffer.from(random(16)).toString('hex')}`;
  const asked: AskedOnPage[] = [];
  const note = (one: AskedOnPage): void => void asked.unshift(one);
  const ollama = createPlaygroundOllama({ rules: localScript, now, sleep, answerMs: ANSWER_MS });
  const claude = createPlaygroundAnthropic({ rules: cloudScript, keys: [key], sleep, answerMs: ANSWER_MS });
  const authority = await createAuthority('Authority of the clouds of the playground');
  const [local, cloud] = await Promise.all([
    serveModel(noting('local model', ollama, note)),
    serveModel(noting('Claude', claude, note), { authority }),
  ]);
  return {
    localModel: { url: local.address },
    hosted: { ports: new Map([[`${CLOUD}:443`, cloud.port]]), authorities: [authority.certificate] },
    state: () => ({
      about:
        'Both models follow a script on this machine: a local one, and one that stands for Claude, for those who add its key.',
      shows: true,
      tries: [...MODEL_TRIES, `config claude ${key}`, 'analyze my week', 'why', 'why full'],
      asked: asked.slice(0, MOST_SHOWN),
    }),
    close: async () => {
      await Promise.all([local.close(), cloud.close()]);
    },
  };
}

/** Every question is noted as it comes in. */
const noting = (
  model: string,
  server: ModelServer,
  note: (one: AskedOnPage) => void,
): Pick<ModelServer, 'answer' | 'script'> => ({
  script: server.script,
  answer: async (request, signal) => {
    const answering = server.answer(request, signal);
    const last = server.requests.at(-1);
    if (last?.isPrompt) note({ model, bytes: last.bytes.length, text: new TextDecoder().decode(last.bytes) });
    return await answering;
  },
});
