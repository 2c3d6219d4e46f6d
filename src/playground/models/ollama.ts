import type { PlainRequest } from '../router.ts';
import { type ModelOutcome, type ModelRequest, type ModelServer, json } from './model-server.ts';
import { type ChatAnswer, chatOutcome } from './ollama-answer.ts';
import { askedIn, type OllamaBody, readBody } from './ollama-body.ts';
import { embedded } from './ollama-embed.ts';
import { keepMsOf, OllamaMemory, type MemoryOptions, type Residence } from './ollama-memory.ts';
import {
  type LoadedModel,
  type OllamaModel,
  runningOf,
  shownModel,
  tagOf,
  type WholeModel,
  wholeModel,
  withTag,
} from './ollama-models.ts';
import { Requests } from './requests.ts';
import { type Rule, Script } from './script.ts';
import { hesitate, type Sleep, spoilWire } from './spoil.ts';

export interface OllamaOptions extends Partial<Omit<MemoryOptions, 'now' | 'sleep'>> {
  /** Left out: `qwen3:4b`. */
  readonly models?: readonly OllamaModel[];
  readonly rules?: readonly Rule[];
  readonly now: () => Date;
  /** Real time. */
  readonly sleep: Sleep;
  /** How long the model takes for one answer, in real milliseconds. */
  readonly answerMs?: number | (() => number);
  /** How late it is when it is slow. */
  readonly slowMs?: number;
}

export interface PlaygroundOllama extends ModelServer {
  readonly install: (model: OllamaModel) => void;
  readonly remove: (name: string) => void;
  readonly loaded: () => readonly LoadedModel[];
  /** Everything that was loaded and unloaded. */
  readonly residence: readonly Residence[];
  /** Requests that it would have passed on to a cloud. */
  readonly passedOn: () => number;
}

/** What Ollama takes where nothing is said, on a machine without a graphics card. */
const USUAL_CONTEXT = 4096;
/** The model takes no time, if nothing else is said. */
const AT_ONCE = { loadMs: 0, parallel: 1, maxQueue: 512, mostLoaded: 3 };

/** An Ollama in memory with models that follow a script. It listens nowhere by itself. */
export function createPlaygroundOllama(options: OllamaOptions): PlaygroundOllama {
  const server = new OllamaServer(options);
  return {
    script: server.script,
    requests: server.requests.all,
    leftCount: () => server.requests.left,
    forgetRequests: () => server.requests.forget(),
    answer: async (request, signal) => await server.answer(request, signal),
    install: (model) => void server.installed.set(model.name, wholeModel(model)),
    remove: (name) => {
      server.installed.delete(name);
      server.memory.unload(name);
    },
    loaded: () => server.memory.loaded(),
    residence: server.memory.history,
    passedOn: () => server.passedOn,
  };
}

const ALIVE: ModelOutcome = {
  kind: 'whole',
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  text: 'Ollama is running',
};

const refuse = (status: number, error: string): ModelOutcome => json(status, { error });

class OllamaServer {
  readonly script: Script;
  readonly memory: OllamaMemory;
  readonly requests = new Requests();
  readonly installed: Map<string, WholeModel>;
  passedOn = 0;
  readonly #options: OllamaOptions;

  constructor(options: OllamaOptions) {
    this.#options = options;
    this.script = new Script(options.rules);
    this.memory = new OllamaMemory({ ...AT_ONCE, ...options });
    const models = options.models ?? [{ name: 'qwen3:4b' }];
    this.installed = new Map(models.map((model) => [model.name, wholeModel(model)]));
  }

  async answer(request: PlainRequest, signal: AbortSignal): Promise<ModelOutcome> {
    const path = request.target.split('?', 1)[0] ?? '';
    const body = request.method === 'POST' ? readBody(request.body) : undefined;
    this.requests.note(request, isPrompt({ method: request.method, path }, body), signal);
    if (request.method === 'POST') {
      if (!body) return refuse(400, 'invalid character in the body');
      return await this.#post(path, body, signal);
    }
    return this.#get(path);
  }

