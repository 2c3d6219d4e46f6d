import { z } from 'zod';
import { passesOn } from '../../core/model.ts';
import { timeLimit } from '../time-limit.ts';

/** A model as Ollama lists it. */
export interface InstalledModel {
  readonly name: string;
  readonly family: string;
  /** In thousands of millions. */
  readonly parameters: number | undefined;
  /** What it can; undefined for an Ollama that does not say so yet. */
  readonly capabilities: readonly string[] | undefined;
  /** The longest context it was made for, in tokens. */
  readonly context: number | undefined;
  /** It is a name for a model on somebody else's server. */
  readonly isRemote: boolean;
}

export interface LoadedModel {
  readonly name: string;
  readonly context: number | undefined;
}

/** What is to be loaded, and how. */
export interface Loading {
  readonly model: string;
  readonly context: number;
  readonly keepAlive: string | number;
}

export interface OllamaClientDeps {
  readonly fetch: typeof globalThis.fetch;
  /** Without `/api`. */
  readonly url: string;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Ollama answered, but not as Ollama does. */
export class NoOllamaError extends Error {
  override readonly name = 'NoOllamaError';
}

/** Looks take milliseconds; a machine that is busy with a model may need a little longer. */
const LOOK_WITHIN_MS = 3_000;
/** Nobody has more; each of them is asked about itself once. */
const MOST_MODELS = 200;

export class SlowOllamaError extends Error {
  override readonly name = 'SlowOllamaError';
}

const versionAnswer = z.looseObject({ version: z.string() });
const statusAnswer = z.looseObject({ cloud: z.looseObject({ disabled: z.boolean() }) });
const details = z.looseObject({ family: z.string().catch(''), parameter_size: z.string().catch('') });
const remote = { remote_host: z.string().optional(), remote_model: z.string().optional() };
const tagsAnswer = z.looseObject({
  models: z
    .array(
      z.looseObject({
        ...remote,
        name: z.string(),
        digest: z.string().catch(''),
        size: z.number().catch(0),
        details: details.catch({ family: '', parameter_size: '' }),
        capabilities: z.array(z.string()).optional(),
      }),
    )
    .nullable(),
});
type Tag = NonNullable<z.output<typeof tagsAnswer>['models']>[number];
const showAnswer = z.looseObject({
  ...remote,
  capabilities: z.array(z.string()).optional(),
  model_info: z.record(z.string(), z.unknown()).optional(),
});
type Shown = z.output<typeof showAnswer>;
const psAnswer = z.looseObject({
  models: z.array(z.looseObject({ name: z.string(), context_length: z.number().optional() })).nullable(),
});
const errorAnswer = z.looseObject({ error: z.string() });

/** What eis asks an Ollama about itself, and has it do; sentences go over the SDK. Never generates anything. */
export class OllamaClient {
  readonly #deps: OllamaClientDeps;
  /** By name and digest: what a model is does not change. */
  readonly #shown = new Map<string, Shown>();

  constructor(deps: OllamaClientDeps) {
    this.#deps = deps;
  }

  /** Whether it is there. */
  async version(signal: AbortSignal): Promise<string> {
    return (await this.#look('/api/version', versionAnswer, signal)).version;
  }

  /** Whether it passes no name on to a cloud. Undefined: it does not say. */
  async isShut(signal: AbortSignal): Promise<boolean | undefined> {
    const response = await this.#within(
      LOOK_WITHIN_MS,
      signal,
      async (within) => await this.#get('/api/status', within),
    );
    const answer = statusAnswer.safeParse(await jsonOf(response));
    return response.ok && answer.success ? answer.data.cloud.disabled : undefined;
  }

