import { timeLimit } from '../time-limit.ts';
import { isSame } from './choose-model.ts';
import { keepAliveOf } from './keep-alive.ts';
import { type ChosenModel, isLoaded } from './look-at-ollama.ts';
import type { LoadedModel, OllamaClient } from './ollama-client.ts';

export interface OllamaMemoryDeps {
  readonly client: Pick<OllamaClient, 'loaded' | 'load' | 'unload'>;
  readonly settings: { readonly keep_alive: string; readonly most_loaded: number };
  readonly now: () => Date;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

interface Wanted {
  readonly signal: AbortSignal;
  /** Called when it was not in memory. */
  readonly onBegun: () => void;
}

const LOAD_WITHIN_MS = 10 * 60_000;
/** Then something else may have left the memory. */
const TOO_LARGE_FOR_MS = 15 * 60_000;

/** What eis has loaded in an Ollama, never more than it may. */
export class OllamaMemory {
  readonly #deps: OllamaMemoryDeps;
  /** The oldest first. */
  readonly #ours = new Set<string>();
  /** What did not fit, and when. */
  readonly #tooLarge = new Map<string, number>();

  constructor(deps: OllamaMemoryDeps) {
    this.#deps = deps;
  }

  /** Whether it may be loaded ahead: what others loaded counts, too. */
  hasRoom({ name }: ChosenModel, loaded: readonly LoadedModel[]): boolean {
    const others = loaded.filter((one) => !this.#ours.has(one.name) && !isSame(one.name, name));
    return others.length < this.#deps.settings.most_loaded;
  }

  /** Names of those that did not fit a short time ago. */
  tooLarge(): ReadonlySet<string> {
    const since = this.#deps.now().getTime() - TOO_LARGE_FOR_MS;
    return new Set([...this.#tooLarge].filter(([, at]) => at > since).map(([name]) => name));
  }

  /** Takes as long as it takes, within limits. Never rejects. */
  async load(
    model: ChosenModel,
    { signal, onBegun }: Wanted,
  ): Promise<'loaded' | 'no memory' | 'not there' | 'failed' | 'stopped'> {
    const limit = timeLimit(LOAD_WITHIN_MS, () => new Error('not loaded in time'), this.#deps.sleep);
    try {
      return await this.#load(model, { onBegun, signal: AbortSignal.any([signal, limit.signal]) });
    } catch {
      return signal.aborted ? 'stopped' : 'failed';
    } finally {
      limit.end();
    }
  }

  async #load(
    model: ChosenModel,
    { signal, onBegun }: Wanted,
  ): Promise<'loaded' | 'no memory' | 'not there'> {
    const { client, settings, now } = this.#deps;
    const loaded = await client.loaded(signal);
    if (isLoaded(model, loaded)) return 'loaded';
    onBegun();
    await this.#makeRoom(model, loaded, signal);
    const keepAlive = keepAliveOf(settings.keep_alive);
    const result = await client.load({ model: model.name, context: model.context, keepAlive }, signal);
    if (result === 'loaded') this.#ours.add(model.name);
    if (result === 'no memory') this.#tooLarge.set(model.name, now().getTime());
    return result;
  }

  async #makeRoom({ name }: ChosenModel, loaded: readonly LoadedModel[], signal: AbortSignal): Promise<void> {
    const others = loaded.filter((one) => !isSame(one.name, name));
    const ours = [...this.#ours].filter((one) => others.some((other) => isSame(other.name, one)));
    const tooMany = others.length + 1 - this.#deps.settings.most_loaded;
    for (const one of ours.slice(0, Math.max(0, tooMany))) {
      await this.#deps.client.unload(one, signal);
      this.#ours.delete(one);
    }
  }
}