  #get(path: string): ModelOutcome {
    switch (path) {
      case '/':
        return ALIVE;
      case '/api/version':
        return json(200, { version: '0.32.0' });
      case '/api/status':
        return json(200, { cloud: { disabled: true } });
      case '/api/tags':
        return json(200, { models: [...this.installed.values()].map(tagOf) });
      case '/api/ps':
        return json(200, { models: this.memory.loaded().map(runningOf) });
      default:
        return refuse(404, '404 page not found');
    }
  }

  async #post(path: string, body: OllamaBody, signal: AbortSignal): Promise<ModelOutcome> {
    if (!['/api/show', '/api/chat', '/api/generate', '/api/embed'].includes(path))
      return refuse(404, '404 page not found');
    if (body.model === '') return refuse(400, 'model is required');
    const model = this.installed.get(body.model) ?? this.installed.get(withTag(body.model));
    if (!model || this.script.faultFor(['not-found'])) return refuse(404, `model '${body.model}' not found`);
    if (path === '/api/show') return json(200, shownModel(model));
    if (model.remoteHost !== undefined) {
      this.passedOn += 1;
      return refuse(401, 'unauthorized');
    }
    if (path === '/api/embed') return await this.#embed(model, body, signal);
    return await this.#talk(model, { body, path, signal });
  }

  async #talk(model: WholeModel, { body, path, signal }: Talk): Promise<ModelOutcome> {
    const unable = inabilityOf(model, body);
    if (unable !== undefined) return refuse(400, unable);
    if (!isPrompt({ method: 'POST', path }, body)) return await this.#load(model, { body, path, signal });
    const said = this.script.say(askedIn(body));
    const { fault } = said;
    if (fault === 'busy')
      return refuse(503, 'server busy, please try again.  maximum pending requests exceeded');
    if (fault === 'out-of-memory')
      return refuse(500, 'model requires more system memory (8.4 GiB) than is available (3.1 GiB)');
    const spoilt = spoilWire(fault);
    if (spoilt) return spoilt;
    const { sleep, answerMs = 0, slowMs } = this.#options;
    const work = async (): Promise<ModelOutcome> => {
      await hesitate(fault, { sleep, signal, ...(slowMs === undefined ? {} : { slowMs }) });
      const takes = typeof answerMs === 'function' ? answerMs() : answerMs;
      if (takes > 0) await sleep(takes, signal);
      const answer: ChatAnswer = { model, body, said, path, at: this.#options.now() };
      return chatOutcome(answer, { sleep, signal });
    };
    return await this.#inMemory(model, { body, signal }, work);
  }

  async #load(model: WholeModel, { body, path, signal }: Talk): Promise<ModelOutcome> {
    const isLast = keepMsOf(body.keep_alive) === 0;
    const base = { model: model.name, created_at: this.#options.now().toISOString() };
    const empty = path === '/api/chat' ? { message: { role: 'assistant', content: '' } } : { response: '' };
    const answer = json(200, { ...base, ...empty, done: true, done_reason: isLast ? 'unload' : 'load' });
    if (isLast) {
      this.memory.unload(model.name);
      return answer;
    }
    return await this.#inMemory(model, { body, signal }, async () => await Promise.resolve(answer));
  }

  async #embed(model: WholeModel, body: OllamaBody, signal: AbortSignal): Promise<ModelOutcome> {
    if (!model.capabilities.includes('embedding'))
      return refuse(501, 'this model does not support embeddings');
    return await this.#inMemory(
      model,
      { body, signal },
      async () => await Promise.resolve(json(200, embedded(model.name, body))),
    );
  }

  async #inMemory(
    model: WholeModel,
    { body, signal }: { body: OllamaBody; signal: AbortSignal },
    work: () => Promise<ModelOutcome>,
  ): Promise<ModelOutcome> {
    const context = Math.min(body.options.num_ctx ?? USUAL_CONTEXT, model.context);
    const outcome = await this.memory.use(
      model,
      { context, keepMs: keepMsOf(body.keep_alive), signal },
      work,
    );
    return outcome === 'full'
      ? refuse(503, 'server busy, please try again.  maximum pending requests exceeded')
      : outcome;
  }
}

interface Talk {
  readonly body: OllamaBody;
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Without a word to answer it only loads the model. */
function isPrompt(
  { method, path }: Pick<ModelRequest, 'method' | 'path'>,
  body: OllamaBody | undefined,
): boolean {
  if (method !== 'POST' || !body) return false;
  if (path === '/api/chat') return body.messages.length > 0;
  if (path === '/api/generate') return body.prompt !== '';
  return path === '/api/embed';
}

/** What this model cannot be asked for. */
function inabilityOf({ name, capabilities }: WholeModel, { tools, think }: OllamaBody): string | undefined {
  if (!capabilities.includes('completion')) return `"${name}" does not support chat`;
  if (tools !== undefined && tools.length > 0 && !capabilities.includes('tools'))
    return `registry.ollama.ai/library/${name} does not support tools`;
  if (think !== undefined && think !== false && !capabilities.includes('thinking'))
    return `"${name}" does not support thinking`;
  return undefined;
}