  async installed(signal: AbortSignal): Promise<readonly InstalledModel[]> {
    const { models } = await this.#look('/api/tags', tagsAnswer, signal);
    const tags = (models ?? []).slice(0, MOST_MODELS);
    const found: InstalledModel[] = [];
    // One after the other: this is done once for each model, and a busy machine has better things to do.
    for (const tag of tags) {
      // Nothing is asked about what is somewhere else: that question would go there as well.
      const isElsewhere = passesOn(tag.name) || isRemote(tag);
      found.push(modelOf(tag, isElsewhere ? {} : await this.#show(tag, signal)));
    }
    return found;
  }

  async loaded(signal: AbortSignal): Promise<readonly LoadedModel[]> {
    const { models } = await this.#look('/api/ps', psAnswer, signal);
    return (models ?? []).map(({ name, context_length: context }) => ({ name, context }));
  }

  /** Takes as long as it takes: whoever leaves in the middle ends the loading. */
  async load(
    { model, context, keepAlive }: Loading,
    signal: AbortSignal,
  ): Promise<'loaded' | 'no memory' | 'not there'> {
    const body = { model, keep_alive: keepAlive, options: { num_ctx: context }, stream: false };
    const response = await this.#post('/api/generate', body, signal);
    if (response.ok) return 'loaded';
    if (response.status === 404) return 'not there';
    const { error } = errorAnswer.catch({ error: '' }).parse(await jsonOf(response));
    if (/\bmemory\b/i.test(error)) return 'no memory';
    throw new NoOllamaError(`status ${response.status}`);
  }

  async unload(model: string, signal: AbortSignal): Promise<void> {
    await this.#within(LOOK_WITHIN_MS, signal, async (within) => {
      await this.#post('/api/generate', { model, keep_alive: 0, stream: false }, within);
    });
  }

  async #show(tag: Tag, signal: AbortSignal): Promise<Shown> {
    const key = `${tag.name}@${tag.digest}`;
    const known = this.#shown.get(key);
    if (known) return known;
    const response = await this.#within(
      LOOK_WITHIN_MS,
      signal,
      async (within) => await this.#post('/api/show', { model: tag.name }, within),
    );
    // What cannot be shown is judged by its line of the list.
    const shown = response.ok ? showAnswer.catch({}).parse(await jsonOf(response)) : {};
    this.#shown.set(key, shown);
    return shown;
  }

  async #look<Answer>(path: string, schema: z.ZodType<Answer>, signal: AbortSignal): Promise<Answer> {
    const response = await this.#within(
      LOOK_WITHIN_MS,
      signal,
      async (within) => await this.#get(path, within),
    );
    const answer = schema.safeParse(await jsonOf(response));
    if (!response.ok || !answer.success) throw new NoOllamaError(`status ${response.status}`);
    return answer.data;
  }

  async #get(path: string, signal: AbortSignal): Promise<Response> {
    return await this.#deps.fetch(`${this.#deps.url}${path}`, { signal });
  }

  async #post(path: string, body: object, signal: AbortSignal): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body), signal };
    return await this.#deps.fetch(`${this.#deps.url}${path}`, init);
  }

  async #within<Value>(
    ms: number,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    const limit = timeLimit(ms, () => new SlowOllamaError('no answer in time'), this.#deps.sleep);
    try {
      return await work(AbortSignal.any([signal, limit.signal]));
    } finally {
      limit.end();
    }
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function modelOf(tag: Tag, shown: Shown): InstalledModel {
  const info = Object.entries(shown.model_info ?? {});
  const context = info.find(([name]) => name.endsWith('.context_length'))?.[1];
  return {
    name: tag.name,
    family: tag.details.family,
    parameters: parametersOf(tag, info.find(([name]) => name === 'general.parameter_count')?.[1]),
    capabilities: tag.capabilities ?? shown.capabilities,
    context: typeof context === 'number' ? context : undefined,
    isRemote: isRemote(tag) || isRemote(shown),
  };
}

const isRemote = ({ remote_host: host, remote_model: model }: Shown): boolean => (host ?? model ?? '') !== '';

/** A model that was packed as usual needs about this much for each parameter. */
const BYTES_PER_PARAMETER = 0.65;
const UNITS: Readonly<Record<string, number>> = { T: 1_000, B: 1, M: 0.001, K: 0.000_001 };

function parametersOf(
  { details: { parameter_size: said }, size }: Tag,
  counted: unknown,
): number | undefined {
  if (typeof counted === 'number' && counted > 0) return counted / 1e9;
  const [, count = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,6})?)\s?([KMBT])$/.exec(said) ?? [];
  const factor = UNITS[unit];
  if (factor !== undefined) return Number(count) * factor;
  return size > 0 ? size / BYTES_PER_PARAMETER / 1e9 : undefined;
}
